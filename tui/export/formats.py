"""The formats that a note can be rendered in.

Every command loads this module, to know their names.
"""

import re
from collections.abc import Callable, Mapping

from templates import Spelling
from tui.export.calendar import to_ics
from tui.export.mailto import to_mailto
from tui.export.outgoing import ExportError, Outgoing

_MARKDOWN_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|#]")
_MARKDOWN_AT_LINE_START = re.compile(r"^([-+=:])")
_MARKDOWN_LIST_NUMBER = re.compile(r"^(\d+)(?=[.)])")


def to_text(outgoing: Outgoing) -> str:
    """Return the letter as plain text, without the subject.

    Raises UnfinishedNote if required answers are missing.
    """
    return f"{outgoing.letter}\n"


def to_text_with_subject(outgoing: Outgoing) -> str:
    """Return the note as plain text, with the subject on the first line.

    Raises UnfinishedNote if required answers are missing.
    """
    return f"Subject: {outgoing.subject}\n\n{outgoing.letter}\n"


def to_subject(outgoing: Outgoing) -> str:
    """Return the subject alone. Raises UnfinishedNote if required answers are missing."""
    outgoing.note.letter()
    return outgoing.subject


def to_printed_text(outgoing: Outgoing) -> str:
    """Return the text to print on exit: a program that it is piped to gets the letter alone.

    Raises UnfinishedNote if required answers are missing.
    """
    return to_text(outgoing) if outgoing.piped else to_text_with_subject(outgoing)


def to_markdown(outgoing: Outgoing) -> str:
    """Return the note as Markdown, with the subject as the heading.

    Raises UnfinishedNote if required answers are missing.
    """
    paragraphs = ("\\\n".join(map(_escape_markdown, lines)) for lines in _paragraphs(outgoing))
    return "\n\n".join((f"# {_escape_markdown(outgoing.subject)}", *paragraphs)) + "\n"


def _escape_markdown(line: str) -> str:
    """Escape all Markdown markup in a line."""
    line = _MARKDOWN_ANYWHERE.sub(r"\\\g<0>", line.strip())
    line = _MARKDOWN_AT_LINE_START.sub(r"\\\1", line)
    return _MARKDOWN_LIST_NUMBER.sub(r"\1\\", line)


def to_html(outgoing: Outgoing) -> str:
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


def _paragraphs(outgoing: Outgoing) -> list[list[str]]:
    """Return the paragraphs of the unwrapped letter, each as a list of lines."""
    letter = outgoing.note.letter().strip("\n")
    return [paragraph.split("\n") for paragraph in re.split(r"\n{2,}", letter)]


def to_json(outgoing: Outgoing) -> str:
    """Return the parts of the note as a JSON object.

    Raises UnfinishedNote if required answers are missing.
    """
    # Imported here: no other format needs it.
    import json

    note, mail, connection = outgoing.note, outgoing.replied_mail, outgoing.connection
    parts = {
        "to": list(outgoing.addresses),
        "subject": outgoing.subject,
        "in_reply_to": mail and mail.message_id,
        "greeting": note.greeting,
        "paragraphs": [[sentence.text for sentence in row] for row in note.paragraphs],
        "sign_off": note.sign_off,
        "signature": list(note.signature),
        "edited": bool(note.edited),
        "text": to_text_with_subject(outgoing),
        "linkedin": connection and {**connection._asdict(), "count": connection.length},
    }
    return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"


def to_linkedin(outgoing: Outgoing) -> str:
    """Return the LinkedIn connection note.

    Raises ExportError if a request is not appropriate for the outcome.
    """
    connection = outgoing.connection
    if connection is None:
        raise ExportError("A request on LinkedIn does not belong to this outcome.")
    return connection.text


def to_eml(outgoing: Outgoing) -> str:
    """Return the note as a mail. Raises exceptions as `eml.to_eml` does."""
    # Imported here because the email package slows down rendering other formats by a fifth.
    from tui.export import eml

    return eml.to_eml(outgoing)


FORMATS: Mapping[str, Callable[[Outgoing], str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "eml": to_eml,
    "json": to_json,
    "linkedin": to_linkedin,
    "mailto": to_mailto,
    "ics": to_ics,
}
"""The render functions by format name, for the commands `render` and `export`.

Each may raise ExportError or UnfinishedNote.
"""
