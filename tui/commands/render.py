"""`bridge-tui render` and `bridge-tui export`: a note in a format, without the wizard."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from templates import Answers
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from templates.questions.questions import BY_FIELD
from tui.export.formats import FORMATS
from tui.export.outgoing import Outgoing, outgoing_note

if TYPE_CHECKING:
    from tui.notes import Draft

_ON_ONE_LINE = ("linkedin", "mailto")


class Rendered(NamedTuple):
    """What to print of a note, and what to say of it besides, a line each."""

    text: str
    told: tuple[str, ...]


def render(
    note: "Answers | Draft",
    wording: Wording,
    form: str,
    *,
    premium: bool,
    wrapped: bool,
    reply_to: str,
) -> Rendered:
    """Return a note in a format; `reply_to` is the file of the mail that it answers, or "".

    Raises MailError, ExportError or UnfinishedNote.
    """
    if isinstance(note, Answers):
        outgoing = outgoing_note(note, wording, premium=premium, wrapped=wrapped)
    else:
        from tui.notes.outgoing_draft import outgoing_draft

        outgoing = outgoing_draft(note, wording, premium=premium, wrapped=wrapped)
    if reply_to:
        from tui.export.reply_file import read_replied_mail

        answered = read_replied_mail(Path(reply_to).expanduser())
        outgoing = outgoing._replace(answered=answered)
    text = FORMATS[form](outgoing)
    told = tuple(_told(outgoing, wording, form))
    return Rendered(f"{text}\n" if form in _ON_ONE_LINE else text, told)


def _told(outgoing: Outgoing, wording: Wording, form: str) -> Iterator[str]:
    for item in resolve(outgoing.answers, wording).left_out:
        yield f"{'.'.join(BY_FIELD[item.field].at)} is left out: {item.why}"
    if form == "eml" and not outgoing.addresses:
        yield "recipient.email is not given: the mail is addressed to nobody yet"
