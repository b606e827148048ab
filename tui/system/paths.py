"""The paths of the program's files and folders; nothing is created here."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from templates.errors import InvalidInput

if TYPE_CHECKING:
    # For annotations only: `platformdirs` is imported where it is used.
    from platformdirs import PlatformDirs

HOME_VARIABLE = "BRIDGE_TUI_HOME"
"""The environment variable that names one folder for all files, in place of the system's."""

_NAME = "bridge-tui"


class UnusableFolder(InvalidInput):
    """A folder cannot be found or used; the message says which and why."""


def config_file() -> Path:
    """Return the path of the config file. Raises UnusableFolder."""
    return _config_folder() / "config.toml"


def dictionary_file() -> Path:
    """Return the path of the file with the words that the writer has accepted as spelt right.

    Raises UnusableFolder.
    """
    return _config_folder() / "dictionary.txt"


def data_folder() -> Path:
    """Return the folder of the notes and of all that belongs to them. Raises UnusableFolder."""
    return _chosen_folder() or _system_folder(lambda folders: folders.user_data_path)


def current_folder() -> Path:
    """Return the working directory.

    Raises UnusableFolder if it has been deleted.
    """
    try:
        return Path.cwd()
    except OSError:
        raise UnusableFolder(
            "The folder that you are in does not exist any more: change to another one."
        ) from None


def expand_home(path: str) -> Path:
    """Return a path with "~" at its beginning expanded to a home directory, as in a shell.

    Raises UnusableFolder if there is no such home directory.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise UnusableFolder(f"{path}: there is no such home directory.") from None


def _config_folder() -> Path:
    return _chosen_folder() or _system_folder(lambda folders: folders.user_config_path)


def _chosen_folder() -> Path | None:
    """Return the folder that HOME_VARIABLE names, or None."""
    path = os.environ.get(HOME_VARIABLE)
    return expand_home(path) if path else None


def _system_folder(choose: Callable[["PlatformDirs"], Path]) -> Path:
    # Imported here: it takes 5% of the time of `render`, which may have no need of it.
    from platformdirs import PlatformDirs

    try:
        return choose(PlatformDirs(_NAME, appauthor=False))
    except RuntimeError:
        raise UnusableFolder(
            "There is no home directory here: name a folder for your notes with --home DIR."
        ) from None
