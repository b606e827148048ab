"""Read input from the terminal, in its own encoding, until the terminal is closed."""

import os
import selectors
import signal
import sys
from codecs import lookup
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.keys import KeyReader

# Imported only for its type: the driver uses nothing of the app but its size and its screen.
if TYPE_CHECKING:
    from textual.app import App

_READ_BYTES = 4096
_POLL_SECONDS = 0.1
"""How often to check whether the program ends."""


class KeyboardDriver(LinuxDriver):
    """Reads input in its own thread, which replaces Textual's.

    Textual's input thread cannot be given another decoder or parser. It fails on invalid bytes, and
    does not notice the end of input. Here, when the input ends because the terminal has disappeared
    without a signal, the program gets a SIGHUP.
    """

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self.app = app

    def handle_response(self, response: str) -> None:
        """Handle a text response of the terminal, in the input thread."""

    def run_input_thread(self) -> None:
        """Read and forward input until the program ends or the terminal is closed."""
        reader = KeyReader(
            _input_encoding(), ESCAPE_DELAY, lambda: self.app.size, self.handle_response
        )
        last_byte = monotonic()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                seconds = min(ESCAPE_DELAY, _POLL_SECONDS) if reader.is_waiting else _POLL_SECONDS
                if selector.select(seconds):
                    data = self._read()
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    last_byte = monotonic()
                    for message in reader.feed(data):
                        self.process_message(message)
                else:
                    for message in reader.expire(monotonic() - last_byte):
                        self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:
            return b""


def _input_encoding() -> str:
    encoding = lookup(getattr(sys.__stdin__, "encoding", None) or "utf-8").name
    # A locale of ASCII tells nothing of other characters, which are most likely in UTF-8.
    return "utf-8" if encoding == "ascii" else encoding
