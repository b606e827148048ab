"""The files of the wording: a folder of TOML files, and optionally an overlay folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

# tomli is a compiled tomllib: it reads the wording in 14 ms instead of 53.
import tomli

from templates.errors import WordingError, WordingIssue
from templates.phrasebook.table import Table, closest
from templates.text import decode

QUESTIONS_FILE = "questions.toml"
"""The file that only an overlay folder can have."""

_OVERLAY_FILES = (
    "follow_up.toml",
    "linkedin.toml",
    "outcomes.toml",
    "parts.toml",
    "phrases.toml",
    QUESTIONS_FILE,
    "style.toml",
    "tones.toml",
)
_MERGED_FILES = ("outcomes.toml", "parts.toml", "style.toml", "tones.toml")
"""Files whose tables are merged key by key; in other files, a table of the overlay replaces one."""
_OVERLAY_FIRST = ("linkedin.toml",)
"""Files of which the first table that fits is used, so that those of the overlay come first."""

MOVES = "moves"
"""The folder with a file for each move."""
RULES = "etiquette"
"""The folder with a file for each rule of etiquette."""
_FOLDERS = (MOVES, RULES)
DROP = "drop"
"""The key with which a table of the overlay drops a sentence of the base folder."""


class WordingFiles:
    """Reads the files of a base folder, combined with those of an overlay folder.

    Raises WordingError if the overlay folder cannot be listed.
    """

    def __init__(self, base: Path, overlay: Path | None = None) -> None:
        self._base = base
        self._overlay = overlay
        self._in_overlay = () if overlay is None else _list_overlay(overlay)

    @property
    def has_overlay(self) -> bool:
        """Whether there is an overlay folder."""
        return self._overlay is not None

    def unknown_files(self) -> list[WordingIssue]:
        """Return an issue for what the overlay folder contains under an unknown name.

        Files that are clearly something else, such as a README, are no issue outside `moves`.
        """
        return [
            WordingIssue(f"{path.name}/" if path.is_dir() else path.name, "", "", problem)
            for path in self._in_overlay
            if (problem := _why_unknown(path))
        ] + [
            WordingIssue(f"{folder}/{path.name}", "", "", f"is not a file of {what} (NAME.toml)")
            for folder, what in ((MOVES, "sentences"), (RULES, "a rule"))
            for path in self._files_in(self._overlay, folder)
            if path.suffix != ".toml"
        ]

    def moves(self, issues: list[WordingIssue]) -> tuple[str, ...]:
        """Return the names of all moves that have a file, in alphabetical order."""
        return self._names(MOVES, issues)

    def rules(self, issues: list[WordingIssue]) -> tuple[str, ...]:
        """Return the names of all files in the folder of rules, in alphabetical order."""
        return self._names(RULES, issues)

    def _names(self, inside: str, issues: list[WordingIssue]) -> tuple[str, ...]:
        names: set[str] = set()
        for folder in (self._base, self._overlay):
            try:
                names.update(_stems(_list(folder, inside)))
            except OSError as error:
                issues.append(WordingIssue(inside, "", "", f"cannot be read: {error.strerror}"))
        return tuple(sorted(names))

    def added_moves(self) -> tuple[str, ...]:
        """Return the names of the moves that have a file only in the overlay folder."""
        return self._added(MOVES)

    def added_rules(self) -> tuple[str, ...]:
        """Return the names of the rules that have a file only in the overlay folder."""
        return self._added(RULES)

    def _added(self, inside: str) -> tuple[str, ...]:
        known = set(_stems(self._files_in(self._base, inside)))
        return tuple(n for n in _stems(self._files_in(self._overlay, inside)) if n not in known)

    def overlay_files(self) -> tuple[str, ...]:
        """Return the names of the files of wording in the overlay folder."""
        top = [path.name for path in self._in_overlay if path.name in _OVERLAY_FILES]
        inside = [
            f"{folder}/{name}.toml"
            for folder in _FOLDERS
            for name in _stems(self._files_in(self._overlay, folder))
        ]
        return tuple(sorted((*top, *inside)))

    def overlay_keys(self, name: str) -> frozenset[str]:
        """Return the keys that the overlay folder has in a file."""
        return frozenset((_load(self._overlay, name, []) or {}) if self._overlay else ())

    def added_keys(self, name: str) -> frozenset[str]:
        """Return the keys that only the overlay folder has in a file."""
        if self._overlay is None:
            return frozenset()
        return self.overlay_keys(name).difference(_load(self._base, name, []) or ())

    def table(self, name: str, issues: list[WordingIssue]) -> Table:
        """Return the table of a file such as "moves/news.toml"; errors are added to `issues`."""
        base = _load(self._base, name, issues)
        overlay = None if self._overlay is None else _load(self._overlay, name, issues)
        may_be_missing = "/" in name and overlay is not None
        if base is None and not may_be_missing and name != QUESTIONS_FILE:
            issues.append(WordingIssue(name, "", "", "is missing"))
        combined = _combine(name, base or {}, overlay or {}, issues)
        if overlay and name in _OVERLAY_FIRST:
            combined = {key: combined[key] for key in (*overlay, *combined)}
        return Table(name, "", combined, issues)

    def _files_in(self, folder: Path | None, inside: str) -> list[Path]:
        """Return the files in a folder of moves or rules; none if it cannot be listed."""
        try:
            return _list(folder, inside)
        except OSError:
            return []


def _list(folder: Path | None, inside: str) -> list[Path]:
    try:
        return sorted(filter(_is_visible, (folder / inside).iterdir())) if folder else []
    except (FileNotFoundError, NotADirectoryError):
        return []


def merge(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with changes: a table in it is merged in turn, any other value replaced."""
    merged = dict(base)
    for key, value in changes.items():
        old = merged.get(key)
        is_table = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = merge(old, value) if is_table else value  # type: ignore[arg-type]
    return merged


