"""Find a clause in a sentence, and remove it so that the rest is a sentence."""

import re
from typing import NamedTuple

_CLAUSE_BOUNDARY = re.compile(
    r"\s*(?:[,;–—]|\s-\s)\s*(?:(?:and|but|so|yet|though|or)\b\s*)?|\s+(?:and|but)\s+", re.IGNORECASE
)
"""A mark, a conjunction, or both, as in "It was a joy, and I thank you"."""
_START_OF_SUBORDINATE_CLAUSE = re.compile(
    r"(?i)(?:if|as|while|although|though|when|since|because|whatever|whenever|however|should|even|"
    r"i (?:know|realise|realize|hope|understand)|for|with|in|to|before|after|no hard feelings|"
    r"frankly|honestly|to be honest|please)\b"
)
_START_OF_MAIN_CLAUSE = re.compile(
    r"(?i)(?:i|we|you|it|thank|thanks|please|your|my|the|this|that)\b"
)
_START_OF_QUESTION = re.compile(
    r"(?i)(?:could|can|would|may|might|any|some|do|is|are|was|why|what)\b"
)
_START_OF_CONDITION = re.compile(r"(?i)(?:if|should|unless|whatever|whenever|provided)\b")
_START_OF_INCOMPLETE_SENTENCE = re.compile(
    r"(?i)(?:despite|following|provided|having|unless|wherever|once again|tell me)\b"
)
"""Words at the start of a sentence whose first part makes no sense alone: "Despite the rain, …"."""
_START_OF_THANKS = re.compile(r"(?i)(?:(?:many )?thanks?|dear|hello|hey|hi)\b")
"""Thanks and greetings, which make sense alone even if they are short."""
_REFERENCE = re.compile(r"(?i)\b(?:that|this)\b|(?<=\s)(?:it|them|these|those|one)\b")
"""A word that may stand for something in the clause before it."""
_CLOSING_MARKS = re.compile(r"[.!?…\s]+$")
_MIN_WORDS = 2
"""The minimum number of words of a clause."""
_MIN_WORDS_OF_BEGINNING, _MIN_WORDS_OF_END = 3, 4
"""Minimum number of words in a beginning or an end of a sentence that makes sense alone."""
_MAX_WORDS_OF_END_WITH_REFERENCE = 6
"""An end of at most this many words makes no sense alone if a word such as "them" is in it."""


class ClauseRemoval(NamedTuple):
    """The offsets of a clause to remove from a sentence, and the text in place of it.

    The replacement completes the rest of the sentence: "", a full stop, or a capital letter. It is
    None if the rest would not be a sentence; then the clause is the whole sentence.
    """

    start: int
    end: int
    replacement: str | None


def remove_clause(sentence: str, start: int, end: int) -> ClauseRemoval:
    """Return how to remove from a sentence the clause around its text from `start` to `end`.

    The clause is the whole sentence if the rest makes no sense without it, as in "If you have any
    advice, I'm all ears."
    """
    removal = find_clause(sentence, start, end)
    if removal.start:
        makes_sense = _is_complete_beginning(sentence[: removal.start])
    else:
        # The first letter of the rest is also removed, since it becomes a capital.
        makes_sense = _is_complete_end(sentence, removal.end - 1)
    if removal.replacement is None or makes_sense:
        return removal
    return ClauseRemoval(0, len(sentence), None)


def _is_complete_beginning(text: str) -> bool:
    """Return whether the beginning of a sentence makes sense without the rest."""
    if _START_OF_INCOMPLETE_SENTENCE.match(text):
        return False
    # An answer that begins with a small letter continues an opening, and may be short.
    may_be_short = text[0].islower() or _START_OF_THANKS.match(text)
    return bool(may_be_short) or len(text.split()) >= _MIN_WORDS_OF_BEGINNING


def _is_complete_end(sentence: str, start: int) -> bool:
    """Return whether a sentence makes sense without its text before `start`."""
    rest = sentence[start:]
    if _START_OF_THANKS.match(rest):
        return True
    word_count = len(rest.split())
    if word_count < _MIN_WORDS_OF_END:
        return False
    if word_count <= _MAX_WORDS_OF_END_WITH_REFERENCE and _REFERENCE.search(rest):
        return False
    # After a comma, the rest depends on a condition before it; after "but", it does not.
    is_joined_by_comma = sentence[:start].rstrip().endswith(",")
    return not (is_joined_by_comma and _START_OF_CONDITION.match(sentence))


def find_clause(sentence: str, start: int, end: int) -> ClauseRemoval:
    """Return how to remove a clause, as `remove_clause` does, even if the rest makes no sense."""
    boundaries = [
        match.span()
        for match in _CLAUSE_BOUNDARY.finditer(sentence)
        if _is_start_of_clause(sentence, match.end())
    ]
    without_closing_marks = _CLOSING_MARKS.sub("", sentence)
    has_closing_mark = bool(sentence.removeprefix(without_closing_marks).strip())
    # The clause begins at the last boundary that has a sentence before it.
    for clause_start, after_boundary in reversed(boundaries):
        if after_boundary <= start and _is_sentence(sentence[:clause_start]):
            for clause_end, _ in boundaries:
                if clause_end >= end:
                    return ClauseRemoval(clause_start, clause_end, "")
            return ClauseRemoval(clause_start, len(sentence), "." if has_closing_mark else "")
    # Or it begins the sentence, and ends at the first boundary that has a sentence after it.
    for clause_end, rest_start in boundaries:
        if clause_end >= end and _is_sentence(without_closing_marks[rest_start:]):
            return ClauseRemoval(0, rest_start + 1, sentence[rest_start].upper())
    return ClauseRemoval(0, len(sentence), None)


def _is_start_of_clause(sentence: str, offset: int) -> bool:
    patterns = (_START_OF_MAIN_CLAUSE, _START_OF_SUBORDINATE_CLAUSE, _START_OF_QUESTION)
    return any(pattern.match(sentence, offset) for pattern in patterns)


def _is_sentence(text: str) -> bool:
    """Return whether a part of a sentence can be one itself."""
    return len(text.split()) >= _MIN_WORDS and not _START_OF_SUBORDINATE_CLAUSE.match(text)
