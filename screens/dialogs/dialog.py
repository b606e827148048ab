"""The base of the dialogs whose widgets are set up once they are composed."""

from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A dialog that sets up its widgets, unless it is closed before they are composed."""

    def on_mount(self) -> None:
        """Set up the widgets; there are none if the dialog is being closed."""
        # Textual counts a screen that is closing as not displayed.
        if self.display:
            self.set_up()

    def set_up(self) -> None:
        """Prepare the composed widgets, before they are shown."""
