"""A key that answers a question, with what it does; it can be clicked, too."""

from textual.content import Content
from textual.widgets import Static


class AnswerKey(Static):
    """A key as a keycap, and beside it what it does."""

    DEFAULT_CLASSES = "answer-key"

    def __init__(self, key: str, label: str) -> None:
        super().__init__(Content.assemble((f" {key} ", "reverse"), f" {label}"))
        self._key = key

    def on_click(self) -> None:
        """Press the key."""
        self.app.simulate_key(self._key)
