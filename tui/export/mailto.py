"""Render the note as a link that opens a mail program."""

from urllib.parse import quote

from templates.questions.addresses import is_address
from tui.export.outgoing import ExportError, OutgoingNote

MAX_LINK_LENGTH = 2000
"""The maximum length of a link; some browsers, mail programs and terminals cut longer ones."""


def to_mailto(outgoing: OutgoingNote) -> str:
    """Return the note as a `mailto:` link, without the letter if the link would be too long.

    Raises ExportError if an address is invalid, and UnfinishedNote if required answers are missing.
    """
    link = _link(outgoing, outgoing.note.letter())
    return link if len(link) <= MAX_LINK_LENGTH else _link(outgoing, "")


def is_link_too_long(outgoing: OutgoingNote) -> bool:
    """Return whether the link with the letter would be too long.

    Raises the same exceptions as `to_mailto`.
    """
    return len(_link(outgoing, outgoing.note.letter())) > MAX_LINK_LENGTH


def _link(outgoing: OutgoingNote, letter: str) -> str:
    for address in outgoing.addresses:
        if not is_address(address):
            raise ExportError(f"{address} is not a valid email address.")
    fields = {"subject": outgoing.subject, "body": letter.replace("\n", "\r\n")}
    if outgoing.original_mail:
        fields["In-Reply-To"] = outgoing.original_mail.message_id
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    return f"mailto:{','.join(quote(a, safe='@') for a in outgoing.addresses)}?{query}"
