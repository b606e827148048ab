"""Write crash reports: versions and stack frames, and nothing that anyone typed."""

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
_MAX_VALUE_LENGTH = 40
"""The maximum number of characters of a variable in a report."""


def write_crash_report(error: BaseException, folder: Path | None) -> str:
    """Write a crash report, and return two lines to show: the error, and the report's path.

    If `folder` is None, no report is written.
    """
    summary = f"A bug ended the program ({type(error).__name__})."
    if folder is None:
        return f"{summary}\nNo report could be written: there is no home directory."
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        write_atomically(path, format_crash_report(error))
    except OSError as write_error:
        return f"{summary}\nNo report could be written: {write_error.strerror}."
    return (
        f"{summary}\nPlease tell whoever gave you the program. A report, which contains nothing"
        f" that you typed, is in {path}"
    )


def format_crash_report(error: BaseException) -> str:
    """Return the versions in use, and the type and the stack frames of an error and its causes.

    The messages of the errors are left out, because they may quote what someone typed.
    """
    return "\n".join((*_format_versions(), "", *_format_frames(error))) + "\n"


def _format_versions() -> Iterator[str]:
    # Imported here: it loads `email`, which takes 4% of the time to the first screen, and reports
    # are rare.
    from importlib import metadata

    yield f"bridge-tui {__version__}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} is not installed"
    for name in _TERMINAL_VARIABLES:
        yield f"{name}={os.environ.get(name, '')[:_MAX_VALUE_LENGTH]}"


def _format_frames(error: BaseException) -> Iterator[str]:
    cause: BaseException | None = error
    ids: set[int] = set()
    # Two errors can be each other's cause: `raise first` while `second from first` is handled.
    while cause is not None and id(cause) not in ids:
        ids.add(id(cause))
        yield f"{type(cause).__module__}.{type(cause).__name__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            location = os.sep.join(Path(frame.filename).parts[-2:])
            yield f"  {location}:{frame.lineno} in {frame.name}"
        cause = cause.__cause__ or cause.__context__


def replace_tracebacks(folder: Path) -> None:
    """Keep Python from printing tracebacks, which would quote typed text and cover the screen.

    An error that ends a thread is written to a report in `folder` instead. `main` handles the
    errors that end the program.
    """

    def report(arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        # After a hang-up, a thread that writes to the terminal fails with EIO, which is not a bug.
        is_hang_up = isinstance(error, OSError) and error.errno == errno.EIO
        if error is not None and not isinstance(error, SystemExit) and not is_hang_up:
            write_crash_report(error, folder)

    threading.excepthook = report
    sys.excepthook = lambda kind, error, frames: None
    sys.unraisablehook = lambda unraisable: None
