"""Mark notes as sent, set reminders, and start follow-ups."""

from dataclasses import replace
from datetime import date, datetime

from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from tui.export.outgoing import Reminder
from tui.notes import Draft, DraftError, Status
from tui.notes.draft import now
from tui.notes.follow_up import answers_for_follow_up, next_follow_up, no_follow_up_reason
from tui.notes.listing import format_date
from tui.notes.open_note import OpenNote


def marked_sent(draft: Draft, destination_id: str, time: datetime) -> Draft:
    """Return the draft marked as sent.

    `destination_id` is the destination it was exported to, or "" if unknown.
    """
    return replace(draft, status=Status.SENT, sent=time, sent_by=destination_id, changed=time)


def marked_unsent(draft: Draft, time: datetime, *, complete: bool) -> Draft:
    """Return the draft marked as not sent.

    `complete` is whether all required questions are answered.
    """
    status = Status.READY if complete else Status.DRAFT
    return replace(draft, status=status, sent=None, sent_by="", follow_up=None, changed=time)


def with_follow_ups(draft: Draft, by: int, wording: Wording, time: datetime) -> Draft:
    """Return the draft with its count of follow-ups changed by `by`, and its reminder updated."""
    draft = replace(draft, followed_up=max(0, draft.followed_up + by), changed=time)
    reminder = None if draft.follow_up is None else next_follow_up(draft, wording)
    return replace(draft, follow_up=reminder)


class SentNotes:
    """Operations on sent notes. They return messages for the user."""

    def __init__(self, open_note: OpenNote, wording: Wording) -> None:
        self._open_note = open_note
        self._notes = open_note.notes
        self._wording = wording

    def _draft(self, note_id: str) -> Draft | None:
        if note_id == self._open_note.draft.id:
            return self._open_note.draft
        return self._notes.entry(note_id).draft

    def is_sent(self, note_id: str) -> bool:
        """Return whether a note is marked as sent."""
        draft = self._draft(note_id)
        return draft is not None and draft.status is Status.SENT

    def mark(self, note_id: str, destination_id: str) -> tuple[str, date | None]:
        """Mark a note as sent, and return a message and the date for a follow-up.

        `destination_id` is the destination it was exported to, or "" if unknown. The date is the
        first on which a follow-up is appropriate; it is None if none is, and the message then says
        why. Raises DraftError if the note cannot be changed.
        """
        was_sent = self.is_sent(note_id)
        self._open_note.update_note(
            note_id, lambda draft: marked_sent(draft, destination_id, now())
        )
        draft = self._draft(note_id)
        if draft is None:
            return "Marked as sent.", None
        if draft.follows:
            if not was_sent:
                self._count_follow_up(draft, 1)
            return f"Marked as sent. {self._next_after(draft.follows)}".rstrip(), None
        if day := next_follow_up(draft, self._wording):
            return "Marked as sent.", day
        why = no_follow_up_reason(draft, self._wording) if draft.answers.outcome else ""
        return f"Marked as sent. {why}".rstrip(), None

    def unmark(self, note_id: str) -> str:
        """Mark a note as not sent, and return a message.

        Raises DraftError if the note cannot be changed.
        """
        before = self._draft(note_id)
        complete = before is not None and not resolve(before.answers, self._wording).missing
        self._open_note.update_note(
            note_id, lambda draft: marked_unsent(draft, now(), complete=complete)
        )
        if before is not None and before.status is Status.SENT:
            self._count_follow_up(before, -1)
        return "Marked as not sent."

    def remind(self, note_id: str, day: date) -> str:
        """Set a reminder in the list of notes, and return a message.

        Raises DraftError if the note cannot be changed.
        """
        self._open_note.update_note(
            note_id, lambda draft: replace(draft, follow_up=day, changed=now())
        )
        return f"Marked as sent. Your list of notes reminds you on {format_date(day)}."

    def try_to_remind(self, reminder: Reminder) -> str:
        """Set a reminder that was exported to a calendar; return an error message or ""."""
        try:
            self.remind(reminder.note_id, reminder.day)
        except DraftError as error:
            return f"Your list of notes will not remind you. {error}"
        return ""

    def follow(self, note_id: str, today: date) -> str:
        """Open the unsent follow-up of a sent note, or start one; return a message or "".

        Raises DraftError if no follow-up may be written, NotSavedError if the open note cannot be
        saved, and LockedElsewhere if another session has the follow-up open.
        """
        draft = self._draft(note_id)
        if draft is not None and draft.follows:
            note_id = draft.follows
            draft = self._draft(note_id)
        if draft is None:
            raise DraftError("What cannot be read cannot be followed.")
        if why := no_follow_up_reason(draft, self._wording):
            raise DraftError(why)
        brought = ""
        for entry in self._notes.entries():
            if entry.draft is None or entry.draft.follows != note_id:
                continue
            if entry.draft.status is not Status.SENT:
                self._open_note.open(entry.id)
                return ""
            brought = entry.draft.answers.brings
        day = next_follow_up(draft, self._wording)
        answers = answers_for_follow_up(draft, brought)
        self._open_note.start_new_and_save(answers, follows=note_id)
        if day is None or day <= today:
            return ""
        return f"There is no hurry: it is due from {format_date(day)} on."

    def _count_follow_up(self, draft: Draft, by: int) -> None:
        if draft.follows and self._draft(draft.follows) is not None:
            self._open_note.update_note(
                draft.follows, lambda first: with_follow_ups(first, by, self._wording, now())
            )

    def _next_after(self, note_id: str) -> str:
        draft = self._draft(note_id)
        if draft is None:
            return ""
        if day := next_follow_up(draft, self._wording):
            return f"One more may follow, from {format_date(day)} on."
        return no_follow_up_reason(draft, self._wording)
