"""Read input from the terminal, in its own encoding, until the terminal is closed."""

import asyncio
import os
import selectors
import signal
import sys
from codecs import lookup
from threading import Thread, current_thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.terminal.keys import KeyReader

# For annotations only: the driver does not need the class itself.
if TYPE_CHECKING:
    from textual.app import App

_READ_BYTES = 4096
"""The maximum number of bytes to read at once."""

_POLL_SECONDS = 0.1
"""The seconds after which the input thread checks again whether the program is ending."""


class KeyboardDriver(LinuxDriver):
    """The layer of the driver that reads input, in a thread that replaces Textual's.

    Textual's input thread cannot be given another decoder or parser. It fails on invalid bytes, and
    does not notice the end of input. Here, when the input ends because the terminal has disappeared
    without a signal, the program gets a SIGHUP.
    """

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self.app = app
        self._event_loop = asyncio.get_running_loop()
        self._pending_messages: list[Message] = []
        """The messages of the input that was read last, until they are sent together."""
        self._input_thread: Thread | None = None

    def handle_response(self, response: str) -> None:
        """Handle a text response of the terminal, in the input thread.

        Does nothing; the driver that understands responses overrides it.
        """

    def run_input_thread(self) -> None:
        """Read and forward input until the program ends or the terminal is closed."""
        self._input_thread = current_thread()
        reader = KeyReader(
            _input_encoding(), ESCAPE_DELAY, lambda: self.app.size, self.handle_response
        )
        last_byte_time = monotonic()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                timeout = min(ESCAPE_DELAY, _POLL_SECONDS) if reader.is_waiting else _POLL_SECONDS
                if selector.select(timeout):
                    data = self._read()
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    last_byte_time = monotonic()
                    messages = reader.feed(data)
                else:
                    messages = reader.expire(monotonic() - last_byte_time)
                for message in messages:
                    self.process_message(message)
                self._send_pending_messages()

    def suspend_without_discarding_input(self) -> None:
        """Give the terminal back, and leave what was typed but not read to the next input thread.

        Textual discards such input, unless the program is ending.
        """
        self.exit_event.set()
        if self._input_thread is not None:
            self._input_thread.join()
        self.suspend_application_mode()
        self.exit_event.clear()

    def send_message(self, message: Message) -> None:
        """Store a message until it can be sent together with all that was read at the same time.

        Textual starts a task for each key, and would draw the beginning of a burst of keys before
        the end arrives. That takes twice as long.
        """
        self._pending_messages.append(message)

    def _send_pending_messages(self) -> None:
        messages, self._pending_messages = self._pending_messages, []
        if messages:
            self._event_loop.call_soon_threadsafe(self._post, messages)

    def _post(self, messages: list[Message]) -> None:
        for message in messages:
            self.app.post_message(message)

    def _read(self) -> bytes:
        """Return input, or b"" if the terminal is closed."""
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:
            return b""


def _input_encoding() -> str:
    encoding = lookup(getattr(sys.__stdin__, "encoding", None) or "utf-8").name
    # An ASCII locale says nothing about other characters, which are most likely in UTF-8.
    return "utf-8" if encoding == "ascii" else encoding
