"""The folder of notes: list, load, save and trash notes."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from templates import AnswersError
from templates.errors import NewerSchema, NotInWording
from templates.phrasebook.wording import Wording
from templates.text import clean_line
from tui.notes.draft import Draft, DraftError, from_toml, now, to_toml
from tui.system.atomic_write import make_private_folder, write_atomically
from tui.system.filesystem import NOTHING_MISSING

MAX_NOTE_SIZE = 256 * 1024
"""Maximum size of a note's file in bytes; typical notes are a tenth of this."""

TRASH_PERIOD = timedelta(days=30)
"""How long a note stays in the trash before it is deleted."""

_SUFFIX = ".toml"
_TEMPORARY_SUFFIX = ".part"
_ID_LETTERS = "bcdfghjkmnpqrstvwxz23456789"
"""Letters and digits without vowels, which would make words, and without those that look alike."""
_ID_LETTER_COUNT = 4
"""How many of these letters follow the date in an id, as in "20261123-bk7f"."""
_MAX_TEMPORARY_AGE = timedelta(minutes=1)
"""A temporary file older than this was left behind by a process that was killed."""
_MAX_ORPHAN_AGE = timedelta(days=1)
"""A lock or an editor's file older than this is deleted if its note does not exist, because the
note was removed or never saved."""


class Entry(NamedTuple):
    """A file in the folder, with its draft or, if it cannot be read, an `error` message."""

    id: str
    path: Path
    changed: datetime
    draft: Draft | None = None
    error: str = ""
    is_from_newer_version: bool = False
    """Whether a newer version of the program wrote the file."""
    needs_other_wording: bool = False
    """Whether the file can be read with a wording other than the current one."""


class NotesFolder:
    """The notes on disk, in the data folder `home`; subfolders are created when first needed."""

    def __init__(self, home: Path, wording: Wording) -> None:
        self._wording = wording
        self.missing_features = NOTHING_MISSING
        """The features that the file system has turned out to lack."""
        self.folder = home / "notes"
        self.trash = home / "trash"
        self.locks = home / "locks"
        self.external_edits = home / "editing"
        """The folder with the letters that external editors have open."""
        self.state_file = home / "state.json"

    def path(self, note_id: str) -> Path:
        """Return the path of a note's file."""
        return self.folder / f"{note_id}{_SUFFIX}"

    @property
    def read_error(self) -> str:
        """An error message if the folder exists but cannot be listed, otherwise ""."""
        try:
            # Called only because it raises the error, if there is one.
            next(self.folder.iterdir(), None)
        except FileNotFoundError:
            if not self.folder.is_symlink():
                return ""
            return f"{self.folder} is a link to {os.readlink(self.folder)}, which does not exist."
        except OSError as error:
            return f"{self.folder} cannot be read: {_reason(error)}."
        return ""

    def has_notes(self) -> bool:
        """Return whether there are any notes, including unreadable ones."""
        return bool(self.read_error) or next(self._files(), None) is not None

    def entries(self) -> list[Entry]:
        """Return an entry for each note, most recently changed first. Never raises."""
        entries = [self.entry(path.name.removesuffix(_SUFFIX)) for path in self._files()]
        return sorted(entries, key=lambda entry: (entry.changed, entry.id), reverse=True)

    def entry(self, note_id: str) -> Entry:
        """Return the entry of a note, which has an error if it cannot be read. Never raises."""
        path = self.path(note_id)
        modified = _modification_time(path)
        if not note_id.isprintable():
            # Control characters in the name could change the state of the terminal.
            return Entry(
                clean_line(note_id),
                path,
                modified,
                error="its name has characters that cannot be shown",
            )
        try:
            draft = from_toml(_read(path), note_id, modified, self._wording)
        except NotInWording as error:
            message = (
                f'it needs the wording that has the {error.key} "{error.value}";'
                " give that wording's folder with --wording"
            )
            return Entry(note_id, path, modified, error=message, needs_other_wording=True)
        except (AnswersError, DraftError) as error:
            is_newer = isinstance(error, NewerSchema)
            return Entry(note_id, path, modified, error=str(error), is_from_newer_version=is_newer)
        return Entry(note_id, path, draft.changed, draft)

    def load(self, note_id: str) -> Draft:
        """Return a draft. Raises DraftError if it cannot be read."""
        entry = self.entry(note_id)
        if entry.draft is None:
            raise DraftError(f"{note_id} cannot be opened: {entry.error}.")
        return entry.draft

    def text(self, note_id: str) -> str:
        """Return the text of a note's file without parsing it.

        Raises DraftError if the file cannot be read.
        """
        return _read(self.path(note_id)).decode(errors="replace")

    def contents(self, note_id: str) -> str | None:
        """Return the contents of a note's file for comparison; None if there is no file.

        If the file cannot be read, return an error message instead.
        """
        path = self.path(note_id)
        if not os.path.lexists(path):
            return None
        try:
            return _read(path).decode(errors="surrogateescape")
        except DraftError as error:
            return str(error)

    def find(self, prefix: str) -> str:
        """Return the id that is `prefix`, or else the only id that starts with it.

        Raises DraftError if no id starts with it, or more than one.
        """
        ids = [path.name.removesuffix(_SUFFIX) for path in self._files()]
        if prefix in ids:
            return prefix
        matches = [note_id for note_id in ids if note_id.startswith(prefix)]
        if not prefix or not matches:
            raise DraftError(f'There is no note "{prefix}"; "bridge-tui notes" lists them.')
        if len(matches) > 1:
            raise DraftError(f'Several ids begin with "{prefix}": {", ".join(sorted(matches))}.')
        return matches[0]

    def find_reply(self, message_id: str) -> str:
        """Return the id of the note that replies to a mail, or "" if there is none.

        If there are several, it is the note that was changed last.
        """
        if not message_id:
            return ""
        for entry in self.entries():
            mail = entry.draft.original_mail if entry.draft else None
            if mail and mail.message_id == message_id:
                return entry.id
        return ""

    def new_draft(self, today: date) -> Draft:
        """Return an empty, unsaved draft with a new id."""
        while True:
            random_bytes = os.urandom(_ID_LETTER_COUNT)
            letters = "".join(_ID_LETTERS[byte % len(_ID_LETTERS)] for byte in random_bytes)
            note_id = f"{today:%Y%m%d}-{letters}"
            if not os.path.lexists(self.path(note_id)):
                time = now()
                return Draft(note_id, time, time)

    def save(self, draft: Draft) -> None:
        """Save a draft atomically. Raises OSError if that fails."""
        make_private_folder(self.folder)
        if not _belongs_to_user(self.folder):
            raise PermissionError(errno.EPERM, "the folder belongs to someone else")
        text = to_toml(draft)
        if len(text.encode()) > MAX_NOTE_SIZE:
            raise OSError(errno.EFBIG, "it is longer than a note can be")
        path = self.path(draft.id)
        temporary_name = f".{path.name}{_TEMPORARY_SUFFIX}"
        self.missing_features |= write_atomically(path, text, temporary_name=temporary_name)

    def move_to_trash(self, note_id: str) -> None:
        """Move a note to the trash for TRASH_PERIOD. Raises OSError if that fails."""
        make_private_folder(self.trash)
        path = self.path(note_id)
        trashed = self.trash / path.name
        if os.path.lexists(trashed):
            # Rename an older file of the same name in the trash to keep both.
            trashed.rename(trashed.with_name(f"{trashed.stem}-{os.urandom(3).hex()}{_SUFFIX}"))
        os.replace(path, trashed)
        # TRASH_PERIOD is measured from the file's modification time. Where it cannot be set, the
        # note stays for less time.
        with suppress(OSError, NotImplementedError):
            os.utime(trashed, follow_symlinks=False)

    def restore(self, note_id: str) -> None:
        """Move a note back from the trash.

        Raises FileExistsError if another note has its id, and OSError for any other failure.
        """
        if os.path.lexists(self.path(note_id)):
            raise FileExistsError(errno.EEXIST, "another note has its place now")
        os.replace(self.trash / self.path(note_id).name, self.path(note_id))

    def purge(self) -> None:
        """Delete expired notes from the trash, and files left behind by killed sessions."""
        for path in _list_folder(self.trash):
            if path.name.endswith(_SUFFIX) and _age(path) > TRASH_PERIOD:
                _delete(path)
        for path in _list_folder(self.folder):
            if path.name.endswith(_TEMPORARY_SUFFIX) and _age(path) > _MAX_TEMPORARY_AGE:
                _delete(path)
        for path in (*_list_folder(self.external_edits), *_list_folder(self.locks)):
            if _is_missing(self.path(path.stem)) and _age(path) > _MAX_ORPHAN_AGE:
                _delete(path)

    def _files(self) -> Iterator[Path]:
        for path in _list_folder(self.folder):
            if path.name.endswith(_SUFFIX) and not path.name.startswith("."):
                yield path


