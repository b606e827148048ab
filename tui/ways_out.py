"""What happens on each way out: files written, questions asked, the outcome said."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from screens.dialogs import Confirm
from templates import Answers, Note, compose
from templates.compose import drawn_from
from templates.linkedin import connection_note
from tui import save
from tui.clipboard import ClipboardError, is_local, local, osc52
from tui.clipboard.multiplexers import multiplexers
from tui.clipboard.osc52 import said_of_it

if TYPE_CHECKING:
    from tui.app import BridgeApp


class WaysOut:
    """The ways out of the wizard; what was done is told on the export step and kept in `told`."""

    def __init__(self, app: "BridgeApp", folder: Path) -> None:
        self._app = app
        self._folder = folder
        self.told: list[str] = []
        self.left_with: Answers | None = None
        """The answers whose note was last taken out."""

        self.left_by = ""
        """The way by which it was."""

    def take(self, way: str, path: str) -> None:
        """Take a way out of the note as it stands, with a path as typed where it needs one."""
        app = self._app
        match way:
            case "save":
                self.save(self._note(), path)
            case "copy":
                self.copy(self._note().letter(), whole=True)
            case "connect":
                connection = connection_note(app.answers, app.wording, premium=app.premium)
                if connection is None:
                    self.complain("A request on LinkedIn does not belong to this ending.")
                else:
                    self.copy(connection.text, whole=False)
            case "print":
                app.prints = True
                self.done("The note will be printed when you leave.")

    def _note(self) -> Note:
        answers = self._app.answers
        return compose(answers, self._app.wording, drawn_from(answers))

    def save(self, note: Note, typed: str) -> None:
        """Save the note under a path as typed, asking before anything is written over."""
        try:
            path = save.target(typed, self._folder)
        except save.SaveError as error:
            self.complain(str(error))
            return
        self._write(note, path)

    def _write(self, note: Note, path: Path, *, over: bool = False) -> None:
        try:
            save.save(path, note.text(), over=over)
        except save.FileThere as there:
            question = Confirm(f"{there} Write over it?", "write over", "keep it")
            self._app.push_screen(question, lambda yes: self._write_over(note, path, bool(yes)))
        except save.SaveError as error:
            self.complain(str(error))
        else:
            self.told.append(f"Saved to {path}")
            self.done(f"Saved to {path}")

    def _write_over(self, note: Note, path: Path, yes: bool) -> None:
        if yes:
            self._write(note, path, over=True)
        else:
            self._app.step("export").tell("Kept as it was. Give the file another name.")

    def copy(self, text: str, *, whole: bool) -> None:
        """Put a text on the clipboard: this machine's own, or else the terminal's.

        `whole` says that the text is the letter itself, which the writer came for.
        """
        if is_local(os.environ):
            self._app.run_worker(self._copy_here(text, whole), group="clipboard", exclusive=True)
        else:
            self._send(text, whole)

    async def _copy_here(self, text: str, whole: bool) -> None:
        # It may take seconds to find out that no program answers: the wizard goes on meanwhile.
        if await asyncio.to_thread(local.copy, text):
            self._copied(local.SAID, whole)
        else:
            self._send(text, whole)

    def _send(self, text: str, whole: bool) -> None:
        inside = multiplexers(os.environ)
        try:
            sequence = osc52(text, inside)
        except ClipboardError as error:
            self.complain(str(error))
        else:
            self._app.write_to_terminal(sequence)
            self._copied(said_of_it(inside), whole)

    def _copied(self, told: str, whole: bool) -> None:
        if whole:
            self.done(told)
        else:
            self._app.step("export").tell(told)

    def done(self, told: str) -> None:
        """Say what was done, and take note that the writer has what they came for."""
        self.left_with = self._app.answers
        self._app.step("export").tell(told)

    def complain(self, told: str) -> None:
        """Say what could not be done."""
        self._app.step("export").complain(told)
