"""The errors that a user can correct; each message can be shown to them."""

from collections.abc import Iterable
from typing import NamedTuple


class BridgeError(Exception):
    """An error that the user can correct; its message can be shown to them."""


class InvalidInput(BridgeError):
    """A command cannot use what it was given: a file, a folder, or a note's id."""


class WordingIssue(NamedTuple):
    """An error in the wording: its place, and a description of the problem."""

    file: str
    problem: str
    table: str = ""
    """The table in the file; "" if the problem is with the whole file."""
    key: str = ""
    """The key in the table; "" if the problem is with the whole table."""
    is_harmless: bool = False
    """Whether the mistake changes no note."""

    def __str__(self) -> str:
        place = f"[{self.table}] {self.key}".rstrip() if self.table else self.key
        return ": ".join(filter(None, (self.file, place, self.problem)))


class WordingError(InvalidInput):
    """A wording cannot be used.

    `issues` are all its errors. `place` says where the wording is, in a message to somebody who
    only uses it; "" in a message to the adviser who looks after it.
    """

    def __init__(self, issues: tuple[WordingIssue, ...], place: str = "") -> None:
        lines = [str(issue) for issue in issues]
        if place:
            lines.insert(
                0, f"The wording in {place} cannot be used. Whoever looks after it can mend this:"
            )
        super().__init__("\n".join(lines))
        self.issues = issues


class AnswersError(InvalidInput):
    """An answers file cannot be used; the message says where and why."""


class NewerSchema(AnswersError):
    """An answers file was written by a later version of the program."""


class NotInWording(AnswersError):
    """An answers file names an outcome or a tone that this wording does not have."""

    def __init__(self, key: str, value: str, known: Iterable[str]) -> None:
        super().__init__(
            f"{key} must be one of {', '.join(known)}, not {value!r}."
            " If the file belongs to another wording, give that wording's folder with --wording"
        )
        self.key = key
        self.value = value


class UnfinishedNote(BridgeError):
    """A note cannot be exported while required answers are missing."""


class NoteFileError(InvalidInput):
    """A file does not contain a note that can be checked."""
