"""The formats that a note can be rendered in.

Every command loads this module, because the parser lists the names of the formats.
"""

import re
from collections.abc import Callable, Mapping

from templates import Spelling
from tui.export.calendar import to_ics
from tui.export.mailto import to_mailto
from tui.export.outgoing import ExportError, OutgoingNote

_MARKDOWN_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|#]")
_MARKDOWN_AT_LINE_START = re.compile(r"^([-+=:])")
_MARKDOWN_LIST_NUMBER = re.compile(r"^(\d+)(?=[.)])")


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
    # Only for the exception: a note without a letter has no subject yet.
    outgoing.note.letter()
    return outgoing.subject


def to_printed_text(outgoing: OutgoingNote) -> str:
    """Return the text to print on exit; another program gets the letter without the subject.

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
    line = _MARKDOWN_ANYWHERE.sub(r"\\\g<0>", line.strip())
    line = _MARKDOWN_AT_LINE_START.sub(r"\\\1", line)
    return _MARKDOWN_LIST_NUMBER.sub(r"\1\\", line)


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

    note, mail, linkedin_note = outgoing.note, outgoing.replied_mail, outgoing.linkedin_note
    greeting, sign_off, signature = note.greeting, note.sign_off, list(note.signature)
    paragraphs = [[sentence.text for sentence in paragraph] for paragraph in note.paragraphs]
    if note.is_as_sent and note.edited != note.composed_letter():
        # The answers or the wording have changed since, so the parts are those of the letter.
        (greeting, *_), *body, (sign_off, *signature) = _paragraphs(outgoing)
        paragraphs = [[" ".join(lines)] for lines in body]
    parts = {
        "to": list(outgoing.addresses),
        "subject": outgoing.subject,
        "in_reply_to": mail and mail.message_id,
        "greeting": greeting,
        "paragraphs": paragraphs,
        "sign_off": sign_off,
        "signature": signature,
        "edited": bool(note.edited),
        "text": to_text_with_subject(outgoing),
        "linkedin": linkedin_note
        and {
            "text": linkedin_note.text,
            "limit": linkedin_note.limit,
            "is_to_first": linkedin_note.is_for_first_recipient,
            "count": linkedin_note.length,
        },
    }
    return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"


def to_linkedin(outgoing: OutgoingNote) -> str:
    """Return the note for a LinkedIn connection request.

    Raises ExportError if a connection request is not appropriate for the outcome.
    """
    linkedin_note = outgoing.linkedin_note
    if linkedin_note is None:
        raise ExportError("A request on LinkedIn does not belong to this outcome.")
    return linkedin_note.text


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
