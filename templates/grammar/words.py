"""Split a text into the words by which its grammatical form is found."""

import re

WORD_AND_COMMA = r"[\w'’-]+,?"
"""A word with any comma after it, which shows where a phrase ends."""
_LONGEST_WORD_IN_ED = 4
"""The letters of the longest common words in "-ed" that are no verbs: "shed", "seed"."""


def split_words(text: str) -> tuple[list[str], list[str]]:
    """Return `words` and `lower`, the two lists that the docstring of the package describes."""
    words = re.findall(WORD_AND_COMMA, text)
    return words, [word.rstrip(",").casefold().replace("’", "'") for word in words]


def word_after(lower: list[str], index: int) -> str:
    """Return the word after the one at an index, or "" if that is the last."""
    return lower[index + 1] if index + 1 < len(lower) else ""


def ends_in_s(word: str) -> bool:
    """Return whether a word has the "-s" of plurals and of verbs, unlike "bus" and "choir's"."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def ends_in_ed(word: str) -> bool:
    """Return whether a word has the "-ed" of past tenses and participles, unlike "shed"."""
    return word.endswith("ed") and len(word) > _LONGEST_WORD_IN_ED
