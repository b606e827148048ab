"""The open note: no change is lost, even with a full or hanging disk or another program."""

import errno
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from templates import Answers
from templates.phrasebook.wording_reader import built_in
from tui.notes import DraftError, NotesFolder
from tui.notes.autosave import NotSavedError
from tui.notes.draft import to_toml
from tui.notes.lock import LockedElsewhere, lock_note
from tui.notes.open_note import OpenNote

TODAY = date(2026, 11, 23)
GRACE = Answers(outcome="no_reply", recipient_name="Grace")
FULL_DISK = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def notes(tmp_path):
    """Return a folder with one note, "other"."""
    notes = NotesFolder(tmp_path, built_in())
    notes.save(replace(notes.new_draft(TODAY).with_answers(GRACE), id="other"))
    return notes


@pytest.fixture
def open_note(notes):
    """Return an open note."""
    note = OpenNote(notes, TODAY)
    yield note
    note.close()


def fail_to_save(notes, draft):
    """Fail like `NotesFolder.save` on a full disk."""
    raise FULL_DISK


@pytest.fixture
def full_disk(monkeypatch):
    """Make every save fail."""
    with monkeypatch.context() as patch:
        patch.setattr(NotesFolder, "save", fail_to_save)
        yield


@pytest.fixture
def hanging_disk(monkeypatch):
    """Make every save hang until the test ends; return an event that is set when one hangs.

    The open note waits only a short time for it.
    """
    monkeypatch.setattr("tui.notes.open_note.SAVE_TIMEOUT", 0.2)
    monkeypatch.setattr("tui.notes.autosave.SIGNAL_TIMEOUT", 0.2)
    is_hanging, may_continue = threading.Event(), threading.Event()
    save = NotesFolder.save

    def hang(self, draft):
        is_hanging.set()
        may_continue.wait()
        save(self, draft)

    monkeypatch.setattr(NotesFolder, "save", hang)
    yield is_hanging
    may_continue.set()


SWITCH_OPERATIONS = {
    "start": lambda note: note.start_new(),
    "start and save": lambda note: note.start_new_and_schedule_save(GRACE),
    "open": lambda note: note.open("other"),
}


@pytest.mark.parametrize("switch", SWITCH_OPERATIONS.values(), ids=SWITCH_OPERATIONS)
def test_switching_to_another_note_saves_the_open_one_first(notes, open_note, switch):
    open_note.set_answers(GRACE)
    before = open_note.draft
    switch(open_note)
    assert open_note.draft.id != before.id
    assert notes.load(before.id) == before


@pytest.mark.parametrize("switch", SWITCH_OPERATIONS.values(), ids=SWITCH_OPERATIONS)
def test_a_note_that_cannot_be_saved_stays_open(open_note, full_disk, switch):
    open_note.set_answers(GRACE)
    before = open_note.draft
    with pytest.raises(NotSavedError, match="is not saved: No space left on device"):
        switch(open_note)
    assert open_note.draft is before


def test_if_a_note_cannot_be_opened_the_open_note_stays_open(notes, open_note):
    open_note.set_answers(GRACE)
    before = open_note.draft
    lock = lock_note(notes.locks, "other")
    with pytest.raises(LockedElsewhere, match=r"This note is open elsewhere: .*process"):
        open_note.open("other")
    lock.release()
    notes.path("odd").write_text("?")
    with pytest.raises(DraftError, match="odd cannot be opened"):
        open_note.open("odd")
    assert open_note.draft is before
    # Fails if the note is still locked.
    lock_note(notes.locks, "odd").release()


