"""Undo and redo of answers within a session."""

from enum import Enum, auto
from typing import NamedTuple

from templates import Answers
from templates.answers import Answer
from templates.letter.composer import ADDED
from templates.questions.questions import QUESTION_BY_FIELD, AnswerKind
from templates.text import common_prefix_length
from tui.export.reply import OriginalMail

MAX_CHANGES = 500
"""The maximum number of changes that can be undone."""

_ONE_LINE_KINDS = (AnswerKind.TEXT, AnswerKind.NAME, AnswerKind.NAMES, AnswerKind.EMAIL)
"""The kinds of question that are answered in a one-line field, which has no undo of its own."""

MAIL_FIELD = "mail"
"""The `Change.field` of a change that fills in several fields from a mail."""

_EDITED_LETTER_FIELDS = ("edited_letter", "edited_from")


class Change(NamedTuple):
    """A change to undo or redo: the answers to restore, and the step and field it was made in."""

    answers: Answers
    step: str
    field: str
    original_mail: OriginalMail | None = None
    """The mail that the note replies to; only restored if the field is MAIL_FIELD."""


class _EditKind(Enum):
    """How an edit changed the text of a field."""

    INSERTED = auto()
    REMOVED = auto()
    REPLACED = auto()


class History:
    """The undo and redo stacks. Consecutive edits of a text field are a single change."""

    def __init__(self) -> None:
        self._undo_stack: list[Change] = []
        self._redo_stack: list[Change] = []
        self._last_edit_kind: _EditKind | None = None
        """The kind of the last edit of a one-line field, or None after any other change."""
        self._may_continue = False
        """Whether the last change was recorded after the last undo or redo."""

    def record(
        self,
        before: Answers,
        after: Answers,
        step: str,
        field: str,
        original_mail: OriginalMail | None = None,
    ) -> None:
        """Record a change to a field, from the answers `before` to the answers `after`.

        Consecutive edits of the same text field are a single change, but going back to the composed
        letter is a change of its own. In a one-line field, inserting and removing text are separate
        changes, so that undo can restore a removed text.
        `original_mail` is the mail that the note replied to before the change.
        """
        self._redo_stack.clear()
        edit_kind = _edit_kind_of(before, after, field) if _is_one_line(field) else None
        # Going from the edited letter to the composed one, or back, is never a part of an edit.
        switches_letter = bool(before.edited_letter) != bool(after.edited_letter)
        if not switches_letter and self._continues_last_change(step, field, edit_kind):
            return
        self._last_edit_kind = edit_kind
        self._may_continue = True
        self._undo_stack.append(Change(before, step, field, original_mail))
        del self._undo_stack[:-MAX_CHANGES]

    def _continues_last_change(self, step: str, field: str, edit_kind: _EditKind | None) -> bool:
        """Return whether an edit belongs to the same change as the last edit.

        `edit_kind` is None unless the field has one line.
        """
        text_field = _text_field(field)
        if not text_field or not self._may_continue:
            return False
        last = self._undo_stack[-1]
        if (last.step, _text_field(last.field)) != (step, text_field):
            return False
        if edit_kind is None:
            return True
        return edit_kind is self._last_edit_kind and edit_kind is not _EditKind.REPLACED

    def undo(self, answers: Answers, original_mail: OriginalMail | None = None) -> Change | None:
        """Return the change to restore for undo, or None; the arguments are the current state."""
        self._may_continue = False
        return _pop_and_push_inverse(self._undo_stack, self._redo_stack, answers, original_mail)

    def redo(self, answers: Answers, original_mail: OriginalMail | None = None) -> Change | None:
        """Return the change to restore for redo, or None; the arguments are the current state."""
        self._may_continue = False
        return _pop_and_push_inverse(self._redo_stack, self._undo_stack, answers, original_mail)


def _pop_and_push_inverse(
    source: list[Change], target: list[Change], answers: Answers, original_mail: OriginalMail | None
) -> Change | None:
    """Take the last change from `source`; add to `target` one that restores these answers."""
    if not source:
        return None
    change = source.pop()
    target.append(Change(answers, change.step, change.field, original_mail))
    return change


def _edit_kind_of(before: Answers, after: Answers, field: str) -> _EditKind:
    """Return how the text in a field was edited.

    Text was only inserted, or only removed, if the beginning and the end that both texts share make
    up the whole of the shorter text.
    """
    old, new = _as_text(getattr(before, field)), _as_text(getattr(after, field))
    prefix_length = common_prefix_length(old, new)
    old_rest, new_rest = old[prefix_length:], new[prefix_length:]
    suffix_length = common_prefix_length(old_rest[::-1], new_rest[::-1])
    if suffix_length == len(old_rest):
        return _EditKind.INSERTED
    if suffix_length == len(new_rest):
        return _EditKind.REMOVED
    return _EditKind.REPLACED


def _as_text(answer: Answer) -> str:
    return ", ".join(map(str, answer)) if isinstance(answer, tuple) else str(answer or "")


def _is_one_line(field: str) -> bool:
    question = QUESTION_BY_FIELD.get(field)
    return question is not None and question.kind in _ONE_LINE_KINDS


def _text_field(field: str) -> str:
    """Return the name of a text field, or "" for any other field.

    Both fields of the edited letter count as the text field "edited_letter".
    """
    if field in _EDITED_LETTER_FIELDS:
        return "edited_letter"
    if field.startswith(f"{ADDED}."):
        # A sentence that the writer added on the review step.
        return field
    question = QUESTION_BY_FIELD.get(field)
    return field if question and question.kind.is_text else ""
