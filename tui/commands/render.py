"""The `render` and `export` commands: print a note in an output format."""

from collections.abc import Iterator
from typing import NamedTuple

from templates.letter.typed_answers.tie import lacks_tie, mentions_recipient
from templates.questions.questions import QUESTION_BY_FIELD
from tui.export.formats import FORMATS, to_subject
from tui.export.outgoing import OutgoingNote


class Rendered(NamedTuple):
    """The output for a note, and warnings about it, one line each."""

    text: str
    warnings: tuple[str, ...]


def render(
    outgoing: OutgoingNote, format_name: str, *, subject_only: bool, mail_path: str
) -> Rendered:
    """Return a note in a format, or its subject if `subject_only` is true.

    `format_name` is a key of FORMATS. `mail_path` is the path of the mail that the note replies to,
    or "". Raises MailError, ExportError or UnfinishedNote.
    """
    if mail_path:
        # Imported here: loading `email` would make other formats 20% slower.
        from tui.export.mail_file import read_original_mail

        outgoing = outgoing._replace(original_mail=read_original_mail(mail_path))
    render_format = to_subject if subject_only else FORMATS[format_name]
    text = render_format(outgoing)
    warnings = tuple(_warnings(outgoing, format_name))
    return Rendered(text if text.endswith("\n") else f"{text}\n", warnings)


def _warnings(outgoing: OutgoingNote, format_name: str) -> Iterator[str]:
    for item in outgoing.ignored:
        yield f"{'.'.join(QUESTION_BY_FIELD[item.field].key)} is left out: {item.reason}"
    if lacks_tie(outgoing.answers):
        yield "tie is not given: the note does not say why this person is told"
    elif (
        outgoing.answers.follow_up and outgoing.answers.tie and mentions_recipient(outgoing.answers)
    ):
        yield "tie may not be needed: brings speaks of them already; read both"
    if format_name == "linkedin" and outgoing.connection_note:
        yield from outgoing.connection_note.hints
    if format_name == "eml" and not outgoing.addresses:
        yield "recipient.email is not given: the note is addressed to nobody yet"
