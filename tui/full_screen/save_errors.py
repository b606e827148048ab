"""What is said and asked when the note cannot be saved as it is written."""

from typing import TYPE_CHECKING

from screens.widgets.save_status import SaveStatus
from tui.notes import DraftError
from tui.notes.lock import LockedElsewhere
from tui.notes.open_note import ChangedOnDisk

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp

_WAYS = (
    ("mine", "keep mine, and write over the other"),
    ("theirs", "take the other, and drop mine"),
    ("both", "keep both: mine becomes a note of its own"),
    ("later", "decide later; until then it is in memory only"),
)


class SaveErrors:
    """Keeps a line in sight while nothing is saved, and settles a note that two have written."""

    def __init__(self, app: "BridgeApp") -> None:
        self._app = app
        self._error: Exception | None = None
        self.why = ""
        """Why nothing is being saved, in a sentence; empty while all is well."""

    def told(self, error: Exception | None) -> None:
        """Show what a save came to. Raises an error that is a fault of our own."""
        self._error = error
        match error:
            case None:
                self.why = ""
            case ChangedOnDisk():
                # A dialog that opened by itself would take the keys of someone who is typing.
                self.why = "someone else has changed its file. Ctrl+Q asks which stands."
            case LockedElsewhere():
                self.why = f"it is open elsewhere, too: {error.holder}."
            case OSError():
                self.why = f"{error.strerror or error}."
            case _:
                raise error
        self.show()

    def show(self) -> None:
        """Show the line on every screen, or take it away."""
        line = f"! Not saved: {self.why} It is kept in memory meanwhile." if self.why else ""
        for screen in self._app.screens():
            for shown in screen.query(SaveStatus):
                shown.show(line)

    def _settle(self, way: str | None) -> None:
        keeping = self._app.keeping
        match way:
            case "mine":
                keeping.keep_mine()
            case "both":
                keeping.keep_both()
            case "theirs":
                try:
                    keeping.take_theirs()
                except DraftError as error:
                    self._app.say(f"! {error}")
                else:
                    self._app.take_up(keeping.draft.answers)

    @property
    def to_decide(self) -> bool:
        """Whether the writer must say which of two states of the note stands."""
        return isinstance(self._error, ChangedOnDisk)

    def decide(self) -> None:
        """Ask which of two states of the note stands."""
        from screens.dialogs.confirm import Choose

        question = "Someone else has changed this note's file while it was open here."
        self._app.push_screen(Choose(question, _WAYS, "later"), self._settle)
