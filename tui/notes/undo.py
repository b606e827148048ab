"""Undo and redo of answers within a session."""

from typing import NamedTuple

from templates import Answers
from templates.questions.questions import BY_FIELD

MAX_CHANGES = 500
"""Changes that can be undone."""

_EDITED_LETTER = ("edited", "edited_from")


class Change(NamedTuple):
    """The answers on the other side of a change, and where it was made."""

    answers: Answers
    step: str
    field: str


class History:
    """The changes that were made and undone; typing in one field counts as one change."""

    def __init__(self) -> None:
        self._made: list[Change] = []
        self._undone: list[Change] = []

    def record(self, before: Answers, step: str, field: str) -> None:
        """Record that a field is about to be changed, with the answers before that."""
        self._undone.clear()
        typed = _typed_field(field)
        last = self._made[-1] if self._made else None
        if typed and last and (last.step, _typed_field(last.field)) == (step, typed):
            return
        self._made.append(Change(before, step, field))
        del self._made[:-MAX_CHANGES]

    def undo(self, answers: Answers) -> Change | None:
        """Return what undoes the last change of the present answers; None if there is none."""
        return _step(self._made, self._undone, answers)

    def redo(self, answers: Answers) -> Change | None:
        """Return what redoes the change that was undone last; None if there is none."""
        return _step(self._undone, self._made, answers)


def _step(source: list[Change], target: list[Change], answers: Answers) -> Change | None:
    if not source:
        return None
    change = source.pop()
    target.append(Change(answers, change.step, change.field))
    return change


def _typed_field(field: str) -> str:
    """Return the field if it is typed and not chosen, else ""; the letter is one field."""
    if field in _EDITED_LETTER:
        return "edited"
    question = BY_FIELD.get(field)
    return field if question and question.kind.is_text else ""
