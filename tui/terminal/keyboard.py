"""Reading what the terminal sends, in its own encoding and until it is gone."""

import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder, lookup

# There is no public parser; the reader of Textual's own driver cannot be given another decoder.
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_READ_BYTES = 4096
_POLL_SECONDS = 0.1
"""How often the parser is asked whether a lone Esc was the Escape key."""


class KeyboardDriver(LinuxDriver):
    """Reads keys where Textual's own reader would end with an error, or never end.

    Bytes that are invalid in the terminal's encoding become replacement characters. At the end of
    input, as when the terminal disappears without a signal, the program gets a SIGHUP.
    """

    def run_input_thread(self) -> None:
        """Read, decode and forward input until the program ends or the terminal is gone."""
        decode = getincrementaldecoder(_input_encoding())(errors="replace").decode
        parser = XTermParser()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_POLL_SECONDS):
                    data = self._read()
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    # The parser takes an empty text for the end of input.
                    if text := decode(data):
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
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
