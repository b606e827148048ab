"""Marking notes as sent, setting reminders, and starting follow-ups, without a screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpers.factories import complete_answers
from templates.phrasebook.wording import built_in
from tui.notes import DraftError, NotesFolder, Status
from tui.notes.open_note import OpenNote
from tui.notes.sent import SentNotes

TODAY = date.today()


@pytest.fixture
def notes(tmp_path):
    """A folder with a note, "first", and one that cannot be read, "odd"."""
    notes = NotesFolder(tmp_path, built_in())
    first = notes.new_draft(TODAY).with_answers(complete_answers())
    notes.save(replace(first, id="first", status=Status.READY))
    notes.path("odd").write_text("?")
    return notes


@pytest.fixture
def open_note(notes):
    """A session with a new note open."""
    note = OpenNote(notes, TODAY, lambda _: None)
    yield note
    note.close()


@pytest.fixture
def sent(open_note):
    """What can be done with its sent notes."""
    return SentNotes(open_note, built_in())


def test_a_note_is_marked_as_sent_and_as_not_sent(notes, sent):
    assert not sent.is_sent("first")
    message, day = sent.mark("first", "eml")
    assert (message, day) == ("Marked as sent.", TODAY + timedelta(days=30))
    assert sent.is_sent("first")
    assert notes.load("first").sent_by == "eml"
    sent.remind("first", day)
    assert notes.load("first").follow_up == day
    assert sent.unmark("first") == "Marked as not sent."
    draft = notes.load("first")
    assert (draft.status, draft.sent, draft.follow_up) == (Status.READY, None, None)


def test_a_follow_up_counts_once_however_often_it_is_marked(notes, open_note, sent):
    sent.mark("first", "")
    assert "There is no hurry" in sent.follow("first", TODAY)
    follow_up = open_note.draft.id
    assert open_note.draft.follows == "first"
    for _ in range(2):
        message, day = sent.mark(follow_up, "")
        assert day is None
        assert "One more may follow, from" in message
        assert notes.load("first").followed_up == 1
    for _ in range(2):
        sent.unmark(follow_up)
        assert notes.load("first").followed_up == 0


def test_a_follow_up_that_has_been_started_is_opened_again(open_note, sent):
    sent.mark("first", "")
    sent.follow("first", TODAY)
    started = open_note.draft.id
    open_note.start_new()
    assert sent.follow("first", TODAY) == ""
    assert open_note.draft.id == started
    open_note.start_new()
    assert sent.follow(started, TODAY) == ""
    assert open_note.draft.id == started


def test_there_is_a_reason_where_nothing_can_be_done(sent):
    with pytest.raises(DraftError, match="Mark it as sent first"):
        sent.follow("first", TODAY)
    with pytest.raises(DraftError, match="cannot be read"):
        sent.follow("odd", TODAY)
    with pytest.raises(DraftError, match="odd cannot be opened"):
        sent.mark("odd", "")
