"""A note on disk: the answers file's own format, and a table `[note]` of what else is known."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import tomli_w

from templates import Answers, AnswersError, BridgeError
from templates.answers_file import NOTE, answers_from, answers_to, parsed
from templates.wording import Wording


class DraftError(BridgeError):
    """A note on disk cannot be used; the text says which and why. Nothing was changed."""


class Status(StrEnum):
    """How far a note has come."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as it is kept: when it was begun and changed, how far it has come, its answers.

    Times are in UTC, to the second.
    """

    id: str
    created: datetime
    changed: datetime
    status: Status = Status.DRAFT
    answers: Answers = Answers()  # noqa: RUF009

    def with_answers(self, answers: Answers) -> "Draft":
        """Return the note with other answers, changed now and no longer known to be ready."""
        return replace(self, answers=answers, status=Status.DRAFT, changed=now())


def now() -> datetime:
    """Return the present time as notes are dated."""
    return datetime.now(UTC).replace(microsecond=0)


def for_another_person(answers: Answers) -> Answers:
    """Return answers for a note to someone else: whom it was for and its words are not kept."""
    return replace(
        answers,
        recipient_name="", greet_as="", part=None, edited="", edited_from="", words=(),
    )  # fmt: skip


def written(draft: Draft) -> str:
    """Return the text of a note's file."""
    values = answers_to(draft.answers)
    about = {
        "id": draft.id,
        "created": draft.created,
        "changed": draft.changed,
        "status": draft.status.value,
    }
    return tomli_w.dumps(
        {"schema": values.pop("schema"), NOTE: about, **values}, multiline_strings=True
    )


def read(source: bytes, note_id: str, dated: datetime, wording: Wording) -> Draft:
    """Return the note in a file's bytes; what the file does not say of itself is taken as given.

    `dated` is when the file was last written. Raises AnswersError, whose text names the key.
    """
    values = parsed(source)
    answers = answers_from(values, wording)
    about = values.get(NOTE, {})
    if not isinstance(about, dict):
        raise AnswersError(f"{NOTE} must be a table, [{NOTE}]")
    if unknown := about.keys() - {"id", "created", "changed", "status"}:
        raise AnswersError(f"{NOTE}.{min(unknown)} is not a key that is known here")
    changed = _time(about, "changed", dated)
    return Draft(
        id=note_id,
        created=_time(about, "created", changed),
        changed=changed,
        status=_status(about.get("status", Status.DRAFT)),
        answers=answers,
    )


def _time(about: dict[str, Any], key: str, otherwise: datetime) -> datetime:
    value = about.get(key, otherwise)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise AnswersError(f"{NOTE}.{key} must be a time like 2026-11-23T18:30:00Z")
    try:
        return value.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise AnswersError(f"{NOTE}.{key} is a time out of all range") from None


def _status(value: object) -> Status:
    try:
        return Status(value)  # type: ignore[arg-type]
    except ValueError:
        raise AnswersError(f"{NOTE}.status must be one of {', '.join(Status)}") from None
