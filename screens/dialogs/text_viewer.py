"""The screen for a text that can be read but not changed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from screens.widgets.footer import KeyFooter


class TextViewer(ModalScreen[None]):
    """Show a text under a heading, over the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "dismiss", "Close"),
    ]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading, self._text = heading, text

    def compose(self) -> ComposeResult:
        """Compose the heading, the text, and the keys."""
        yield Static(self._heading, id="title", markup=False)
        yield TextArea(self._text, read_only=True, compact=True, soft_wrap=True)
        yield KeyFooter()
