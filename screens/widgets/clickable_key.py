"""A key that answers the question of a dialog, and can also be clicked."""

from textual.content import Content
from textual.widgets import Static


class ClickableKey(Static):
    """A key in reverse video, followed by what it does."""

    DEFAULT_CLASSES = "clickable-key"

    def __init__(self, key: str, effect: str) -> None:
        super().__init__(Content.assemble((f" {key} ", "reverse"), f" {effect}"))
        self._key = key

    def on_click(self) -> None:
        """Press the key."""
        self.app.simulate_key(self._key)
