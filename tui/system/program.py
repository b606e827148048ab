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
    """The words that start the program again as it was started: its path and its options."""

    words: tuple[str, ...] = ("bridge-tui",)

    def command(self, *arguments: str) -> str:
        """Return a command for a shell, with everything quoted that needs it."""
        return shlex.join((*self.words, *arguments))


def program_as_started(options: Sequence[str], started_as: str | None = None) -> Program:
    """Return the words that start the program again with some options.

    `started_as` is the path by which it was started; by default, that of this process.
    """
    path = Path(sys.argv[0] if started_as is None else started_as)
    return Program((*_program_words(path), *options))


def _program_words(path: Path) -> tuple[str, ...]:
    if path.parent == _PACKAGE:
        return (sys.executable, "-m", _PACKAGE.name)
    if not path.is_file() or path.suffix == ".py":
        # Another program has imported this one.
        return Program().words
    absolute = os.path.abspath(path)
    if zipfile.is_zipfile(path):
        return (sys.executable, absolute)
    found = shutil.which(path.name)
    is_on_path = found is not None and os.path.samefile(found, absolute)
    return (path.name if is_on_path else absolute,)
