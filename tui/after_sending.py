"""After a note was sent: marked so, followed up, and counted where it follows another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from screens.dialogs import Confirm
from tui.drafts import Draft, DraftError, Status
from tui.drafts.after import (
    answers_for_follow_up,
    counted,
    marked_sent,
    marked_unsent,
    next_follow_up,
    why_none,
)
from tui.drafts.draft import now
from tui.drafts.holding import HeldElsewhere, hold

if TYPE_CHECKING:
    from tui.app import BridgeApp


class AfterSending:
    """Marks notes as sent, and begins those that follow them."""

    def __init__(self, app: "BridgeApp") -> None:
        self._app = app
        self._keeping = app.keeping
        self._notes = app.keeping.notes

    def amend(self, note_id: str, change: Callable[[Draft], Draft]) -> str:
        """Change a note, the present one or another, and return why that failed, or ""."""
        if note_id == self._keeping.draft.id:
            self._keeping.amend(change(self._keeping.draft))
            return ""
        try:
            held = hold(self._notes.locks, note_id)
            try:
                self._notes.save(change(self._notes.load(note_id)))
            finally:
                held.let_go()
        except HeldElsewhere as elsewhere:
            return f"This note is open elsewhere: {elsewhere.holder}."
        except DraftError as error:
            return str(error)
        except OSError as error:
            return f"That could not be done: {error.strerror}."
        return ""

    def note(self, note_id: str) -> Draft | None:
        """Return a note as it is now; None if it cannot be read."""
        if note_id == self._keeping.draft.id:
            return self._keeping.draft
        return self._notes.entry(note_id).draft

    def toggle_sent(self, note_id: str, tell: Callable[[str], None]) -> None:
        """Mark a note as sent, or as not sent after all."""
        draft = self.note(note_id)
        if draft is not None and draft.status is Status.SENT:
            failed = self.amend(note_id, lambda draft: marked_unsent(draft, now()))
            failed = failed or self._count(draft, -1)
            tell(failed or "Marked as not sent.")
        else:
            self.mark_sent(note_id, "", tell)

    def mark_sent(self, note_id: str, way: str, tell: Callable[[str], None]) -> None:
        """Mark a note as sent by a way out, and offer to remind of the next one.

        What was done is told when the offer is answered.
        """
        before = self.note(note_id)
        if failed := self.amend(note_id, lambda draft: marked_sent(draft, way, now())):
            tell(failed)
            return
        draft = self.note(note_id)
        if before is None or draft is None:
            return
        if draft.follows:
            failed = "" if before.status is Status.SENT else self._count(draft, 1)
            tell(failed or self._said_of_the_next(draft.follows))
        elif day := next_follow_up(draft, self._app.wording):
            question = Confirm(
                f"Marked as sent.\n\nOne light note that carries something may follow from"
                f" {said(day)} on. Be reminded of it then, in your list of notes?",
                "remind me",
                "no reminder",
            )
            self._app.push_screen(question, lambda yes: self._remind(note_id, day, yes, tell))
        else:
            why = why_none(draft, self._app.wording) if draft.answers.outcome else ""
            tell(f"Marked as sent. {why}".rstrip())

    def _remind(
        self, note_id: str, day: date, yes: bool | None, tell: Callable[[str], None]
    ) -> None:
        if not yes:
            tell("Marked as sent.")
            return
        failed = self.amend(note_id, lambda draft: replace(draft, follow_up=day, changed=now()))
        tell(failed or f"Marked as sent. Your list of notes reminds you on {said(day)}.")

    def _count(self, draft: Draft, by: int) -> str:
        """Count a note that follows with the one it follows; return why that failed, or ""."""
        if not draft.follows or self.note(draft.follows) is None:
            return ""
        wording = self._app.wording
        return self.amend(draft.follows, lambda first: counted(first, by, wording, now()))

    def _said_of_the_next(self, first_id: str) -> str:
        first = self.note(first_id)
        if first is None:
            return "Marked as sent."
        if day := next_follow_up(first, self._app.wording):
            return f"Marked as sent. One more may follow, from {said(day)} on."
        return f"Marked as sent. {why_none(first, self._app.wording)}"

    def follow(self, note_id: str) -> str:
        """Begin the note that follows a sent one, or open it; return why there is none, or ""."""
        draft = self.note(note_id)
        if draft is not None and draft.follows:
            note_id = draft.follows
            draft = self.note(note_id)
        if draft is None:
            return "What cannot be read cannot be followed."
        if why := why_none(draft, self._app.wording):
            return why
        for entry in self._notes.entries():
            begun = entry.draft
            if begun and begun.follows == note_id and begun.status is not Status.SENT:
                self._keeping.open(entry.id)
                self._app.take_up(begun.answers)
                return ""
        day = next_follow_up(draft, self._app.wording)
        self._keeping.begin_with(answers_for_follow_up(draft), follows=note_id)
        early = day is not None and day > self._app.today
        notice = f"There is no hurry: it is due from {said(day)} on." if early and day else ""
        self._app.take_up(self._keeping.draft.answers, "detail", notice)
        return ""


def said(day: date) -> str:
    """Return a day as people say it: "23 December 2026"."""
    return f"{day.day} {day:%B %Y}"
