"""Hold a lock by means of a lock file, where the file system supports locks."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from tui.system.filesystem import UNSUPPORTED_ERRORS


def acquire_file_lock(path: Path, timeout: float) -> Callable[[], None] | None:
    """Lock a file, which is created if necessary; return a function that releases it.

    Returns None if the file system does not support locks. Waits up to `timeout` seconds. Raises
    TimeoutError if another process holds the lock, and OSError if the file cannot be created.
    """
    # Imported here because it takes 6% of the startup time, and the first screen needs no lock.
    from filelock import FileLock, Timeout

    # The file is created here, since filelock would let other users read it.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600))
    lock = FileLock(path, timeout, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        if not _can_lock(path.parent):
            return None
        raise TimeoutError(errno.ETIMEDOUT, "another session holds the lock") from None
    except OSError as error:
        if error.errno not in UNSUPPORTED_ERRORS:
            raise
        return None
    return lock.release


def _can_lock(folder: Path) -> bool:
    """Return whether a new temporary file in a folder can be locked.

    A system that forbids locks reports the same error (EACCES) as when another process holds one.
    """
    # Imported here: Windows has no fcntl, and there the program must get far enough to report that
    # it does not support Windows.
    import fcntl
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