def test_a_note_can_be_locked_on_a_full_disk(notes, monkeypatch):
    notes.locks.mkdir()
    (notes.locks / "other.lock").touch()
    open_path = Path.open

    def fail_to_open_lock_file(path, *arguments, **options):
        if path.suffix == ".lock":
            raise FULL_DISK
        return open_path(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", fail_to_open_lock_file)
    # An error of the disk is not taken for the lock of another session; a second lock is.
    lock = lock_note(notes.locks, "other")
    with pytest.raises(LockedElsewhere):
        lock_note(notes.locks, "other")
    lock.release()


OPERATIONS_THAT_WAIT = {
    **SWITCH_OPERATIONS,
    "keep mine": lambda note: note.keep_mine(),
    "keep both": lambda note: note.keep_both(),
}


@pytest.mark.parametrize("act", OPERATIONS_THAT_WAIT.values(), ids=OPERATIONS_THAT_WAIT)
def test_no_operation_waits_for_ever_for_a_hanging_disk(open_note, hanging_disk, act):
    open_note.set_answers(GRACE)
    open_note.request_save()
    hanging_disk.wait()
    errors = []

    def run():
        try:
            act(open_note)
        except NotSavedError as error:
            errors.append(str(error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()
    assert "the disk is slow" in errors[0]
    assert open_note.draft.answers == GRACE


def test_a_signal_handler_does_not_wait_for_ever_for_a_hanging_disk(open_note, hanging_disk):
    open_note.set_answers(GRACE)
    open_note.request_save()
    hanging_disk.wait()
    thread = threading.Thread(target=open_note.save_in_this_thread, daemon=True)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()


def test_the_error_of_a_failed_save_is_reported_until_a_save_succeeds(monkeypatch, open_note):
    reports = []
    open_note.on_save_error = reports.append
    with monkeypatch.context() as full:
        full.setattr(NotesFolder, "save", fail_to_save)
        open_note.set_answers(GRACE)
        assert not open_note.flush()
        assert open_note.save_error is FULL_DISK
        assert open_note.unsaved_reason == "No space left on device."
    assert open_note.flush()
    assert open_note.save_error is None
    assert open_note.unsaved_reason == ""
    assert reports == [FULL_DISK, None]


# --- a signal


def test_a_signal_handler_saves_the_note(notes, open_note):
    open_note.set_answers(GRACE)
    open_note.save_in_this_thread()
    assert notes.load(open_note.draft.id) == open_note.draft


def test_a_signal_handler_saves_a_copy_if_the_file_has_been_changed_elsewhere(notes, open_note):
    open_note.open("other")
    notes.path("other").write_text("theirs")
    open_note.set_answers(replace(GRACE, role="Mine"))
    open_note.save_in_this_thread()
    assert open_note.draft.id != "other"
    assert notes.load(open_note.draft.id).answers.role == "Mine"
    assert notes.contents("other") == "theirs"


def test_a_signal_handler_raises_no_error_even_if_nothing_can_be_saved(notes, open_note, full_disk):
    open_note.open("other")
    notes.path("other").write_text("theirs")
    open_note.set_answers(replace(GRACE, role="Mine"))
    open_note.save_in_this_thread()
    assert open_note.draft.answers.role == "Mine"
    assert notes.contents("other") == "theirs"


# --- all operations in any order

any_answers = st.builds(Answers, detail=st.text("ab", max_size=2))


class NoteOperations(RuleBasedStateMachine):
    """A session whose disk may be full, and another program that writes the same files."""

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.notes = NotesFolder(Path(self.folder.name), built_in())
        self.notes.save(replace(self.notes.new_draft(TODAY), id="other"))
        self.patch = pytest.MonkeyPatch()
        self.note = OpenNote(self.notes, TODAY)
        self.answers = Answers()
        """What the answers of the open note must be."""
        self.theirs = {}
        """The last draft that the other program wrote, by note id, until it is read or discarded."""
        self.writes = 0
        """How many drafts the other program has written; the number makes each of them unique."""

    def teardown(self):
        self.patch.undo()
        self.note.close()
        self.folder.cleanup()

    @rule(answers=any_answers)
    def change(self, answers):
        self.note.set_answers(answers)
        self.answers = answers

    @rule()
    def fill_the_disk(self):
        self.patch.setattr(NotesFolder, "save", fail_to_save)

    @rule()
    def empty_the_disk(self):
        self.patch.undo()

    @rule(answers=any_answers)
    def write_elsewhere(self, answers):
        self.writes += 1
        draft = replace(self.note.draft, answers=answers, sent_by=f"theirs {self.writes}")
        with self.note._autosaver.paused(30):
            self.notes.folder.mkdir(exist_ok=True)
            self.notes.path(draft.id).write_text(to_toml(draft))
        self.theirs[draft.id] = draft

    @rule()
    def keep_mine(self):
        # Discarded from now on, even if the disk is full: the next save overwrites it.
        self.note.keep_mine()
        self.theirs.pop(self.note.draft.id, None)

    @rule()
    def keep_both(self):
        # The open note gets a new id: what the other program wrote stays under the old one.
        self.note.keep_both()

    @rule()
    def take_theirs(self):
        if theirs := self.theirs.pop(self.note.draft.id, None):
            self.note.take_theirs()
            self.answers = theirs.answers

    @rule()
    def save(self):
        if self.note.flush():
            self.check_saved_note(self.note.draft.id)

    @rule()
    def save_in_a_signal_handler(self):
        self.note.save_in_this_thread()

    @rule(switch_name=st.sampled_from(tuple(SWITCH_OPERATIONS)))
    def switch(self, switch_name):
        before = self.note.draft.id
        try:
            SWITCH_OPERATIONS[switch_name](self.note)
        except NotSavedError:
            assert self.note.draft.id == before
            return
        if self.note.draft.id != before:
            self.check_saved_note(before)
        self.answers = self.note.draft.answers
        if switch_name == "open":
            # The note "other" has been read.
            self.theirs.pop("other", None)

    def check_saved_note(self, note_id):
        """Check the file of a note that has been saved; a note without changes has no file."""
        if self.notes.path(note_id).exists() and note_id not in self.theirs:
            assert self.notes.load(note_id).answers == self.answers

    @invariant()
    def no_answer_is_lost(self):
        assert self.note.draft.answers == self.answers

    @invariant()
    def the_other_programs_drafts_are_not_overwritten(self):
        for draft in self.theirs.values():
            assert self.notes.load(draft.id) == draft


NoteOperations.TestCase.settings = settings(stateful_step_count=20)
test_no_change_is_lost_in_any_order = NoteOperations.TestCase
