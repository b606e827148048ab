"""Run a program on a pseudo-terminal, and record its output, its timing and its resource use."""

import fcntl
import os
import re
import signal
import struct
import termios
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

TIMEOUT = 20.0
"""Seconds to wait for expected output."""

QUIET_SECONDS = 0.15
"""Seconds without output after which the screen counts as settled."""

MAX_QUIET_PERIODS = 10
"""The longest wait for a settled screen, as a multiple of the quiet time."""

POLL_SECONDS = 0.05
"""Seconds to wait for output before a condition is checked again."""

_COLUMNS, _ROWS = 80, 24


class RecordedProgram:
    """A running program with its screen in memory; a thread records when output arrives.

    Times are those of `time.perf_counter`, in seconds. The end of a `with` block kills the program.
    """

    def __init__(self, command: Sequence[str], *, env: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(_COLUMNS, _ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self._chunks: deque[tuple[float, bytes]] = deque()
        self._output_arrived = threading.Condition()
        self.bytes_received = 0
        self._terminal, child_side = os.openpty()
        fcntl.ioctl(child_side, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        name = os.ttyname(child_side)
        self.start_time = time.perf_counter()
        self.pid = os.posix_spawn(
            command[0],
            list(command),
            {**os.environ, **env},
            setsid=True,
            setsigdef=[signal.SIGINT, signal.SIGPIPE, signal.SIGHUP],
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
        )
        os.close(child_side)
        threading.Thread(target=self._record_output, daemon=True).start()

    def __enter__(self) -> "RecordedProgram":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def _record_output(self) -> None:
        """Record output and the time of its arrival until the program ends."""
        while True:
            try:
                data = os.read(self._terminal, 65536)
            except OSError:
                return
            now = time.perf_counter()
            with self._output_arrived:
                self._chunks.append((now, data))
                self.bytes_received += len(data)
                self._output_arrived.notify()
            if not data:
                return

    def _process_output(self, timeout: float) -> float | None:
        """Feed the next output to the screen; return its arrival time, or None after `timeout`."""
        with self._output_arrived:
            if not self._chunks:
                self._output_arrived.wait(timeout)
            if not self._chunks:
                return None
            arrived, data = self._chunks.popleft()
        self._stream.feed(data)
        return arrived

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.screen.display)

    def wait_for_text(self, pattern: str) -> float:
        """Feed output to the screen until it matches a pattern; return the last arrival time.

        Raises TimeoutError.
        """
        end = time.perf_counter() + TIMEOUT
        last_arrival = time.perf_counter()
        while not re.search(pattern, self.text):
            arrived = self._process_output(POLL_SECONDS)
            last_arrival = arrived or last_arrival
            if arrived is None and time.perf_counter() > end:
                raise TimeoutError(f"the expected output did not arrive:\n{self.text}")
        return last_arrival

    def wait_until_quiet(self, quiet: float = QUIET_SECONDS) -> float:
        """Feed output to the screen until none arrives for `quiet` seconds.

        Return the last arrival time, or the time of the call if nothing arrived. A screen may
        blink, so the wait ends after `MAX_QUIET_PERIODS` times `quiet` seconds.
        """
        last_arrival = time.perf_counter()
        end = last_arrival + MAX_QUIET_PERIODS * quiet
        while (arrived := self._process_output(quiet)) is not None:
            last_arrival = arrived
            if time.perf_counter() > end:
                break
        return last_arrival

    def read_for(self, seconds: float) -> None:
        """Feed output to the screen for a fixed time."""
        end = time.perf_counter() + seconds
        while (remaining := end - time.perf_counter()) > 0:
            self._process_output(remaining)

    def press(self, keys: str) -> float:
        """Send keys, and return the time just before."""
        pressed = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return pressed

    def cpu_seconds(self) -> float:
        """Return the processor time that the running threads have used so far, in seconds."""
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        nanoseconds = sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)
        return nanoseconds / 1e9

    def memory_megabytes(self, kind: str) -> float:
        """Return the memory in MB; `kind` is a row of smaps_rollup, such as "Rss" or "Pss"."""
        rows = Path(f"/proc/{self.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith(f"{kind}:")) / 1024
