"""A report of a fault of our own: versions and places in the code, and no word of anyone's."""

import os
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tui import __version__
from tui.system.atomic_write import write_atomically

_LIBRARIES = ("textual", "rich", "tomli-w", "platformdirs", "filelock", "harper-py")
_PLAIN_VARIABLES = ("TERM", "COLORTERM", "LANG", "LC_ALL", "NO_COLOR")


def reported(error: BaseException, folder: Path) -> str:
    """Write a report of a fault, and return two lines for the user: what, and where it is."""
    what = f"A fault of the program's own ended it ({type(error).__name__}); this is a bug."
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        write_atomically(path, report(error))
    except OSError as trouble:
        return f"{what}\nNo report could be written: {trouble.strerror}."
    return f"{what}\nA report with none of your words in it is in {path}"


def report(error: BaseException) -> str:
    """Return versions, and the kinds and frames of a fault and of what led to it.

    What an exception says is left out: it may hold what someone typed.
    """
    return "\n".join((*_versions(), "", *_frames(error))) + "\n"


def _versions() -> Iterator[str]:
    # Slow to load, and wanted only when something has gone wrong.
    import platform
    from importlib import metadata

    yield f"bridge-tui {__version__}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} is not installed"
    for name in _PLAIN_VARIABLES:
        yield f"{name}={os.environ.get(name, '')[:40]}"


def _frames(error: BaseException) -> Iterator[str]:
    led_to_it: BaseException | None = error
    while led_to_it is not None:
        yield f"{type(led_to_it).__module__}.{type(led_to_it).__name__}"
        for frame in traceback.extract_tb(led_to_it.__traceback__):
            place = os.sep.join(Path(frame.filename).parts[-2:])
            yield f"  {place}:{frame.lineno} in {frame.name}"
        led_to_it = led_to_it.__cause__ or led_to_it.__context__


def silence_the_interpreter() -> None:
    """Keep the interpreter's own tracebacks, which quote exceptions, off the terminal."""
    sys.excepthook = lambda kind, error, frames: None
    sys.unraisablehook = lambda unraisable: None
