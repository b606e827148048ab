"""Split a typed answer, which is on one line, into sentences as they appear in a note."""

import re

_ABBREVIATIONS = (
    "mr ms dr st mrs prof e\\.g i\\.e a\\.m p\\.m dept etc approx ext rev sgt capt".split()
)
_SENTENCE_GAP = (
    "(?i)"
    + "".join(rf"(?<!\b{abbreviation}\.)" for abbreviation in _ABBREVIATIONS)
    # A lower-case letter after a closing quotation mark continues the sentence.
    + r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)])(?!\s+(?-i:[a-z])))\s+(?=\S)"
)
"""The space between two sentences."""
TRAILING_CHARACTERS = " .,;:…"
"""Characters that are removed from the end of an answer; the note adds its own full stop."""


def has_words(text: str) -> bool:
    """Return whether a text contains a word."""
    return re.search(r"\w", text) is not None


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a typed text, each with its punctuation mark."""
    return re.split(_SENTENCE_GAP, text)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without a full stop at its end."""
    return split_sentences(text)[0].rstrip(TRAILING_CHARACTERS)
