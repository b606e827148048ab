"""What the terminal sends: read in its own encoding, and to its end."""

import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder, lookup

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_AT_A_TIME = 4096
"""Bytes that are read at most in one go."""

_PAUSE = 0.1
"""Seconds after which the parser is asked whether a lone Esc was meant."""


class KeyboardDriver(LinuxDriver):
    """Reads keys where the toolkit's own reader gives up or goes on for ever.

    Bytes that are no text in the terminal's encoding become replacement characters. When there is
    nothing more to come, as when the terminal is gone without a signal, the program is hung up.
    """

    def run_input_thread(self) -> None:
        """Read, decode and hand on what is typed until the program ends or the terminal is gone."""
        decode = getincrementaldecoder(_encoding())(errors="replace").decode
        parser = XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_PAUSE):
                    data = self._read()
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    # To the parser no text means that there will be no more.
                    if typed := decode(data):
                        for message in parser.feed(typed):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _AT_A_TIME)
        except OSError:
            return b""


def _encoding() -> str:
    named = lookup(getattr(sys.__stdin__, "encoding", None) or "utf-8").name
    # Where a locale says no more than ASCII, what else is typed is most likely UTF-8.
    return "utf-8" if named == "ascii" else named
