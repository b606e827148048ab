"""Split a typed answer, which is on one line, into sentences as they appear in a note."""

import re

_BEFORE_A_WORD = (
    "mr ms dr st mrs prof rev sgt capt e\\.g i\\.e approx ext re esp incl excl vs cf w"
    " (?-i:[A-HJ-Z])"
).split()
"""Abbreviations that belong to the next word, and never end a sentence: "Dr", "esp", an initial."""
_BEFORE_LOWER_CASE = (
    "a\\.m p\\.m abt avg bldg corp dept dev eng etc govt hosp hrs ltd max mgmt min mins mtg rd ref"
    " temp yrs mon tue tues thu thurs fri jan feb apr aug sept oct nov dec"
).split()
"""Abbreviations that end a sentence only before a capital: "the eng. dept. and the lab"."""


def _not_after(abbreviations: list[str]) -> str:
    """Return a pattern that does not match directly after one of some abbreviations."""
    return "".join(rf"(?<!\b{abbreviation}\.)" for abbreviation in abbreviations)


_SENTENCE_GAP = (
    # The characters that end a sentence come first: they are rare, so most positions fail soon.
    r"(?i)(?<=[.!?…\"'”’)])"
    + _not_after(_BEFORE_A_WORD)
    + rf"(?:{_not_after(_BEFORE_LOWER_CASE)}|(?=\s+(?-i:[A-Z])))"
    # A lower-case letter after a closing quotation mark continues the sentence.
    + r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)])(?!\s+(?-i:[a-z])))\s+(?=\S)"
)
"""The space between two sentences."""
TRAILING_CHARACTERS = " .,;:…"
"""Characters that are removed from the end of an answer; the note adds its own full stop."""


_NO_ANSWER = (
    r"(?i)(?:n/?a|nil|none|nope?|not applicable|not sure|no idea|idk|dunno"
    r"|nothing(?: (?:comes to mind|in particular|much|really|special|specific))?"
    r"|(?:I )?(?:do not|don['’]?t) (?:know|remember)|(?:I )?can(?:not|['’]?t) remember)[.!?]*"
)
"""What people type where they have nothing to say: "n/a"."""


def is_no_answer(text: str) -> bool:
    """Return whether a text only says that there is no answer: "n/a", "don't know"."""
    return re.fullmatch(_NO_ANSWER, text) is not None


def has_words(text: str) -> bool:
    """Return whether a text contains a word."""
    return re.search(r"\w", text) is not None


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a typed text, each with its punctuation mark."""
    return re.split(_SENTENCE_GAP, text)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without a full stop at its end."""
    return split_sentences(text)[0].rstrip(TRAILING_CHARACTERS)
