"""The driver between Textual and the terminal: it sends only what changes on the screen."""

import os
import re
import signal
from types import FrameType
from typing import TYPE_CHECKING, Any

from tui.terminal.ascii import fitting
from tui.terminal.diff import difference
from tui.terminal.grid import Grid, Place, painted, unknown
from tui.terminal.keyboard import KeyboardDriver
from tui.terminal.style import UnknownSequence, without_colours

if TYPE_CHECKING:
    from textual.app import App

SWITCH = "BRIDGE_TUI_DRIVER"
"""The environment variable that, set to `plain`, has every frame sent as Textual paints it."""

_FRAME = re.compile(r"\x1b\[\d+;\d+H")
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""What Textual puts around a frame for a terminal that then shows it at once."""

_MODES = "7|25|100[0-6]|1015|1016|2004|2026|2048"
_HARMLESS = re.compile(
    rf"(?:\x1b\[\?(?:{_MODES})[hl]|\x1b\[\?\d+\$p|\x1b\[[<>]\d*u|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x07)+"
)
"""What changes neither the cells nor the place of the cursor."""

_LESS_OF_THE_MOUSE = {"\x1b[?1003h": "\x1b[?1002h", "\x1b[?1003l": "\x1b[?1002l"}
"""Motion is told only while a button is held: each message about it would wake the program."""


class DiffDriver(KeyboardDriver):
    """Keeps the screen in memory, and sends the cells that differ from it.

    What it does not understand is sent as it is, and the screen in memory is then forgotten: the
    next frames are sent whole. So it is after a change of size, and after the terminal was left to
    another program. With `NO_COLOR` no colour is sent.
    """

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._colours = not os.environ.get("NO_COLOR")
        self._encoding = getattr(self._file, "encoding", None) or "utf-8"
        self._whole_frames = os.environ.get(SWITCH) == "plain"
        self._grid: Grid | None = None
        self._cursor: Place | None = None
        self._to_forget = False
        self._begun = ""

    def start_application_mode(self) -> None:
        """Take the terminal, of whose screen nothing is known."""
        self.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        resized = signal.getsignal(signal.SIGWINCH)

        def forget_and_resize(number: int, frame: FrameType | None) -> None:
            # A terminal that is made smaller and larger again has lost what it showed, while to
            # the application nothing may have changed.
            self.forget()
            if callable(resized):
                resized(number, frame)
            self._loop.call_soon_threadsafe(self._repaint)

        signal.signal(signal.SIGWINCH, forget_and_resize)

    def _repaint(self) -> None:
        if self._app.screen_stack:
            self._app.screen.refresh()

    def forget(self) -> None:
        """Take nothing on the screen for known: what is painted next is sent whole.

        May be called while a frame is being made, as by a signal handler.
        """
        self._to_forget = True

    def write(self, data: str) -> None:
        """Send what the terminal needs to show what it would show after this data."""
        if data == _BEGIN:
            self._begun = data
        elif data == _END:
            self._send("" if self._begun else data)
            self._begun = ""
        elif _FRAME.match(data) and not self._whole_frames:
            self._send(self._frame(data))
        else:
            if not _HARMLESS.fullmatch(data):
                self.forget()
            self._send(_LESS_OF_THE_MOUSE.get(data, data))

    def _frame(self, data: str) -> str:
        width, height = self._app.size
        if self._to_forget:
            self._to_forget, self._grid = False, None
        if self._grid is None or (self._grid.width, self._grid.height) != (width, height):
            self._grid, self._cursor = unknown(width, height), None
        try:
            grid, cursor = painted(self._grid, data, colours=self._colours)
        except UnknownSequence:
            self.forget()
            return data
        changes = difference(self._grid, grid, self._cursor, cursor)
        self._grid, self._cursor = grid, cursor
        return changes

    def _send(self, data: str) -> None:
        if data:
            data, self._begun = self._begun + data, ""
            data = data if self._colours else without_colours(data)
            super().write(fitting(data, self._encoding))
