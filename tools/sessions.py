"""Measure the memory and processor time of concurrent sessions on one host."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

SIZE = struct.pack("HHHH", 24, 80, 0, 0)
"""The size of a terminal, as the operating system takes it."""
KEYS = (b"1\r", b"Grace Hopper", b"\r\r\r", b"Analytical Engines\rProgramming Lead")
"""The texts that are typed in each session, each once the output has stopped."""
QUIET_SECONDS = 0.5
"""Seconds without output after which a session counts as idle."""
STARTUP_TIMEOUT = 20
"""Seconds to wait for the first output."""
IDLE_SECONDS = 10
"""Seconds to observe idle sessions."""


class Session(NamedTuple):
    """An open session: its process, and the file descriptor of our side of its terminal."""

    process: subprocess.Popen[bytes]
    terminal: int


def open_session(home: Path) -> Session:
    """Open the wizard in restricted mode, and answer the first questions."""
    terminal, child_side = pty.openpty()
    fcntl.ioctl(child_side, termios.TIOCSWINSZ, SIZE)
    command = [sys.executable, "-I", "-m", "tui", "--home", str(home), "--restricted", "new"]
    process = subprocess.Popen(
        command, stdin=child_side, stdout=child_side, stderr=child_side, start_new_session=True,
        env={"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SSH_CONNECTION": "there"},
    )  # fmt: skip
    os.close(child_side)
    session = Session(process, terminal)
    wait_until_idle(session)
    for keys in KEYS:
        os.write(terminal, keys)
        wait_until_idle(session)
    return session


def wait_until_idle(session: Session) -> None:
    """Read a session's output until it stops."""
    timeout: float = STARTUP_TIMEOUT
    while select.select([session.terminal], [], [], timeout)[0]:
        os.read(session.terminal, 65536)
        timeout = QUIET_SECONDS


def memory_kilobytes(pid: int, kind: str) -> int:
    """Return a process's memory in kB; `kind` is a row of smaps_rollup, such as "Rss" or "Pss"."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith(f"{kind}:"))


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process has used, in seconds."""
    # The name of the program, in brackets, may contain spaces.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    user_ticks, system_ticks = int(fields[11]), int(fields[12])
    return (user_ticks + system_ticks) / os.sysconf("SC_CLK_TCK")


def measure(number: int) -> str:
    """Open `number` sessions at once, and return a report on their memory and processor time."""
    with tempfile.TemporaryDirectory() as homes:
        sessions = [open_session(Path(homes) / str(n)) for n in range(number)]
        pids = [session.process.pid for session in sessions]
        # The proportional memory counts a page that n processes share as one n-th for each.
        resident = sum(memory_kilobytes(pid, "Rss") for pid in pids) / number / 1024
        proportional = sum(memory_kilobytes(pid, "Pss") for pid in pids) / number / 1024
        startup = sum(map(cpu_seconds, pids)) / number
        started = time.monotonic()
        time.sleep(IDLE_SECONDS)
        total = sum(map(cpu_seconds, pids)) / number
        idle = (total - startup) / (time.monotonic() - started)
        for session in sessions:
            session.process.kill()
            session.process.wait()
            os.close(session.terminal)
    return (
        f"{number} sessions at once, each on its second step:\n"
        f"  memory each      {resident:.0f} MB; {proportional:.0f} MB if shared pages are divided\n"
        f"  processor each   {startup:.1f} s to start and answer questions, {idle:.2%} idle"
    )


if __name__ == "__main__":
    print(measure(int(sys.argv[1])))
