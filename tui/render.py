"""`bridge-tui render` and `bridge-tui export`: a note in a format, without the wizard."""

from dataclasses import dataclass
from pathlib import Path

from templates import Answers
from templates.questions import BY_FIELD
from templates.situation import settle
from templates.wording import Wording
from tui.export.answered_mail import AnsweredMail, read_answered_mail
from tui.export.formats import FORMATS
from tui.export.outgoing import outgoing_note

_ON_ONE_LINE = ("linkedin", "mailto")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What to print of a note, and what to say of it besides, a line each."""

    text: str
    told: tuple[str, ...]


def render(
    answers: Answers,
    wording: Wording,
    form: str,
    *,
    premium: bool,
    wrapped: bool = False,
    reply_to: str = "",
    answered: AnsweredMail | None = None,
) -> Rendered:
    """Return a note in a format; `reply_to` is the file of the mail that it answers.

    Raises MailError, ExportError or UnfinishedNote.
    """
    told = [
        f"{'.'.join(BY_FIELD[item.field].at)} is left out: {item.why}"
        for item in settle(answers, wording).left_out
    ]
    if reply_to:
        answered = read_answered_mail(Path(reply_to).expanduser())
    outgoing = outgoing_note(answers, wording, premium=premium, answered=answered, wrapped=wrapped)
    text = FORMATS[form](outgoing)
    if form == "eml" and not outgoing.addresses:
        told.append("recipient.email is not given: the mail is addressed to nobody yet")
    return Rendered(f"{text}\n" if form in _ON_ONE_LINE else text, tuple(told))
