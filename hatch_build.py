"""Hatch build hook that adds the man page and the shell completions to the wheel."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CommandPagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the man page and the completions, and adds them to the wheel as data files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files to a temporary folder, from which Hatch packs them.

        Nothing is done for the sdist, or for an editable wheel, whose `version` is "editable".
        """
        if self.target_name == "wheel" and version == "standard":
            self._folder = tempfile.mkdtemp()
            build_data["shared_data"].update(_write_files(Path(self.root), Path(self._folder)))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if hasattr(self, "_folder"):
            shutil.rmtree(self._folder)


def _write_files(root: Path, folder: Path) -> dict[str, str]:
    """Write the files into a folder; return a dictionary from paths to install paths."""
    # The build runs in an environment where the program is not installed.
    sys.path.insert(0, str(root))
    from tools.command_pages import write_files

    return write_files(folder, float(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
