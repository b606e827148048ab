"""The open note and its file: opened, locked, saved while it is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from templates import Answers, BridgeError
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.autosave import Autosaver, NotSavedError
from tui.notes.draft import now, to_toml
from tui.notes.lock import LockedElsewhere, NoteLock, lock_note

SAVE_TIMEOUT = 3.0
"""Seconds to wait for a save before going on without it."""


class ChangedOnDisk(BridgeError):
    """Another program has written the note's file since it was last read or saved here."""

    def __init__(self) -> None:
        super().__init__("Someone else has changed this note's file while it was open here.")


def save_error_reason(error: Exception) -> str:
    """Return what prevents a save, as the end of a sentence."""
    match error:
        case ChangedOnDisk():
            return "someone else has changed its file."
        case LockedElsewhere():
            return f"it is open elsewhere, too: {error.holder}."
        case OSError():
            return f"{error.strerror or error}."
    return f"an error in the program ({type(error).__name__})."


class OpenNote:
    """Holds the draft that is open, and keeps its file up to date.

    `draft` is the only copy in the process. `on_save_error` is called from a thread with what
    prevents a save, and with None when everything is saved again. All other methods belong to
    the main thread, except `flush`; none waits longer than SAVE_TIMEOUT for another thread.
    """

    def __init__(
        self,
        notes: NotesFolder,
        today: date,
        on_save_error: Callable[[Exception | None], None],
        answers: Answers = Answers(),  # noqa: B008
    ) -> None:
        self.notes = notes
        self.on_save_error = on_save_error
        self.save_error: Exception | None = None
        """What prevents the note from being saved, or None."""
        self._today = today
        self._lock: NoteLock | None = None
        self._known_contents: frozenset[str | None] = frozenset((None,))
        """File contents we wrote or read ourselves (None: no file). Anything else means another
        program changed it."""
        self.draft = replace(notes.new_draft(today), answers=answers)
        self._autosaver = Autosaver(self._write, self._report)

    def _report(self, error: Exception | None) -> None:
        self.save_error = error
        self.on_save_error(error)

    @property
    def external_edit_file(self) -> Path:
        """The file that hands the letter to the writer's own editor."""
        return self.notes.editing / f"{self.draft.id}.txt"

    @property
    def resume_hint(self) -> str:
        """How to continue with the note later, for printing at exit; "" if it is not on disk."""
        if not self.notes.path(self.draft.id).exists():
            return ""
        return f"Note saved. Continue with: bridge-tui open {self.draft.id}"

    @property
    def why_not_saved(self) -> str:
        """Why changes are not on disk, as the end of a sentence; "" if all are."""
        if self.save_error is not None:
            return save_error_reason(self.save_error)
        return "" if self._autosaver.saved else "the disk is slow."

    # --- switching to another note

    def start_new(self, answers: Answers = Answers()) -> None:  # noqa: B008
        """Switch to a new note with these answers; its file is made with its first change.

        Raises NotSavedError.
        """
        self._flush_or_raise()
        self._switch_to(replace(self.notes.new_draft(self._today), answers=answers))

    def start_new_and_save(self, answers: Answers, follows: str = "") -> None:
        """Switch to a new note and save it; `follows` is the id of the note that it follows.

        Raises NotSavedError.
        """
        self.start_new()
        self.set_draft(replace(self.draft.with_answers(answers), follows=follows))

    def open(self, note_id: str) -> None:
        """Switch to a note on disk.

        Raises NotSavedError, LockedElsewhere if another session has it open, and DraftError if it
        cannot be read; the note that was open then stays open.
        """
        if self._lock is not None and note_id == self.draft.id:
            if self._autosaver.saved and self.notes.contents(note_id) not in self._known_contents:
                self.take_theirs()
            return
        self._flush_or_raise()
        lock = self._try_to_lock(note_id)
        try:
            # Read before the draft: what another program writes in between is noticed later.
            contents = self.notes.contents(note_id)
            self._switch_to(self.notes.load(note_id), lock, contents)
        except BaseException:
            if lock:
                lock.release()
            raise

    def _try_to_lock(self, note_id: str) -> NoteLock | None:
        try:
            return lock_note(self.notes.locks, note_id)
        except OSError:
            # Where no lock can be made nothing can be saved either, and the first save says so.
            return None

    def _flush_or_raise(self) -> None:
        if not self.flush():
            raise NotSavedError(f"The note that is open is not saved: {self.why_not_saved}")

    def _switch_to(
        self, draft: Draft, lock: NoteLock | None = None, contents: str | None = None
    ) -> None:
        with self._autosaver.paused(SAVE_TIMEOUT):
            self._release()
            self.draft, self._lock = draft, lock
            self._known_contents = frozenset((contents, None))
            self._autosaver.mark_saved()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # --- changing and saving it

    def set_answers(self, answers: Answers) -> None:
        """Replace the answers, and have the note saved within half a second."""
        if answers != self.draft.answers:
            self.set_draft(self.draft.with_answers(answers))

    def set_status(self, status: Status) -> None:
        """Change the status, and have the note saved within half a second."""
        if status != self.draft.status:
            self.set_draft(replace(self.draft, status=status, changed=now()))

    def set_draft(self, draft: Draft) -> None:
        """Replace the whole draft, and have it saved within half a second."""
        self.draft = draft
        self._autosaver.schedule_save()

    def request_save(self) -> None:
        """Have the note saved now, without waiting for it."""
        self._autosaver.request_save()

    def flush(self, timeout: float | None = None) -> bool:
        """Save, wait up to `timeout` seconds (SAVE_TIMEOUT), and return whether all is on disk.

        A file that has been deleted is written again. May be called from any thread.
        """
        if self._lock is not None and self.notes.contents(self.draft.id) is None:
            self._autosaver.schedule_save()
        return self._autosaver.flush(SAVE_TIMEOUT if timeout is None else timeout)

    def save_now(self) -> None:
        """Save in this thread, for a signal handler; whatever the disk says, nothing is raised.

        If the file belongs to someone else by now, the note is saved under a new id.
        """
        try:
            self._autosaver.save_now()
        except (ChangedOnDisk, LockedElsewhere):
            self._rename()
            with suppress(OSError, ChangedOnDisk, LockedElsewhere):
                self._autosaver.save_now()
        except OSError:
            # The disk does not take it, and nobody is left to be told.
            return

    def close(self) -> bool:
        """Save, release the note, and return whether everything is on disk."""
        saved = self._autosaver.close(SAVE_TIMEOUT)
        self._release()
        return saved

    def _write(self) -> None:
        draft = self.draft
        if self._lock is None:
            self._lock = lock_note(self.notes.locks, draft.id)
        text = to_toml(draft)
        if self.notes.contents(draft.id) not in self._known_contents:
            raise ChangedOnDisk
        # Should the disk fail after the renaming, the file has this content all the same.
        self._known_contents |= {text}
        self.notes.save(draft)
        self._known_contents = frozenset((text, None))

    # --- other notes

    def update_note(self, note_id: str, change: Callable[[Draft], Draft]) -> None:
        """Change a note, the open one or another. Raises DraftError."""
        if note_id == self.draft.id:
            self.set_draft(change(self.draft))
            return
        with self._locked_briefly(note_id):
            self.notes.save(change(self.notes.load(note_id)))

    def trash(self, note_id: str) -> None:
        """Move a note that is not open to the trash. Raises DraftError if that fails."""
        with self._locked_briefly(note_id):
            self.notes.move_to_trash(note_id)

    def restore(self, note_id: str) -> None:
        """Move a note back from the trash. Raises DraftError."""
        with self._locked_briefly(note_id):
            self.notes.restore(note_id)

    @contextmanager
    def _locked_briefly(self, note_id: str) -> Iterator[None]:
        try:
            lock = lock_note(self.notes.locks, note_id)
            try:
                yield
            finally:
                lock.release()
        except LockedElsewhere as error:
            raise DraftError(str(error)) from None
        except OSError as error:
            raise DraftError(f"That could not be done: {error.strerror}.") from None

    # --- after another program changed the file

    def keep_mine(self) -> None:
        """Save over what the other program wrote. Raises NotSavedError if a save hangs."""
        with self._autosaver.paused(SAVE_TIMEOUT):
            self._known_contents |= {self.notes.contents(self.draft.id)}
        self._autosaver.schedule_save()
        self._autosaver.request_save()

    def take_theirs(self) -> None:
        """Take what the other program wrote.

        Raises DraftError if it cannot be read, and NotSavedError if a save hangs.
        """
        contents = self.notes.contents(self.draft.id)
        theirs = self.notes.load(self.draft.id)
        with self._autosaver.paused(SAVE_TIMEOUT):
            self.draft = theirs
            self._known_contents = frozenset((contents, None))
            self._autosaver.mark_saved()
        self._autosaver.request_save()

    def keep_both(self) -> None:
        """Save the note under a new id, and leave the other program's file alone.

        Raises NotSavedError if a save hangs.
        """
        with self._autosaver.paused(SAVE_TIMEOUT):
            self._rename()
        self._autosaver.request_save()

    def _rename(self) -> None:
        self._release()
        self._known_contents = frozenset((None,))
        self.set_draft(replace(self.draft, id=self.notes.new_draft(self._today).id))
