"""A draft: the answers and status of a note, stored as one TOML file."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeGuard

import tomli_w

from templates import Answers, AnswersError
from templates.errors import InvalidInput
from templates.phrasebook.wording import Wording
from templates.questions.answers_file import (
    NOTE_TABLE,
    answers_from_dict,
    answers_to_dict,
    parse_toml,
)
from templates.text import clean_line
from tui.export.reply import OriginalMail, is_message_id

_ORIGINAL_MAIL_KEY = "answered"
"""The TOML key of `Draft.original_mail`."""
_KEYS = frozenset((
    "id", "created", "changed", "status", "sent", "sent_by", "follow_up", "followed_up", "follows",
    _ORIGINAL_MAIL_KEY,
))  # fmt: skip
"""The keys of the table `[note]`."""
_MAIL_TEXT_KEYS = ("message_id", "subject", "address", "recipient")
"""The keys of an original mail whose values are texts; `references` is a list of ids."""
_MAX_FOLLOW_UP_COUNT = 99


class DraftError(InvalidInput):
    """A note on disk cannot be read or changed; the message says which note and why."""


class Status(StrEnum):
    """The progress of a note: being written, ready for export, or marked as sent."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as it is stored on disk.

    Times are in UTC, in whole seconds. Dates are in the writer's local time zone.
    """

    id: str
    created: datetime
    changed: datetime
    status: Status = Status.DRAFT
    answers: Answers = Answers()  # noqa: RUF009
    sent_at: datetime | None = None
    sent_by: str = ""
    """The id of the destination used to send the note, or "" if unknown."""
    reminder_date: date | None = None
    """The date on which to remind the writer of a follow-up, or None."""
    follow_up_count: int = 0
    """The number of follow-ups already sent."""
    followed_note_id: str = ""
    """The id of the note that this one follows up, or ""."""
    original_mail: OriginalMail | None = None
    """The mail that the note replies to, or None if the writer has not provided one."""

    def with_answers(self, answers: Answers) -> "Draft":
        """Return the draft with new answers and a new change time; a sent note keeps its status."""
        status = Status.SENT if self.status is Status.SENT else Status.DRAFT
        return replace(self, answers=answers, status=status, changed=now())


def now() -> datetime:
    """Return the current time in UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def answers_for_another_recipient(answers: Answers) -> Answers:
    """Return the answers for a note to someone else.

    The recipient is left out, and so is what was chosen or edited in the finished text.
    """
    return replace(
        answers,
        recipient_name="", recipient_email="", greet_as="", part=None,
        edited_letter="", edited_from="", chosen_variants=(), subject="",
        follow_up=None, brings="", tie="", hope="", connection_note="",
    )  # fmt: skip


def to_toml(draft: Draft) -> str:
    """Return a draft as TOML: an answers file with an additional `[note]` table."""
    values = answers_to_dict(draft.answers)
    return tomli_w.dumps(
        {"schema": values.pop("schema"), NOTE_TABLE: _note_table(draft), **values},
        multiline_strings=True,
    )


def from_toml(contents: bytes, note_id: str, modified: datetime, wording: Wording) -> Draft:
    """Parse the contents of a draft's file.

    `modified` is the modification time of the file; it is used for times that the file lacks.
    Raises AnswersError if the contents are invalid; the message names the key.
    """
    values = parse_toml(contents)
    answers = answers_from_dict(values, wording)
    table = values.get(NOTE_TABLE, {})
    if not isinstance(table, dict):
        raise AnswersError(f"{NOTE_TABLE} must be a table, [{NOTE_TABLE}]")
    if unknown := table.keys() - _KEYS:
        raise AnswersError(f"{NOTE_TABLE}.{min(unknown)} is not a key that is known here")
    changed = _get_time(table, "changed", modified)
    return Draft(
        id=note_id,
        created=_get_time(table, "created", changed),
        changed=changed,
        status=_get_status(table),
        answers=answers,
        sent_at=_get_time(table, "sent", modified) if "sent" in table else None,
        sent_by=_get_text(table, "sent_by"),
        reminder_date=_get_date(table, "follow_up"),
        follow_up_count=_get_count(table, "followed_up"),
        followed_note_id=_get_text(table, "follows"),
        original_mail=_get_original_mail(table),
    )


def _note_table(draft: Draft) -> dict[str, Any]:
    table: dict[str, Any] = {
        "id": draft.id,
        "created": draft.created,
        "changed": draft.changed,
        "status": draft.status.value,
        "sent": draft.sent_at,
        "sent_by": draft.sent_by,
        "follow_up": draft.reminder_date,
        "followed_up": draft.follow_up_count,
        "follows": draft.followed_note_id,
    }
    if mail := draft.original_mail:
        table[_ORIGINAL_MAIL_KEY] = {**mail._asdict(), "references": list(mail.references)}
    return {key: value for key, value in table.items() if value}


def _get_time(table: dict[str, Any], key: str, default: datetime) -> datetime:
    value = table.get(key, default)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise AnswersError(f"{NOTE_TABLE}.{key} must be a time like 2026-11-23T18:30:00Z")
    try:
        return value.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise AnswersError(f"{NOTE_TABLE}.{key} is a time out of range") from None


def _get_status(table: dict[str, Any]) -> Status:
    try:
        return Status(table.get("status", Status.DRAFT))
    except ValueError:
        raise AnswersError(f"{NOTE_TABLE}.status must be one of {', '.join(Status)}") from None


def _get_date(table: dict[str, Any], key: str) -> date | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise AnswersError(f"{NOTE_TABLE}.{key} must be a day like 2026-12-23")
    return value


def _get_text(table: dict[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise AnswersError(f"{NOTE_TABLE}.{key} must be a text in quotes")
    return clean_line(value)


def _get_count(table: dict[str, Any], key: str) -> int:
    value = table.get(key, 0)
    # Not `isinstance`: true and false are also integers.
    if type(value) is not int or not 0 <= value <= _MAX_FOLLOW_UP_COUNT:
        raise AnswersError(
            f"{NOTE_TABLE}.{key} must be a whole number from 0 to {_MAX_FOLLOW_UP_COUNT}"
        )
    return value


def _get_original_mail(table: dict[str, Any]) -> OriginalMail | None:
    mail = table.get(_ORIGINAL_MAIL_KEY)
    if mail is None:
        return None
    if not _is_mail_table(mail):
        raise AnswersError(
            f"{NOTE_TABLE}.{_ORIGINAL_MAIL_KEY} must describe a mail, with its message_id in < >"
        )
    return OriginalMail(
        message_id=mail["message_id"],
        references=tuple(mail.get("references", [])),
        subject=clean_line(mail.get("subject", "")),
        address=clean_line(mail.get("address", "")),
        recipient=clean_line(mail.get("recipient", "")),
    )


def _is_mail_table(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is a table of known keys, with a message id and the right types."""
    if not isinstance(value, dict) or value.keys() - {*_MAIL_TEXT_KEYS, "references"}:
        return False
    texts = [value.get(key, "") for key in _MAIL_TEXT_KEYS]
    references = value.get("references", [])
    return (
        all(isinstance(text, str) for text in texts)
        and isinstance(references, list)
        and all(map(is_message_id, [value.get("message_id"), *references]))
    )
