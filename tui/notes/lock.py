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
"""The maximum number of characters to read, in case the file does not hold a description."""
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

    `is_exclusive` is false if nothing is locked, because the file system does not support locks.
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
        raise LockedElsewhere(_read_holder(path)) from None
    if release is None:
        return NoteLock(lambda: None, is_exclusive=False)
    # Write in place: replacing the file would leave the new file unlocked. If the description
    # cannot be written, as on a full disk, the note is locked all the same.
    with suppress(OSError), path.open("r+", encoding="utf-8") as file:
        file.truncate()
        file.write(f"{_describe_session()}\n")
    return NoteLock(release)


def _describe_session() -> str:
    """Return a description such as "ada, process 4711, since 14:05 on 23 November 2026".

    It begins with the name of the host. In a sandbox it has no process id, which would be the same
    in every session.
    """
    process_id = os.getpid()
    process = f", process {process_id}" if process_id > _LAST_SANDBOX_PROCESS else ""
    return f"{socket.gethostname()}{process}, since {datetime.now():%H:%M on %-d %B %Y}"


def _read_holder(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MAX_HOLDER_LENGTH).strip() or "another session"
    except OSError:
        return "another session"