def _combine(
    name: str, base: Mapping[str, Any], overlay: Mapping[str, Any], issues: list[WordingIssue]
) -> dict[str, Any]:
    if name in _MERGED_FILES or name.startswith(f"{RULES}/"):
        return merge(base, overlay)
    combined = dict(base)
    for key, value in overlay.items():
        if name.startswith(f"{MOVES}/") and isinstance(value, dict) and DROP in value:
            if problem := _why_not_dropped(key, value, base):
                issues.append(WordingIssue(name, key, DROP, problem))
                continue
            value = {**base[key], DROP: value[DROP]}
        combined[key] = value
    return combined


def _why_not_dropped(key: str, value: Mapping[str, Any], base: Mapping[str, Any]) -> str:
    if key not in base:
        return f"there is no built-in sentence of this name{closest(key, tuple(base))}"
    if len(value) > 1:
        return "drops the sentence, so the other keys say nothing: leave them out, or drop"
    return ""


def _list_overlay(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(filter(_is_visible, folder.iterdir())))
    except (FileNotFoundError, NotADirectoryError):
        problem = "is not a folder"
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    raise WordingError((WordingIssue(folder.name, "", "", problem),))


def _is_visible(path: Path) -> bool:
    """Return whether a file is the adviser's, and not a trace of their system or editor."""
    return not path.name.startswith((".", "#")) and not path.name.endswith("~")


def _stems(paths: list[Path]) -> Iterator[str]:
    return (path.stem for path in paths if path.suffix == ".toml")


def _why_unknown(path: Path) -> str:
    """Return why a file or folder is not one of a wording, or "" if it is or clearly is not meant.

    Systems that hide endings make "tones.toml.txt" or "tones.txt" of a file that is meant.
    """
    if path.is_dir():
        is_meant = path.name.lower().startswith("move") or any(path.glob("*.toml"))
        return (
            f"is not a folder of wording (known: {', '.join(_FOLDERS)})"
            if path.name not in _FOLDERS and is_meant
            else ""
        )
    stems = [name.partition(".")[0] for name in _OVERLAY_FILES]
    is_meant = ".toml" in path.name.lower() or path.name.lower().partition(".")[0] in stems
    if path.name in _OVERLAY_FILES or not is_meant:
        return ""
    known = ", ".join((*_OVERLAY_FILES, *(f"{folder}/…" for folder in _FOLDERS)))
    return f"is not a file of wording{closest(path.name, _OVERLAY_FILES)} (known: {known})"


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
