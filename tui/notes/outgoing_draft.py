"""Prepare a draft for export, with the mail it replies to and its follow-up reminder."""

from templates.phrasebook.wording import Wording
from tui.export.outgoing import Outgoing, Reminder, outgoing_note
from tui.notes import Draft
from tui.notes.follow_up import next_follow_up, why_no_follow_up
from tui.system.program import Program


def outgoing_draft(
    draft: Draft,
    wording: Wording,
    *,
    premium: bool = False,
    wrapped: bool = False,
    program: Program = Program(),  # noqa: B008
) -> Outgoing:
    """Return a draft as an `Outgoing`. The options are those of `outgoing_note`.

    `program` is how to start the program for this note, which the reminder says.
    """
    outgoing = outgoing_note(
        draft.answers, wording, premium=premium, replied_mail=draft.replied_mail, wrapped=wrapped
    )
    reminder, why = None, why_no_follow_up(draft, wording)
    day = draft.follow_up or next_follow_up(draft, wording)
    if draft.sent and day and not why:
        command = program.command("open", draft.id)
        reminder = Reminder(draft.id, draft.followed_up + 1, day, draft.sent, command)
    return outgoing._replace(reminder=reminder, no_reminder=why)
