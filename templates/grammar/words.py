"""Split a text into the words by which its grammatical form is found."""

import re
from typing import NamedTuple

WORD_AND_COMMA = r"(?:[ei]\.[ge]\.|[\w'’-]+),?"
"""A word, or "e.g." or "i.e.", with any comma after it, which shows where a phrase ends."""
_MAX_LETTERS_OF_NON_VERB = 4
"""The maximum number of letters in a word whose "ed" is rarely an ending: "seed", "need"."""

_NAMES_LIKE_VERBS = frozenset("ahmed alfred jared mohammed mohamed muhammed saeed".split())
"""Names that end like past tenses; people also type them in lower case."""

_WORDS_OF_CHATS = {
    "abt": "about",
    "bc": "because",
    "teh": "the",
    "thru": "through",
    "u": "you",
    "ur": "your",
    "wth": "with",
    "yr": "your",
}
"""Words as people type them in chats, and what they mean."""


class Words(NamedTuple):
    """The words of a text, in two lists of the same length."""

    typed: list[str]
    """Each word as it was typed, with any comma after it."""
    lower: list[str]
    """The same words in lower case, without commas and with straight apostrophes.

    The words of chats are spelt out: "your" for "ur".
    """


def split_words(text: str) -> Words:
    """Return the words of a text; its other punctuation marks are left out."""
    typed = re.findall(WORD_AND_COMMA, text)
    lower = [word.rstrip(",").casefold().replace("’", "'") for word in typed]
    return Words(typed, [_WORDS_OF_CHATS.get(word, word) for word in lower])


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text in lower case; apostrophes and hyphens separate words.

    Callers look up the words that a slow pattern needs in this set, and compile the pattern only if
    one of them is there.
    """
    return frozenset(re.findall(r"\w+", text.casefold()))


def first_word(text: str) -> str:
    """Return the letters before the first space or mark, in lower case: "e" of "e-mail"."""
    word = re.match(r"\w+", text.casefold())
    return word[0] if word else ""


def word_after(lower: list[str], index: int) -> str:
    """Return the word after the one at `index`, or "" if that is the last."""
    return lower[index + 1] if index + 1 < len(lower) else ""


def has_s_ending(word: str) -> bool:
    """Return whether a word has the "-s" of plurals and of verbs, unlike "bus" and "choir's"."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def has_ed_ending(word: str) -> bool:
    """Return whether a word has the "-ed" of past tenses and participles, unlike "shed"."""
    is_long_enough = len(word) > _MAX_LETTERS_OF_NON_VERB
    return word.endswith("ed") and is_long_enough and word not in _NAMES_LIKE_VERBS
