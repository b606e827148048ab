"""Prepare a draft for export, with the mail it replies to and its follow-up reminder."""

from templates.phrasebook.wording import Wording
from tui.export.outgoing import OutgoingNote, Reminder, compose_outgoing_note
from tui.notes import Draft
from tui.notes.follow_up import next_follow_up_date, no_follow_up_reason
from tui.system.program import Program


def prepare_draft(draft: Draft, wording: Wording, program: Program) -> OutgoingNote:
    """Return a draft as a note to export.

    The reminder contains the command that opens the note; the command starts with `program`.
    """
    reason = no_follow_up_reason(draft, wording)
    day = draft.reminder_date or next_follow_up_date(draft, wording)
    reminder = None
    if draft.sent_at and day and not reason:
        command = program.command("open", draft.id)
        reminder = Reminder(draft.id, draft.follow_up_count + 1, day, draft.sent_at, command)
    return compose_outgoing_note(draft.answers, wording)._replace(
        original_mail=draft.original_mail, reminder=reminder, no_follow_up_reason=reason
    )
