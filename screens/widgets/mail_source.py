"""The line that says which words of a mail an answer is from."""

from textual.widgets import Static


class MailSource(Static):
    """The words of a mail that an answer is from, cut to one row unless its field is current."""

    DEFAULT_CLASSES = "mail-source"

    def __init__(self, field: str) -> None:
        super().__init__(id=f"{field}-mail-source", markup=False)

    def show(self, words: str, *, is_current: bool) -> None:
        """Show the words, or hide the line if there are none."""
        self.display = bool(words)
        if words:
            self.set_class(is_current, "-current")
            self.update(words)
