"""The note's parts as JSON, for another program."""

import json as stdlib_json

from tui.export.outgoing import Outgoing
from tui.export.text import text


def json(outgoing: Outgoing) -> str:
    """Return the note's parts as JSON. Raises UnfinishedNote."""
    note, connection, answered = outgoing.note, outgoing.connection, outgoing.answered
    parts = {
        "to": list(outgoing.addresses),
        "subject": outgoing.subject,
        "in_reply_to": answered and answered.message_id,
        "greeting": note.greeting,
        "paragraphs": [[sentence.text for sentence in row] for row in note.paragraphs],
        "sign_off": note.sign_off,
        "signature": list(note.signature),
        "edited": bool(note.edited),
        "text": text(outgoing),
        "linkedin": connection and {**connection._asdict(), "count": connection.length},
    }
    return stdlib_json.dumps(parts, ensure_ascii=False, indent=2) + "\n"
