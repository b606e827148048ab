"""The line that says that nothing is being saved, and why, for as long as that is so."""

from textual.widgets import Static


class SaveStatus(Static):
    """One line, not there while all is well."""

    DEFAULT_CLASSES = "saving"

    def __init__(self, trouble: str = "") -> None:
        super().__init__(trouble, markup=False)
        self._trouble = trouble
        self.display = bool(trouble)

    @property
    def trouble(self) -> str:
        """What it says."""
        return self._trouble

    def say(self, trouble: str) -> None:
        """Say what the trouble is; nothing where there is none."""
        self._trouble = trouble
        self.update(trouble)
        self.display = bool(trouble)
