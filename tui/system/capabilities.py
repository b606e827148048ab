"""The capabilities of a session: what it may do on this machine."""

from typing import NamedTuple

from templates.errors import InvalidInput


class PathNotAllowed(InvalidInput):
    """The session may not use a file; the message names it."""


class Capabilities(NamedTuple):
    """The actions that a session may take, besides asking questions and saving its own notes."""

    may_start_programs: bool
    """Start an editor, a mail program, tmux, or a clipboard program of this machine."""
    may_use_files: bool
    """Read and write any file. Without it: only its own notes, standard input and output."""

    def check_paths(self, *paths: str) -> None:
        """Raise PathNotAllowed if the session may not use one of the paths.

        An empty path and "-" for standard input or output are always allowed.
        """
        for path in paths:
            if not self.may_use_files and path not in ("", "-"):
                raise PathNotAllowed(
                    f"{path}: this session cannot use files and folders of this machine;"
                    ' pipe the text in, and give "-" in place of a path'
                )


FULL = Capabilities(may_start_programs=True, may_use_files=True)
"""All capabilities, for a session on the writer's own machine."""

RESTRICTED = Capabilities(may_start_programs=False, may_use_files=False)
"""No capabilities: for sessions that are offered to other people."""
