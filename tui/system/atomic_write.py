"""Writing files that only their owner can read, whole or not at all."""

import os
from pathlib import Path


def write_atomically(path: Path, text: str, *, part: str | None = None, over: bool = True) -> None:
    """Write a text to a file with mode 0600, replacing it in one step.

    With `over` false nothing is replaced: FileExistsError is raised for whatever is there, be it
    a link that leads nowhere. It is written beside it first, under the name `part`, or one that
    nobody else uses; a `part` left behind by a writer that was killed is removed. Missing parents
    are made with mode 0700.
    Raises OSError; what was there before is then untouched, and nothing is left beside it.
    """
    make_private_folder(path.parent)
    beside = path.with_name(part or f".bridge-tui-{os.urandom(8).hex()}")
    if part:
        beside.unlink(missing_ok=True)
    # A file made anew each time: a writer that was interrupted can never go on in this one.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        try:
            os.fchmod(handle, 0o600)
            _write_all(handle, text.encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        if over:
            os.replace(beside, path)
        else:
            _put_in_an_empty_place(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _put_in_an_empty_place(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system knows links: the place is taken first, and then filled.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        os.replace(beside, path)
    else:
        beside.unlink()


def make_private_folder(folder: Path) -> None:
    """Make a folder with mode 0700, and its missing parents likewise. Raises OSError."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
