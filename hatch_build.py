"""What is made when the program is built: a quick form of its wording, completions, a man page."""

import json
import os
import shutil
import sys
import tempfile
import time
import tomllib
import zlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WORDING = Path("templates/phrasebook/data")
QUICK = WORDING / "quick"


class MadeWhenBuilt(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the wording as JSON, and what is installed for shells and readers of manuals."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files before the tree is packed, or put in place for working on it."""
        write_quick_forms(Path(self.root))
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


def write_quick_forms(root: Path) -> None:
    """Write the quick form of every file of wording in a tree, with a checksum of its TOML."""
    for source in sorted((root / WORDING).rglob("*.toml")):
        content = source.read_bytes()
        quick = root / QUICK / source.relative_to(root / WORDING).with_suffix(".json")
        quick.parent.mkdir(parents=True, exist_ok=True)
        form = {"crc32": zlib.crc32(content), "table": tomllib.loads(content.decode())}
        quick.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write_quick_forms(Path(__file__).parent)
