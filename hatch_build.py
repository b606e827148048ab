"""Keeps the wording a second time in a form that is read quickly; its TOML stays what counts."""

import json
import tomllib
import zlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WORDING = Path("templates/wording")
QUICK = WORDING / "quick"


class WordingHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes each file of wording as JSON, with a checksum of the TOML it was made from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files before the tree is packed, or put in place for working on it."""
        write_quick_forms(Path(self.root))


def write_quick_forms(root: Path) -> None:
    """Write the quick form of every file of wording in a tree."""
    for source in sorted((root / WORDING).rglob("*.toml")):
        content = source.read_bytes()
        quick = root / QUICK / source.relative_to(root / WORDING).with_suffix(".json")
        quick.parent.mkdir(parents=True, exist_ok=True)
        form = {"crc32": zlib.crc32(content), "table": tomllib.loads(content.decode())}
        quick.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write_quick_forms(Path(__file__).parent)
