"""The files of the wording: read from their folder, with another folder laid over it."""

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

from templates.errors import WordingIssue
from templates.phrasebook.table import Table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

QUICK = "quick"
"""The folder beside the built-in wording in which its files stand in a form read quickly."""

TOP_FILES = (
    "etiquette.toml",
    "follow_up.toml",
    "linkedin.toml",
    "outcomes.toml",
    "parts.toml",
    "phrases.toml",
    "style.toml",
    "tones.toml",
)
MERGED = ("etiquette.toml", "outcomes.toml", "parts.toml", "style.toml", "tones.toml")
"""Files whose tables are laid over key by key; in the others a table takes another's place."""


class WordingFiles:
    """The tables of the wording by file; faults are noted where they are found."""

    def __init__(
        self, source: "Traversable", over: "Traversable | None", faults: list[WordingIssue]
    ) -> None:
        self._source = source
        self._over = over
        self._faults = faults

    def moves(self) -> list[str]:
        """Return the names of the files of sentences, those laid over included."""
        names = set(self._listed(self._source.joinpath("moves")))
        if self._over is not None:
            self._find_strangers(self._over)
        if self._over is not None:
            names.update(self._listed(self._over.joinpath("moves")))
        return sorted(name for name in names if name.endswith(".toml"))

    def _listed(self, folder: "Traversable") -> list[str]:
        """Return the names in a folder; none where there is none."""
        try:
            return [file.name for file in folder.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._faults.append(
                WordingIssue(folder.name, "", "", f"cannot be read: {error.strerror}")
            )
            return []

    def _find_strangers(self, over: "Traversable") -> None:
        try:
            names = [file.name for file in over.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            self._faults.append(WordingIssue(over.name, "", "", "is not a folder"))
            return
        except OSError as error:
            why = f"cannot be read: {error.strerror}"
            self._faults.append(WordingIssue(over.name, "", "", why))
            # One sentence says it: its files cannot be read either.
            self._over = None
            return
        known = ", ".join((*TOP_FILES, "moves/…"))
        for name in names:
            if name.endswith(".toml") and name not in TOP_FILES:
                why = f"is not a file of wording (known: {known})"
                self._faults.append(WordingIssue(name, "", "", why))

    def table(self, name: str) -> Table:
        """Return a file as a table, what was laid over it included."""
        values = self._load(self._source, name)
        if values is None and (self._over is None or not name.startswith("moves/")):
            self._faults.append(WordingIssue(name, "", "", "is missing"))
        values = values or {}
        for key, value in (self._load(self._over, name) or {}).items():
            kept = values.get(key)
            merged = name in MERGED and isinstance(kept, dict) and isinstance(value, dict)
            values[key] = {**kept, **value} if merged else value  # type: ignore[dict-item]
        return Table(name, "", values, self._faults)

    def _load(self, source: "Traversable | None", name: str) -> dict[str, Any] | None:
        if source is None:
            return None
        try:
            return _read(source, name)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except ValueError as error:
            self._faults.append(WordingIssue(name, "", "syntax", f"is not TOML: {error}"))
        except OSError as error:
            self._faults.append(WordingIssue(name, "", "", f"cannot be read: {error.strerror}"))
        return {}


def _read(source: "Traversable", name: str) -> dict[str, Any]:
    """Return a file's table, from its quick form where there is one that was made from it.

    Raises OSError, and ValueError for a file that is not TOML.
    """
    content = source.joinpath(name).read_bytes()
    quick = source.joinpath(QUICK, f"{name.removesuffix('.toml')}.json")
    if quick.is_file():
        form: dict[str, Any] = json.loads(quick.read_bytes())
        if form["crc32"] == crc32(content):
            table: dict[str, Any] = form["table"]
            return table
    # Takes as long to load as all quick forms take to be read.
    import tomllib

    return tomllib.loads(content.decode())
