"""Write files atomically, readable by their owner only."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.system.file_lock import acquire_file_lock
from tui.system.filesystem import NOTHING_MISSING, UNSUPPORTED_ERRORS, MissingFeatures

LOCK_TIMEOUT = 2.0
"""Seconds to wait for another session that is changing the same file."""

_PRIVATE_MODE = 0o600
_NOT_REPLACEABLE = UNSUPPORTED_ERRORS | {errno.EBUSY, errno.EEXIST, errno.EXDEV}
"""The error numbers of file systems that cannot rename one file over another."""


def write_atomically(
    path: Path, text: str, *, temporary_name: str = "", overwrite: bool = True
) -> MissingFeatures:
    """Write a text to a file with mode 0600, replacing it in one step.

    The text is first written to a temporary file in the same folder. `temporary_name` is for
    callers that clean up after a killed process; by default the name is unique. Missing parent
    folders are created with mode 0700. Returns the features that the file system lacks; the file
    is written without them.

    Raises OSError, after which the old content is untouched and no temporary file is left. If
    `overwrite` is false, raises FileExistsError if `path` exists, even as a dangling link.
    """
    make_private_folder(path.parent)
    temporary = path.with_name(temporary_name or f".bridge-tui-{os.urandom(8).hex()}")
    if temporary_name:
        temporary.unlink(missing_ok=True)
    # The temporary file is always new: no interrupted process can go on writing to it.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_MODE)
    try:
        try:
            missing = _make_private(descriptor)
            data = text.encode()
            _write_all(descriptor, data)
            missing |= _sync(descriptor)
        finally:
            os.close(descriptor)
        if overwrite:
            _replace(temporary, path, data)
        else:
            _move_to_free_name(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return missing


@contextmanager
def locked_for_change(path: Path) -> Iterator[None]:
    """Lock a file against other sessions while it is read, changed and written.

    Does nothing on a file system without locks. Raises OSError if the file cannot be locked, and
    TimeoutError if another session holds the lock for longer than LOCK_TIMEOUT.
    """
    make_private_folder(path.parent)
    try:
        release = acquire_file_lock(path.with_name(f".{path.name}.lock"), LOCK_TIMEOUT)
    except TimeoutError:
        raise TimeoutError(errno.ETIMEDOUT, "another session is changing it") from None
    try:
        yield
    finally:
        if release:
            release()


def make_private_folder(folder: Path) -> None:
    """Create a folder and its missing parents with mode 0700, unless it exists.

    Raises OSError, for example if `folder` is a link to a folder that does not exist.
    """
    if folder.is_dir():
        return
    if folder.is_symlink():
        raise FileNotFoundError(
            errno.ENOENT, f"{folder} is a link to {os.readlink(folder)}, which is not a folder"
        )
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    with _ignore_unsupported():
        folder.chmod(0o700)


@contextmanager
def _ignore_unsupported() -> Iterator[None]:
    """Ignore the errors of a file system that lacks a feature."""
    try:
        yield
    except OSError as error:
        if error.errno not in UNSUPPORTED_ERRORS:
            raise


def _make_private(descriptor: int) -> MissingFeatures:
    """Make an open file private; return PRIVACY if the file system cannot do that."""
    # The umask may have removed even the owner's permissions.
    if _mode(descriptor) != _PRIVATE_MODE:
        with _ignore_unsupported():
            os.fchmod(descriptor, _PRIVATE_MODE)
    # Some file systems accept a mode and ignore it.
    mode_for_others = _mode(descriptor) & (stat.S_IRWXG | stat.S_IRWXO)
    return MissingFeatures.PRIVACY if mode_for_others else NOTHING_MISSING


def _mode(descriptor: int) -> int:
    return stat.S_IMODE(os.fstat(descriptor).st_mode)


def _sync(descriptor: int) -> MissingFeatures:
    """Write an open file to the disk; return SYNC if the file system cannot do that."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNSUPPORTED_ERRORS:
            raise
        return MissingFeatures.SYNC
    return NOTHING_MISSING


def _replace(temporary: Path, path: Path, data: bytes) -> None:
    """Replace a file with the temporary one, or write its `data` into the file if that fails."""
    try:
        os.replace(temporary, path)
    except OSError as error:
        # A file that is itself a mount point, as in a container, cannot be replaced either.
        if error.errno not in _NOT_REPLACEABLE or not path.is_file():
            raise
        _overwrite(path, data)
        temporary.unlink()


def _overwrite(path: Path, data: bytes) -> None:
    """Write into a file in place; if that fails, write its old contents back."""
    old_data = path.read_bytes()
    descriptor = os.open(path, os.O_WRONLY)
    try:
        try:
            _write_from_start(descriptor, data)
        except OSError:
            _write_from_start(descriptor, old_data)
            raise
    finally:
        os.close(descriptor)


def _write_from_start(descriptor: int, data: bytes) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    _write_all(descriptor, data)
    os.ftruncate(descriptor, len(data))
    _sync(descriptor)


def _move_to_free_name(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has hard links: reserve the name with an empty file, and replace it.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_MODE))
        try:
            os.replace(temporary, path)
        except OSError:
            path.unlink()
            raise
    else:
        temporary.unlink()


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _sync_folder(folder: Path) -> None:
    # The file is in place already. Some network and FUSE file systems cannot sync a folder; like
    # SQLite, do not treat that as a failed write.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
