"""What a session may do on this machine."""

from typing import NamedTuple

from templates.errors import InvalidInput


class PathNotAllowed(InvalidInput):
    """A file was named that the session may not use; the text names it."""


class Capabilities(NamedTuple):
    """What a session may do, besides asking questions and saving notes in its own folder."""

    start_programs: bool
    """Start an editor, a mail program, tmux, or what serves this machine's clipboard."""
    use_files: bool
    """Read and write files besides its own notes; without it, only standard input and output."""

    def check_paths(self, *paths: str) -> None:
        """Raise PathNotAllowed if the session may not use one of the paths; empty ones are none."""
        for path in paths:
            if not self.use_files and path not in ("", "-"):
                raise PathNotAllowed(
                    f'{path}: this session reads no files; send it along and name it "-"'
                )


FULL = Capabilities(start_programs=True, use_files=True)
"""Everything the program can do: a session of someone who has the machine to themselves."""

RESTRICTED = Capabilities(start_programs=False, use_files=False)
"""Nothing but notes: a session that a host offers to other people."""
