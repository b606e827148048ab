"""How the program was started, for the commands that it prints."""

import os
import shlex
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parents[1]


class Program(NamedTuple):
    """The words that start the program as it was started: its path, and options that are kept."""

    words: tuple[str, ...] = ("bridge-tui",)

    def command(self, *arguments: str) -> str:
        """Return a command for a shell, with everything quoted that needs it."""
        return shlex.join((*self.words, *arguments))


def program_as_started(options: Sequence[str], started_as: str | None = None) -> Program:
    """Return how to start the program again with some options.

    `started_as` is the path that it was started by, by default that of this process.
    """
    path = Path(sys.argv[0] if started_as is None else started_as)
    return Program((*_words(path), *options))


def _words(path: Path) -> tuple[str, ...]:
    if path.parent == _PACKAGE:
        return (sys.executable, "-m", _PACKAGE.name)
    if not path.is_file() or path.suffix == ".py":
        # Another program has loaded this one.
        return Program().words
    full = os.path.abspath(path)
    if zipfile.is_zipfile(path):
        return (sys.executable, full)
    found = shutil.which(path.name)
    return (path.name,) if found and os.path.samefile(found, full) else (full,)
