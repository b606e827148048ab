"""Split a sentence into tokens in lower case, with contractions expanded."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = dict.fromkeys(map(ord, "‘’ʼʹ′´`＇‛"), "'")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
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
_PREFIX = re.compile(r"(?i)\b(re|e|feed|co)[-‐‑]([a-z])")
_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])")
_TITLES = frozenset(("mr ", "mrs ", "ms ", "dr ", "prof "))
"""Tokens after which a full stop is dropped."""
_QUOTATION = re.compile(r"(?<=\s)[\"“«]([^\"“”«»]{6,400})[\"”»]")


class Tokens(NamedTuple):
    """The normalized tokens of a sentence, with their places.

    `text` is the tokens separated by single spaces, with a space at either end. `starts` are their
    offsets in `text`, `spans` their places in the sentence; the tokens of one contraction share a
    span. `words` is the set of all tokens.
    """

    text: str
    words: frozenset[str]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def span_in_sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the sentence of the tokens from `start` to `end` in `text`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_left(self.starts, end) - 1)
        return self.spans[first][0], self.spans[last][1]


@lru_cache(maxsize=4096)
def tokenize(sentence: str) -> Tokens:
    """Return the normalized tokens of a sentence.

    A quotation of three words or more inside the sentence is replaced by one full stop: those are
    not the writer's own words.
    """
    pieces, starts, spans = [" "], [], []
    at = 1
    for word, start, end in _words(_without_quotations(sentence)):
        if word == "." and pieces[-1] in _TITLES:
            continue
        for token in _expand(word):
            starts.append(at)
            spans.append((start, end))
            pieces.append(f"{token} ")
            at += len(token) + 1
    if pieces[-1] not in (". ", "? ", "! "):
        # Every sentence ends with a stop, so that a pattern can ask for its end.
        starts.append(at)
        spans.append((len(sentence), len(sentence)))
        pieces.append(". ")
    text = "".join(pieces)
    return Tokens(text, frozenset(text.split()), tuple(starts), tuple(spans))


def _without_quotations(sentence: str) -> str:
    def blank(quotation: re.Match[str]) -> str:
        if quotation[1].count(" ") < 2 or not sentence[: quotation.start()].strip(" >-–—*•"):
            return quotation[0]
        return "." + " " * (len(quotation[0]) - 1)

    return _QUOTATION.sub(blank, sentence)


def _words(sentence: str) -> Iterator[tuple[str, int, int]]:
    text = sentence.translate(_APOSTROPHES)
    # Replacements keep the length, so that every word keeps its place. The hyphen after a prefix
    # is marked here and removed below: "re-consider" is one word, "two-line" is two.
    text = _PREFIX.sub(lambda prefix: f"{prefix[1]}\ue000{prefix[2]}", text)
    text = _HYPHEN.sub(" ", text)
    for match in re.finditer(r"[^\W_]+(?:['.\ue000\u200b\u00ad][^\W_]+)*|[^\w\s]", text):
        word = match[0].translate(_INVISIBLE).replace("\ue000", "")
        if not word.isascii():
            word = unicodedata.normalize("NFKC", word)
        yield word.casefold().replace(" ", ""), match.start(), match.end()


def _expand(word: str) -> tuple[str, ...]:
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
