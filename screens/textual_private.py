"""Every use of what Textual keeps private, except for the parser in `tui/terminal/keyboard.py`.

`tests/unit/tui/test_textual_private.py` fails when Textual drops or renames one of these names, and
when another file uses one.
"""

from rich.console import Console
from textual.app import App, ReturnType
from textual.widgets import OptionList


class CrashRecorder(App[ReturnType]):
    """An app that keeps the exception that ends it, and prints nothing of it.

    Textual would print the exception and the local variables, and so names and the note. A public
    hook for unhandled exceptions does not exist.
    """

    crash: Exception | None = None
    """The first exception that nothing handled."""

    def on_load(self) -> None:
        """Print no report."""
        self.error_console = Console(quiet=True)

    def _handle_exception(self, error: Exception) -> None:
        self.crash = self.crash or error
        super()._handle_exception(error)


def write_to_terminal(app: App[object], sequence: str) -> None:
    """Write a control sequence that draws nothing.

    Publicly an app writes to the terminal only what it renders, and OSC 52 without tmux.
    """
    if app._driver is not None:
        app._driver.write(sequence)


def first_row(options: OptionList, index: int) -> int | None:
    """Return the first row of an option, counted from the first row of the list.

    An option has as many rows as its text needs at the width of the list; how many is not public.
    """
    return options._line_cache.index_to_line.get(index)