def _belongs_to_user(folder: Path) -> bool:
    """Return whether a folder has the same owner as a new file in it.

    On network and FAT file systems, that owner may not be the user of the process.
    """
    owner = folder.stat().st_uid
    if owner == os.geteuid():
        return True
    # Imported here: it takes 17 ms to load, and few folders need it.
    from tempfile import TemporaryFile

    with TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_uid == owner


def _list_folder(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _is_missing(path: Path) -> bool:
    """Return whether a file is surely missing, not only in a folder that cannot be searched."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _delete(path: Path) -> None:
    # If this fails, another session has deleted the file, or the next purge will try again.
    with suppress(OSError):
        path.unlink()


def _age(path: Path) -> timedelta:
    return datetime.now(UTC) - _modification_time(path)


def _modification_time(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(int(path.lstat().st_mtime), UTC)
    except (OSError, OverflowError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def _read(path: Path) -> bytes:
    """Return the bytes of a note's file.

    Raises DraftError if it cannot be read, is too large, or is not a regular file.
    """
    try:
        with open(path, "rb", opener=_open_no_follow) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise DraftError("it is not a file")
            if status.st_size > MAX_NOTE_SIZE:
                raise DraftError(f"it is too large for a note ({status.st_size:,} bytes)")
            return file.read(MAX_NOTE_SIZE)
    except OSError as error:
        raise DraftError(_reason(error)) from None


def _open_no_follow(path: str, flags: int) -> int:
    # O_NONBLOCK: opening a named pipe would otherwise wait for a program that writes to it.
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _reason(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "it is a symbolic link, and the note may be elsewhere"
    if error.errno == errno.EISDIR:
        return "it is a directory"
    return f"{error.strerror or error}".lower()
