"""The line that says why the note is not being saved."""

from textual.widgets import Static


class SaveStatus(Static):
    """One line, shown only while saving fails."""

    DEFAULT_CLASSES = "save-status"

    def __init__(self, error: str = "") -> None:
        super().__init__(markup=False)
        self.show(error)

    def show(self, error: str) -> None:
        """Show why nothing is saved; hide the line where `error` is empty."""
        self.error = error
        self.update(error)
        self.display = bool(error)
