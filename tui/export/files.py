"""Saving the note as a file, under a name made from what people typed."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from templates import BridgeError
from templates.text import clean_line
from tui.system.atomic_write import write_atomically
from tui.system.capabilities import Capabilities, is_plain_name

MOST_BYTES = 100
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


class SaveError(BridgeError):
    """The note could not be saved; the text says where and why."""


class FileThere(SaveError):
    """There is a file of that name already, and nobody said that it may be written over."""


def file_name(organisation: str, day: date, ending: str = ".txt") -> str:
    """Return a file name from an organisation and a date, safe on any file system.

    Letters and digits of any script are kept; the name never begins with a dot or a dash, and is
    at most 100 bytes long.
    """
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" for c in organisation)
    stem = re.sub(r"-+", "-", kept).strip("-.").casefold()
    ending = f"-{day.isoformat()}{ending}"
    stem = stem.encode()[: MOST_BYTES - len(ending.encode())].decode(errors="ignore").strip("-")
    stem = stem or "note"
    return f"{'note-' if _RESERVED.match(stem) else ''}{stem}{ending}"


def target(typed: str, folder: Path, capabilities: Capabilities) -> Path:
    """Return the path that a typed one means: `~` is the home, a bare name is in `folder`.

    Where paths may not be chosen, only a name with the ending of a saved file will do.
    Raises SaveError for a path that cannot be a file's, or is a symbolic link: what is written
    would not be where the name says.
    """
    if not typed.strip() or "\0" in typed:
        raise SaveError("Give the file a name first.")
    if clean_line(typed) != unicodedata.normalize("NFC", typed):
        raise SaveError("A file's name cannot hold control characters.")
    if not capabilities.choose_paths and not _is_name_of_saved_file(typed.strip()):
        raise SaveError(f"Give a name alone, with its ending: it is saved in {folder}.")
    try:
        path = folder / Path(typed.strip()).expanduser()
        if path.is_symlink():
            raise SaveError(f"{path} is a symbolic link: give another name.")
        if path.is_dir():
            raise SaveError(f"{path} is a directory: add a file name.")
        if path.exists() and not path.is_file():
            raise SaveError(f"{path} is not a file: give another name.")
    except RuntimeError:
        raise SaveError(f"There is no such home directory: {typed.strip()}") from None
    except OSError as error:
        raise SaveError(f"That cannot be a file's path: {error.strerror}.") from None
    return path


def _is_name_of_saved_file(typed: str) -> bool:
    from tui.export.destinations import DESTINATIONS

    endings = {way.suffix for way in DESTINATIONS if way.suffix}
    return is_plain_name(typed) and Path(typed).suffix in endings


def save(path: Path, text: str, *, over: bool = False) -> None:
    """Write the note to a path, making its parents.

    Raises FileThere if something is there and may not be written over, and SaveError with the
    reason for any other failure.
    """
    try:
        write_atomically(path, text, over=over)
    except FileExistsError:
        raise FileThere(f"{path} is there already.") from None
    except OSError as error:
        raise SaveError(f"{path} could not be written: {error.strerror}.") from None
