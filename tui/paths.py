"""Where the program keeps things; nothing is made by looking."""

import os
from pathlib import Path

from platformdirs import user_config_path

HOME_VARIABLE = "BRIDGE_TUI_HOME"
"""Names one directory for everything, in place of the platform's own."""


def config_file() -> Path:
    """Return the file that remembers the writer's own details."""
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) if home else user_config_path("bridge-tui", appauthor=False)
    return folder / "config.toml"
