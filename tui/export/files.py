"""Suggest file names, resolve paths and save exported notes."""

import os
import re
import unicodedata
from datetime import date
from pathlib import Path

from templates import BridgeError
from templates.text import has_control_characters
from tui.system.atomic_write import write_atomically
from tui.system.filesystem import MissingFeatures

MAX_NAME_LENGTH = 100
"""The maximum number of bytes in a suggested file name."""

_ALLOWED_CATEGORIES = "LNM"
"""Unicode's letters, numbers and marks; marks are vowels and accents in many scripts."""


class SaveError(BridgeError):
    """The note could not be saved; the message says where and why."""


class FileAlreadyExists(SaveError):
    """The path already exists, and overwriting it was not allowed."""


def suggest_file_name(organisation: str, day: date, suffix: str = ".txt") -> str:
    """Return a file name that is valid on any file system, from an organisation and a date.

    The name contains letters and digits of any script, and never starts with a dot or a dash.
    """
    characters = (
        character if unicodedata.category(character)[0] in _ALLOWED_CATEGORIES else "-"
        for character in organisation
    )
    stem = re.sub(r"-+", "-", "".join(characters)).strip("-").casefold()
    ending = f"-{day.isoformat()}{suffix}"
    max_stem_length = MAX_NAME_LENGTH - len(ending.encode())
    # Cut at a byte; the beginning of a character that does not fit is ignored.
    stem = stem.encode()[:max_stem_length].decode(errors="ignore").strip("-")
    return f"{stem or 'note'}{ending}"


def resolve_path(path_text: str, folder: Path) -> Path:
    """Return the path that the writer typed, expanding `~` and resolving it against `folder`.

    A symbolic link is replaced by its target, so that the caller can show where the file will be.
    Raises SaveError if the path cannot be used for a file.
    """
    if not path_text.strip() or "\0" in path_text:
        raise SaveError("Give the file a name first.")
    if has_control_characters(path_text):
        raise SaveError("A file's name cannot contain control characters.")
    path_text = path_text.strip()
    try:
        path = folder / Path(path_text).expanduser()
        if path.is_symlink():
            path = _link_target(path)
        if path.is_dir():
            raise SaveError(f"{path} is a directory: add a file name.")
        if path.exists() and not path.is_file():
            raise SaveError(f"{path} is not a file: give another name.")
    except RuntimeError:
        raise SaveError(f"There is no such home directory: {path_text}") from None
    except OSError as error:
        raise SaveError(f"That cannot be a file's path: {error.strerror}.") from None
    return path


def _link_target(link: Path) -> Path:
    target = Path(os.path.realpath(link))
    # The target is itself a link only if links lead round in a circle.
    if target.is_symlink():
        raise SaveError(f"{link} is a symbolic link: give another name.")
    return target


def save(path: Path, text: str, *, overwrite: bool = False) -> bool:
    """Write a text to a file, creating missing folders, and return whether the file is private.

    The file is not private if the file system does not support permissions. Raises
    FileAlreadyExists if the path exists and `overwrite` is false, and SaveError for any other
    failure.
    """
    try:
        missing_features = write_atomically(path, text, overwrite=overwrite)
    except FileExistsError:
        raise FileAlreadyExists(f"{path} already exists.") from None
    except OSError as error:
        raise SaveError(f"{path} could not be written: {error.strerror}.") from None
    return MissingFeatures.PRIVACY not in missing_features
