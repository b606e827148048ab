"""What the command's exit status says."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit statuses of `bridge-tui`."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    BUG = 70
    CANCELLED = 130
