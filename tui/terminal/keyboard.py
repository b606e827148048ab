"""Reading what the terminal sends, in its own encoding and until it is gone."""

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

# A type alone; the driver asks the app for no more than its size and its screen.
if TYPE_CHECKING:
    from textual.app import App

_READ_BYTES = 4096
_POLL_SECONDS = 0.1
"""How often to look whether an Esc was the Escape key, and whether the program ends."""


class KeyboardDriver(LinuxDriver):
    """Reads keys where Textual's own reader would end with an error, or never end.

    The reader of Textual's own driver cannot be given another decoder or parser. At the end of
    input, as when the terminal disappears without a signal, the program gets a SIGHUP.
    """

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self.app = app

    def take_answer(self, answer: str) -> None:
        """Handle an answer of the terminal that is a text, in the thread that reads it."""

    def run_input_thread(self) -> None:
        """Read and forward input until the program ends or the terminal is gone."""
        reader = KeyReader(_input_encoding(), ESCAPE_DELAY, lambda: self.app.size, self.take_answer)
        last_byte = monotonic()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_POLL_SECONDS):
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
    # A locale that claims ASCII only says nothing: whatever else is typed is most likely UTF-8.
    return "utf-8" if encoding == "ascii" else encoding
