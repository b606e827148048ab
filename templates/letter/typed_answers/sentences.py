"""Split a typed answer, which is on one line, into sentences as they appear in a note."""

import re

_ABBREVIATIONS_BEFORE_WORD = frozenset(
    "mr ms dr st mrs prof rev sgt capt e.g i.e approx ext re esp espec incl excl vs cf w".split()
)
"""Abbreviations that belong to the next word, and never end a sentence: "Dr", "esp"."""
_ABBREVIATIONS_BEFORE_LOWER_CASE = frozenset(
    (
        "a.m p.m abt avg bldg corp dept dev eng etc govt hosp hrs ltd max mgmt min mins mtg rd ref "
        "temp yrs mon tue tues thu thurs fri jan feb apr aug sept oct nov dec"
    ).split()
)
"""Abbreviations that end a sentence only before a capital: "the eng. dept. and the lab"."""
_INITIALS = frozenset("ABCDEFGHJKLMNOPQRSTUVWXYZ")
"""Initials of names; "I" is left out, since a sentence may end with it."""
END_MARKS = (".", "!", "?", "…")
"""The marks that may end a sentence."""
_CLOSING_MARKS = ('"', "'", "”", "’", ")")
"""The quotation marks and the bracket that may follow the mark at the end of a sentence."""
_LAST_WORD = r"(?:\b\w\.)?(?P<word>\w+)$"
"""The last word of a text, with the letter before it in "e.g" and "a.m"."""
TRAILING_CHARACTERS = " .,;:…"
"""Characters that are removed from the end of an answer; the note adds its own full stop."""


_NO_ANSWERS = frozenset(
    (
        "n/a, na, nil, none, nop, nope, not applicable, not sure, no idea, idk, dunno, nothing, "
        "nothing comes to mind, nothing in particular, nothing much, nothing really, "
        "nothing special, nothing specific, do not know, don't know, dont know, do not remember, "
        "don't remember, dont remember, cannot remember, can't remember, cant remember"
    ).split(", ")
)
"""What people type where they have nothing to say, in lower case and without "I"."""


def is_no_answer(text: str) -> bool:
    """Return whether a text only says that there is no answer: "n/a", "don't know"."""
    words = text.rstrip(".!?").casefold().replace("’", "'").removeprefix("i ")
    return words in _NO_ANSWERS


def has_words(text: str) -> bool:
    """Return whether a text contains a word."""
    return re.search(r"\w+", text) is not None


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a typed text, each with its punctuation mark."""
    sentences: list[str] = []
    start = 0
    for gap in re.finditer(r"\s+(?=\S)", text):
        before = text[start : gap.start()]
        if _is_sentence(before, text[gap.end()]):
            sentences.append(before)
            start = gap.end()
    return [*sentences, text[start:]]


def _is_sentence(words: str, next_letter: str) -> bool:
    """Return whether words end with a mark that ends a sentence, and not an abbreviation.

    `next_letter` is the letter after the words and a space.
    """
    if words.endswith(_CLOSING_MARKS):
        # A lower-case letter after a closing quotation mark continues the sentence.
        return words[:-1].endswith(END_MARKS) and not "a" <= next_letter <= "z"
    if not words.endswith("."):
        return words.endswith(END_MARKS)
    last = re.search(_LAST_WORD, words[words.rfind(" ") + 1 : -1])
    if last is None:
        return True
    abbreviations = {last["word"].casefold(), last[0].casefold()}
    if last["word"] in _INITIALS or not abbreviations.isdisjoint(_ABBREVIATIONS_BEFORE_WORD):
        return False
    return "A" <= next_letter <= "Z" or abbreviations.isdisjoint(_ABBREVIATIONS_BEFORE_LOWER_CASE)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without a full stop at its end."""
    return split_sentences(text)[0].rstrip(TRAILING_CHARACTERS)
