"""The `render` and `export` commands: print a note in an output format."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from templates import Answers
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from templates.questions.questions import QUESTION_BY_FIELD
from tui.export.formats import FORMATS, to_subject
from tui.export.outgoing import OutgoingNote, compose_outgoing_note
from tui.system.paths import expand_home
from tui.system.program import Program

if TYPE_CHECKING:
    # For annotations only: `render` reads no saved notes and must not load this package.
    from tui.notes import Draft


class Rendered(NamedTuple):
    """The output for a note, and warnings about it, one line each."""

    text: str
    warnings: tuple[str, ...]


def render(
    note: "Answers | Draft",
    wording: Wording,
    format_name: str,
    *,
    subject_only: bool,
    program: Program,
    has_linkedin_premium: bool,
    wrapped: bool,
    reply_to: str,
) -> Rendered:
    """Return a note in a format, or its subject if `subject_only` is true.

    `format_name` is a key of FORMATS. `reply_to` is the path of the mail that the note replies to,
    or "". Raises MailError, ExportError or UnfinishedNote.
    """
    if isinstance(note, Answers):
        outgoing = compose_outgoing_note(
            note, wording, has_linkedin_premium=has_linkedin_premium, wrapped=wrapped
        )
    else:
        # Imported here: only `export` needs it.
        from tui.notes.outgoing_draft import prepare_draft

        outgoing = prepare_draft(
            note,
            wording,
            has_linkedin_premium=has_linkedin_premium,
            wrapped=wrapped,
            program=program,
        )
    if reply_to:
        # Imported here: loading `email` would make other formats 20 % slower.
        from tui.export.mail_file import read_replied_mail

        mail = read_replied_mail(expand_home(reply_to))
        outgoing = outgoing._replace(replied_mail=mail)
    render_format = to_subject if subject_only else FORMATS[format_name]
    text = render_format(outgoing)
    warnings = tuple(_warnings(outgoing, wording, format_name))
    return Rendered(text if text.endswith("\n") else f"{text}\n", warnings)


def _warnings(outgoing: OutgoingNote, wording: Wording, format_name: str) -> Iterator[str]:
    for item in resolve(outgoing.answers, wording).ignored:
        yield f"{'.'.join(QUESTION_BY_FIELD[item.field].key)} is left out: {item.reason}"
    if format_name == "eml" and not outgoing.addresses:
        yield "recipient.email is not given: the mail is addressed to nobody yet"
