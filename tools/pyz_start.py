"""The entry point of the packed program: unpack it at the first start, and run it from there."""

import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

HASH_FILE = "content-hash"
"""The file in the archive with a hash of all others, which names the folder to unpack to."""


def unpack(archive: Path) -> Path:
    """Unpack the archive unless that has been done already, and return the folder.

    Raises OSError if it cannot be unpacked, or if other users can write to the folder.
    """
    with ZipFile(archive) as zip_file:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bridge-tui"
        folder = cache / zip_file.read(HASH_FILE).decode()
        if is_private(folder):
            return folder
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=cache))
        try:
            zip_file.extractall(temporary)
            os.rename(temporary, folder)
        except OSError:
            # Another process may have unpacked it in the meantime.
            shutil.rmtree(temporary, ignore_errors=True)
            if not is_private(folder):
                raise
    return folder


def is_private(folder: Path) -> bool:
    """Return whether the folder exists and only this user can write to it."""
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.geteuid()
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def start() -> int:
    """Run the program and return its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may run this file
        print("bridge-tui: needs Python 3.11 or later.", file=sys.stderr)
        return 1
    archive = Path(__file__).parent
    try:
        # It is a folder if somebody has unpacked it once for all who share a computer.
        folder = archive if archive.is_dir() else unpack(archive)
    except OSError as error:
        print(f"bridge-tui: the program could not be unpacked: {error}.", file=sys.stderr)
        return 1
    except RuntimeError:
        print(
            "bridge-tui: there is no home directory to unpack the program in: set XDG_CACHE_HOME.",
            file=sys.stderr,
        )
        return 1
    sys.path[0] = str(folder)
    # Imported here: the package exists only after unpacking.
    from tui.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
