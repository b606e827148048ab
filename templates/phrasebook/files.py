"""Read the files of the wording: a folder of TOML files and, optionally, an overlay folder."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

# tomli is a compiled tomllib: it reads the wording in 14 ms instead of 53.
import tomli

from templates.errors import WordingError, WordingIssue
from templates.phrasebook.table import Table, suggest_closest
from templates.text import decode
from templates.toml_errors import explain_encoding_error, explain_syntax_error

QUESTIONS_FILE = "questions.toml"
"""The name of the one file that only an overlay folder can contain."""

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
"""The names of the files that an overlay folder may contain, besides its folders."""
_MERGED_FILES = ("outcomes.toml", "parts.toml", "style.toml", "tones.toml")
"""Files whose tables are merged key by key; in others, an overlay table replaces a base table."""
_OVERLAY_FIRST_FILES = ("linkedin.toml",)
"""Files of which the first matching table is used; in them, overlay tables are put first."""

MOVES_FOLDER = "moves"
"""The name of the folder with a file for each move."""
RULES_FOLDER = "etiquette"
"""The name of the folder with a file for each rule of etiquette."""
_FOLDERS = (MOVES_FOLDER, RULES_FOLDER)

DROP_KEY = "drop"
"""The key with which an overlay table drops a sentence of the base folder."""


class WordingFiles:
    """Reads the files of a base folder, combined with those of an overlay folder.

    The base folder has the built-in wording, and the overlay folder an adviser's changes. Raises
    WordingError if the overlay folder or a folder in it cannot be read.
    """

    def __init__(self, base: Path, overlay: Path | None = None) -> None:
        self._base = base
        self._overlay = overlay
        self._overlay_paths = () if overlay is None else _list_overlay(overlay)

    def find_name_issues(self) -> list[WordingIssue]:
        """Return an issue for each file or folder with an unknown name in the overlay folder.

        A file that is clearly something else, such as a README, is an issue only in the folders of
        moves and rules.
        """
        issues = []
        for path in self._overlay_paths:
            if problem := self._find_name_problem(path):
                name = f"{path.name}/" if path.is_dir() else path.name
                issues.append(WordingIssue(name, problem))
        for folder, content in ((MOVES_FOLDER, "sentences"), (RULES_FOLDER, "a rule")):
            for path in _list(self._overlay, folder):
                if path.is_dir():
                    problem = "is a folder: its files are not read"
                    issues.append(WordingIssue(f"{folder}/{path.name}/", problem))
                elif path.suffix != ".toml":
                    problem = f"is not a file of {content} (NAME.toml)"
                    issues.append(WordingIssue(f"{folder}/{path.name}", problem))
        return issues

    def _find_name_problem(self, path: Path) -> str:
        """Return the problem with a file or folder; "" if it is known or clearly unrelated.

        Systems that hide file extensions turn "tones.toml" into "tones.toml.txt" or "tones.txt".
        """
        if path.is_dir():
            may_be_wording = path.name.lower().startswith("move") or any(path.glob("*.toml"))
            if path.name in _FOLDERS or not may_be_wording:
                return ""
            return f"is not a folder of wording (known: {', '.join(_FOLDERS)})"
        if path.name in _OVERLAY_FILES:
            return ""
        for folder in _FOLDERS:
            if path.name in (other.name for other in _list(self._base, folder)):
                return f"belongs in the folder {folder}"
        known_stems = [name.partition(".")[0] for name in _OVERLAY_FILES]
        name = path.name.lower()
        if ".toml" not in name and name.partition(".")[0] not in known_stems:
            return ""
        if path.stem == RULES_FOLDER:
            return f"is not a file of wording: each rule is a file in the folder {RULES_FOLDER}"
        known = ", ".join((*_OVERLAY_FILES, *(f"{folder}/…" for folder in _FOLDERS)))
        closest = suggest_closest(path.name, _OVERLAY_FILES)
        return f"is not a file of wording{closest} (known: {known})"

    def list_moves(self) -> tuple[str, ...]:
        """Return the names of all moves that have a file, in alphabetical order."""
        return self._list_names(MOVES_FOLDER)

    def list_rules(self) -> tuple[str, ...]:
        """Return the names of the files in the folder of rules, in alphabetical order."""
        return self._list_names(RULES_FOLDER)

    def _list_names(self, subfolder: str) -> tuple[str, ...]:
        paths = _list(self._base, subfolder) + _list(self._overlay, subfolder)
        return tuple(sorted(set(_list_stems(paths))))

    def list_added_moves(self) -> tuple[str, ...]:
        """Return the names of the moves that have a file only in the overlay folder."""
        return self._list_names_only_in_overlay(MOVES_FOLDER)

    def list_added_rules(self) -> tuple[str, ...]:
        """Return the names of the rules that have a file only in the overlay folder."""
        return self._list_names_only_in_overlay(RULES_FOLDER)

    def _list_names_only_in_overlay(self, subfolder: str) -> tuple[str, ...]:
        base_names = set(_list_stems(_list(self._base, subfolder)))
        overlay_names = _list_stems(_list(self._overlay, subfolder))
        return tuple(name for name in overlay_names if name not in base_names)

    def list_overlay_files(self) -> tuple[str, ...]:
        """Return the paths of the wording files in the overlay folder, relative to it."""
        top = [path.name for path in self._overlay_paths if path.name in _OVERLAY_FILES]
        nested = [
            f"{folder}/{name}.toml"
            for folder in _FOLDERS
            for name in _list_stems(_list(self._overlay, folder))
        ]
        return tuple(sorted((*top, *nested)))

    def overlay_keys(self, name: str) -> frozenset[str]:
        """Return the keys in a file of the overlay folder, without sentences that it only drops."""
        values = self._read_overlay_values(name)
        return frozenset(key for key, value in values.items() if not _drops_sentence(value))

    def non_empty_keys(self, name: str) -> frozenset[str]:
        """Return the keys under which a file of the overlay folder adds or changes something."""
        return frozenset(
            key for key, value in self._read_overlay_values(name).items() if value != {}
        )

    def dropped_keys(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the built-in sentences that the overlay folder drops, by move."""
        dropped: dict[str, tuple[str, ...]] = {}
        for move in _list_stems(_list(self._overlay, MOVES_FOLDER)):
            name = f"{MOVES_FOLDER}/{move}.toml"
            base, overlay = self._read_base_values(name), self._read_overlay_values(name)
            dropped[move] = tuple(
                key for key, value in overlay.items() if key in base and _drops_sentence(value)
            )
        return dropped

    def read_built_in_table(self, name: str, keys: tuple[str, ...]) -> Table:
        """Read some tables of a file of the base folder, whatever the overlay folder changes."""
        values = self._read_base_values(name)
        return Table(name, "", {key: values[key] for key in keys}, [])

    def added_keys(self, name: str) -> frozenset[str]:
        """Return the keys that a file has only in the overlay folder."""
        keys = self.overlay_keys(name)
        return keys.difference(self._read_base_values(name)) if keys else keys

    def read_table(self, name: str, issues: list[WordingIssue]) -> Table:
        """Read a file such as "moves/news.toml" as a table; add its errors to `issues`."""
        base = _load(self._base, name, issues)
        overlay = None if self._overlay is None else _load(self._overlay, name, issues)
        may_be_missing = "/" in name and overlay is not None
        if base is None and not may_be_missing and name != QUESTIONS_FILE:
            issues.append(WordingIssue(name, "is missing"))
        combined = _combine(name, base or {}, overlay or {}, issues)
        if overlay and name in _OVERLAY_FIRST_FILES:
            combined = {key: combined[key] for key in (*overlay, *combined)}
        return Table(name, "", combined, issues)

    def _read_base_values(self, name: str) -> dict[str, Any]:
        """Return the values in a file of the base folder; none if it is missing or wrong."""
        return _load(self._base, name, []) or {}

    def _read_overlay_values(self, name: str) -> dict[str, Any]:
        """Return the values in a file of the overlay folder; none if it is missing or wrong."""
        return {} if self._overlay is None else _load(self._overlay, name, []) or {}


