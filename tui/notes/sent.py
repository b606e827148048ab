"""A note that was sent: marked so, reminded of, followed, and counted where it follows another."""

from dataclasses import replace
from datetime import date

from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from tui.notes import Draft, DraftError, Status
from tui.notes.draft import now
from tui.notes.follow_up import (
    answers_for_follow_up,
    counted,
    marked_sent,
    marked_unsent,
    next_follow_up,
    why_no_follow_up,
)
from tui.notes.open_note import OpenNote


class SentNotes:
    """What any front end does about sent notes; its sentences say what was done."""

    def __init__(self, keeping: OpenNote, wording: Wording) -> None:
        self._keeping = keeping
        self._notes = keeping.notes
        self._wording = wording

    def note(self, note_id: str) -> Draft | None:
        """Return a note as it is now; None if it cannot be read."""
        if note_id == self._keeping.draft.id:
            return self._keeping.draft
        return self._notes.entry(note_id).draft

    def is_sent(self, note_id: str) -> bool:
        """Say whether a note is marked as sent."""
        draft = self.note(note_id)
        return draft is not None and draft.status is Status.SENT

    def unmark(self, note_id: str) -> str:
        """Mark a note as not sent after all. Raises DraftError."""
        draft = self.note(note_id)
        complete = draft is not None and not resolve(draft.answers, self._wording).missing
        self._keeping.update_note(
            note_id, lambda draft: marked_unsent(draft, now(), complete=complete)
        )
        if draft is not None:
            self._count(draft, -1)
        return "Marked as not sent."

    def mark(self, note_id: str, way: str) -> tuple[str, date | None]:
        """Mark a note as sent by a way out, and return from which day another may follow it.

        Without a day the sentence says why. Raises DraftError.
        """
        was_sent = self.is_sent(note_id)
        self._keeping.update_note(note_id, lambda draft: marked_sent(draft, way, now()))
        draft = self.note(note_id)
        if draft is None:
            return "Marked as sent.", None
        if draft.follows:
            if not was_sent:
                self._count(draft, 1)
            return self._said_of_the_next(draft.follows), None
        if day := next_follow_up(draft, self._wording):
            return "Marked as sent.", day
        why = why_no_follow_up(draft, self._wording) if draft.answers.outcome else ""
        return f"Marked as sent. {why}".rstrip(), None

    def remind(self, note_id: str, day: date) -> str:
        """Have the list of notes remind on a day. Raises DraftError."""
        self._keeping.update_note(
            note_id, lambda draft: replace(draft, follow_up=day, changed=now())
        )
        return f"Marked as sent. Your list of notes reminds you on {said(day)}."

    def _count(self, draft: Draft, by: int) -> None:
        """Count a note that follows with the one it follows."""
        if draft.follows and self.note(draft.follows) is not None:
            self._keeping.update_note(
                draft.follows, lambda first: counted(first, by, self._wording, now())
            )

    def _said_of_the_next(self, first_id: str) -> str:
        first = self.note(first_id)
        if first is None:
            return "Marked as sent."
        if day := next_follow_up(first, self._wording):
            return f"Marked as sent. One more may follow, from {said(day)} on."
        return f"Marked as sent. {why_no_follow_up(first, self._wording)}"

    def follow(self, note_id: str, today: date) -> str:
        """Begin the note that follows a sent one, or open it, and return what is to be said of it.

        Raises DraftError where there is none, and HeldElsewhere.
        """
        draft = self.note(note_id)
        if draft is not None and draft.follows:
            note_id = draft.follows
            draft = self.note(note_id)
        if draft is None:
            raise DraftError("What cannot be read cannot be followed.")
        if why := why_no_follow_up(draft, self._wording):
            raise DraftError(why)
        for entry in self._notes.entries():
            begun = entry.draft
            if begun and begun.follows == note_id and begun.status is not Status.SENT:
                self._keeping.open(entry.id)
                return ""
        day = next_follow_up(draft, self._wording)
        self._keeping.begin_with(answers_for_follow_up(draft), follows=note_id)
        early = day is not None and day > today
        return f"There is no hurry: it is due from {said(day)} on." if early and day else ""


def said(day: date) -> str:
    """Return a day as people say it: "23 December 2026"."""
    return f"{day.day} {day:%B %Y}"
