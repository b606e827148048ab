"""The whole letter, open for editing."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from screens.widgets.findings_area import FindingList, FindingsArea, Inspect
from screens.widgets.save_status import SaveStatus


class EditNoteDialog(ModalScreen[str]):
    """Edit the letter; whatever way it is closed, the text is kept."""

    @dataclass
    class Typed(Message):
        """The letter was changed, and is kept as it stands."""

        text: str

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Keep and close", id="close"),
    ]

    def __init__(self, letter: str, inspect: Inspect, at: int = 0, trouble: str = "") -> None:
        """Prepare to edit a letter, from a place in it on, counted in characters."""
        super().__init__()
        self._at = at
        self._trouble = trouble
        self._letter = letter
        self._inspect = inspect

    def compose(self) -> ComposeResult:
        """Compose the text, what is found in it, and how to close it."""
        yield FindingsArea(self._letter, inspect=self._inspect)
        yield FindingList()
        yield SaveStatus(self._trouble)
        yield Static(
            "Esc keeps the text and closes; Ctrl+Z takes back what was typed.", markup=False
        )

    def on_mount(self) -> None:
        """Begin where the sentence stands that was selected."""
        self.query_one(FindingsArea).put_cursor(self._at)

    @on(TextArea.Changed)
    def _keep(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.text_area.text))

    @on(FindingsArea.Inspected)
    def _list_findings(self, event: FindingsArea.Inspected) -> None:
        self.query_one(FindingList).show(event.area.findings, event.area.current)

    def action_close(self) -> None:
        """Close, and hand the text back."""
        self.dismiss(self.query_one(FindingsArea).text)
