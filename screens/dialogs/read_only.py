"""A text that can be read but not changed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea


class ReadOnly(ModalScreen[None]):
    """Show a text under a heading, over the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close"),
    ]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading, self._text = heading, text

    def compose(self) -> ComposeResult:
        """Compose the heading, the text, and how to close it."""
        yield Static(self._heading, markup=False)
        yield TextArea(self._text, read_only=True, compact=True, soft_wrap=True)
        yield Static("Esc closes this.", markup=False)
