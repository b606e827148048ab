"""Marking notes as sent, setting reminders, and starting follow-ups, without a screen."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from helpers.factories import complete_answers
from helpers.wording import read_wording
from templates.letter.composer import compose, is_stale
from templates.phrasebook.wording_reader import built_in
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.open_note import OpenNote
from tui.notes.sent import SentNotes

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def stop_clock(monkeypatch):
    """Have notes be marked as sent at noon, so that no test runs past midnight."""
    noon = datetime.combine(TODAY, time(12)).astimezone(UTC)
    monkeypatch.setattr("tui.notes.sent.now", lambda: noon)


@pytest.fixture
def notes(tmp_path):
    """Return a folder with a note, "first", and one that cannot be read, "odd"."""
    notes = NotesFolder(tmp_path, built_in())
    first = notes.new_draft(TODAY).with_answers(complete_answers())
    notes.save(replace(first, id="first", status=Status.READY))
    notes.path("odd").write_text("?")
    return notes


@pytest.fixture
def open_note(notes):
    """Return a new open note in the folder."""
    note = OpenNote(notes, TODAY)
    yield note
    note.close()


@pytest.fixture
def sent_notes(open_note):
    """Return the operations on the sent notes of the folder."""
    return SentNotes(open_note, built_in())


def test_a_note_is_marked_as_sent_and_as_not_sent(notes, sent_notes):
    assert not sent_notes.is_sent("first")
    message, day = sent_notes.mark_sent("first", "eml")
    assert (message, day) == ("Marked as sent.", TODAY + timedelta(days=30))
    assert sent_notes.is_sent("first")
    assert notes.load("first").sent_by == "eml"
    sent_notes.set_reminder("first", day)
    assert notes.load("first").reminder_date == day
    assert sent_notes.mark_unsent("first") == "Marked as not sent."
    draft = notes.load("first")
    assert (draft.status, draft.sent_at, draft.reminder_date) == (Status.READY, None, None)


def test_a_sent_letter_stays_the_same_when_the_wording_changes(notes, sent_notes, tmp_path):
    as_sent = compose(notes.load("first").answers)
    sent_notes.mark_sent("first", "")
    (tmp_path / "ours/moves").mkdir(parents=True)
    (tmp_path / "ours/moves/news.toml").write_text(
        '[ours]\nonly = true\ntext = "Thank you for ringing me."\n'
    )
    (tmp_path / "ours/questions.toml").write_text('[tone]\ndefault = "formal"\n')
    changed = read_wording(tmp_path / "ours")
    now = compose(notes.load("first").answers, changed)
    assert "ringing" in now.composed_letter()
    assert now.text() == as_sent.text()


def test_a_note_marked_as_not_sent_follows_its_answers_again(notes, sent_notes):
    before = notes.load("first").answers
    sent_notes.mark_sent("first", "")
    sent_notes.mark_unsent("first")
    assert notes.load("first").answers == before


def test_the_writers_own_subject_stays_when_a_note_is_marked_as_not_sent(notes, sent_notes):
    draft = notes.load("first")
    notes.save(draft.with_answers(replace(draft.answers, subject="Thanks again")))
    sent_notes.mark_sent("first", "")
    assert not is_stale(notes.load("first").answers, compose(notes.load("first").answers))
    sent_notes.mark_unsent("first")
    assert notes.load("first").answers.subject == "Thanks again"


def test_a_letter_edited_by_hand_stays_edited(notes, sent_notes):
    draft = notes.load("first")
    edited = replace(draft.answers, edited_letter="Dear Grace,\n\nThank you.", edited_from="0")
    notes.save(draft.with_answers(edited))
    sent_notes.mark_sent("first", "")
    assert not compose(notes.load("first").answers).is_kept_as_sent
    sent_notes.mark_unsent("first")
    assert notes.load("first").answers == edited


def test_a_follow_up_is_counted_once_however_often_it_is_marked(notes, open_note, sent_notes):
    sent_notes.mark_sent("first", "")
    assert "There is no hurry" in sent_notes.open_follow_up("first", TODAY)
    follow_up = open_note.draft.id
    assert open_note.draft.followed_note_id == "first"
    for _ in range(2):
        message, day = sent_notes.mark_sent(follow_up, "")
        assert day is None
        assert "One more may follow, from" in message
        assert notes.load("first").follow_up_count == 1
    for _ in range(2):
        sent_notes.mark_unsent(follow_up)
        assert notes.load("first").follow_up_count == 0


@pytest.mark.parametrize("has_reminder", [False, True])
def test_a_follow_up_moves_the_reminder_of_its_note(notes, open_note, sent_notes, has_reminder):
    _, day = sent_notes.mark_sent("first", "")
    if has_reminder:
        sent_notes.set_reminder("first", day)
    sent_notes.open_follow_up("first", TODAY)
    sent_notes.mark_sent(open_note.draft.id, "")
    expected = TODAY + timedelta(days=90) if has_reminder else None
    assert notes.load("first").reminder_date == expected


def test_a_follow_up_that_has_been_started_is_opened_again(open_note, sent_notes):
    sent_notes.mark_sent("first", "")
    sent_notes.open_follow_up("first", TODAY)
    started = open_note.draft.id
    open_note.start_new()
    assert sent_notes.open_follow_up("first", TODAY) == ""
    assert open_note.draft.id == started
    open_note.start_new()
    assert sent_notes.open_follow_up(started, TODAY) == ""
    assert open_note.draft.id == started


def test_a_third_follow_up_recalls_the_news_of_the_second_one(notes, open_note, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/outcomes.toml").write_text("[not_selected]\nfollow_up = [30, 60, 90]\n")
    sent_notes = SentNotes(open_note, read_wording(tmp_path / "ours"))
    sent_notes.mark_sent("first", "")
    for day, news in ((1, "an article"), (2, "a new job")):
        created = datetime(2026, 11, day, tzinfo=UTC)
        answers = complete_answers(follow_up=day, brings=news)
        follow_up = Draft(f"news-{day}", created, created, Status.SENT, answers, created)
        notes.save(replace(follow_up, followed_note_id="first"))
    sent_notes.open_follow_up("first", TODAY)
    assert open_note.draft.answers.previously_brought == "a new job"


def test_an_impossible_operation_is_an_error_with_the_reason(sent_notes):
    with pytest.raises(DraftError, match="Mark it as sent first"):
        sent_notes.open_follow_up("first", TODAY)
    with pytest.raises(DraftError, match="cannot be read"):
        sent_notes.open_follow_up("odd", TODAY)
    with pytest.raises(DraftError, match="odd cannot be opened"):
        sent_notes.mark_sent("odd", "")
