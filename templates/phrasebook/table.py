"""Read a TOML table of the wording, and report each error with its file, table and key."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from templates.errors import WordingIssue

NEGATION_PREFIX = "not "
"""Negates a value in a condition, as in "not warm"; error messages do not list such values."""
_TEXTS = 'a list of texts, like ["a", "b"]'
_CHOICES = "a text in quotes, or a list of them"


def suggest_closest(word: str, known: Sequence[str]) -> str:
    """Return the end of an error message: a question about the closest known word, or ""."""
    # Imported here: slow to load, and needed only for errors.
    from difflib import get_close_matches

    matches = get_close_matches(word, known, 1)
    return f": did you mean {matches[0]}?" if matches else ""


def list_known(word: str, known: Sequence[str]) -> str:
    """Return the end of an error message: the closest known word, and a list of all."""
    return f"{suggest_closest(word, known)} (known: {', '.join(known)})"


@cache
def _list_choices(known: tuple[str, ...]) -> str:
    """Return values as a list for error messages, without those that are negated."""
    return ", ".join(value for value in known if not value.startswith(NEGATION_PREFIX))


class Table:
    """A table in a wording file, or the whole file, whose `name` is "".

    If a value is missing or wrong, the methods report an issue and return an empty value.
    """

    def __init__(
        self, file: str, name: str, values: Mapping[str, Any], issues: list[WordingIssue]
    ) -> None:
        self.file = file
        self.name = name
        self.values = values
        self.issues = issues
        self._known_keys: set[str] = set()
        """The keys that a method was called with, which are those that the table may have."""

    def report(self, key: str, problem: str, *, is_harmless: bool = False) -> None:
        """Add an issue about a key to `issues`."""
        self.issues.append(WordingIssue(self.file, problem, self.name, key, is_harmless))

    def has(self, key: str) -> bool:
        """Return whether the table contains a key."""
        self._known_keys.add(key)
        return key in self.values

    def text(self, key: str) -> str:
        """Return the text under a required key."""
        value = self._find_value(key, str, "a text in quotes", required=True)
        return value if isinstance(value, str) else ""

    def optional_text(self, key: str, default: str = "") -> str:
        """Return the text under a key that may be missing."""
        return self.text(key) if self.has(key) else default

    def line(self, key: str, max_length: int) -> str:
        """Return the text under a required key; report one that cannot be shown as it is."""
        text = self.text(key)
        if len(text) > max_length:
            self.report(key, f"has {len(text)} characters, and at most {max_length} can be shown")
        if "{" in text:
            self.report(key, "cannot contain {placeholders}: it is shown as it is")
        return text

    def texts(
        self, key: str, *, required: bool = False, among: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Return the list of texts under a key; a single text counts as a list of one.

        `among` are the allowed texts, which the error message lists; none if every text is allowed.
        """
        self._known_keys.add(key)
        value = self.values.get(key)
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        if value is not None or required:
            expected = f"{_CHOICES}: {_list_choices(among)}" if among else _TEXTS
            problem = "is missing: it must be" if value is None else "must be"
            self.report(key, f"{problem} {expected}")
        return ()

    def choices(
        self, key: str, allowed: Iterable[str], *, required: bool = False
    ) -> tuple[str, ...]:
        """Return the texts under a key; report those that are not in `allowed`."""
        known = tuple(allowed)
        values = self.texts(key, required=required, among=known)
        unknown = [value for value in values if value not in known]
        for value in unknown:
            parts = value.split(", ")
            if len(parts) > 1 and known and all(part in known for part in parts):
                several = ", ".join(f'"{part}"' for part in parts)
                self.report(key, f"must be a list if there are several, like [{several}]")
            else:
                suggestion = f"{suggest_closest(value, known)} (known: {_list_choices(known)})"
                self.report(key, f'"{value}" is not known here{suggestion}')
        return tuple(v for v in values if v not in unknown) if unknown else values

    def number(self, key: str) -> int:
        """Return the whole number under a required key."""
        value = self._find_value(key, int, "a whole number", required=True)
        if isinstance(value, bool):
            self.report(key, "must be a whole number")
        return value if type(value) is int else 0

    def missing(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return those of the given keys that the table does not contain."""
        return tuple(key for key in keys if key not in self.values)

    def yes_no(self, key: str) -> bool:
        """Return the boolean under a required key."""
        return self._find_value(key, bool, "true or false", required=True) is True

    def optional_yes_no(self, key: str) -> bool:
        """Return the boolean under a key, or False if there is no such key."""
        return self.has(key) and self.yes_no(key)

    def range(self, key: str) -> tuple[int, int]:
        """Return the pair of whole numbers under a required key, the smaller first."""
        value = self._find_value(key, list, "two numbers, like [0, 9]", required=True)
        if isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value):
            return min(value), max(value)
        if value is not None:
            self.report(key, "must be two numbers, like [0, 9]")
        return 0, 0

    def days(self, key: str) -> tuple[int, ...]:
        """Return the days under a key in ascending order; none if there is no such key."""
        value = self._find_value(key, list, "a list of days, like [30, 90]", required=False) or []
        if any(type(day) is not int or day < 1 for day in value):
            self.report(key, "must be a list of days, like [30, 90]")
            return ()
        return tuple(sorted(value))

    def rows(self, key: str, allowed: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the lists of texts under a required key; report items not in `allowed`."""
        known = tuple(allowed)
        rows: list[tuple[str, ...]] = []
        for row in self._find_value(key, list, "a list of lists", required=True) or []:
            if not isinstance(row, list):
                self.report(key, "must be a list of lists")
                continue
            rows.append(tuple(item for item in row if item in known))
            for item in row:
                if item not in known:
                    self.report(key, f'"{item}" is not known here{list_known(str(item), known)}')
        return tuple(rows)

    def table(self, key: str) -> "Table":
        """Return the table under a required key."""
        value = self._find_value(key, dict, "a table", required=True)
        name = f"{self.name}.{key}" if self.name else key
        return Table(self.file, name, value if isinstance(value, dict) else {}, self.issues)

    def tables(self) -> "Iterator[Table]":
        """Yield the tables in this table, in order; report the first value that is not a table."""
        others = [key for key, value in self.values.items() if not isinstance(value, dict)]
        for key in others[:1]:
            self.report(key, "must be a table: begin with a name in square brackets, like [ours]")
        for key in self.values:
            if key not in others:
                yield self.table(key)

    def report_unknown_keys(self, also_known: Iterable[str] = ()) -> None:
        """Report the keys that are not in `also_known` and with which no method was called."""
        if self.values.keys() <= self._known_keys:
            return
        known = tuple(dict.fromkeys([*sorted(self._known_keys), *also_known]))
        for key in self.values:
            if key not in known:
                self.report(key, f"is not a key that is known here{list_known(key, known)}")

    def _find_value(self, key: str, kind: type, expected: str, *, required: bool) -> Any:
        """Return the value under a key, or None.

        Report a value that is not of the `kind`, and one that is required but missing; `expected`
        describes the right value.
        """
        self._known_keys.add(key)
        value = self.values.get(key)
        if value is None and required:
            self.report(key, f"is missing: it must be {expected}")
        if value is not None and not isinstance(value, kind):
            self.report(key, f"must be {expected}")
            return None
        return value
