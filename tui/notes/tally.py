"""Count many people's notes by month and outcome, without saying whose they are."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from templates.errors import InvalidInput
from templates.phrasebook.wording import Wording
from tui.notes.draft import Status
from tui.notes.folder import NotesFolder

_DATA_FOLDER_PATTERNS = ("*", "*/.local/share/bridge-tui")
"""Where to look for data folders in a folder: in its subfolders, and in home directories."""
_NO_OUTCOME = "not chosen yet"


class TallyError(InvalidInput):
    """There is nothing to count in a folder; the message names it and says why."""


class Group(NamedTuple):
    """A group of notes that are counted together."""

    month: str
    """The month in which the notes were begun, such as "2026-11"."""
    outcome: str


class Tally(NamedTuple):
    """The number of notes in each group, and how many of them were sent."""

    notes: Counter[Group]
    sent: Counter[Group]
    unreadable: int
    """The number of notes and folders that cannot be read, or were written with a wording that is
    not loaded."""


def count_notes(folder: Path, wording: Wording) -> Tally:
    """Count the notes of all people whose folders are in `folder`.

    Only the month, the outcome and the status of a note are looked at. Symbolic links are not
    followed. Raises TallyError if the folder cannot be listed, contains no notes, or contains only
    folders that cannot be read.
    """
    notes: Counter[Group] = Counter()
    sent: Counter[Group] = Counter()
    unreadable = 0
    has_folders = False
    for data_folder in _find_data_folders(folder):
        if not _may_be_read(data_folder):
            unreadable += 1
            continue
        has_folders = True
        notes_folder = NotesFolder(data_folder, wording)
        unreadable += bool(notes_folder.read_error)
        for entry in notes_folder.entries():
            if entry.draft is None:
                unreadable += 1
                continue
            month = f"{entry.draft.created:%Y-%m}"
            group = Group(month, entry.draft.answers.outcome or _NO_OUTCOME)
            notes[group] += 1
            sent[group] += entry.draft.status is Status.SENT
    if not has_folders and unreadable:
        raise TallyError(
            f"The folders in {folder} cannot be read: run it as root, or as the account that owns"
            " them."
        )
    if not has_folders:
        raise TallyError(f"{folder} has no folders with notes in it.")
    return Tally(notes, sent, unreadable)


def _find_data_folders(folder: Path) -> Iterator[Path]:
    """Yield the folders that have notes in them, and the folders that cannot be read.

    `folder` may itself be one of these folders.
    """
    try:
        # Called only because it raises an error: in a folder that cannot be listed, `glob` finds
        # nothing.
        next(folder.iterdir(), None)
    except OSError as error:
        raise TallyError(f"{folder} cannot be read: {error.strerror}.") from None
    top = folder.resolve()
    candidates = [top]
    for pattern in _DATA_FOLDER_PATTERNS:
        candidates += sorted(top.glob(pattern))
    for candidate in candidates:
        if _is_real_folder(candidate) and (
            not _may_be_read(candidate) or _is_real_folder(candidate / "notes")
        ):
            yield candidate


def _is_real_folder(path: Path) -> bool:
    # A symbolic link could lead to another person's notes, which would be counted twice.
    return path.resolve() == path and path.is_dir()


def _may_be_read(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def as_text(tally: Tally) -> str:
    """Return a table with a row for each month and outcome, and a row with the sums."""
    rows: list[tuple[object, ...]] = [("month", "outcome", "notes", "sent")]
    rows += [(*group, number, tally.sent[group]) for group, number in sorted(tally.notes.items())]
    rows.append(("all", "", tally.notes.total(), tally.sent.total()))
    width = max(len(str(outcome)) for _, outcome, *_ in rows)
    return "".join(
        f"{month:<7}  {outcome:<{width}}  {notes:>5}  {sent:>4}\n"
        for month, outcome, notes, sent in rows
    )


def as_rows(tally: Tally) -> list[dict[str, str | int]]:
    """Return the rows of the table for JSON, without the sums."""
    return [
        {**group._asdict(), "notes": number, "sent": tally.sent[group]}
        for group, number in sorted(tally.notes.items())
    ]
