"""Measure what open sessions take of a host."""

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
KEYS = (b"1\r", b"Grace Hopper", b"\r\r\r", b"Analytical Engines\rProgramming Lead")
PATIENCE = 0.5
"""Seconds without a byte after which a session has drawn what it has to draw."""


class Session(NamedTuple):
    """A session that is open: its process, and the other side of its terminal."""

    process: subprocess.Popen[bytes]
    terminal: int


def opened(home: Path) -> Session:
    """Open the wizard as a host does, and write a little."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, SIZE)
    command = [sys.executable, "-I", "-m", "tui", "--home", str(home), "--restricted", "new"]
    process = subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, start_new_session=True,
        env={"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SSH_CONNECTION": "there"},
    )  # fmt: skip
    os.close(its)
    session = Session(process, ours)
    settled(session)
    for keys in KEYS:
        os.write(ours, keys)
        settled(session)
    return session


def settled(session: Session) -> None:
    """Wait until a session draws nothing more."""
    drawn = False
    while True:
        wait = PATIENCE if drawn else 20
        if not select.select([session.terminal], [], [], wait)[0]:
            return
        os.read(session.terminal, 65536)
        drawn = True


def kilobytes(process: int, what: str) -> int:
    """Return what a process has of the memory, of a kind that the kernel names."""
    rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith(f"{what}:"))


def seconds_of(process: int) -> float:
    """Return how long a process has used a processor."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measured(number: int) -> str:
    """Open so many sessions at once, and return what they take, as lines."""
    with tempfile.TemporaryDirectory() as homes:
        sessions = [opened(Path(homes) / str(n)) for n in range(number)]
        processes = [session.process.pid for session in sessions]
        alone = sum(kilobytes(p, "Rss") for p in processes) / number / 1024
        shared = sum(kilobytes(p, "Pss") for p in processes) / number / 1024
        began = sum(map(seconds_of, processes)) / number
        before, since = sum(map(seconds_of, processes)), time.monotonic()
        time.sleep(10)
        idle = (sum(map(seconds_of, processes)) - before) / (time.monotonic() - since) / number
        for session in sessions:
            session.process.kill()
            session.process.wait()
            os.close(session.terminal)
    return (
        f"{number} sessions at once, each on its second step:\n"
        f"  memory of one      {alone:.0f} MB, {shared:.0f} MB with what they share counted once\n"
        f"  processor of one   {began:.1f} s to begin and write a little, {idle:.2%} while idle"
    )


if __name__ == "__main__":
    print(measured(int(sys.argv[1])))
