"""Where the program keeps its files; asking makes none."""

import os
from pathlib import Path

import platformdirs

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
    return _home() or platformdirs.user_data_path(_NAME, appauthor=False)


def _config_folder() -> Path:
    return _home() or platformdirs.user_config_path(_NAME, appauthor=False)


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else None
