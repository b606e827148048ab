"""The list of notes in plain mode, and notes that are open elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime

from helpers.factories import complete_answers
from tui.notes import Status
from tui.notes.lock import lock_note

OPEN, COPY, TOGGLE_SENT, FOLLOW_UP, TRASH = "1", "2", "3", "4", "5"
"""The numbers of the actions on a note in the list of notes."""

GRACE = complete_answers()
TIME = datetime(2026, 11, 1, tzinfo=UTC)


def test_a_note_of_a_later_version_is_listed_and_shown_but_not_copied(run_plain, save_note, notes):
    save_note(status=Status.READY)
    notes.path("later").write_text("schema = 9\n")
    _, transcript, _ = run_plain("1", COPY, "1", OPEN, "b", "q", start_at="notes")
    assert "Analytical Engines, Grace Hopper, not selected, ready" in transcript
    assert "later.toml cannot be read: it was written by a later version" in transcript
    assert "This note cannot be copied, because its file cannot be read." in transcript
    assert "schema = 9" in transcript


def test_a_note_in_the_list_is_marked_as_sent_and_copied(run_plain, save_note, notes):
    save_note(status=Status.READY)
    no_reminder = "2"
    run_plain("1", TOGGLE_SENT, no_reminder, "q", start_at="notes")
    assert notes.load("grace").status is Status.SENT
    run_plain("1", COPY, "q", start_at="notes")
    (copy,) = [entry.draft for entry in notes.entries() if entry.id != "grace"]
    assert copy.answers == replace(GRACE, recipient_name="")


def test_a_follow_up_of_a_note_in_the_list_is_begun(run_plain, save_note, notes):
    answers = replace(GRACE, detail="the loom. I have built one since")
    save_note(status=Status.SENT, sent_at=datetime.now(UTC), answers=answers)
    _, transcript, _ = run_plain("1", FOLLOW_UP, "my new loom", "", "", "", start_at="notes")
    assert "There is no hurry: the follow-up is due from" in transcript
    assert "Your note mentioned: the loom.\n" in transcript
    assert "If you leave this empty, the subject is “My new loom”." in transcript
    assert "grace" in [entry.draft.followed_note_id for entry in notes.entries()]


def test_a_note_in_the_list_is_put_in_the_trash_and_restored(run_plain, save_note, notes):
    save_note()
    restore, leave_it_there = "1", "2"
    _, transcript, _ = run_plain("1", TRASH, restore, "q", start_at="notes")
    assert "The note is restored." in transcript
    assert notes.load("grace").answers == GRACE
    run_plain("1", TRASH, leave_it_there, "q", start_at="notes")
    assert not notes.has_notes()
    assert (notes.trash / "grace.toml").exists()


def test_a_note_that_is_open_elsewhere_may_be_opened_as_a_copy(run_plain, save_note, notes):
    save_note(status=Status.READY)
    lock = lock_note(notes.locks, "grace")
    try:
        _, transcript, _ = run_plain("1", "q", start_at="grace")
    finally:
        lock.release()
    assert "This note is open elsewhere" in transcript
    assert len(notes.entries()) == 2


def test_a_follow_up_that_is_open_elsewhere_is_named_as_such(run_plain, save_note, notes):
    save_note(status=Status.SENT, sent_at=TIME)
    save_note("second", followed_note_id="grace")
    lock = lock_note(notes.locks, "second")
    try:
        _, output, _ = run_plain("2", "4", "q", start_at="notes")
    finally:
        lock.release()
    assert "The follow-up is open elsewhere: " in output


def test_a_copy_of_a_locked_follow_up_still_follows_its_note(run_plain, save_note, notes):
    save_note("second", followed_note_id="grace")
    lock = lock_note(notes.locks, "second")
    try:
        run_plain("1", "q", start_at="second")
    finally:
        lock.release()
    assert [entry.draft.followed_note_id for entry in notes.entries()] == ["grace", "grace"]


def test_going_back_from_a_locked_note_leads_to_the_list(run_plain, save_note, notes):
    save_note(status=Status.READY)
    lock = lock_note(notes.locks, "grace")
    try:
        _, output, _ = run_plain("b", "q", start_at="grace")
    finally:
        lock.release()
    assert "Your notes." in output.rpartition("is open elsewhere")[2]
