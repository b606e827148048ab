"""What a session may do on this machine."""

import re
from typing import NamedTuple

from templates.errors import InvalidInput


class PathNotAllowed(InvalidInput):
    """A file was named that the session may not use; the text names it."""


class Capabilities(NamedTuple):
    """What a session may do, besides asking questions and saving notes in its own folder."""

    start_programs: bool
    """Start an editor, a mail program, tmux, or what serves this machine's clipboard."""
    choose_paths: bool
    """Read and write files by any path; without it, by a plain name in the current folder."""

    def check_paths(self, *paths: str) -> None:
        """Raise PathNotAllowed if the session may not use one of the paths; empty ones are none."""
        for path in paths:
            if not self.choose_paths and not is_plain_name(path):
                raise PathNotAllowed(f"{path}: not in a restricted session")


FULL = Capabilities(start_programs=True, choose_paths=True)
"""Everything the program can do: a session of someone who has the machine to themselves."""

RESTRICTED = Capabilities(start_programs=False, choose_paths=False)
"""Nothing but notes: a session that a host offers to other people."""


def is_plain_name(typed: str) -> bool:
    """Return whether a path is a single visible name, without any folder."""
    return not re.search(r"^[.~]|[/\\]", typed)
