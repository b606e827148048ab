"""The dialog for editing the whole letter."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import TextArea

from screens.widgets.finding_list import FindingList
from screens.widgets.findings_area import Check, FindingsArea
from screens.widgets.footer import KeyFooter
from screens.widgets.save_status import SaveStatus


class EditNoteDialog(ModalScreen[str]):
    """Edit the letter; the result is its text. No key discards the changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Save and close"),
    ]

    def __init__(
        self, letter: str, check: Check, save: Callable[[str], None], cursor: int = 0
    ) -> None:
        """Prepare to edit a letter.

        `check` returns the findings in a letter, and `save` is called with the letter after each
        change. `cursor` is the offset at which the cursor is put.
        """
        super().__init__()
        self._area = FindingsArea(letter, check=check)
        self._save = save
        self._cursor = cursor

    def compose(self) -> ComposeResult:
        """Compose the text, its findings, and the keys."""
        yield self._area
        yield FindingList()
        yield SaveStatus()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Put the cursor at its offset."""
        self._area.move_cursor_to(self._cursor)

    @on(TextArea.Changed)
    def _save_change(self, event: TextArea.Changed) -> None:
        event.stop()
        self._save(self._area.text)

    @on(FindingsArea.FindingsChanged)
    def _list_findings(self) -> None:
        self.query_one(FindingList).show(self._area.findings, self._area.current_finding)

    def action_close(self) -> None:
        """Close the dialog and return the letter."""
        self.dismiss(self._area.text)
