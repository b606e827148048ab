"""The whole letter, open for editing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea


class EditNote(ModalScreen[str]):
    """Edit the letter; whatever way it is closed, the text is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Keep and close", id="close"),
    ]

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter

    def compose(self) -> ComposeResult:
        """Compose the text, and how to close it."""
        text = TextArea(self._letter, soft_wrap=True, compact=True, highlight_cursor_line=False)
        text.cursor_blink = False
        yield text
        yield Static("Esc keeps the text and closes.", markup=False)

    @property
    def changed(self) -> bool:
        """Whether the text is another than the one that was opened."""
        return self.query_one(TextArea).text != self._letter

    def action_close(self) -> None:
        """Close, and hand the text back."""
        self.dismiss(self.query_one(TextArea).text)
