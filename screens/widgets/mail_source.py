"""The line that says which words of a mail an answer rests on."""

from textual.widgets import Static


class MailSource(Static):
    """The words of a mail beside the field that they answer; all of them while it is current."""

    DEFAULT_CLASSES = "mail-source"

    def __init__(self, field: str) -> None:
        super().__init__(id=f"{field}-mail-source", markup=False)

    def show(self, words: str, *, current: bool) -> None:
        """Show the words, or nothing if they are empty."""
        self.display = bool(words)
        if words:
            self.set_class(current, "-current")
            self.update(words)
