"""Quit the wizard without losing a note that could not be saved."""

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from screens.dialogs.confirm import ChoiceDialog
from templates import BridgeError
from tui.full_screen.step_app import StepApp
from tui.notes.draft import to_toml
from tui.notes.open_note import ChangedOnDisk
from tui.system.exit_statuses import ExitStatus

# For annotations only: loading the module would delay the first screen.
if TYPE_CHECKING:
    from tui.full_screen.export import ExportController

_CONFLICT_CHOICES = (
    ("mine", "keep my version, and overwrite the file"),
    ("theirs", "use the version on disk, and discard mine"),
    ("both", "keep both: mine becomes a new note"),
    ("later", "decide later; until then, mine is only in memory"),
)


class WizardResult(NamedTuple):
    """What the wizard returns on exit."""

    text: str
    """The note or, if it is unfinished, the content of the draft's file."""
    prints_text: bool
    """Whether `text` is to be printed."""
    messages: tuple[str, ...]
    """Sentences to print, whether or not `text` is printed."""


class QuitController:
    """Quits the app; asks the writer first if the note is neither saved nor exported."""

    def __init__(self, app: StepApp[WizardResult], export_controller: "ExportController") -> None:
        self._app = app
        self._session = app.session
        self._export_controller = export_controller

    async def quit(self) -> None:
        """Quit, or ask the writer what to do if the note is neither saved nor exported."""
        await self._export_controller.wait_until_idle()
        note = self._session.open_note
        is_saved = await asyncio.to_thread(note.flush)
        is_exported = self._export_controller.letter_destination_id != ""
        if is_exported:
            self.quit_with_note(prints_text=self._export_controller.prints_on_exit)
        elif is_saved:
            # Without an export there is no letter for a caller such as `bridge-tui > letter.txt`.
            self._app.exit(None, ExitStatus.CANCELLED)
        elif isinstance(note.save_error, ChangedOnDisk):
            await self._resolve_conflict()
        else:
            await self._resolve_save_error()

    def quit_with_note(self, *, prints_text: bool) -> None:
        """Quit with the note or, if it is unfinished, the draft's file as the result."""
        session = self._session
        if session.is_complete:
            text = self._export_controller.text_to_print()
        else:
            text = to_toml(session.open_note.draft)
        details_error = session.remember_details()
        messages = (*self._export_controller.messages, details_error)
        result = WizardResult(text, prints_text, tuple(filter(None, messages)))
        self._app.exit(result, ExitStatus.SUCCESS)

    async def _resolve_conflict(self) -> None:
        """Ask which version to keep of a note that another program has changed, and stay open.

        The writer then sees the version that was kept.
        """
        dialog = ChoiceDialog(str(ChangedOnDisk()), _CONFLICT_CHOICES, "later")
        choice = await self._app.push_screen_wait(dialog)
        try:
            self._session.open_note.resolve_conflict(choice)
            if choice == "theirs":
                self._app.show(self._session.resume())
        except BridgeError as error:
            self._app.show_hint(f"! {error}")

    async def _resolve_save_error(self) -> None:
        """Ask what to do with a note that cannot be saved."""
        if not self._session.is_complete:
            choices = [("print", "quit, and show the answers in the terminal")]
        elif self._export_controller.may_use_files:
            choices = [
                ("print", "quit, and show it in the terminal"),
                ("elsewhere", "save it elsewhere"),
            ]
        else:
            choices = [
                ("print", "quit, and show it in the terminal"),
                ("copy", "copy it to your terminal's clipboard"),
            ]
        choices += [("quit", "quit without it"), ("stay", "stay here")]
        reason = self._session.open_note.unsaved_reason
        dialog = ChoiceDialog(f"This note is not saved: {reason}", tuple(choices), "stay")
        match await self._app.push_screen_wait(dialog):
            case "quit":
                self._app.exit(None, ExitStatus.CANCELLED)
            case "print":
                self.quit_with_note(prints_text=True)
            case "elsewhere":
                self._app.go("export", "path")
            case "copy":
                self._app.go("export")
                self._export_controller.choose_destination("copy")
