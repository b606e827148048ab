"""Holding a note, so that two sessions do not write the same one."""

import os
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tui.system.atomic_write import make_private_folder

_MOST_SAID = 500


class LockHolder(NamedTuple):
    """Who holds a note: host, process and since when, as far as they said."""

    said: str

    def __str__(self) -> str:
        return self.said or "another session"


class LockedElsewhere(Exception):
    """Another session, still alive, holds the note."""

    def __init__(self, holder: LockHolder) -> None:
        super().__init__(str(holder))
        self.holder = holder


class NoteLock(NamedTuple):
    """A note held by this session until it is let go, or the process ends in whatever way."""

    let_go: Callable[[], None]


def hold(folder: Path, note_id: str) -> NoteLock:
    """Hold a note; the lock is a file in `folder` that says who has it.

    Raises HeldElsewhere, and OSError where no lock can be made.
    """
    # Takes 40 ms to load, and the first screen does not need it.
    from filelock import FileLock, Timeout

    make_private_folder(folder)
    path = folder / f"{note_id}.lock"
    lock: Any = FileLock(path, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LockedElsewhere(_holder(path)) from None
    # In place: the lock is on this very file, and another in its stead would not be held.
    with path.open("r+", encoding="utf-8") as file:
        file.truncate()
        file.write(f"{socket.gethostname()}, process {os.getpid()}, since {_moment()}\n")
    return NoteLock(lock.release)


def _moment() -> str:
    return f"{datetime.now():%H:%M on %-d %B %Y}"


def _holder(path: Path) -> LockHolder:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return LockHolder(file.read(_MOST_SAID).strip())
    except OSError:
        return LockHolder("")
