"""Undo and redo of answers within a session."""

from typing import NamedTuple

from templates import Answers
from templates.letter.composer import ADDED
from templates.questions.questions import BY_FIELD

MAX_CHANGES = 500
"""The maximum number of changes that can be undone."""

_EDITED_LETTER = ("edited", "edited_from")


class Change(NamedTuple):
    """A change to undo or redo: the answers to restore, and the step and field it was made in."""

    answers: Answers
    step: str
    field: str


class History:
    """The undo and redo stacks. Consecutive typing in one field is a single change."""

    def __init__(self) -> None:
        self._undo_stack: list[Change] = []
        self._redo_stack: list[Change] = []

    def record(self, before: Answers, step: str, field: str) -> None:
        """Record a change of a field; `before` are the answers before the change."""
        self._redo_stack.clear()
        typed_field = _typed_field(field)
        last = self._undo_stack[-1] if self._undo_stack else None
        if typed_field and last and (last.step, _typed_field(last.field)) == (step, typed_field):
            return
        self._undo_stack.append(Change(before, step, field))
        del self._undo_stack[:-MAX_CHANGES]

    def undo(self, answers: Answers) -> Change | None:
        """Return the change to restore for undo, or None; `answers` are the current answers."""
        return _move(self._undo_stack, self._redo_stack, answers)

    def redo(self, answers: Answers) -> Change | None:
        """Return the change to restore for redo, or None; `answers` are the current answers."""
        return _move(self._redo_stack, self._undo_stack, answers)


def _move(source: list[Change], target: list[Change], answers: Answers) -> Change | None:
    if not source:
        return None
    change = source.pop()
    target.append(Change(answers, change.step, change.field))
    return change


def _typed_field(field: str) -> str:
    """Return the name of a text field, or "" for any other field.

    Both fields of the edited letter have the same name.
    """
    if field in _EDITED_LETTER:
        return "edited"
    if field.startswith(f"{ADDED}."):
        # One sentence of the writer's own on the review step.
        return field
    if field == "subject":
        return field
    question = BY_FIELD.get(field)
    return field if question and question.kind.is_text else ""
