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
"""The installed command under test."""

PATIENCE = 60.0
"""Seconds to wait for something before giving up."""

IDLE_SECONDS = 0.5
"""Seconds without processor time after which the wizard is idle."""

REPEAT_SECONDS = 10.0
"""Seconds without an effect after which a key counts as lost."""


class Wizard:
    """`bridge-tui` on a terminal that this class simulates: it types keys and reads the screen.

    `stdout` is where standard output goes, by default the terminal. `command` is what is started in
    place of `bridge-tui`, such as a shell. `limits` are resources with their maximum, as
    `setrlimit` takes them. Without `controlling`, the terminal sends the command no signals.
    """

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
        """All that the command has written to the terminal."""
        self.master, terminal = pty.openpty()
        set_terminal_size(terminal, self.columns, self.rows)
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=terminal,
            stdout=terminal if stdout is None else stdout,
            stderr=terminal,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            start_new_session=True,
            preexec_fn=lambda: _prepare_child(limits, controlling),
        )
        os.close(terminal)

    def resize(self, columns, rows):
        """Make the terminal larger or smaller."""
        self.columns, self.rows = columns, rows
        self.screen.resize(rows, columns)
        set_terminal_size(self.master, columns, rows)
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
        """Read what the wizard draws within some seconds, and return whether it may draw more."""
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
        # `pyte.Screen.display` fails on a wide character that was half drawn over.
        rows = (self.screen.buffer[y] for y in range(self.rows))
        return "\n".join("".join(row[x].data for x in range(self.columns)) for row in rows)

    def until(self, pattern):
        """Wait until the screen shows a text that matches a regular expression."""
        return self.wait_until(lambda: re.search(pattern, self.text), pattern)

    def wait_until(self, condition, description="the condition"):
        """Wait until a function returns something true; the description is for the error."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain for {description}:\n{self.text}"
            if not self.read() and self.process.poll() is not None:
                raise AssertionError(f"it ended before {description}:\n{self.text}")
        return self

    def until_idle(self):
        """Wait until the wizard waits for input: it takes no processor time for a while."""
        stat = Path(f"/proc/{self.process.pid}/stat")

        def processor_time():
            # Fields 14 and 15: the ticks in user mode and in the kernel. Field 2 is a name in
            # brackets, with any characters.
            return stat.read_text().rpartition(")")[2].split()[11:13]

        def is_idle():
            before = processor_time()
            self.read(IDLE_SECONDS)
            return processor_time() == before

        return self.wait_until(is_idle, "idleness")

    def type(self, keys):
        """Type keys as a terminal sends them."""
        os.write(self.master, keys.encode())
        return self

    def type_until(self, keys, condition, description="the condition"):
        """Type keys until a condition holds, since a program that starts may lose some."""
        next_time = time.monotonic()

        def holds_or_type_again():
            nonlocal next_time
            if condition():
                return True
            if time.monotonic() >= next_time:
                self.type(keys)
                next_time = time.monotonic() + REPEAT_SECONDS
            return False

        return self.wait_until(holds_or_type_again, description)

    def wait(self):
        """Wait for the end, and return the exit status, as `Popen.wait` does."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None or self.read(0):
            assert time.monotonic() < deadline, f"it did not end:\n{self.text}"
            self.read()
        return self.process.returncode


def set_terminal_size(terminal, columns, rows):
    """Set the size of a terminal by its file descriptor."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _prepare_child(limits, controlling):
    # A child inherits that these are ignored if the tests run in the background.
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    if controlling:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for limit, maximum in limits:
        resource.setrlimit(limit, (maximum, maximum))