def _list(folder: Path | None, subfolder: str) -> list[Path]:
    """Return the files in a folder of moves or rules; none if there is no such folder."""
    if folder is None:
        return []
    try:
        return sorted(filter(_is_visible, (folder / subfolder).iterdir()))
    except (FileNotFoundError, NotADirectoryError):
        return []


def merge(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with changes: inner tables are merged, and other values are replaced."""
    merged = dict(base)
    for key, value in changes.items():
        old = merged.get(key)
        is_table = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = merge(old, value) if is_table else value  # type: ignore[arg-type]
    return merged


def _combine(
    name: str, base: Mapping[str, Any], overlay: Mapping[str, Any], issues: list[WordingIssue]
) -> dict[str, Any]:
    """Return the values of a file in the base folder, changed by those in the overlay folder."""
    if name in _MERGED_FILES or name.startswith(f"{RULES_FOLDER}/"):
        return merge(base, overlay)
    combined = dict(base)
    for key, value in overlay.items():
        if not (name.startswith(f"{MOVES_FOLDER}/") and _drops_sentence(value)):
            combined[key] = value
        elif problem := _find_drop_problem(key, value, base):
            # A sentence that this version no longer has is left out anyway.
            is_harmless = key not in base
            issues.append(WordingIssue(name, problem, key, DROP_KEY, is_harmless))
        else:
            combined[key] = {**base[key], DROP_KEY: value[DROP_KEY]}
    return combined


def _drops_sentence(value: object) -> bool:
    """Return whether a value of an overlay file is a table that drops a sentence."""
    return isinstance(value, dict) and DROP_KEY in value


def _find_drop_problem(key: str, value: Mapping[str, Any], base: Mapping[str, Any]) -> str:
    """Return the problem with a table that drops the sentence of a key; "" if there is none."""
    if key not in base:
        return f"there is no built-in sentence of this name{suggest_closest(key, tuple(base))}"
    if len(value) > 1:
        return "drops the sentence, so its other keys have no effect: remove them, or the key drop"
    return ""


def _list_overlay(folder: Path) -> tuple[Path, ...]:
    """Return the files in an overlay folder.

    Raises WordingError if it, or a folder of moves or rules in it, cannot be read.
    """
    try:
        paths = _list_readable(folder, folder)
    except (FileNotFoundError, NotADirectoryError):
        raise WordingError((WordingIssue(folder.name, "is not a folder"),)) from None
    for name in _FOLDERS:
        with suppress(FileNotFoundError, NotADirectoryError):
            _list_readable(folder / name, folder)
    return paths


def _list_readable(folder: Path, overlay: Path) -> tuple[Path, ...]:
    """Return the files in a folder, which is the overlay folder or in it.

    Raises WordingError if the folder cannot be read, and FileNotFoundError or NotADirectoryError if
    there is none.
    """
    try:
        paths = tuple(sorted(filter(_is_visible, folder.iterdir())))
        for path in paths:
            # A folder without the permission to enter it can be listed all the same.
            path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise
    except PermissionError:
        problem = f"cannot be read. Its owner can change that: chmod -R go=rX {overlay}"
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    else:
        return paths
    raise WordingError((WordingIssue(folder.name, problem),))


def _is_visible(path: Path) -> bool:
    """Return whether a file is the adviser's, not one that their system or editor created."""
    return not path.name.startswith((".", "#")) and not path.name.endswith("~")


def _list_stems(paths: list[Path]) -> Iterator[str]:
    """Yield the names of the TOML files among some files, without the ending."""
    return (path.stem for path in paths if path.suffix == ".toml")


def _load(folder: Path, name: str, issues: list[WordingIssue]) -> dict[str, Any] | None:
    """Return the values in a file, and add its errors to `issues`.

    Return None if there is no such file, and an empty table for a file with errors.
    """
    try:
        return tomli.loads(decode((folder / name).read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        issues.append(WordingIssue(name, explain_encoding_error(error)))
    except tomli.TOMLDecodeError as error:
        issues.append(WordingIssue(name, explain_syntax_error(error)))
    except RecursionError:
        issues.append(WordingIssue(name, "is not TOML: it nests too deeply"))
    except OSError as error:
        issues.append(WordingIssue(name, f"cannot be read: {error.strerror}"))
    return {}
