"""The answers that were read from the employer's mail, until the writer has confirmed them.

Only the answers and the headers of the thread are stored with the note. The words of the mail that
they rest on are in memory, as long as the note is open.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from templates import Answers
from templates.answers import Answer
from templates.questions.questions import QUESTIONS
from templates.text import tidy
from tui.export.reply import RepliedMail, is_message_id

if TYPE_CHECKING:
    # For annotations only: few sessions read a mail, and the reader takes time to load.
    from templates.mail import MailReading


_ADDRESS = "recipient_email"
"""The field that the notices of a mail are about."""


class _Unconfirmed(NamedTuple):
    value: Answer
    source: str
    """What the writer is shown about where it is from."""


class Filled(NamedTuple):
    """What a mail was used for: the answers with those of the mail, and the fields it concerns."""

    answers: Answers
    fields: tuple[str, ...]
    """The fields that had no answer, and have the mail's now."""
    differing: tuple[str, ...]
    """The fields that the writer had answered otherwise, whose answers stay."""


class MailAnswers:
    """Which answers of a note are from a mail, and which of those are not confirmed yet."""

    def __init__(self) -> None:
        self._unconfirmed: dict[str, _Unconfirmed] = {}
        self._notice = ""

    def fill(self, reading: "MailReading", answers: Answers) -> Filled:
        """Return answers with what a mail says in the fields that are not answered yet."""
        filled: dict[str, Answer] = {}
        differing = []
        nothing = Answers()
        for field in (question.field for question in QUESTIONS):
            value: Answer = getattr(reading.answers, field)
            present: Answer = getattr(answers, field)
            if value == getattr(nothing, field) or value == present:
                continue
            if _is_empty(present):
                filled[field] = value
                self._unconfirmed[field] = _Unconfirmed(value, _source(reading, field))
            else:
                differing.append(field)
        self._notice = " ".join(reading.notices)
        merged = replace(answers, **filled)  # type: ignore[arg-type]
        return Filled(merged, tuple(filled), tuple(differing))

    def source(self, field: str, answers: Answers) -> str:
        """Return the words or the reason that an answer rests on, after "From their mail".

        "" for an answer that is not from a mail, was changed since, or is confirmed. For an address
        that stays empty, return the notice why.
        """
        if field == _ADDRESS and not answers.recipient_email:
            return self._notice
        unconfirmed = self._unconfirmed.get(field)
        if unconfirmed is None or unconfirmed.value != getattr(answers, field):
            return ""
        return unconfirmed.source

    def confirm(self, fields: Iterable[str]) -> None:
        """Take the answers of some fields as the writer's own from now on."""
        for field in fields:
            self._unconfirmed.pop(field, None)
            if field == _ADDRESS:
                self._notice = ""


def _source(reading: "MailReading", field: str) -> str:
    """Return what an answer rests on; only words of the mail stand in quotation marks."""
    if words := tidy(reading.evidence.get(field, "")):
        return f"From their mail: “{words}”"
    reason = reading.reasons.get(field, "")
    return f"From their mail: {reason}" if reason else "From their mail"


def _is_empty(answer: Answer) -> bool:
    return answer is None or answer == () or (isinstance(answer, str) and not answer.strip())


def replied_mail(reading: "MailReading") -> RepliedMail | None:
    """Return what a note remembers of the mail that it replies to; None without a message id.

    The reply address is not remembered: it is one of the answers, which the writer may change.
    """
    if not is_message_id(reading.message_id):
        return None
    references = tuple(filter(is_message_id, reading.references))
    return RepliedMail(reading.message_id, references, tidy(reading.subject))
