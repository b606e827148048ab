"""Mark a note as sent in the full screen, and offer a reminder of a follow-up in a dialog."""

from typing import Any

from textual.app import App

from screens.dialogs.confirm import ConfirmDialog
from tui.notes.listing import format_date
from tui.notes.sent import SentNotes


async def mark_as_sent(
    app: App[Any], sent_notes: SentNotes, note_id: str, destination_id: str
) -> str:
    """Mark a note as sent, offer a reminder of a follow-up, and return a message.

    `destination_id` is the id of the destination that it was exported to, or "" if unknown. Raises
    DraftError if the note cannot be changed.
    """
    message, follow_up_day = sent_notes.mark_sent(note_id, destination_id)
    if follow_up_day is None:
        return message
    question = (
        f"{message}\n\nFrom {format_date(follow_up_day)} on, you may send a short note with"
        " something new. Should your list of notes remind you then?"
    )
    if await app.push_screen_wait(ConfirmDialog(question, "remind me", "no reminder")):
        return sent_notes.set_reminder(note_id, follow_up_day)
    return "Marked as sent."
