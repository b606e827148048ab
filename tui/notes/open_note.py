"""The present note and its file: opened, held, saved as it is written, never over another's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from templates import Answers
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.autosave import Autosaver
from tui.notes.draft import now, written
from tui.notes.lock import LockedElsewhere, NoteLock, hold

PATIENCE = 3.0
"""Seconds to wait for a save before going on without it."""


class ChangedOnDisk(Exception):
    """Someone else has written the note's file since it was last read or saved here."""


class OpenNote:
    """Keeps one note at a time on disk.

    `ended` is called, from a thread, with what goes wrong with a save, and with None when all is
    saved again; the note goes on in memory meanwhile.
    """

    def __init__(
        self, notes: NotesFolder, today: date, ended: Callable[[Exception | None], None]
    ) -> None:
        self.notes = notes
        self._today = today
        self._hold: NoteLock | None = None
        self._known: frozenset[str | None] = frozenset((None,))
        """What the file may hold without someone else having written it; None is no file."""
        self._saving = Autosaver(self._write, ended)
        self.draft = notes.begun(today)

    @property
    def editing_file(self) -> Path:
        """The file in which the note's letter is, while the writer's own editor has it."""
        return self.notes.editing / f"{self.draft.id}.txt"

    @property
    def way_back(self) -> str:
        """What is said on leaving of a note that is on disk, or "" where none is."""
        if not self.notes.path(self.draft.id).exists():
            return ""
        return f"The note is kept; this goes on with it: bridge-tui open {self.draft.id}"

    # --- one note after another

    def begin(self) -> None:
        """Go on with a new note; it comes to disk with its first change."""
        self._take_up(self.notes.begun(self._today), None)

    def begin_with(self, answers: Answers, follows: str = "") -> None:
        """Go on with a new note that is saved as it stands; it may follow another."""
        self.begin()
        self.amend(replace(self.draft.with_answers(answers), follows=follows))

    def open(self, note_id: str) -> None:
        """Go on with a note on disk.

        Raises HeldElsewhere where another session has it, and DraftError for one that cannot be
        read; the present note is then still the present one.
        """
        if self._hold is not None and note_id == self.draft.id:
            if self._saving.saved and self.notes.source(note_id) not in self._known:
                self.take_theirs()
            return
        held = self._held(note_id)
        try:
            draft = self.notes.load(note_id)
        except BaseException:
            if held:
                held.let_go()
            raise
        self._take_up(draft, held)

    def _held(self, note_id: str) -> NoteLock | None:
        try:
            return hold(self.notes.locks, note_id)
        except OSError:
            # Where no lock can be made nothing can be saved either, and the first save says so.
            return None

    def _take_up(self, draft: Draft, held: NoteLock | None) -> None:
        with self._saving.standing_still():
            self.let_go()
            self.draft, self._hold = draft, held
            self._known = frozenset((self.notes.source(draft.id), None))
            self._saving.as_saved(draft)

    def let_go(self) -> None:
        """Let another session have the note."""
        if self._hold is not None:
            self._hold.let_go()
            self._hold = None

    # --- saving

    def change(self, answers: Answers) -> None:
        """Have the note saved with other answers."""
        if answers != self.draft.answers:
            self.amend(self.draft.with_answers(answers))

    def mark(self, status: Status) -> None:
        """Have it saved that the note has come so far."""
        if status != self.draft.status:
            self.amend(replace(self.draft, status=status, changed=now()))

    def amend(self, draft: Draft) -> None:
        """Have the note saved as it now is, its answers and all that is known of it."""
        self.draft = draft
        self._saving.change(draft)

    def soon(self) -> None:
        """Have the note saved at once."""
        self._saving.soon()

    def settled(self) -> bool:
        """Wait until the note is saved, and say whether it is; a file that is gone is made anew."""
        if self._hold is not None and self.notes.source(self.draft.id) is None:
            self._saving.as_saved(None)
            self._saving.change(self.draft)
        return self._saving.settled(PATIENCE)

    def save_here(self) -> None:
        """Save the note in this thread, as far as the disk lets it; for a signal handler."""
        try:
            self._saving.save_here()
        except (ChangedOnDisk, LockedElsewhere):
            self._rename()
            self._saving.save_here()
        except OSError:
            # The disk does not take it, and nobody is left to be told.
            return

    def close(self) -> bool:
        """Save what is not saved, let the note go, and say whether all is on disk."""
        saved = self._saving.close(PATIENCE)
        self.let_go()
        return saved

    def _write(self, draft: Draft) -> None:
        if self._hold is None:
            self._hold = hold(self.notes.locks, draft.id)
        text = written(draft)
        if self.notes.source(draft.id) not in self._known:
            raise ChangedOnDisk
        # Should the disk fail behind the renaming, the file is this one all the same.
        self._known |= {text}
        self.notes.save(draft)
        self._known = frozenset((text, None))

    # --- other notes than the present one

    def amend_note(self, note_id: str, change: Callable[[Draft], Draft]) -> None:
        """Change a note, the present one or another. Raises DraftError."""
        if note_id == self.draft.id:
            self.amend(change(self.draft))
            return
        with self._held_for_a_moment(note_id):
            self.notes.save(change(self.notes.load(note_id)))

    def remove(self, note_id: str) -> None:
        """Put a note in the trash; after the present one a new one is begun. Raises DraftError."""
        if note_id == self.draft.id:
            self.begin()
        with self._held_for_a_moment(note_id):
            self.notes.put_in_trash(note_id)

    def bring_back(self, note_id: str) -> None:
        """Take a note out of the trash again. Raises DraftError."""
        with self._held_for_a_moment(note_id):
            self.notes.bring_back(note_id)

    @contextmanager
    def _held_for_a_moment(self, note_id: str) -> Iterator[None]:
        try:
            held = hold(self.notes.locks, note_id)
            try:
                yield
            finally:
                held.let_go()
        except LockedElsewhere as elsewhere:
            raise DraftError(f"This note is open elsewhere: {elsewhere.holder}.") from None
        except OSError as error:
            raise DraftError(f"That could not be done: {error.strerror}.") from None

    # --- when someone else wrote the file

    def keep_mine(self) -> None:
        """Save over what someone else wrote."""
        with self._saving.standing_still():
            self._known |= {self.notes.source(self.draft.id)}
        self._saving.soon()

    def take_theirs(self) -> None:
        """Take what someone else wrote. Raises DraftError if it cannot be read."""
        theirs = self.notes.load(self.draft.id)
        with self._saving.standing_still():
            self.draft = theirs
            self._known = frozenset((self.notes.source(theirs.id), None))
            self._saving.as_saved(theirs)
        self._saving.soon()

    def keep_both(self) -> None:
        """Save this note under an id of its own, and leave what someone else wrote."""
        with self._saving.standing_still():
            self._rename()
        self._saving.soon()

    def _rename(self) -> None:
        self.let_go()
        self.draft = replace(self.draft, id=self.notes.begun(self._today).id)
        self._known = frozenset((None,))
        self._saving.change(self.draft)
