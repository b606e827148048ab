"""The whole letter, open for editing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.marked_text import FindingList, Inspect, MarkedText


class EditNote(ModalScreen[str]):
    """Edit the letter; whatever way it is closed, the text is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Keep and close", id="close"),
    ]

    def __init__(self, letter: str, inspect: Inspect) -> None:
        super().__init__()
        self._letter = letter
        self._inspect = inspect

    def compose(self) -> ComposeResult:
        """Compose the text, what is found in it, and how to close it."""
        yield MarkedText(self._letter, inspect=self._inspect)
        yield FindingList()
        yield Static("Esc keeps the text and closes.", markup=False)

    @property
    def changed(self) -> bool:
        """Whether the text is another than the one that was opened."""
        return self.query_one(MarkedText).text != self._letter

    @on(MarkedText.Inspected)
    def _list_findings(self, event: MarkedText.Inspected) -> None:
        self.query_one(FindingList).show(event.area.findings, event.area.current)

    def action_close(self) -> None:
        """Close, and hand the text back."""
        self.dismiss(self.query_one(MarkedText).text)
