"""The real command on a real pseudo-terminal, with its screen kept in memory."""

import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte

COMMAND = os.path.join(os.path.dirname(sys.executable), "bridge-tui")
PATIENCE = 60.0
"""Seconds to wait for something to show before giving up."""
IDLE_SECONDS = 0.5
"""Seconds without processor time after which the wizard is idle."""
REPEAT_AFTER = 10.0
"""Seconds without an effect after which a key counts as lost."""


def _in_the_child(limits, controlling):
    # As a login shell leaves them: a program that was started in the background ignores both.
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    if controlling:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for what, most in limits:
        resource.setrlimit(what, (most, most))


class Wizard:
    """`bridge-tui` in a terminal of its own; what it writes on stdout may go elsewhere."""

    def __init__(
        self,
        *arguments,
        size=(80, 24),
        cwd=None,
        stdout=None,
        env=None,
        command=(COMMAND,),
        limits=(),
        controlling=True,
    ):
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.master, terminal = pty.openpty()
        fcntl.ioctl(
            terminal, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0)
        )
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=terminal,
            stdout=terminal if stdout is None else stdout,
            stderr=terminal,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            start_new_session=True,
            preexec_fn=lambda: _in_the_child(limits, controlling),
        )
        os.close(terminal)

    def resize(self, columns, rows):
        """Make the terminal larger or smaller."""
        self.columns, self.rows = columns, rows
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.hang_up()

    def hang_up(self):
        """Close the terminal, as when its window is closed."""
        if self.master is not None:
            os.close(self.master)
            self.master = None

    def read(self, seconds=0.05):
        """Take in what the wizard has drawn; return whether it may draw more."""
        if self.master is None:
            return False
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += data
        self.stream.feed(data)
        return bool(data)

    @property
    def text(self):
        """The screen as text."""
        # The library's own reading fails on a wide character that was half drawn over.
        rows = (self.screen.buffer[y] for y in range(self.rows))
        return "\n".join("".join(row[x].data for x in range(self.columns)) for row in rows)

    def until(self, pattern):
        """Wait until the screen shows a pattern."""
        return self.until_so(lambda: re.search(pattern, self.text), pattern)

    def until_so(self, so, what="it"):
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < deadline, f"{what!r} never came about:\n{self.text}"
            if not self.read() and self.process.poll() is not None:
                raise AssertionError(f"it ended before {what!r} came about:\n{self.text}")
        return self

    def until_idle(self):
        """Wait until the wizard waits for input: it takes no processor time for a while."""
        fields = Path(f"/proc/{self.process.pid}/stat")

        def processor_time():
            return fields.read_text().rpartition(")")[2].split()[11:13]

        def is_idle():
            before = processor_time()
            self.read(IDLE_SECONDS)
            return processor_time() == before

        return self.until_so(is_idle, "idleness")

    def type(self, keys):
        """Type keys as a terminal sends them."""
        os.write(self.master, keys.encode())
        return self

    def type_until_so(self, keys, so, what="it"):
        """Type keys until something is so: a program that has just started may lose some."""
        due = time.monotonic()

        def so_or_typed_again():
            nonlocal due
            if so():
                return True
            if time.monotonic() >= due:
                self.type(keys)
                due = time.monotonic() + REPEAT_AFTER
            return False

        return self.until_so(so_or_typed_again, what)

    def ended(self):
        """Wait for the end and return the exit status."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None or self.read(0):
            assert time.monotonic() < deadline, f"it did not end:\n{self.text}"
            self.read()
        return self.process.returncode
