"""The exit statuses of the command line."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """An exit status of `bridge-tui`."""

    SUCCESS = 0
    FAILED = 1
    USAGE = 2
    INTERNAL_ERROR = 70
    CANCELLED = 130
