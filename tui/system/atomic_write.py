"""Write files that only their owner can read, whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK_TIMEOUT = 2.0
"""Seconds to wait for another session that is changing the same file."""


def write_atomically(
    path: Path, text: str, *, temporary_name: str = "", overwrite: bool = True
) -> None:
    """Write a text to a file with mode 0600, replacing it in one step.

    It is written to a temporary file in the same folder first. `temporary_name` is for callers
    that clean up after a killed writer; by default the name is unique. Missing parents are made
    with mode 0700.

    Raises OSError, after which the old content is untouched and no temporary file is left; with
    `overwrite` false FileExistsError if there is anything at `path`, even a dangling link.
    """
    make_private_folder(path.parent)
    temporary = path.with_name(temporary_name or f".bridge-tui-{os.urandom(8).hex()}")
    if temporary_name:
        temporary.unlink(missing_ok=True)
    # Always a new file: a writer that was interrupted can never continue into this one.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        try:
            os.fchmod(handle, 0o600)
            _write_all(handle, text.encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        if overwrite:
            os.replace(temporary, path)
        else:
            _move_to_free_name(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


@contextmanager
def locked_for_change(path: Path) -> Iterator[None]:
    """Keep other sessions from changing a file that is read, changed and written here.

    Raises OSError if it cannot be locked, also when another session holds it for LOCK_TIMEOUT.
    """
    # Loading it takes 6 % of the time to the first screen, which does not need it.
    from filelock import FileLock, Timeout

    make_private_folder(path.parent)
    try:
        with FileLock(path.with_name(f".{path.name}.lock"), LOCK_TIMEOUT, mode=0o600):
            yield
    except Timeout:
        raise TimeoutError(errno.ETIMEDOUT, "another session is changing it") from None


def make_private_folder(folder: Path) -> None:
    """Make a folder with mode 0700, and its missing parents likewise. Raises OSError."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)


def _move_to_free_name(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has hard links: reserve the name first, then replace that.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        os.replace(temporary, path)
    else:
        temporary.unlink()


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _sync_folder(folder: Path) -> None:
    # The file is in place by now. Some network and FUSE file systems cannot sync a folder; like
    # SQLite, do not take that for a failed write.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
