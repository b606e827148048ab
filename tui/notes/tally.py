"""Count the notes of many people, without saying whose they are."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from templates.errors import InvalidInput
from templates.phrasebook.wording import Wording
from tui.notes.draft import Status
from tui.notes.folder import NotesFolder

_HOMES = ("", "*", "*/.local/share/bridge-tui")
"""Where people's folders are: one, one for each person, or in their home directories."""
_NOT_CHOSEN = "not chosen yet"


class TallyError(InvalidInput):
    """There is nothing to count in a folder; the text names it and says why."""


class Group(NamedTuple):
    """What notes are counted by: the month they were begun in, as "2026-11", and their outcome."""

    month: str
    outcome: str


class Tally(NamedTuple):
    """How many notes there are, and how many of them were sent."""

    notes: Counter[Group]
    sent: Counter[Group]
    unreadable: int
    """The number of notes and folders that cannot be read, or need another wording."""


def tally(folder: Path, wording: Wording) -> Tally:
    """Count the notes of all people whose folders are in `folder`.

    Nothing but the month, the outcome and the status of a note is looked at. Symbolic links are not
    followed. Raises TallyError if the folder cannot be listed, or holds nobody's notes.
    """
    notes: Counter[Group] = Counter()
    sent: Counter[Group] = Counter()
    unreadable = 0
    homes = tuple(_homes(folder))
    if not homes:
        raise TallyError(f"{folder} has no folders with notes in it.")
    for home in homes:
        person = NotesFolder(home, wording)
        unreadable += bool(person.read_error)
        for entry in person.entries():
            if entry.draft is None:
                unreadable += 1
                continue
            month = f"{entry.draft.created:%Y-%m}"
            group = Group(month, entry.draft.answers.outcome or _NOT_CHOSEN)
            notes[group] += 1
            sent[group] += entry.draft.status is Status.SENT
    return Tally(notes, sent, unreadable)


def _homes(folder: Path) -> Iterator[Path]:
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise TallyError(f"{folder} cannot be read: {error.strerror}.") from None
    top = folder.resolve()
    for pattern in _HOMES:
        for home in sorted(top.glob(pattern)) if pattern else (top,):
            notes = home / "notes"
            # A link would lead to notes that are another person's, or are counted already.
            if notes.is_dir() and notes.resolve() == notes:
                yield home


def as_text(counted: Tally) -> str:
    """Return a table with a row for each month and outcome, and the sums."""
    width = max(len("outcome"), *(len(group.outcome) for group in counted.notes), 0)
    rows = [("month", "outcome", "notes", "sent")]
    rows += [
        (group.month, group.outcome, str(number), str(counted.sent[group]))
        for group, number in sorted(counted.notes.items())
    ]
    total = str(counted.notes.total()), str(counted.sent.total())
    rows.append(("all", "", *total))
    lines = [f"{month:<7}  {outcome:<{width}}  {n:>5}  {s:>4}" for month, outcome, n, s in rows]
    return "\n".join(lines) + "\n"


def as_dict(counted: Tally) -> list[dict[str, str | int]]:
    """Return the rows of the table for JSON."""
    return [
        {**group._asdict(), "notes": number, "sent": counted.sent[group]}
        for group, number in sorted(counted.notes.items())
    ]
