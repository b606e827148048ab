"""The answers that were read from the employer's mail, until the writer has confirmed them.

The note stores only the answers and the headers of the thread. The words of the mail from which the
answers were read are in memory while the note is open.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from templates import Answers
from templates.answers import Answer
from templates.questions.questions import QUESTIONS
from templates.text import tidy
from tui.export.reply import OriginalMail, is_message_id

if TYPE_CHECKING:
    # For annotations only: few sessions read a mail, and the mail reader takes time to load.
    from templates.mail import MailReading

_EMAIL_FIELD = "recipient_email"
"""The field that the notices of a `MailReading` are about: they say why it is empty."""


class _UnconfirmedAnswer(NamedTuple):
    answer: Answer
    source: str
    """The sentence that tells the writer where the answer is from."""


class FillResult(NamedTuple):
    """The answers after a mail has filled in the missing ones."""

    answers: Answers
    filled_fields: tuple[str, ...]
    """The fields that had no answer, and now have the answer from the mail."""
    conflicting_fields: tuple[str, ...]
    """The fields that keep an answer of the writer's, although the mail gives another."""


class MailAnswers:
    """Remembers which answers of a note are from a mail and not confirmed yet."""

    def __init__(self) -> None:
        self._unconfirmed: dict[str, _UnconfirmedAnswer] = {}
        self._notice = ""
        self._last_filled: dict[str, Answer] = {}

    def fill(self, reading: "MailReading", answers: Answers) -> FillResult:
        """Fill in the missing answers from a mail, and remember where each of them is from."""
        filled: dict[str, Answer] = {}
        conflicting = []
        no_answers = Answers()
        for question in QUESTIONS:
            field = question.name
            from_mail: Answer = getattr(reading.answers, field)
            current: Answer = getattr(answers, field)
            if from_mail == getattr(no_answers, field) or from_mail == current:
                continue
            if _is_empty(current):
                filled[field] = from_mail
                source = _describe_source(reading, field)
                self._unconfirmed[field] = _UnconfirmedAnswer(from_mail, source)
            else:
                conflicting.append(field)
        self._notice = " ".join(reading.notices)
        self._last_filled = filled
        merged = replace(answers, **filled)  # type: ignore[arg-type]
        return FillResult(merged, tuple(filled), tuple(conflicting))

    def source(self, field: str, answers: Answers) -> str:
        """Return "From their mail" and the words or the reason that an answer is based on.

        Return "" if the answer is not from a mail, has been changed since, or is confirmed. For an
        empty email address, return the notice that explains why the mail did not fill it in.
        """
        if field == _EMAIL_FIELD and not answers.recipient_email:
            return "" if self._is_undone(answers) else self._notice
        unconfirmed = self._unconfirmed.get(field)
        if unconfirmed is None or unconfirmed.answer != getattr(answers, field):
            return ""
        return unconfirmed.source

    def _is_undone(self, answers: Answers) -> bool:
        """Return whether no answer is left that the last mail filled in."""
        filled = self._last_filled
        return bool(filled) and all(getattr(answers, name) != filled[name] for name in filled)

    def confirm(self, fields: Iterable[str]) -> None:
        """Treat the answers in some fields as the writer's own from now on."""
        for field in fields:
            self._unconfirmed.pop(field, None)
            if field == _EMAIL_FIELD:
                self._notice = ""


def _describe_source(reading: "MailReading", field: str) -> str:
    """Return where an answer is from; only words of the mail are in quotation marks."""
    if words := tidy(reading.evidence.get(field, "")):
        return f"From their mail: “{words}”"
    reason = reading.reasons.get(field, "")
    return f"From their mail: {reason}" if reason else "From their mail"


def _is_empty(answer: Answer) -> bool:
    return answer is None or answer == () or (isinstance(answer, str) and not answer.strip())


def original_mail(reading: "MailReading") -> OriginalMail | None:
    """Return the headers that a reply to a mail needs; None if the mail has no message id.

    The reply address is left out: it is one of the answers, which the writer may change.
    """
    if not is_message_id(reading.message_id):
        return None
    references = tuple(filter(is_message_id, reading.references))
    return OriginalMail(reading.message_id, references, tidy(reading.subject))
