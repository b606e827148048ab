"""Starts the program from its one file: what is in it is unpacked once, and run from there."""

import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

NAMED_FOR = "made-of"
"""The entry that holds a mark of all the others: another file is unpacked to another folder."""


def unpacked(archive: Path) -> Path:
    """Return the folder in which the archive is unpacked, which nobody else can write to."""
    with ZipFile(archive) as packed:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bridge-tui"
        folder = cache / packed.read(NAMED_FOR).decode()
        if is_ours(folder):
            return folder
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=cache))
        try:
            packed.extractall(beside)
            os.rename(beside, folder)
        except OSError:
            # Two that were started at once: the other was quicker.
            shutil.rmtree(beside, ignore_errors=True)
            if not is_ours(folder):
                raise
    return folder


def is_ours(folder: Path) -> bool:
    """Say whether there is such a folder, and nobody but this user can write to it."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.geteuid()
        and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def start() -> int:
    """Run the program and return its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one may be given the file
        print("bridge-tui: needs Python 3.11 or later.", file=sys.stderr)
        return 1
    try:
        folder = unpacked(Path(__file__).parent)
    except OSError as error:
        print(f"bridge-tui: it could not be unpacked: {error}.", file=sys.stderr)
        return 1
    sys.path[0] = str(folder)
    from tui.commands.main import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
