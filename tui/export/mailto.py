"""The note as a link that a mail program opens."""

from urllib.parse import quote

from templates.questions.addresses import is_address
from tui.export.errors import ExportError
from tui.export.outgoing import Outgoing

MOST_CHARACTERS = 2000
"""Longer links are cut by some browsers, mail programs and terminals, without a word."""


def mailto(outgoing: Outgoing) -> str:
    """Return the note as a `mailto:` link.

    One that would be too long to arrive whole has no body: half a letter must not be sent.
    Raises ExportError for an address that mail cannot go to, and UnfinishedNote.
    """
    whole = _link(outgoing, outgoing.note.letter())
    return whole if len(whole) <= MOST_CHARACTERS else _link(outgoing, "")


def without_body(outgoing: Outgoing) -> bool:
    """Say whether the letter is too long for a link, which then opens without it."""
    return len(_link(outgoing, outgoing.note.letter())) > MOST_CHARACTERS


def _link(outgoing: Outgoing, letter: str) -> str:
    for address in outgoing.addresses:
        if not is_address(address):
            raise ExportError(f"{address} is not an address that mail can go to.")
    fields = {"subject": outgoing.subject, "body": letter.replace("\n", "\r\n")}
    if outgoing.answered:
        fields["In-Reply-To"] = outgoing.answered.message_id
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    return f"mailto:{','.join(quote(a, safe='@') for a in outgoing.addresses)}?{asked}"
