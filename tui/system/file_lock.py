"""Lock files, where the file system has locks."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from tui.system.filesystem import UNSUPPORTED


def acquire_file_lock(path: Path, timeout: float) -> Callable[[], None] | None:
    """Lock a lock file, which is created if necessary, and return what releases it.

    Returns None if the file system has no locks. Waits up to `timeout` seconds. Raises TimeoutError
    if another process holds the lock, and OSError if the lock file cannot be created.
    """
    # Imported here because it takes 6 % of the startup time, and the first screen needs no lock.
    from filelock import FileLock, Timeout

    # Created here: filelock would set its mode, which not every file system can do.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600))
    lock = FileLock(path, timeout, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        if not _can_lock(path.parent):
            return None
        raise TimeoutError(errno.ETIMEDOUT, "another session holds the lock") from None
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
        return None
    return lock.release


def _can_lock(folder: Path) -> bool:
    """Return whether a file that nobody else knows can be locked.

    Where the system forbids locks, the answer (EACCES) is that for a lock of someone else.
    """
    # Imported here: Windows, which is told that the program does not run there, has none.
    import fcntl
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
