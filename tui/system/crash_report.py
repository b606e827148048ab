"""A report of a bug: versions and places in the code, and nothing that anyone typed."""

import errno
import os
import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tui import __version__
from tui.system.atomic_write import write_atomically

_LIBRARIES = ("textual", "rich", "tomli", "tomli-w", "platformdirs", "filelock", "harper-py")
_TERMINAL_VARIABLES = ("TERM", "COLORTERM", "LANG", "LC_ALL", "NO_COLOR")


def write_crash_report(error: BaseException, folder: Path | None) -> str:
    """Write a report of a bug, and return two lines for the user: what, and where it is.

    Without a `folder`, none is written.
    """
    what = f"A bug in the program ended it ({type(error).__name__})."
    if folder is None:
        return f"{what}\nNo report could be written: there is no home directory."
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        write_atomically(path, format_crash_report(error))
    except OSError as write_error:
        return f"{what}\nNo report could be written: {write_error.strerror}."
    return f"{what}\nA report with none of your words in it is in {path}"


def format_crash_report(error: BaseException) -> str:
    """Return versions, and the type and the frames of an error and of those that led to it.

    The messages of the errors are left out: they may quote what someone typed.
    """
    return "\n".join((*_versions(), "", *_frames(error))) + "\n"


def _versions() -> Iterator[str]:
    # Imported here: it loads `email`, 4 % of the time to the first screen, for a rare report.
    from importlib import metadata

    yield f"bridge-tui {__version__}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} is not installed"
    for name in _TERMINAL_VARIABLES:
        yield f"{name}={os.environ.get(name, '')[:40]}"


def _frames(error: BaseException) -> Iterator[str]:
    cause: BaseException | None = error
    while cause is not None:
        yield f"{type(cause).__module__}.{type(cause).__name__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            place = os.sep.join(Path(frame.filename).parts[-2:])
            yield f"  {place}:{frame.lineno} in {frame.name}"
        cause = cause.__cause__ or cause.__context__


def replace_tracebacks(folder: Path) -> None:
    """Have Python print no traceback from now on, which would quote errors and cover the screen.

    An error that ends a thread is written to a report in `folder` instead. What ends the program
    is left to `main`.
    """

    def report(arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        # What a thread that writes to the terminal gets when the line is hung up is no bug.
        hung_up = isinstance(error, OSError) and error.errno == errno.EIO
        if error is not None and not isinstance(error, SystemExit) and not hung_up:
            write_crash_report(error, folder)

    threading.excepthook = report
    sys.excepthook = lambda kind, error, frames: None
    sys.unraisablehook = lambda unraisable: None
