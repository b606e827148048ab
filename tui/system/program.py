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
        """Return a shell command that starts the program with arguments, quoted where needed."""
        return shlex.join((*self.words, *arguments))


def program_as_started(options: Sequence[str], started_as: str | None = None) -> Program:
    """Return the words that start the program again with some options.

    `started_as` is the path by which it was started; by default, that of this process.
    """
    path = Path(sys.argv[0] if started_as is None else started_as)
    return Program((*_program_words(path), *options))


def _program_words(path: Path) -> tuple[str, ...]:
    """Return the words that start the program at a path, without options."""
    if path.parent == _PACKAGE:
        return (sys.executable, "-m", _PACKAGE.name)
    if not path.is_file() or path.suffix == ".py":
        # Another program has imported this one.
        return Program().words
    absolute = os.path.abspath(path)
    if zipfile.is_zipfile(path):
        return (sys.executable, absolute)
    path_by_name = shutil.which(path.name)
    if path_by_name is not None and os.path.samefile(path_by_name, absolute):
        return (path.name,)
    return (absolute,)
