"""Split a sentence into tokens in lower case, with contractions expanded."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TO_STRAIGHT_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼʹ′´`＇‛", "'"))
"""A table for `str.translate` that replaces characters that are used as apostrophes."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and characters without width."""
_INVISIBLE_REMOVAL = str.maketrans(dict.fromkeys(_INVISIBLE))
"""A table for `str.translate` that removes invisible characters."""
_CONTRACTED_ENDINGS = {
    "n't": "not",
    "'m": "am",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
}
"""The word that each contracted ending stands for: "hasn't" is "has not"."""
_CONTRACTED_WITH_IS = frozenset(
    "it that there what where how who why here he she this when".split()
)
"""Words after which "'s" is "is"."""
_EXPANSIONS = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
    "let's": ("let", "us"),
    "dont": ("do", "not"),
    "didnt": ("did", "not"),
    "doesnt": ("does", "not"),
    "cant": ("can", "not"),
    "wont": ("will", "not"),
    "wasnt": ("was", "not"),
    "isnt": ("is", "not"),
    "couldnt": ("could", "not"),
    "wouldnt": ("would", "not"),
    "havent": ("have", "not"),
    "hasnt": ("has", "not"),
    "hadnt": ("had", "not"),
    "arent": ("are", "not"),
    "werent": ("were", "not"),
    "shouldnt": ("should", "not"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "id": ("i", "would"),
    "youve": ("you", "have"),
    "youre": ("you", "are"),
    "thats": ("that", "is"),
    "whats": ("what", "is"),
    "u": ("you",),
    "ur": ("your",),
    "pls": ("please",),
    "plz": ("please",),
}
"""The long forms of irregular contractions, of those without an apostrophe, and of short forms."""
_PUNCTUATION = {
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "…": ".", "？": "?", "！": "!",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
}  # fmt: skip
"""The plain form of punctuation marks."""
_HYPHENATED_PREFIX = re.compile(r"(?i)\b(re|e|feed|co)[-‐‑]([a-z])")
"""A prefix, a hyphen, and the first letter after it: "re-c" in "re-consider"."""
_HYPHEN_IN_WORD = "\ue000"
"""A private-use character in place of a hyphen that does not separate words."""
_WORD_OR_MARK = re.compile(rf"[^\W_]+(?:['.{_HYPHEN_IN_WORD}{_INVISIBLE}][^\W_]+)*|[^\w\s]")
"""A word, such as "don't" or "e.g", or a punctuation mark."""
_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])")
"""A hyphen between two words."""
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof"))
"""Tokens after which a full stop is not the end of the sentence."""
_QUOTATION = re.compile(r"(?<=\s)[\"“«]([^\"“”«»]{6,400})[\"”»]")
"""A quotation; the group contains the words inside the quotation marks."""


class Tokens(NamedTuple):
    """The normalized tokens of a sentence."""

    text: str
    """The tokens, separated by single spaces, with a space at either end."""
    words: frozenset[str]
    """The set of all tokens."""
    starts: tuple[int, ...]
    """The offset of each token in `text`."""
    spans: tuple[tuple[int, int], ...]
    """The start and end of each token in the sentence; those of one contraction share a span."""

    def span_in_sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the span, in the sentence, of what is from `start` to `end` in `text`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_left(self.starts, end) - 1)
        return self.spans[first][0], self.spans[last][1]


@lru_cache(maxsize=4096)
def tokenize(sentence: str) -> Tokens:
    """Return the normalized tokens of a sentence.

    A quotation of three words or more inside the sentence becomes a single full stop, because its
    words are not the writer's.
    """
    tokens: list[str] = []
    spans: list[tuple[int, int]] = []
    for word, start, end in _split_words(_without_quotations(sentence)):
        if word == "." and tokens and tokens[-1] in _TITLES:
            continue
        is_abbreviation = _is_abbreviation(sentence[start:end], sentence)
        for token in (word,) if is_abbreviation else _expand(word):
            tokens.append(token)
            spans.append((start, end))
    if not tokens or tokens[-1] not in (".", "?", "!"):
        # With a full stop in every sentence, a pattern can require the end.
        tokens.append(".")
        spans.append((len(sentence), len(sentence)))
    starts = []
    offset = 1
    for token in tokens:
        starts.append(offset)
        offset += len(token) + 1
    text = f" {' '.join(tokens)} "
    return Tokens(text, frozenset(text.split()), tuple(starts), tuple(spans))


def _without_quotations(sentence: str) -> str:
    """Return a sentence of the same length with a full stop and spaces for each quotation."""

    def replace(quotation: re.Match[str]) -> str:
        is_short = quotation[1].count(" ") < 2
        is_at_start = not sentence[: quotation.start()].strip(" >-–—*•")
        if is_short or is_at_start:
            return quotation[0]
        return ".".ljust(len(quotation[0]))

    return _QUOTATION.sub(replace, sentence)


def _split_words(sentence: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word in lower case, and each punctuation mark, with start and end."""
    # Each replacement keeps the length, and with it the offsets. "re-consider" is one word, whose
    # hyphen is removed below; "two-line" is two.
    text = sentence.translate(_TO_STRAIGHT_APOSTROPHES)
    text = _HYPHENATED_PREFIX.sub(lambda prefix: f"{prefix[1]}{_HYPHEN_IN_WORD}{prefix[2]}", text)
    text = _HYPHEN.sub(" ", text)
    for match in _WORD_OR_MARK.finditer(text):
        word = match[0].translate(_INVISIBLE_REMOVAL).replace(_HYPHEN_IN_WORD, "")
        word = _PUNCTUATION.get(word, word)
        if not word:
            # Only invisible characters.
            continue
        if not word.isascii():
            # The normal form of some characters, such as "¨", has a space.
            word = unicodedata.normalize("NFKC", word).replace(" ", "")
        yield word.casefold(), match.start(), match.end()


def _is_abbreviation(word: str, sentence: str) -> bool:
    """Return whether a word is an abbreviation of two capitals: "ID" is not "I would"."""
    return len(word) == 2 and word.isupper() and not sentence.isupper()


def _expand(word: str) -> tuple[str, ...]:
    """Return the tokens of a word or a punctuation mark: "don't" has two."""
    if word in _EXPANSIONS:
        return _EXPANSIONS[word]
    if "'" not in word:
        return (word,)
    for ending, expansion in _CONTRACTED_ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), expansion)
    stem, _, rest = word.partition("'")
    if rest == "s":
        return (stem, "is") if stem in _CONTRACTED_WITH_IS else (stem,)
    return (word,)
