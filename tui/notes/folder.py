"""The folder of notes: what is in it, opened, saved, put in the trash and brought back."""

import errno
import os
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from templates import AnswersError
from templates.errors import NewerSchema
from templates.phrasebook.wording import Wording
from templates.text import one_line
from tui.notes.draft import Draft, DraftError, now, read, written
from tui.system.atomic_write import make_private_folder, write_atomically

MOST_BYTES = 256 * 1024
"""No note is a tenth as large."""

TRASH_PERIOD = timedelta(days=30)

_ENDING = ".toml"
_PART = ".part"
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"
_LEFT_BEHIND = timedelta(minutes=1)
"""After this a half-written file is one that its writer did not live to finish."""
_OUTLIVED = timedelta(days=1)
"""After this a lock without a note is one that was never saved, or has been removed."""


class Entry(NamedTuple):
    """A file in the folder of notes: the note in it, or why there is none to be had.

    `newer` says that a later version of the program wrote it.
    """

    id: str
    path: Path
    changed: datetime
    draft: Draft | None = None
    why: str = ""
    newer: bool = False


class NotesFolder:
    """The notes under a folder of the program's own; nothing is made by looking."""

    def __init__(self, home: Path, wording: Wording) -> None:
        self._wording = wording
        self.folder = home / "notes"
        self.trash = home / "trash"
        self.locks = home / "locks"
        self.editing = home / "editing"

    def path(self, note_id: str) -> Path:
        """Return where a note is kept."""
        return self.folder / f"{note_id}{_ENDING}"

    @property
    def trouble(self) -> str:
        """Why the notes cannot be listed, in a sentence; "" where they can, or there are none."""
        try:
            next(self.folder.iterdir(), None)
        except FileNotFoundError:
            return ""
        except OSError as error:
            return f"{self.folder} cannot be read: {_why(error)}."
        return ""

    def any(self) -> bool:
        """Say whether there is any note at all, readable or not."""
        return bool(self.trouble) or next(self._files(), None) is not None

    def entries(self) -> list[Entry]:
        """Return every file in the folder, the one changed last first; never raises."""
        found = [self.entry(path.name.removesuffix(_ENDING)) for path in self._files()]
        return sorted(found, key=lambda entry: (entry.changed, entry.id), reverse=True)

    def entry(self, note_id: str) -> Entry:
        """Return what is known of a note by its id; never raises."""
        path = self.path(note_id)
        dated = _dated(path)
        if not note_id.isprintable():
            # Such a name would do as it likes with a terminal, and may be no text at all.
            return Entry(one_line(note_id), path, dated, why="its name holds what is no text")
        try:
            draft = read(_content(path), note_id, dated, self._wording)
        except NewerSchema as error:
            return Entry(note_id, path, dated, why=str(error), newer=True)
        except (AnswersError, DraftError) as error:
            return Entry(note_id, path, dated, why=str(error))
        return Entry(note_id, path, draft.changed, draft)

    def load(self, note_id: str) -> Draft:
        """Return a note. Raises DraftError for one that cannot be read."""
        entry = self.entry(note_id)
        if entry.draft is None:
            raise DraftError(f"{note_id} cannot be opened: {entry.why}.")
        return entry.draft

    def text(self, note_id: str) -> str:
        """Return a note's file as text, whatever is in it. Raises DraftError."""
        return _content(self.path(note_id)).decode(errors="replace")

    def named(self, beginning: str) -> str:
        """Return the id of the one note whose id begins so. Raises DraftError otherwise."""
        ids = [path.name.removesuffix(_ENDING) for path in self._files()]
        found = [i for i in ids if i == beginning] or [i for i in ids if i.startswith(beginning)]
        if not beginning or not found:
            raise DraftError(f'There is no note "{beginning}"; "bridge-tui notes" lists them.')
        if len(found) > 1:
            raise DraftError(f'"{beginning}" begins several ids: {", ".join(sorted(found))}.')
        return found[0]

    def begun(self, today: date) -> Draft:
        """Return a new note under an id that is not in use; it is not saved yet."""
        while True:
            letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(4))
            note_id = f"{today:%Y%m%d}-{letters}"
            if not os.path.lexists(self.path(note_id)):
                moment = now()
                return Draft(note_id, moment, moment)

    def save(self, draft: Draft) -> None:
        """Save a note, whole or not at all. Raises OSError."""
        make_private_folder(self.folder)
        owner = self.folder.stat().st_uid
        if owner != os.geteuid():
            raise PermissionError(errno.EPERM, "the folder belongs to someone else")
        text = written(draft)
        if len(text.encode()) > MOST_BYTES:
            raise OSError(errno.EFBIG, "it is longer than a note can be")
        path = self.path(draft.id)
        write_atomically(path, text, part=f".{path.name}{_PART}")

    def source(self, note_id: str) -> str | None:
        """Return what a note's file holds, to tell one state from another; None if it is gone."""
        path = self.path(note_id)
        if not os.path.lexists(path):
            return None
        try:
            return _content(path).decode(errors="surrogateescape")
        except DraftError as error:
            return f"{error}"

    def put_in_trash(self, note_id: str) -> None:
        """Put a note in the trash, where it stays for 30 days. Raises OSError."""
        make_private_folder(self.trash)
        path = self.path(note_id)
        trashed = self.trash / path.name
        if os.path.lexists(trashed):
            # What was put there before under the same name is kept too.
            trashed.rename(trashed.with_name(f"{trashed.stem}-{os.urandom(3).hex()}{_ENDING}"))
        os.replace(path, trashed)
        # How long it has been in the trash is told by the file's own date.
        os.utime(trashed, follow_symlinks=False)

    def bring_back(self, note_id: str) -> None:
        """Take a note out of the trash again. Raises OSError, also where another has its place."""
        if os.path.lexists(self.path(note_id)):
            raise FileExistsError(errno.EEXIST, "another note has its place by now")
        os.replace(self.trash / self.path(note_id).name, self.path(note_id))

    def sweep(self) -> None:
        """Remove what has been in the trash too long, and what dead sessions left behind."""
        for path in _within(self.trash):
            if path.name.endswith(_ENDING) and _age(path) > TRASH_PERIOD:
                _remove(path)
        for path in _within(self.folder):
            if path.name.endswith(_PART) and _age(path) > _LEFT_BEHIND:
                _remove(path)
        for path in _within(self.locks):
            if not self.path(path.stem).exists() and _age(path) > _OUTLIVED:
                _remove(path)

    def _files(self) -> Iterator[Path]:
        for path in _within(self.folder):
            if path.name.endswith(_ENDING) and not path.name.startswith("."):
                yield path


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        # Another session was quicker, or the disk does not let go: it stays for next time.
        return


def _age(path: Path) -> timedelta:
    return datetime.now(UTC) - _dated(path)


def _dated(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(int(path.lstat().st_mtime), UTC)
    except (OSError, OverflowError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def _content(path: Path) -> bytes:
    """Return what is in a note's file, if it is a file and of a note's size."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise DraftError(_why(error)) from None
    try:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise DraftError("it is a directory")
        if not stat.S_ISREG(found.st_mode):
            raise DraftError("it is not a file")
        if found.st_size > MOST_BYTES:
            raise DraftError(f"it is too large for a note ({found.st_size:,} bytes)")
        return os.read(handle, MOST_BYTES)
    except OSError as error:
        raise DraftError(_why(error)) from None
    finally:
        os.close(handle)


def _why(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "it is a symbolic link, and the note may be elsewhere"
    return f"{error.strerror or error}".lower()
