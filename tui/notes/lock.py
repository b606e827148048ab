"""Lock a note, so that two sessions do not write the same one."""

import os
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from templates import BridgeError
from tui.system.atomic_write import make_private_folder

_MAX_HOLDER_LENGTH = 500


class LockedElsewhere(BridgeError):
    """Another live session has the note open; `holder` says which: host, process, since when."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"This note is open elsewhere: {holder}.")
        self.holder = holder


class NoteLock(NamedTuple):
    """The lock on a note; it ends with `release`, or with the process however that ends."""

    release: Callable[[], None]


def lock_note(folder: Path, note_id: str) -> NoteLock:
    """Lock a note with a file in `folder` that names this session.

    Raises LockedElsewhere, and OSError where no lock can be made.
    """
    # Loading it takes 6 % of the time to the first screen, which does not need it.
    from filelock import FileLock, Timeout

    make_private_folder(folder)
    path = folder / f"{note_id}.lock"
    lock: Any = FileLock(path, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LockedElsewhere(_holder(path)) from None
    # Written in place: the lock is on this very file, and a new one would not be locked.
    with path.open("r+", encoding="utf-8") as file:
        file.truncate()
        file.write(f"{socket.gethostname()}, process {os.getpid()}, since {_now()}\n")
    return NoteLock(lock.release)


def _now() -> str:
    return f"{datetime.now():%H:%M on %-d %B %Y}"


def _holder(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MAX_HOLDER_LENGTH).strip() or "another session"
    except OSError:
        return "another session"
