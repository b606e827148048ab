"""A note on disk: the answers file's own format, and a table `[note]` of what else is known."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import tomli_w

from templates import Answers, AnswersError, BridgeError
from templates.phrasebook.wording import Wording
from templates.questions.answers_file import NOTE, answers_from, answers_to, parsed
from templates.text import one_line
from tui.export.reply import RepliedMail, is_message_id

_ANSWERED = "answered"
_KNOWN = frozenset(
    "id created changed status sent sent_by follow_up followed_up follows answered".split()
)


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

    Times are in UTC, to the second; days are the writer's own.
    """

    id: str
    created: datetime
    changed: datetime
    status: Status = Status.DRAFT
    answers: Answers = Answers()  # noqa: RUF009
    sent: datetime | None = None
    sent_by: str = ""
    """The way out by which it was sent, where that is known."""
    follow_up: date | None = None
    """The day on which the writer wants to be reminded of a note that follows."""
    followed_up: int = 0
    """How many notes that follow it have been sent."""
    follows: str = ""
    """The id of the note that it follows."""
    answered: RepliedMail | None = None
    """The mail that it answers, if the writer gave it."""

    def with_answers(self, answers: Answers) -> "Draft":
        """Return the note with other answers, changed now; that it was sent stays so."""
        status = Status.SENT if self.status is Status.SENT else Status.DRAFT
        return replace(self, answers=answers, status=status, changed=now())


def now() -> datetime:
    """Return the present time as notes are dated."""
    return datetime.now(UTC).replace(microsecond=0)


def for_another_person(answers: Answers) -> Answers:
    """Return answers for a note to someone else: whom it was for and its words are not kept."""
    return replace(
        answers,
        recipient_name="", recipient_email="", greet_as="", part=None,
        edited="", edited_from="", words=(), follow_up=None, brings="",
    )  # fmt: skip


def written(draft: Draft) -> str:
    """Return the text of a note's file."""
    values = answers_to(draft.answers)
    return tomli_w.dumps(
        {"schema": values.pop("schema"), NOTE: about_to(draft), **values}, multiline_strings=True
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
    return replace(about_from(about, note_id, dated), answers=answers)


def about_to(draft: Draft) -> dict[str, Any]:
    """Return what is known of a note besides its answers, as the table that a file holds."""
    about: dict[str, Any] = {
        "id": draft.id,
        "created": draft.created,
        "changed": draft.changed,
        "status": draft.status.value,
        "sent": draft.sent,
        "sent_by": draft.sent_by,
        "follow_up": draft.follow_up,
        "followed_up": draft.followed_up,
        "follows": draft.follows,
    }
    if mail := draft.answered:
        about[_ANSWERED] = {**asdict(mail), "references": list(mail.references)}
    return {key: value for key, value in about.items() if value}


def about_from(about: dict[str, Any], note_id: str, dated: datetime) -> Draft:
    """Return a note that holds what a table tells of it. Raises AnswersError."""
    if unknown := about.keys() - _KNOWN:
        raise AnswersError(f"{NOTE}.{min(unknown)} is not a key that is known here")
    changed = _time(about, "changed", dated)
    return Draft(
        id=note_id,
        created=_time(about, "created", changed),
        changed=changed,
        status=_status(about.get("status", Status.DRAFT)),
        sent=_time(about, "sent", dated) if "sent" in about else None,
        sent_by=_text(about, "sent_by"),
        follow_up=_day(about, "follow_up"),
        followed_up=_count(about, "followed_up"),
        follows=_text(about, "follows"),
        answered=_answered(about.get(_ANSWERED)),
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


def _day(about: dict[str, Any], key: str) -> date | None:
    value = about.get(key)
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise AnswersError(f"{NOTE}.{key} must be a day like 2026-12-23")
    return value


def _text(about: dict[str, Any], key: str) -> str:
    value = about.get(key, "")
    if not isinstance(value, str):
        raise AnswersError(f"{NOTE}.{key} must be a text in quotes")
    return one_line(value)


def _count(about: dict[str, Any], key: str) -> int:
    value = about.get(key, 0)
    if type(value) is not int or not 0 <= value <= 99:
        raise AnswersError(f"{NOTE}.{key} must be a whole number from 0 to 99")
    return value


def _answered(value: Any) -> RepliedMail | None:
    if value is None:
        return None
    texts = ("message_id", "subject", "address")
    if (
        not isinstance(value, dict)
        or value.keys() - {*texts, "references"}
        or not all(isinstance(value.get(key, ""), str) for key in texts)
        or not isinstance(value.get("references", []), list)
        or not all(map(is_message_id, [value.get("message_id"), *value.get("references", [])]))
    ):
        raise AnswersError(f"{NOTE}.{_ANSWERED} must tell of a mail, by its message_id in < >")
    return RepliedMail(
        message_id=value["message_id"],
        references=tuple(value.get("references", [])),
        subject=one_line(value.get("subject", "")),
        address=one_line(value.get("address", "")),
    )
