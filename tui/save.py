"""Saving the note as a text file, under a name made from what people typed."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from templates import BridgeError
from tui.private_files import write_private
from tui.restricted import is_restricted

MOST_BYTES = 100
_IS_A_NAME = re.compile(r"[^./\\~][^/\\]*\.(?:txt|eml|html|md|json|ics)")
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


class SaveError(BridgeError):
    """The note could not be saved; the text says where and why."""


def file_name(organisation: str, day: date) -> str:
    """Return a file name from an organisation and a date, safe on any file system.

    Letters and digits of any script are kept; the name never begins with a dot or a dash, and is
    at most 100 bytes long.
    """
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" for c in organisation)
    stem = re.sub(r"-+", "-", kept).strip("-.").casefold()
    ending = f"-{day.isoformat()}.txt"
    stem = stem.encode()[: MOST_BYTES - len(ending.encode())].decode(errors="ignore").strip("-")
    stem = stem or "note"
    return f"{'note-' if _RESERVED.match(stem) else ''}{stem}{ending}"


def target(typed: str, folder: Path) -> Path:
    """Return the path that a typed one means: `~` is the home, a bare name is in `folder`.

    In a restricted session only a bare name means one, with the ending of something that is saved.

    Raises SaveError for a path that cannot be a file's.
    """
    if not typed.strip() or "\0" in typed:
        raise SaveError("Give the file a name first.")
    if is_restricted() and not _IS_A_NAME.fullmatch(typed.strip()):
        raise SaveError(f"Give a name alone, with its ending: it is saved in {folder}.")
    try:
        path = folder / Path(typed.strip()).expanduser()
        if path.is_dir():
            raise SaveError(f"{path} is a directory: add a file name.")
        if path.exists() and not path.is_file():
            raise SaveError(f"{path} is not a file: give another name.")
    except RuntimeError:
        raise SaveError(f"There is no such home directory: {typed.strip()}") from None
    except OSError as error:
        raise SaveError(f"That cannot be a file's path: {error.strerror}.") from None
    return path


def save(path: Path, text: str) -> None:
    """Write the note to a path, making its parents.

    Raises SaveError with the reason if that fails.
    """
    try:
        write_private(path, text)
    except OSError as error:
        raise SaveError(f"{path} could not be written: {error.strerror}.") from None
