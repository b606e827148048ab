"""The formats that a note can be rendered in.

Every command loads this module, because the parser lists the names of the formats.
"""

import re
from collections.abc import Callable, Mapping

from templates import Spelling
from tui.export.calendar import to_ics
from tui.export.mailto import to_mailto
from tui.export.outgoing import ExportError, OutgoingNote

_MARKDOWN_ANYWHERE = r"[\\`*_\[\]<>&~|#]"
"""Matches a character that is markup anywhere, such as the star in "*bold*"."""
_MARKDOWN_AT_LINE_START = r"^([-+=:])"
"""Matches a character that is markup at the start of a line, such as the dash in "- item"."""
_MARKDOWN_LIST_NUMBER = r"^(\d+)(?=[.)])"
"""Matches the number of a list item, such as "1" in "1. item", without the mark after it."""


def to_text(outgoing: OutgoingNote) -> str:
    """Return the letter as plain text, without the subject.

    Raises UnfinishedNote if required answers are missing.
    """
    return f"{outgoing.letter}\n"


def to_text_with_subject(outgoing: OutgoingNote) -> str:
    """Return the note as plain text, with the subject on the first line.

    Raises UnfinishedNote if required answers are missing.
    """
    return f"Subject: {outgoing.subject}\n\n{outgoing.letter}\n"


def to_subject(outgoing: OutgoingNote) -> str:
    """Return the subject alone. Raises UnfinishedNote if required answers are missing."""
    # Called only because it raises UnfinishedNote.
    outgoing.note.letter()
    return outgoing.subject


def to_printed_text(outgoing: OutgoingNote) -> str:
    """Return the note to print on exit; the subject is left out if the output is piped.

    Raises UnfinishedNote if required answers are missing.
    """
    return to_text(outgoing) if outgoing.is_piped else to_text_with_subject(outgoing)


def to_markdown(outgoing: OutgoingNote) -> str:
    """Return the note as Markdown, with the subject as the heading.

    Raises UnfinishedNote if required answers are missing.
    """
    heading = f"# {_escape_markdown(outgoing.subject)}"
    paragraphs = ["\\\n".join(map(_escape_markdown, lines)) for lines in _paragraphs(outgoing)]
    return "\n\n".join([heading, *paragraphs]) + "\n"


def _escape_markdown(line: str) -> str:
    """Escape all Markdown markup in a line."""
    line = re.sub(_MARKDOWN_ANYWHERE, r"\\\g<0>", line.strip())
    line = re.sub(_MARKDOWN_AT_LINE_START, r"\\\1", line)
    return re.sub(_MARKDOWN_LIST_NUMBER, r"\1\\", line)


def to_html(outgoing: OutgoingNote) -> str:
    """Return the note as an HTML page, with the subject as the title.

    Raises UnfinishedNote if required answers are missing.
    """
    # Imported here: no other format needs it.
    from html import escape

    paragraphs = (f"<p>{'<br>'.join(map(escape, lines))}</p>" for lines in _paragraphs(outgoing))
    body = "\n".join(paragraphs)
    language = "en-US" if outgoing.answers.spelling is Spelling.AMERICAN else "en-GB"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(outgoing.subject)}</title>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _paragraphs(outgoing: OutgoingNote) -> list[list[str]]:
    """Return the paragraphs of the unwrapped letter, each as a list of lines."""
    letter = outgoing.note.letter().strip("\n")
    return [paragraph.split("\n") for paragraph in re.split(r"\n{2,}", letter)]


def to_json(outgoing: OutgoingNote) -> str:
    """Return the parts of the note as a JSON object.

    Raises UnfinishedNote if required answers are missing.
    """
    # Imported here: no other format needs it.
    import json

    mail = outgoing.original_mail
    parts = {
        "to": list(outgoing.addresses),
        "subject": outgoing.subject,
        "in_reply_to": mail.message_id if mail else None,
        **_letter_parts(outgoing),
        "edited": bool(outgoing.note.edited_letter),
        "text": to_text_with_subject(outgoing),
        "linkedin": _linkedin_parts(outgoing),
    }
    return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"


def _letter_parts(outgoing: OutgoingNote) -> dict[str, object]:
    note = outgoing.note
    if note.is_kept_as_sent and note.edited_letter != note.composed_letter():
        # The answers or the wording have changed since it was sent, so split the letter itself.
        greeting, *body, closing = _paragraphs(outgoing)
        return {
            "greeting": greeting[0],
            "paragraphs": [[" ".join(lines)] for lines in body],
            "sign_off": closing[0],
            "signature": closing[1:],
        }
    return {
        "greeting": note.greeting,
        "paragraphs": [[sentence.text for sentence in row] for row in note.paragraphs],
        "sign_off": note.sign_off,
        "signature": list(note.signature),
    }


def _linkedin_parts(outgoing: OutgoingNote) -> dict[str, object] | None:
    note = outgoing.connection_note
    if note is None:
        return None
    return {
        "text": note.text,
        "limit": note.limit,
        "is_to_one": note.is_for_one_recipient,
        "count": note.length,
    }


def to_linkedin(outgoing: OutgoingNote) -> str:
    """Return the connection note.

    Raises ExportError if a request to connect is not appropriate for the outcome, or if the
    connection note is too long.
    """
    connection_note = outgoing.connection_note
    if connection_note is None:
        raise ExportError("A request on LinkedIn is not appropriate after this outcome.")
    if connection_note.error:
        raise ExportError(f"The connection note is too long. {connection_note.error}")
    return connection_note.text


def to_eml(outgoing: OutgoingNote) -> str:
    """Return the note as a mail. Raises the same exceptions as `eml.to_eml`."""
    # Imported here because the email package slows down rendering other formats by a fifth.
    from tui.export import eml

    return eml.to_eml(outgoing)


FORMATS: Mapping[str, Callable[[OutgoingNote], str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "eml": to_eml,
    "json": to_json,
    "linkedin": to_linkedin,
    "mailto": to_mailto,
    "ics": to_ics,
}
"""The functions that render a note, by format name, for the commands `render` and `export`.

Each may raise ExportError or UnfinishedNote.
"""
