"""Split a text into words, as the rest of the grammar looks at them."""

import re

WORD_AND_COMMA = r"[\w'’-]+,?"
"""A word with any comma after it, which shows where a phrase ends."""


def split_words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text with any comma after them, and in lower case without commas."""
    words = re.findall(WORD_AND_COMMA, text)
    return words, [word.rstrip(",").casefold().replace("’", "'") for word in words]


def word_after(lower: list[str], at: int) -> str:
    """Return the word after the one at a position, or "" if it is the last."""
    return lower[at + 1] if at + 1 < len(lower) else ""
