"""The files of the wording: a folder of TOML files, and optionally an overlay folder."""

from pathlib import Path
from typing import Any

# tomli is a compiled tomllib: it reads the wording in 14 ms instead of 53.
import tomli

from templates.errors import WordingError, WordingIssue
from templates.phrasebook.table import Table
from templates.text import decode

_OVERLAY_FILES = (
    "etiquette.toml",
    "follow_up.toml",
    "linkedin.toml",
    "outcomes.toml",
    "parts.toml",
    "phrases.toml",
    "style.toml",
    "tones.toml",
)
_MERGED_FILES = ("etiquette.toml", "outcomes.toml", "parts.toml", "style.toml", "tones.toml")
"""Files whose tables are merged key by key; in other files, a table of the overlay replaces one."""


class WordingFiles:
    """Reads the files of a base folder, combined with those of an overlay folder.

    Raises WordingError if the overlay folder cannot be listed.
    """

    def __init__(self, base: Path, overlay: Path | None = None) -> None:
        self._base = base
        self._overlay = overlay
        self._in_overlay = () if overlay is None else _list_overlay(overlay)

    def unknown_files(self) -> list[WordingIssue]:
        """Return an issue for each TOML file in the overlay folder with an unknown name."""
        known = ", ".join((*_OVERLAY_FILES, "moves/…"))
        return [
            WordingIssue(name, "", "", f"is not a file of wording (known: {known})")
            for name in self._in_overlay
            if name.endswith(".toml") and name not in _OVERLAY_FILES
        ]

    def moves(self, issues: list[WordingIssue]) -> tuple[str, ...]:
        """Return the names of all moves that have a file, in alphabetical order."""
        folders = [folder / "moves" for folder in (self._base, self._overlay) if folder]
        names: set[str] = set()
        for folder in folders:
            try:
                names.update(file.stem for file in folder.iterdir() if file.suffix == ".toml")
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                issues.append(WordingIssue("moves", "", "", f"cannot be read: {error.strerror}"))
        return tuple(sorted(names))

    def table(self, name: str, issues: list[WordingIssue]) -> Table:
        """Return the table of a file such as "moves/news.toml"; errors are added to `issues`."""
        values = _load(self._base, name, issues)
        overlay = None if self._overlay is None else _load(self._overlay, name, issues)
        if values is None and (overlay is None or not name.startswith("moves/")):
            issues.append(WordingIssue(name, "", "", "is missing"))
        values = values or {}
        for key, value in (overlay or {}).items():
            base_value = values.get(key)
            if name in _MERGED_FILES and isinstance(base_value, dict) and isinstance(value, dict):
                value = {**base_value, **value}
            values[key] = value
        return Table(name, "", values, issues)


def _list_overlay(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(file.name for file in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        problem = "is not a folder"
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    raise WordingError((WordingIssue(folder.name, "", "", problem),))


def _load(folder: Path, name: str, issues: list[WordingIssue]) -> dict[str, Any] | None:
    """Return a file's values; None if there is no such file."""
    try:
        return tomli.loads(decode((folder / name).read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        problem = f"is not text in UTF-8 (byte {error.start + 1} is not)"
        issues.append(WordingIssue(name, "", "", problem))
    except ValueError as error:
        issues.append(WordingIssue(name, "", "syntax", f"is not TOML: {error}"))
    except OSError as error:
        issues.append(WordingIssue(name, "", "", f"cannot be read: {error.strerror}"))
    return {}
