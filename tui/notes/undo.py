"""The answers as they were: stepping back, and forward again, within a session."""

from typing import NamedTuple

from templates import Answers
from templates.questions.questions import BY_FIELD

MOST = 500
"""Changes that are remembered."""

_EDITING = ("edited", "edited_from")


class Change(NamedTuple):
    """The answers on the other side of a change, and where it was made."""

    answers: Answers
    step: str
    field: str


class History:
    """What was answered, change by change; what is typed into one field is one change."""

    def __init__(self) -> None:
        self._before: list[Change] = []
        self._after: list[Change] = []

    def record(self, before: Answers, step: str, field: str) -> None:
        """Remember the answers as they were before a change."""
        self._after.clear()
        typed = _typed_as(field)
        last = self._before[-1] if self._before else None
        if typed and last and (last.step, _typed_as(last.field)) == (step, typed):
            return
        self._before.append(Change(before, step, field))
        del self._before[:-MOST]

    def back(self, now: Answers) -> Change | None:
        """Take the last change back, if there is one."""
        return _move(self._before, self._after, now)

    def forward(self, now: Answers) -> Change | None:
        """Make the change that was last taken back again, if there is one."""
        return _move(self._after, self._before, now)


def _move(source: list[Change], target: list[Change], now: Answers) -> Change | None:
    if not source:
        return None
    change = source.pop()
    target.append(Change(now, change.step, change.field))
    return change


def _typed_as(field: str) -> str:
    """Return what a change of a typed field is counted as; "" for one that was picked."""
    if field in _EDITING:
        return "edited"
    question = BY_FIELD.get(field)
    return field if question and question.kind.is_typed else ""
