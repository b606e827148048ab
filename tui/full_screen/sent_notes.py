"""After a note was sent, in the wizard: the questions asked, and what is said."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from screens.dialogs.confirm import Confirm
from tui.notes import DraftError
from tui.notes.listing import format_day
from tui.notes.lock import LockedElsewhere
from tui.notes.sent import SentNotes

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp


class SentNotesController:
    """Marks notes as sent, and begins those that follow them."""

    def __init__(self, app: "BridgeApp") -> None:
        self._app = app
        self._sending = SentNotes(app.keeping, app.wording)

    def toggle_sent(self, note_id: str, tell: Callable[[str], None]) -> None:
        """Mark a note as sent, or as not sent after all."""
        if not self._sending.is_sent(note_id):
            self.mark_sent(note_id, "", tell)
            return
        try:
            tell(self._sending.unmark(note_id))
        except DraftError as error:
            tell(str(error))

    def mark_sent(self, note_id: str, way: str, tell: Callable[[str], None]) -> None:
        """Mark a note as sent by a way out, and offer to remind of the next one.

        What was done is told when the offer is answered.
        """
        try:
            told, day = self._sending.mark(note_id, way)
        except DraftError as error:
            tell(str(error))
            return
        if day is None:
            tell(told)
            return
        question = Confirm(
            f"{told}\n\nOne light note that carries something may follow from {format_day(day)} on."
            " Be reminded of it then, in your list of notes?",
            "remind me",
            "no reminder",
        )
        self._app.push_screen(question, lambda yes: self._remind(note_id, day, yes, tell))

    def _remind(
        self, note_id: str, day: date, yes: bool | None, tell: Callable[[str], None]
    ) -> None:
        try:
            tell(self._sending.remind(note_id, day) if yes else "Marked as sent.")
        except DraftError as error:
            tell(str(error))

    def follow(self, note_id: str) -> str:
        """Begin the note that follows a sent one, or open it; return why there is none, or ""."""
        try:
            notice = self._sending.follow(note_id, self._app.today)
        except LockedElsewhere as held:
            return f"The note that follows is open elsewhere: {held.holder}."
        except DraftError as error:
            return str(error)
        begun = self._app.keeping.draft.answers
        self._app.take_up(begun, "" if begun.brings else "detail", notice)
        return ""
