"""A program on a pseudo-terminal: what it sends, when, and what it costs."""

import fcntl
import os
import re
import signal
import struct
import termios
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 20.0
"""Seconds to wait for what must come."""

QUIET = 0.15
"""Seconds without output after which a change of the screen is over."""

MOST_QUIETS = 10
"""How many times as long a change may take."""


class Session:
    """A running program, its screen in memory, and a thread that stamps the time on its output."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._chunks: deque[tuple[float, bytes]] = deque()
        self._came = threading.Condition()
        self.received = 0
        """Bytes received so far."""
        self._last = 0.0
        self._terminal, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        name = os.ttyname(inner)
        self.started = time.perf_counter()
        self.pid = os.posix_spawn(
            command[0],
            list(command),
            {**os.environ, **(env or {})},
            setsid=True,
            setsigdef=[signal.SIGINT, signal.SIGPIPE, signal.SIGHUP],
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
        )
        os.close(inner)
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._terminal, 65536)
            except OSError:
                return
            now = time.perf_counter()
            with self._came:
                self._chunks.append((now, data))
                self.received += len(data)
                self._last = now
                self._came.notify()
            if not data:
                return

    def _take(self, seconds: float) -> float | None:
        """Take the next output in; return when it came."""
        with self._came:
            if not self._chunks:
                self._came.wait(seconds)
            if not self._chunks:
                return None
            at, data = self._chunks.popleft()
        self._stream.feed(data)
        return at

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.screen.display)

    def until(self, shown: Callable[[], bool]) -> float:
        """Take output in until something shows; return the time at which it came."""
        end = time.perf_counter() + PATIENCE
        at = time.perf_counter()
        while not shown():
            came = self._take(0.05)
            at = came or at
            if came is None and time.perf_counter() > end:
                raise TimeoutError(f"what was waited for never showed:\n{self.text}")
        return at

    def until_text(self, pattern: str) -> float:
        """Take output in until the screen shows a pattern; return the time at which it came."""
        return self.until(lambda: re.search(pattern, self.text) is not None)

    def wait_until_quiet(self, quiet: float = QUIET) -> None:
        """Take output in until none has come for a while; what blinks is not waited for."""
        end = time.perf_counter() + MOST_QUIETS * quiet
        while self._take(quiet) is not None and time.perf_counter() < end:
            pass

    def watch(self, seconds: float) -> None:
        """Take output in for some time."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._take(left)

    def press(self, keys: str) -> float:
        """Send keys; return the time at which they were sent."""
        at = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return at

    def cpu(self) -> float:
        """Return the seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/schedstat").read_text().split()
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        spent = sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)
        return max(spent, int(fields[0])) / 1e9

    def memory(self) -> float:
        """Return the most memory held so far, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0
