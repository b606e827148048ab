"""A sentence as plain words: one case, long forms, one apostrophe, each with its place."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = dict.fromkeys(map(ord, "‘’ʼʹ′´`＇‛"), "'")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IS = frozenset("it that there what where how who why here he she this when".split())
_WHOLE = {
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
    "feed-back": ("feedback",),
}
_JOINED = re.compile(r"(?i)\b(re|e|feed|co)[-‐‑]([a-z])")
_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])")
_TITLES = frozenset(("mr ", "mrs ", "ms ", "dr ", "prof "))
"""What a full stop does not end a sentence after, nor keep words apart."""
_QUOTATION = re.compile(r"(?<=\s)[\"“«]([^\"“”«»]{6,400})[\"”»]")


class Tokens(NamedTuple):
    """A sentence's words in lower case, long forms and single spaces, with their places.

    `line` begins and ends with a blank. `starts` are the words' places in the line, `spans` their
    places in the sentence; the parts of a shortened form share one.
    """

    line: str
    words: frozenset[str]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the line stands in the sentence."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_left(self.starts, end) - 1)
        return self.spans[first][0], self.spans[last][1]


@lru_cache(maxsize=4096)
def tokenize(sentence: str) -> Tokens:
    """Return a sentence's words, made plain.

    What is quoted within the sentence, after words of its own, is not the writer's and is left
    out: one full stop stands in for it.
    """
    line, starts, spans = [" "], [], []
    at = 1
    for word, start, end in _words(_without_quotations(sentence)):
        if word == "." and line[-1] in _TITLES:
            continue
        for plain in _long_forms(word):
            starts.append(at)
            spans.append((start, end))
            line.append(f"{plain} ")
            at += len(plain) + 1
    if line[-1] not in (". ", "? ", "! "):
        # Every sentence ends alike, so that a frame can ask for its end.
        starts.append(at)
        spans.append((len(sentence), len(sentence)))
        line.append(". ")
    text = "".join(line)
    return Tokens(text, frozenset(text.split()), tuple(starts), tuple(spans))


def _without_quotations(sentence: str) -> str:
    def blanked(quotation: re.Match[str]) -> str:
        if quotation[1].count(" ") < 2 or not sentence[: quotation.start()].strip(" >-–—*•"):
            return quotation[0]
        return "." + " " * (len(quotation[0]) - 1)

    return _QUOTATION.sub(blanked, sentence)


def _words(sentence: str) -> Iterator[tuple[str, int, int]]:
    text = sentence.translate(_APOSTROPHES)
    # The text keeps its length here, so that every word keeps its place.
    text = _JOINED.sub(lambda joined: f"{joined[1]}\ue000{joined[2]}", text)
    # A hyphen within a word only parts it: "two-line" is read as "two line".
    text = _HYPHEN.sub(" ", text)
    for found in re.finditer(r"[^\W_]+(?:['.\ue000\u200b\u00ad][^\W_]+)*|[^\w\s]", text):
        word = found[0].translate(_INVISIBLE).replace("\ue000", "")
        if not word.isascii():
            word = unicodedata.normalize("NFKC", word)
        yield word.casefold().replace(" ", ""), found.start(), found.end()


def _long_forms(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return _WHOLE[word]
    if not word:
        return (".",)
    if "'" not in word:
        return (word,) if len(word) > 1 or word.isalnum() else (_PUNCTUATION.get(word, word),)
    for ending, long in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), long)
    stem, _, rest = word.partition("'")
    if rest == "s":
        return (stem, "is") if stem in _IS else (stem,)
    return (word,)


_PUNCTUATION = {
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "…": ".", "？": "?", "！": "!",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
}  # fmt: skip
