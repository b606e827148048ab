"""What is made when the wheel is built: completions and a man page."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MadeWhenBuilt(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the files that are installed for shells and readers of manuals."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files before the wheel is packed."""
        if self.target_name == "wheel" and version == "standard":
            self._pages = tempfile.mkdtemp()
            build_data["shared_data"].update(_pages(Path(self.root), Path(self._pages)))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what has been packed."""
        if hasattr(self, "_pages"):
            shutil.rmtree(self._pages)


def _pages(root: Path, folder: Path) -> dict[str, str]:
    sys.path.insert(0, str(root))
    from tools.command_pages import write_pages

    return write_pages(folder, float(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
