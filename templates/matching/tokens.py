"""Split a sentence into tokens in lower case, with contractions expanded."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = dict.fromkeys(map(ord, "‘’ʼʹ′´`＇‛"), "'")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
"""Soft hyphens and characters without width, which are removed."""
_CONTRACTED_ENDINGS = {
    "n't": "not",
    "'m": "am",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
}
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
_PUNCTUATION = {
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "…": ".", "？": "?", "！": "!",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
}  # fmt: skip
_HYPHENATED_PREFIX = re.compile(r"(?i)\b(re|e|feed|co)[-‐‑]([a-z])")
_MARKED_HYPHEN = "\ue000"
_WORD_OR_MARK = re.compile(rf"[^\W_]+(?:['.{_MARKED_HYPHEN}\u200b\u00ad][^\W_]+)*|[^\w\s]")
_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof"))
"""Tokens after which a full stop is not the end of the sentence."""
_QUOTATION = re.compile(r"(?<=\s)[\"“«]([^\"“”«»]{6,400})[\"”»]")


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
        """Return the span in the sentence of the tokens from `start` to `end` in `text`."""
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
        for token in _expand(word):
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
    # Each replacement keeps the length, and with it the offsets. The hyphen after a prefix is
    # marked here and removed below: "re-consider" is one word, "two-line" is two.
    text = sentence.translate(_APOSTROPHES)
    text = _HYPHENATED_PREFIX.sub(lambda prefix: f"{prefix[1]}{_MARKED_HYPHEN}{prefix[2]}", text)
    text = _HYPHEN.sub(" ", text)
    for match in _WORD_OR_MARK.finditer(text):
        word = match[0].translate(_INVISIBLE).replace(_MARKED_HYPHEN, "")
        if not word.isascii():
            word = unicodedata.normalize("NFKC", word)
        yield word.casefold().replace(" ", ""), match.start(), match.end()


def _expand(word: str) -> tuple[str, ...]:
    """Return the tokens of a word: "don't" has two."""
    if word in _EXPANSIONS:
        return _EXPANSIONS[word]
    if not word:
        return (".",)
    if "'" not in word:
        return (word,) if len(word) > 1 or word.isalnum() else (_PUNCTUATION.get(word, word),)
    for ending, expansion in _CONTRACTED_ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), expansion)
    stem, _, rest = word.partition("'")
    if rest == "s":
        return (stem, "is") if stem in _CONTRACTED_WITH_IS else (stem,)
    return (word,)
