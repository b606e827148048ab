"""The open note: switch to another one, lock it, and save it automatically."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from templates import Answers, BridgeError
from tui.notes import Draft, DraftError, NotesFolder
from tui.notes.autosave import Autosaver, NotSavedError
from tui.notes.draft import to_toml
from tui.notes.lock import LockedElsewhere, NoteLock, lock_note
from tui.system.filesystem import MissingFeatures, describe_missing_features
from tui.system.state import change_state, read_state

SAVE_TIMEOUT = 3.0
"""Seconds to wait for a save to finish."""


class ChangedOnDisk(BridgeError):
    """Another program has changed the note's file since this session last read or saved it."""

    def __init__(self) -> None:
        super().__init__("Another program has changed this note's file while it was open here.")


def save_error_reason(error: Exception) -> str:
    """Return the reason for a failed save, as the end of a sentence."""
    match error:
        case ChangedOnDisk():
            return "another program has changed its file."
        case LockedElsewhere():
            return f"it is open elsewhere, too: {error.holder}."
        case OSError():
            return f"{error.strerror or error}."
    return f"an error in the program ({type(error).__name__})."


class OpenNote:
    """The open note, which is saved automatically.

    `draft` is the only copy in the process. Call the methods from the main thread, except `flush`,
    which is thread-safe. No method waits longer than SAVE_TIMEOUT for another thread, except for
    `save_in_this_thread`, which waits up to `autosave.SIGNAL_TIMEOUT`.
    """

    def __init__(
        self,
        notes_folder: NotesFolder,
        today: date,
        answers: Answers = Answers(),  # noqa: B008
    ) -> None:
        self.notes_folder = notes_folder
        self.on_save_error: Callable[[Exception | None], object] = lambda error: None
        """Called in a background thread with the error when saving fails, and with None when saving
        works again."""
        self.save_error: Exception | None = None
        """The error of the last save, or None if it succeeded."""
        self._today = today
        self._lock: NoteLock | None = None
        self._known_contents: frozenset[str | None] = frozenset((None,))
        """What the note's file may contain if no other program has written it: what this session
        has read or written, and None, which means that there is no file."""
        self.draft = replace(notes_folder.new_draft(today), answers=answers)
        self._autosaver = Autosaver(self._write, self._handle_save_result)

    def _handle_save_result(self, error: Exception | None) -> None:
        self.save_error = error
        self.on_save_error(error)

    @property
    def external_edit_file(self) -> Path:
        """The file in which an external editor edits the letter."""
        return self.notes_folder.external_edits / f"{self.draft.id}.txt"

    @property
    def is_on_disk(self) -> bool:
        """Whether the note has a file."""
        return self.notes_folder.path(self.draft.id).exists()

    @property
    def unsaved_reason(self) -> str:
        """Why changes are unsaved, as the end of a sentence; "" if there are none."""
        if self.save_error is not None:
            return save_error_reason(self.save_error)
        return "" if self._autosaver.is_saved else "the disk is slow."

    def explain_missing_features(self) -> str:
        """Return a sentence that says what the file system lacks; "" once that is explained."""
        explained = MissingFeatures(read_state(self.notes_folder.state_file).missing_features)
        missing = self.notes_folder.missing_features & ~explained
        if not missing:
            return ""
        # If it cannot be stored that this was explained, the next session explains it again.
        change_state(self.notes_folder.state_file, missing_features=(explained | missing).value)
        return describe_missing_features(self.notes_folder.folder, missing)

    # --- switching to another note

    def start_new(self, answers: Answers = Answers()) -> None:  # noqa: B008
        """Switch to a new note with some answers; its file is created on its first change.

        Raises NotSavedError if the open note cannot be saved.
        """
        self._flush_or_raise()
        self._switch_to(replace(self.notes_folder.new_draft(self._today), answers=answers))

    def start_new_and_schedule_save(self, answers: Answers, followed_note_id: str = "") -> None:
        """Switch to a new note with some answers; it is saved within half a second.

        `followed_note_id` is the id of the note that it follows up, or "". Raises NotSavedError if
        the open note cannot be saved.
        """
        self.start_new()
        self.set_draft(replace(self.draft.with_answers(answers), followed_note_id=followed_note_id))

    def open(self, note_id: str) -> None:
        """Switch to a note on disk.

        Raises NotSavedError if the open note cannot be saved, LockedElsewhere if another session
        has the new one open, and DraftError if the new one cannot be read. After an error the
        open note stays open.
        """
        if self._lock is not None and note_id == self.draft.id:
            self._reload_if_changed()
            return
        self._flush_or_raise()
        lock = self._try_to_lock(note_id)
        try:
            # The file is read before the draft is loaded, so that a change in between is detected
            # on the next save.
            contents = self.notes_folder.contents(note_id)
            self._switch_to(self.notes_folder.load(note_id), lock, contents)
        except BaseException:
            if lock:
                lock.release()
            raise

    def _reload_if_changed(self) -> None:
        """Take the version on disk if only another program has changed the note.

        If this session has also changed it, the next save reports that.
        """
        if self._autosaver.is_saved and not self._knows_contents(self.draft.id):
            self.take_theirs()

    def _knows_contents(self, note_id: str) -> bool:
        return self.notes_folder.contents(note_id) in self._known_contents

    def _try_to_lock(self, note_id: str) -> NoteLock | None:
        try:
            return self._acquire_lock(note_id)
        except OSError:
            # If locking fails, saving will too, and the first save reports it.
            return None

    def _acquire_lock(self, note_id: str) -> NoteLock:
        lock = lock_note(self.notes_folder.locks, note_id)
        if not lock.is_exclusive:
            self.notes_folder.missing_features |= MissingFeatures.LOCKS
        return lock

    def _flush_or_raise(self) -> None:
        if not self.flush():
            raise NotSavedError(f"The open note is not saved: {self.unsaved_reason}")

    def _switch_to(
        self, draft: Draft, lock: NoteLock | None = None, contents: str | None = None
    ) -> None:
        with self._autosaver.paused(SAVE_TIMEOUT):
            self._release_lock()
            self.draft, self._lock = draft, lock
            self._known_contents = frozenset((contents, None))
            self._autosaver.mark_saved()

    def _release_lock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # --- changing and saving the draft

    def set_answers(self, answers: Answers) -> None:
        """Replace the answers; the note is saved within half a second."""
        if answers != self.draft.answers:
            self.set_draft(self.draft.with_answers(answers))

    def set_draft(self, draft: Draft) -> None:
        """Replace the draft; it is saved within half a second."""
        self.draft = draft
        self._autosaver.schedule_save()

    def request_save(self) -> None:
        """Ask the background thread to save immediately, and return without waiting."""
        self._autosaver.request_save()

    def flush(self) -> bool:
        """Save, even if the file was deleted; return whether all is on disk. Thread-safe."""
        if self._lock is not None and self.notes_folder.contents(self.draft.id) is None:
            self._autosaver.schedule_save()
        return self._autosaver.flush(SAVE_TIMEOUT)

    def save_in_this_thread(self) -> None:
        """Save in the calling thread, for use in a signal handler; never raises.

        If another program has changed or locked the file, the note is saved under a new id.
        """
        try:
            self._autosaver.save_in_this_thread()
        except (ChangedOnDisk, LockedElsewhere):
            self._assign_new_id()
            with suppress(OSError, ChangedOnDisk, LockedElsewhere):
                self._autosaver.save_in_this_thread()
        except OSError:
            # The write failed and no UI is left to report it.
            return

    def close(self) -> bool:
        """Save, release the lock, and return whether all changes are on disk."""
        is_saved = self._autosaver.close(SAVE_TIMEOUT)
        self._release_lock()
        return is_saved

    def _write(self) -> None:
        draft = self.draft
        if self._lock is None:
            self._lock = self._acquire_lock(draft.id)
        text = to_toml(draft)
        if not self._knows_contents(draft.id):
            raise ChangedOnDisk
        # The text is added before saving, because a save can fail after the file has this text.
        self._known_contents |= {text}
        self.notes_folder.save(draft)
        self._known_contents = frozenset((text, None))

    # --- other notes

    def update_note(self, note_id: str, change: Callable[[Draft], Draft]) -> None:
        """Apply a change to a note, open or not.

        Raises DraftError if a note that is not open cannot be locked, read or saved.
        """
        if note_id == self.draft.id:
            self.set_draft(change(self.draft))
            return
        with self._temporary_lock(note_id):
            self.notes_folder.save(change(self.notes_folder.load(note_id)))

    def trash_other_note(self, note_id: str) -> None:
        """Move a note that is not open to the trash. Raises DraftError if that fails."""
        with self._temporary_lock(note_id):
            self.notes_folder.move_to_trash(note_id)

    def restore_other_note(self, note_id: str) -> None:
        """Move another note back from the trash. Raises DraftError if that fails."""
        with self._temporary_lock(note_id):
            self.notes_folder.restore(note_id)

    @contextmanager
    def _temporary_lock(self, note_id: str) -> Iterator[None]:
        try:
            lock = lock_note(self.notes_folder.locks, note_id)
            try:
                yield
            finally:
                lock.release()
        except LockedElsewhere as error:
            raise DraftError(str(error)) from None
        except OSError as error:
            raise DraftError(f"That could not be done: {error.strerror}.") from None

    # --- after another program changed the file

    def resolve_conflict(self, kept_version: str) -> None:
        """Keep the version "mine", "theirs" or "both"; any other value decides nothing yet.

        Raises DraftError and NotSavedError as the methods below do.
        """
        match kept_version:
            case "mine":
                self.keep_mine()
            case "theirs":
                self.take_theirs()
            case "both":
                self.keep_both()

    def keep_mine(self) -> None:
        """Overwrite the changes of the other program.

        Raises NotSavedError if a save in progress does not finish in time.
        """
        with self._autosaver.paused(SAVE_TIMEOUT):
            self._known_contents |= {self.notes_folder.contents(self.draft.id)}
        self._autosaver.schedule_save()
        self._autosaver.request_save()

    def take_theirs(self) -> None:
        """Replace the draft with the version that the other program wrote.

        Raises DraftError if that version cannot be read, and NotSavedError if a save in progress
        does not finish in time.
        """
        contents = self.notes_folder.contents(self.draft.id)
        theirs = self.notes_folder.load(self.draft.id)
        with self._autosaver.paused(SAVE_TIMEOUT):
            self.draft = theirs
            self._known_contents = frozenset((contents, None))
            self._autosaver.mark_saved()
        # Nothing is left to save, but the thread then reports that there is no error any more.
        self._autosaver.request_save()

    def keep_both(self) -> None:
        """Save the note under a new id, leaving the other program's file unchanged.

        Raises NotSavedError if a save in progress does not finish in time.
        """
        with self._autosaver.paused(SAVE_TIMEOUT):
            self._assign_new_id()
        self._autosaver.request_save()

    def _assign_new_id(self) -> None:
        self._release_lock()
        self._known_contents = frozenset((None,))
        self.set_draft(replace(self.draft, id=self.notes_folder.new_draft(self._today).id))
