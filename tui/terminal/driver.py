"""A Textual driver that sends the terminal only the cells that change."""

import os
import re
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from tui.terminal.ascii import to_encodable
from tui.terminal.diff import diff
from tui.terminal.grid import Grid, Position, apply_frame
from tui.terminal.job_control import JobControlDriver
from tui.terminal.palette import (
    BACKGROUND_QUERY,
    Background,
    background_from_environment,
    background_in_answer,
    palette_for,
    recolouring,
)
from tui.terminal.style import Style, UnknownSequence, strip_colours

# A type alone; the driver asks the app for no more than its size and its screen.
if TYPE_CHECKING:
    from textual.app import App

DRIVER_VARIABLE = "BRIDGE_TUI_DRIVER"
"""The environment variable that, set to `plain`, sends every frame as Textual paints it."""

_FRAME = re.compile(r"\x1b\[\d+;\d+H")
_BEGIN_SYNC, _END_SYNC = "\x1b[?2026h", "\x1b[?2026l"
"""What Textual sends around a frame, so that a terminal shows all of it at one moment."""

_MODES = "7|25|100[0-6]|1015|1016|2004|2026|2048"
_DRAWS_NOTHING = re.compile(
    rf"(?:\x1b\[\?(?:{_MODES})[hl]|\x1b\[\?\d+\$p|\x1b\[[<>]\d*u|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x07)+"
)
"""Sequences that change neither a cell nor the position of the cursor."""

_MOUSE_MODES = {"\x1b[?1003h": "\x1b[?1002h", "\x1b[?1003l": "\x1b[?1002l"}
"""Motion is reported only while a button is held: every report would wake the program."""


class DiffDriver(JobControlDriver):
    """Keeps the terminal's screen in memory, and sends the cells that differ from it.

    The colours are chosen for the terminal's background, which it is asked for at the start; the
    first frame does not wait for the answer.

    Output that it does not understand is sent unchanged, and the screen is then unknown, so that
    the next frames are sent in full. The same holds after a change of size, and after another
    program had the terminal. With `NO_COLOR` no colour is sent.
    """

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._colours = not os.environ.get("NO_COLOR")
        self._restyle: Callable[[Style], Style] = Style.without_colours
        self._set_background(background_from_environment(os.environ))
        # Textual's driver writes to standard error.
        self._encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
        self._sends_frames_unchanged = os.environ.get(DRIVER_VARIABLE) == "plain"
        self._grid: Grid | None = None
        self._cursor: Position | None = None
        self._is_stale = False
        self._unsent_begin = ""

    def start_application_mode(self) -> None:
        """Take over the terminal, whose screen is unknown."""
        self.invalidate()
        super().start_application_mode()
        if self._colours and self._background is Background.UNKNOWN:
            self.write(BACKGROUND_QUERY)
        handle_resize = signal.getsignal(signal.SIGWINCH)

        def invalidate_and_resize(number: int, frame: FrameType | None) -> None:
            # A terminal that was made smaller and then as large as before has lost part of its
            # screen, while to the app nothing may have changed.
            self.invalidate()
            if callable(handle_resize):
                handle_resize(number, frame)
            self._event_loop.call_soon_threadsafe(self.refresh_screen)

        signal.signal(signal.SIGWINCH, invalidate_and_resize)

    def _set_background(self, background: Background) -> None:
        self._background = background
        if self._colours:
            indexed = "256" in os.environ.get("TERM", "") or bool(os.environ.get("COLORTERM"))
            self._restyle = recolouring(palette_for(background, indexed=indexed))

    def take_answer(self, answer: str) -> None:
        """Draw in the colours for the background that the terminal names."""
        background = background_in_answer(answer)
        if background not in (None, self._background):
            self._event_loop.call_soon_threadsafe(self._recolour, background)

    def _recolour(self, background: Background) -> None:
        self._set_background(background)
        if self._grid is not None:
            self.invalidate()
            self.refresh_screen()

    def invalidate(self) -> None:
        """Treat the terminal's screen as unknown: what is painted next is sent in full.

        May be called from a signal handler while a frame is being made.
        """
        self._is_stale = True

    def write(self, data: str) -> None:
        """Send what the terminal needs to show what it would show after this data."""
        if data == _BEGIN_SYNC:
            self._unsent_begin = data
        elif data == _END_SYNC:
            # A pair around nothing is not sent.
            self._send("" if self._unsent_begin else data)
            self._unsent_begin = ""
        elif _FRAME.match(data) and not self._sends_frames_unchanged:
            self._send(self._changes(data))
        else:
            if not _DRAWS_NOTHING.fullmatch(data):
                self.invalidate()
            self._send(_MOUSE_MODES.get(data, data))

    def _changes(self, frame: str) -> str:
        width, height = self.app.size
        if self._is_stale:
            self._is_stale, self._grid = False, None
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
        if data:
            data, self._unsent_begin = self._unsent_begin + data, ""
            data = data if self._colours else strip_colours(data)
            super().write(to_encodable(data, self._encoding))
