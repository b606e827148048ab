"""The line that says why the note is not being saved."""

from textual.widgets import Static


class SaveStatus(Static):
    """The `save_error` of the app, shown only while saving fails."""

    DEFAULT_CLASSES = "save-status"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False

    def on_mount(self) -> None:
        """Watch `save_error` of the app."""
        self.watch(self.app, "save_error", self._show)

    def _show(self, error: str) -> None:
        self.update(error)
        self.display = bool(error)
