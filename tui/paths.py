"""Where the program keeps things; nothing is made by looking."""

import os
from pathlib import Path

HOME_VARIABLE = "BRIDGE_TUI_HOME"
"""Names one directory for everything, in place of the platform's own."""


def config_file() -> Path:
    """Return the file that remembers the writer's own details."""
    return _config_folder() / "config.toml"


def dictionary_file() -> Path:
    """Return the file of the words that the writer has said are spelt right."""
    return _config_folder() / "dictionary.txt"


def data_folder() -> Path:
    """Return the folder under which the notes are kept, and what goes with them."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path("bridge-tui", appauthor=False)


def _config_folder() -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    from platformdirs import user_config_path

    return user_config_path("bridge-tui", appauthor=False)
