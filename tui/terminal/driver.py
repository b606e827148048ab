"""A Textual driver that sends the terminal only the cells that change."""

import os
import re
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.terminal.ascii import to_encodable
from tui.terminal.diff import diff
from tui.terminal.grid import Grid, Position, apply_frame
from tui.terminal.job_control import JobControlDriver
from tui.terminal.palette import (
    BACKGROUND_QUERY,
    Background,
    background_from_environment,
    background_in_response,
    create_recolour,
    palette_for,
    supports_256_colours,
)
from tui.terminal.style import Style, UnknownSequence, strip_colours

# For annotations only: the driver does not need the class itself.
if TYPE_CHECKING:
    from textual.app import App

DRIVER_VARIABLE = "BRIDGE_TUI_DRIVER"
"""The environment variable that, set to `plain`, sends every frame as Textual paints it."""

_FRAME_START = re.compile(r"\x1b\[\d+;\d+H")
"""The sequence at the start of every frame, which moves the cursor."""

_BEGIN_SYNC, _END_SYNC = "\x1b[?2026h", "\x1b[?2026l"
"""The sequences that Textual sends around a frame, so that all of it is shown at once."""

_INVISIBLE_OUTPUT = re.compile(
    r"""(?:
        \x1b\[\? (?:7|25|100[0-6]|1015|1016|2004|2026|2048) [hl]    # turn a mode on or off
      | \x1b\[\? \d+ \$p                                            # query a mode
      | \x1b\[ [<>] \d* u                                           # Kitty's keyboard protocol
      | \x1b\] [^\x07\x1b]* (?:\x07|\x1b\\)                         # OSC, such as the clipboard
      | \x07                                                        # the bell
    )+""",
    re.VERBOSE,
)
"""Sequences that change neither a cell nor the cursor position.

The modes are those of wrapping, the cursor, the mouse, the focus, pasted text, synchronised output
and reports of the screen size.
"""

_POINTER_SHAPE = "\x1b]22;"
"""The beginning of the sequence that sets the shape of the mouse pointer."""

_MOUSE_MODES = {"\x1b[?1003h": "\x1b[?1002h", "\x1b[?1003l": "\x1b[?1002l"}
"""The sequences that turn a mode of the mouse on and off, and the sequences sent instead.

Mode 1003 reports every motion, and each report wakes the program. Mode 1002 reports motion only
while a button is held.
"""


@dataclass
class BackgroundReported(Message):
    """The terminal has reported its background."""

    background: Background


class DiffDriver(JobControlDriver):
    """The driver that the wizard uses: it knows the screen, and sends the cells that differ.

    The colours are chosen for the terminal's background, which is queried at the start; the first
    frame does not wait for the response. With `NO_COLOR` no colour is sent.

    Output that is not understood is sent unchanged. After such output, after a change of size, and
    after another program has had the terminal, the screen is unknown, and the next frame is sent in
    full.
    """

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._has_colours = not os.environ.get("NO_COLOR")
        self._restyle: Callable[[Style], Style] = Style.without_colours
        self._set_background(background_from_environment(os.environ))
        # Textual's driver writes to standard error.
        self._encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
        self._sends_frames_unchanged = os.environ.get(DRIVER_VARIABLE) == "plain"
        self._grid: Grid | None = None
        """The terminal's screen after the last frame; None if it is unknown."""
        self._cursor: Position | None = None
        """Where the cursor is on that screen; None if unknown."""
        self._is_invalid = False
        """Whether the screen has become unknown since the last frame."""
        self._pending_begin_sync = ""
        """`_BEGIN_SYNC` until something is sent after it, or ""."""
        self._pointer_shape = ""
        """The sequence with the shape of the mouse pointer, or "" if that is unknown."""

    def start_application_mode(self) -> None:
        """Take over the terminal, whose screen is unknown."""
        self.invalidate()
        self._pointer_shape = ""
        super().start_application_mode()
        if self._has_colours and self._background is Background.UNKNOWN:
            self.write(BACKGROUND_QUERY)
        self._install_resize_handler()

    def _install_resize_handler(self) -> None:
        """Handle SIGWINCH as Textual does, and then draw the whole screen again."""
        textual_handler = signal.getsignal(signal.SIGWINCH)

        def report_size_and_redraw() -> None:
            if callable(textual_handler):
                textual_handler(signal.SIGWINCH, None)
            self.refresh_screen()

        def handle_resize(_signum: int, _frame: FrameType | None) -> None:
            # A terminal that was made smaller and then as large as before has lost part of its
            # screen, while the app may see no change of its size.
            self.invalidate()
            # The size is not reported here: another resize may interrupt this handler, and its size
            # would be reported before the older one. The event loop reports them in order.
            self._event_loop.call_soon_threadsafe(report_size_and_redraw)

        signal.signal(signal.SIGWINCH, handle_resize)

    def _set_background(self, background: Background) -> None:
        """Choose the colours for a background, from the next frame on."""
        self._background = background
        if self._has_colours:
            palette = palette_for(background, has_256_colours=supports_256_colours(os.environ))
            self._restyle = create_recolour(palette)

    def handle_response(self, response: str) -> None:
        """Use the colours for the background that the terminal reports, if it does."""
        background = background_in_response(response)
        if background not in (None, self._background):
            self._event_loop.call_soon_threadsafe(self._recolour, background)

    def _recolour(self, background: Background) -> None:
        """Draw the screen again in the colours for a background."""
        self._set_background(background)
        self.app.post_message(BackgroundReported(background))
        if self._grid is not None:
            self.invalidate()
            self.refresh_screen()

    def invalidate(self) -> None:
        """Treat the terminal's screen as unknown, so that the next frame is sent in full.

        May be called from a signal handler while a frame is being processed.
        """
        self._is_invalid = True

    def write(self, data: str) -> None:
        """Send what Textual writes; in place of a frame, only the changes that it makes."""
        if data == _BEGIN_SYNC:
            self._pending_begin_sync = data
        elif data == _END_SYNC:
            # A pair without anything between is not sent.
            self._send("" if self._pending_begin_sync else data)
            self._pending_begin_sync = ""
        elif data.startswith(_POINTER_SHAPE):
            # Every screen sends the pointer shape when the screen is mounted, even a step that is
            # only prepared.
            self._send("" if data == self._pointer_shape else data)
            self._pointer_shape = data
        elif _FRAME_START.match(data) and not self._sends_frames_unchanged:
            self._send(self._diff_frame(data))
        else:
            if not _INVISIBLE_OUTPUT.fullmatch(data):
                self.invalidate()
            self._send(_MOUSE_MODES.get(data, data))

    def _diff_frame(self, frame: str) -> str:
        """Return the output that changes the terminal's screen as a frame does."""
        width, height = self.app.size
        if self._is_invalid:
            self._is_invalid, self._grid = False, None
        if self._grid is None or (self._grid.width, self._grid.height) != (width, height):
            self._grid, self._cursor = Grid.unknown(width, height), None
        try:
            grid, cursor = apply_frame(self._grid, frame, restyle=self._restyle)
        except UnknownSequence:
            self.invalidate()
            return frame
        changes = diff(self._grid, grid, self._cursor, cursor)
        self._grid, self._cursor = grid, cursor
        return changes

    def _send(self, data: str) -> None:
        """Send data as the terminal can show it, after a `_BEGIN_SYNC` if one is pending."""
        if data:
            data, self._pending_begin_sync = self._pending_begin_sync + data, ""
            data = data if self._has_colours else strip_colours(data)
            super().write(to_encodable(data, self._encoding))
