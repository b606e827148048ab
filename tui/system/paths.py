"""Where the program keeps things; nothing is made by looking."""

import os
import sys
from pathlib import Path

HOME_VARIABLE = "BRIDGE_TUI_HOME"
"""Names one directory for everything, in place of the platform's own."""

_NAME = "bridge-tui"


def config_file() -> Path:
    """Return the file that remembers the writer's own details."""
    return _config_folder() / "config.toml"


def dictionary_file() -> Path:
    """Return the file of the words that the writer has said are spelt right."""
    return _config_folder() / "dictionary.txt"


def data_folder() -> Path:
    """Return the folder under which the notes are kept, and what goes with them."""
    if plain := _plainly_known("XDG_DATA_HOME", ".local/share"):
        return plain
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def _config_folder() -> Path:
    if plain := _plainly_known("XDG_CONFIG_HOME", ".config"):
        return plain
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False)


def _plainly_known(variable: str, usual: str) -> Path | None:
    """Return the folder where it takes no library to know it.

    platformdirs takes 4 ms to load and, on Linux, most often says just this: the XDG Base
    Directory Specification's folder, where the variable or the home is an absolute path.
    """
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home)
    if sys.platform != "linux":
        return None
    named, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if os.path.isabs(named):
        return Path(named, _NAME)
    return Path(home, usual, _NAME) if os.path.isabs(home) else None
