"""Reading one table of TOML key by key, with every fault noted where it is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from templates.errors import WordingIssue


def close_to(word: str, known: Sequence[str]) -> str:
    """Return the end of a sentence that helps: the closest known word, and all of them."""
    # Needed only where something is wrong, and slow to load.
    from difflib import get_close_matches

    closest = get_close_matches(word, known, 1)
    meant = f": did you mean {closest[0]}?" if closest else ""
    return f"{meant} (known: {', '.join(known)})"


class Table:
    """A table being read: each reading notes a fault and returns an empty value if it cannot.

    `finish` notes the keys that nothing asked for.
    """

    def __init__(
        self, file: str, name: str, values: Mapping[str, Any], faults: list[WordingIssue]
    ) -> None:
        self.file = file
        self.name = name
        self.values = values
        self.faults = faults
        self._read: set[str] = set()

    def fault(self, key: str, problem: str) -> None:
        """Note that something is wrong with a key."""
        self.faults.append(WordingIssue(self.file, self.name, key, problem))

    def has(self, key: str) -> bool:
        """Say whether a key is there."""
        return key in self.values

    def text(self, key: str) -> str:
        """Return the text under a required key."""
        value = self._take(key, str, "a text in quotes", required=True)
        return value if isinstance(value, str) else ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the list of texts under a key; one text stands for a list of one."""
        value = self._take(key, (str, list), 'a list of texts, like ["a", "b"]', required=required)
        if isinstance(value, str):
            return (value,)
        if any(not isinstance(item, str) for item in value or ()):
            self.fault(key, 'must be a list of texts, like ["a", "b"]')
            return ()
        return tuple(value or ())

    def names(self, key: str, allowed: Iterable[str], *, required: bool = False) -> tuple[str, ...]:
        """Return the list under a key, each item one of `allowed`."""
        found = self.texts(key, required=required)
        choices = tuple(allowed)
        for item in found:
            if item not in choices:
                self.fault(key, f'"{item}" is not known here{close_to(item, choices)}')
        return tuple(item for item in found if item in choices)

    def number(self, key: str) -> int:
        """Return the whole number under a required key."""
        value = self._take(key, int, "a whole number", required=True)
        return value if type(value) is int else 0

    def yes_no(self, key: str) -> bool:
        """Return the true or false under a required key."""
        return self._take(key, bool, "true or false", required=True) is True

    def range(self, key: str) -> tuple[int, int]:
        """Return the pair of numbers under a required key, the smaller first."""
        value = self._take(key, list, "two numbers, like [0, 9]", required=True)
        if isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value):
            return min(value), max(value)
        if value is not None:
            self.fault(key, "must be two numbers, like [0, 9]")
        return 0, 0

    def days(self, key: str) -> tuple[int, ...]:
        """Return the list of days under a key, the soonest first; none if there is no such key."""
        value = self._take(key, list, "a list of days, like [30, 90]", required=False) or []
        if any(type(day) is not int or day < 1 for day in value):
            self.fault(key, "must be a list of days, like [30, 90]")
            return ()
        return tuple(sorted(value))

    def rows(self, key: str, allowed: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the list of lists under a required key, each item one of `allowed`."""
        choices, read = tuple(allowed), []
        for row in self._take(key, list, "a list of lists", required=True) or []:
            if not isinstance(row, list):
                self.fault(key, "must be a list of lists")
                continue
            read.append(tuple(item for item in row if item in choices))
            for item in row:
                if item not in choices:
                    self.fault(key, f'"{item}" is not known here{close_to(str(item), choices)}')
        return tuple(read)

    def table(self, key: str) -> "Table":
        """Return the table under a required key."""
        value = self._take(key, dict, "a table", required=True)
        name = f"{self.name}.{key}" if self.name else key
        return Table(self.file, name, value if isinstance(value, dict) else {}, self.faults)

    def tables(self) -> "Iterable[Table]":
        """Return every table inside this one, in order; anything else is a fault."""
        for key in self.values:
            yield self.table(key)

    def finish(self, allowed: Iterable[str] = ()) -> None:
        """Note every key that was not read."""
        if self.values.keys() <= self._read:
            return
        known = tuple(dict.fromkeys([*sorted(self._read), *allowed]))
        for key in self.values:
            if key not in self._read:
                self.fault(key, f"is not a key that is known here{close_to(key, known)}")

    def _take(self, key: str, kind: type | tuple[type, ...], wanted: str, *, required: bool) -> Any:
        self._read.add(key)
        value = self.values.get(key)
        if value is None and required:
            self.fault(key, f"is missing: it must be {wanted}")
        if value is not None and not isinstance(value, kind):
            self.fault(key, f"must be {wanted}")
            return None
        return value
