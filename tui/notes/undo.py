"""Undo and redo of answers within a session."""

from enum import Enum, auto
from typing import NamedTuple

from templates import Answers
from templates.answers import Answer
from templates.letter.composer import ADDED
from templates.questions.questions import QUESTION_BY_FIELD, Kind
from tui.export.reply import RepliedMail

MAX_CHANGES = 500
"""The maximum number of changes that can be undone."""

_ONE_LINE = (Kind.TEXT, Kind.NAME, Kind.NAMES, Kind.EMAIL)
"""The kinds of field that have no undo of their own."""

MAIL = "mail"
"""The name that stands for all fields that were filled in from a mail at once."""

_EDITED_LETTER = ("edited", "edited_from")


class Change(NamedTuple):
    """A change to undo or redo: the answers to restore, and the step and field it was made in."""

    answers: Answers
    step: str
    field: str
    replied_mail: RepliedMail | None = None
    """The mail that the note replies to; it is only restored where the field is MAIL."""


class Edit(Enum):
    """What was done to a text."""

    ADDED = auto()
    REMOVED = auto()
    REPLACED = auto()

    @classmethod
    def of(cls, before: Answers, after: Answers, field: str) -> "Edit":
        """Compare a field of two answers."""
        old, new = (_text(getattr(answers, field)) for answers in (before, after))
        start = _same_at_start(old, new)
        end = _same_at_start(old[start:][::-1], new[start:][::-1])
        if start + end == len(old):
            return cls.ADDED
        return cls.REMOVED if start + end == len(new) else cls.REPLACED


class History:
    """The undo and redo stacks. Consecutive typing in one field is a single change."""

    def __init__(self) -> None:
        self._undo_stack: list[Change] = []
        self._redo_stack: list[Change] = []
        self._last_edit: Edit | None = None

    def record(
        self,
        before: Answers,
        after: Answers,
        step: str,
        field: str,
        replied_mail: RepliedMail | None = None,
    ) -> None:
        """Record a change of a field, from the answers before it to those after it.

        What is typed into a field is one change. In a field of one line, what is removed from it
        is another, so that it can be brought back. `replied_mail` is the mail before the change.
        """
        self._redo_stack.clear()
        typed_field = _typed_field(field)
        last = self._undo_stack[-1] if self._undo_stack else None
        edit = Edit.of(before, after, field) if _is_one_line(field) else None
        is_same_edit = edit is None or edit is self._last_edit is not Edit.REPLACED
        self._last_edit = edit
        is_same_field = last and (last.step, _typed_field(last.field)) == (step, typed_field)
        if typed_field and is_same_field and is_same_edit:
            return
        self._undo_stack.append(Change(before, step, field, replied_mail))
        del self._undo_stack[:-MAX_CHANGES]

    def undo(self, answers: Answers, replied_mail: RepliedMail | None = None) -> Change | None:
        """Return the change to restore for undo, or None; the arguments are the current state."""
        self._last_edit = None
        return _move(self._undo_stack, self._redo_stack, answers, replied_mail)

    def redo(self, answers: Answers, replied_mail: RepliedMail | None = None) -> Change | None:
        """Return the change to restore for redo, or None; the arguments are the current state."""
        self._last_edit = None
        return _move(self._redo_stack, self._undo_stack, answers, replied_mail)


def _move(
    source: list[Change], target: list[Change], answers: Answers, replied_mail: RepliedMail | None
) -> Change | None:
    if not source:
        return None
    change = source.pop()
    target.append(Change(answers, change.step, change.field, replied_mail))
    return change


def _same_at_start(one: str, other: str) -> int:
    """Return the number of characters that two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _text(answer: Answer) -> str:
    return ", ".join(map(str, answer)) if isinstance(answer, tuple) else str(answer or "")


def _is_one_line(field: str) -> bool:
    question = QUESTION_BY_FIELD.get(field)
    return question is not None and question.kind in _ONE_LINE


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
    question = QUESTION_BY_FIELD.get(field)
    return field if question and question.kind.is_text else ""
