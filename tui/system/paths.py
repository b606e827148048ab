"""Where the program keeps its files; asking makes none."""

import os
import sys
from pathlib import Path

HOME_VARIABLE = "BRIDGE_TUI_HOME"
"""Names one folder for everything, in place of the system's own."""

_NAME = "bridge-tui"


def config_file() -> Path:
    """Return the file of the settings."""
    return _config_folder() / "config.toml"


def dictionary_file() -> Path:
    """Return the file of the words that the writer has accepted as spelt right."""
    return _config_folder() / "dictionary.txt"


def data_folder() -> Path:
    """Return the folder of the notes and what goes with them."""
    return _folder("XDG_DATA_HOME", ".local/share")


def _config_folder() -> Path:
    return _folder("XDG_CONFIG_HOME", ".config")


def _folder(variable: str, default: str) -> Path:
    """Return the folder of the XDG specification, or that of macOS.

    `platformdirs` says the same, but takes 6 % of the time of `render` to load.
    """
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home)
    if base := os.environ.get(variable, "").strip():
        return Path(base).expanduser() / _NAME
    if sys.platform == "darwin":
        default = "Library/Application Support"
    return Path.home() / default / _NAME
