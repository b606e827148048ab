"""Lock a note so that only one session at a time can write it."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from templates import BridgeError
from tui.system.atomic_write import make_private_folder
from tui.system.file_lock import acquire_file_lock

_MAX_HOLDER_LENGTH = 500
_LAST_SANDBOX_PROCESS = 2
"""In a sandbox, process 1 is the sandbox and process 2 the session."""


class LockedElsewhere(BridgeError):
    """Another session has the note open.

    `holder` describes that session: its host, its process id and when it opened the note.
    """

    def __init__(self, holder: str) -> None:
        super().__init__(f"This note is open elsewhere: {holder}.")
        self.holder = holder


class NoteLock(NamedTuple):
    """A lock on a note, held until `release` is called or the process ends.

    `is_exclusive` is false where the file system has no locks, so that nothing is locked.
    """

    release: Callable[[], None]
    is_exclusive: bool = True


def lock_note(folder: Path, note_id: str) -> NoteLock:
    """Lock a note with a lock file in `folder` that describes this session.

    Raises LockedElsewhere if another session holds the lock, and OSError if locking fails.
    """
    make_private_folder(folder)
    path = folder / f"{note_id}.lock"
    try:
        release = acquire_file_lock(path, timeout=0)
    except TimeoutError:
        raise LockedElsewhere(_holder(path)) from None
    if release is None:
        return NoteLock(lambda: None, is_exclusive=False)
    # Write in place: replacing the file would leave the new file unlocked. If the description
    # cannot be written, as on a full disk, the note is locked all the same.
    with suppress(OSError), path.open("r+", encoding="utf-8") as file:
        file.truncate()
        file.write(f"{socket.gethostname()}{_process()}, since {_now()}\n")
    return NoteLock(release)


def _process() -> str:
    """Return the part of the description that gives the process id.

    It is "" in a sandbox, where every session has the same.
    """
    process = os.getpid()
    return f", process {process}" if process > _LAST_SANDBOX_PROCESS else ""


def _now() -> str:
    return f"{datetime.now():%H:%M on %-d %B %Y}"


def _holder(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MAX_HOLDER_LENGTH).strip() or "another session"
    except OSError:
        return "another session"
