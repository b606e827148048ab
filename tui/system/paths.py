"""Where the program keeps its files; asking makes none."""

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

from templates.errors import InvalidInput

HOME_VARIABLE = "BRIDGE_TUI_HOME"
"""Names one folder for everything, in place of the system's own."""

_NAME = "bridge-tui"


class NoHomeError(InvalidInput):
    """A folder cannot be found or used; the message says which and why."""


def config_file() -> Path:
    """Return the file of the settings. Raises NoHomeError."""
    return _config_folder() / "config.toml"


def dictionary_file() -> Path:
    """Return the file of the words that the writer has accepted as spelt right.

    Raises NoHomeError.
    """
    return _config_folder() / "dictionary.txt"


def data_folder() -> Path:
    """Return the folder of the notes and what goes with them. Raises NoHomeError."""
    return _home() or _of_system(platformdirs.user_data_path)


def current_folder() -> Path:
    """Return the folder that the program was started in.

    Raises NoHomeError if it has been deleted.
    """
    try:
        return Path.cwd()
    except OSError:
        raise NoHomeError(
            "The folder that you are in does not exist any more: change to another one."
        ) from None


def expand(path: str) -> Path:
    """Return a path with "~" at its beginning as a home directory, as a shell would have it.

    Raises NoHomeError if there is no such home directory.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise NoHomeError(f"{path}: there is no such home directory.") from None


def _config_folder() -> Path:
    return _home() or _of_system(platformdirs.user_config_path)


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return expand(home) if home else None


def _of_system(folder: Callable[..., Path]) -> Path:
    try:
        return folder(_NAME, appauthor=False)
    except RuntimeError:
        raise NoHomeError(
            "There is no home directory here: name a folder for your notes with --home DIR."
        ) from None
