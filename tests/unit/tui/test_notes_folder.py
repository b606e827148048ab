"""Notes on disk: saved completely or not at all, read back unchanged, and not changed by listing them."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from helpers.strategies import answers as any_answers
from templates import Answers
from templates.phrasebook.wording_reader import built_in
from templates.questions.answers_file import read_answers
from templates.text import clean_line
from tui.export.reply import OriginalMail
from tui.notes import Draft, DraftError, Status
from tui.notes.draft import from_toml, to_toml
from tui.notes.folder import MAX_NOTE_SIZE
from tui.notes.listing import as_json, as_text, format_time, status_of

TIME = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
DAY = date(2026, 11, 23)
ANSWERS = Answers(outcome="no_reply", recipient_name="Grace", organisation="Engines", detail="x")

NO_SPACE, IO_ERROR, NO_ACCESS = (
    OSError(28, "No space left on device"),
    OSError(5, "Input/output error"),
    PermissionError(13, "Permission denied"),
)


@pytest.fixture
def saved(notes):
    """The draft of a note that is on disk."""
    draft = notes.new_draft(DAY).with_answers(ANSWERS)
    notes.save(draft)
    return draft


any_time = st.datetimes(
    min_value=datetime(1980, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)
).map(lambda time: time.replace(microsecond=0))
any_word = st.text(max_size=20).map(clean_line)
any_id = st.from_regex(r"<[!-;=?-~]{1,30}>", fullmatch=True)
any_draft = st.builds(
    Draft,
    id=st.just("20261123-abcd"),
    created=any_time,
    changed=any_time,
    status=st.sampled_from(Status),
    answers=any_answers(),
    sent_at=st.none() | any_time,
    sent_by=any_word,
    reminder_date=st.none() | st.dates(date(1980, 1, 1), date(2200, 1, 1)),
    follow_up_count=st.integers(0, 99),
    followed_note_id=any_word,
    original_mail=st.none()
    | st.builds(
        OriginalMail,
        any_id,
        st.lists(any_id, max_size=3).map(tuple),
        subject=any_word,
        address=any_word,
        recipient=any_word,
    ),
)


@given(any_draft)
def test_any_draft_reads_back_from_its_file_unchanged(draft):
    assert from_toml(to_toml(draft).encode(), draft.id, TIME, built_in()) == draft


def test_the_file_of_a_note_is_also_an_answers_file():
    answers = replace(
        ANSWERS, role="Lead", sender_name="Ada", edited_letter='Dear "G",\n\n"""\\ yours'
    )
    draft = Draft("a", TIME, TIME, Status.READY, answers)
    assert read_answers(to_toml(draft), built_in()) == answers


def test_an_answers_file_in_the_folder_is_listed_as_a_note(notes):
    notes.folder.mkdir(parents=True)
    notes.path("by-hand").write_text('schema = 1\noutcome = "declined"\n')
    (entry,) = notes.entries()
    assert entry.draft.answers.outcome == "declined"
    assert entry.draft.status is Status.DRAFT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
@example(b"")
@example(b"\xff\xfe")
@example(b"schema = 2\n[later]\nx = 1\n")
@example(b"schema = 1\n[note]\nstatus = []\n")
@example(b"schema = 1\n[note]\nchanged = 0001-01-01T00:00:00+14:00\n")
@example(b"schema = 1\n[note]\nchanged = 2026-01-01\n")
@example(b"schema = 1\n[note]\ncreated = 2026-01-01T00:00:00\n")
@example(b"schema = 1\nnote = 3\n")
@example(b"schema = 1\n[review]\nwords = 3\n")
@example(b"a = " + b"[" * 5000)
@example(b"schema = 1\noutcome = 'nowhere'\n")
def test_a_file_of_any_bytes_is_listed_and_never_changed(notes, source):
    notes.folder.mkdir(parents=True, exist_ok=True)
    path = notes.path("any")
    path.write_bytes(source)
    (entry,) = notes.entries()
    assert (entry.draft is None) == bool(entry.error)
    assert "\n" not in entry.error
    assert as_json([entry])
    assert as_text([entry], TIME).count("\n") == 1
    assert path.read_bytes() == source


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"", "schema is missing"),
        (b"schema = 1\noutcom", "line 2: needs an equals sign"),
        (b"\xfe", "line 1: is not text in UTF-8"),
        (b"schema = 1\ncolour = 'red'", "colour is not a key"),
        (b"schema = 1\n[note]\nmood = 'low'", "note.mood is not a key"),
        (b"schema = 1\n[note]\nsent = 2026-11-23", "note.sent must be a time"),
        # In the file, `follow_up` is the day of the reminder, `followed_up` the number of follow-ups.
        (b"schema = 1\n[note]\nfollow_up = 'soon'", "note.follow_up must be a day"),
        (b"schema = 1\n[note]\nfollow_up = 2026-11-23T18:00:00Z", "note.follow_up must be a day"),
        (b"schema = 1\n[note]\nfollowed_up = -1", "note.followed_up must be a whole number"),
        (b"schema = 1\n[note]\nfollows = 3", "note.follows must be a text"),
        (b"schema = 1\n[note.answered]\nmessage_id = 'x'", "note.answered must describe a mail"),
        (b"schema = 1\n[note.answered]\nmessage_id = '<x>'\nmood = 1", "note.answered must describe"),
        (b"schema = 1\n[note]\nstatus = 'gone'", "note.status must be one of draft, ready, sent"),
        (b"schema = 9", "by a later version"),
        (b"#" * (MAX_NOTE_SIZE + 1), "too large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_note_is_listed_with_the_reason(notes, source, reason):
    notes.folder.mkdir(parents=True)
    notes.path("odd").write_bytes(source)
    (entry,) = notes.entries()
    assert entry.draft is None
    assert reason in entry.error
    assert entry.is_from_newer_version is (source == b"schema = 9")
    assert as_text([entry], TIME) == f"odd  cannot be read: {entry.error}\n"
    with pytest.raises(DraftError, match="cannot be opened"):
        notes.load("odd")


@pytest.mark.parametrize(
    ("line", "needs"),
    [('outcome = "waiting_list"', "outcome"), ('tone = "breezy"', "tone")],
)
def test_a_note_that_needs_another_wording_is_not_listed_as_damaged(notes, line, needs):
    notes.folder.mkdir(parents=True)
    notes.path("theirs").write_text(f"schema = 1\n{line}\n")
    (entry,) = notes.entries()
    assert status_of(entry, DAY) == "wording"
    listed = as_text([entry], TIME)
    assert f"it needs the wording that has the {needs}" in listed
    assert "--wording" in listed
    with pytest.raises(DraftError, match="cannot be opened: it needs the wording"):
        notes.load("theirs")


def test_links_folders_and_pipes_are_listed_and_not_changed(notes, tmp_path):
    notes.folder.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text("schema = 1\n")
    notes.path("link").symlink_to(elsewhere)
    notes.path("folder").mkdir()
    os.mkfifo(notes.path("pipe"))
    notes.path("nowhere").symlink_to(tmp_path / "gone")
    reasons = {entry.id: entry.error for entry in notes.entries()}
    assert "symbolic link" in reasons["link"]
    assert "symbolic link" in reasons["nowhere"]
    assert "directory" in reasons["folder"]
    assert "not a file" in reasons["pipe"]
    assert elsewhere.read_text() == "schema = 1\n"


def test_a_huge_file_is_not_read(notes):
    notes.folder.mkdir(parents=True)
    with notes.path("huge").open("wb") as file:
        file.truncate(100_000_000)
    (entry,) = notes.entries()
    assert "too large for a note (100,000,000 bytes)" in entry.error


@pytest.mark.parametrize("error", [NO_ACCESS, IO_ERROR])
def test_a_file_that_cannot_be_read_is_listed(notes, saved, monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr(os, "open", fail)
    (entry,) = notes.entries()
    assert entry.error == error.strerror.lower()


def fail_at_call(number, function, error):
    """Return a function that does the same as another, except that one of its calls fails."""
    calls = count(1)
    closes_files = function is os.close

    def call(*arguments, **options):
        if next(calls) != number:
            return function(*arguments, **options)
        if closes_files:
            # A file is closed even if that fails.
            function(*arguments)
        raise error

    return call


@pytest.mark.parametrize(
    ("call", "error"),
    [
        *product(("open", "write", "fsync", "replace", "close"), (NO_SPACE, IO_ERROR)),
        *product(("open", "write", "close"), (NO_ACCESS,)),
    ],
)
def test_a_failed_save_leaves_a_complete_note_and_no_other_file(
    notes, saved, monkeypatch, call, error
):
    contents_before = notes.contents(saved.id)
    changed = saved.with_answers(replace(ANSWERS, detail="y" * 5000))
    failures = 0
    # The first save fails at the first call, the next at the second, until a save succeeds.
    for number in range(1, 20):
        try:
            with monkeypatch.context() as patch:
                patch.setattr(os, call, fail_at_call(number, getattr(os, call), error))
                notes.save(changed)
        except OSError:
            failures += 1
        else:
            break
        assert notes.contents(saved.id) in (contents_before, to_toml(changed))
        assert [path.name for path in notes.folder.iterdir()] == [f"{saved.id}.toml"]
    assert failures
    assert notes.load(saved.id) == changed


def test_a_short_write_is_continued(notes, monkeypatch):
    original = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: original(handle, data[:7]))
    draft = notes.new_draft(DAY).with_answers(ANSWERS)
    notes.save(draft)
    assert notes.load(draft.id) == draft


def test_a_short_read_is_continued(notes, saved, monkeypatch):
    original = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: original(handle, min(size, 7)))
    assert notes.load(saved.id) == saved


def test_the_partial_file_of_a_killed_session_is_replaced_or_purged(notes, saved):
    part = notes.folder / f".{saved.id}.toml.part"
    part.write_text("half a no")
    notes.save(saved)
    assert not part.exists()
    part.write_text("half a no")
    notes.purge()
    assert part.exists(), "another session may still be writing it"
    long_ago = datetime.now(UTC) - timedelta(minutes=5)
    os.utime(part, (long_ago.timestamp(),) * 2)
    notes.purge()
    assert not part.exists()
    assert notes.load(saved.id) == saved


def test_neither_the_trash_nor_a_note_is_overwritten(notes, saved):
    notes.move_to_trash(saved.id)
    other = saved.with_answers(replace(ANSWERS, detail="another"))
    notes.save(other)
    with pytest.raises(FileExistsError, match="another note has its place"):
        notes.restore(saved.id)
    assert notes.load(saved.id) == other
    notes.move_to_trash(saved.id)
    assert len(list(notes.trash.iterdir())) == 2


def test_a_note_that_would_be_too_large_to_read_is_not_saved(notes, saved):
    with pytest.raises(OSError, match="longer than a note can be"):
        notes.save(saved.with_answers(replace(ANSWERS, detail="x" * MAX_NOTE_SIZE)))
    assert notes.load(saved.id) == saved


def test_a_file_name_that_is_not_text_is_listed_without_control_characters(notes, saved):
    for name in (b"lat\xe9.toml", b"red\x1b[31m\n.toml"):
        shutil.copy(notes.path(saved.id), os.fsencode(notes.folder) + b"/" + name)
    entries = notes.entries()
    assert len(entries) == 3
    assert sum("cannot be shown" in entry.error for entry in entries) == 2
    listed = as_text(entries, TIME)
    assert listed.encode()
    assert listed.count("\n") == 3
    assert "\x1b" not in listed
    assert as_json(entries).encode()


def test_a_folder_that_cannot_be_read_is_an_error(notes, saved, monkeypatch):
    assert notes.read_error == ""

    def fail(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fail)
    assert notes.has_notes()
    assert "cannot be read: permission denied" in notes.read_error


def test_the_lock_of_a_deleted_note_is_purged(notes, saved):
    notes.locks.mkdir()
    long_ago = datetime.now(UTC) - timedelta(days=2)
    for name in (saved.id, "gone"):
        lock = notes.locks / f"{name}.lock"
        lock.touch()
        os.utime(lock, (long_ago.timestamp(),) * 2)
    notes.purge()
    assert [path.stem for path in notes.locks.iterdir()] == [saved.id]


def test_a_lock_is_kept_if_its_note_cannot_be_looked_for(notes, saved, monkeypatch):
    notes.locks.mkdir()
    lock = notes.locks / f"{saved.id}.lock"
    lock.touch()
    os.utime(lock, ((datetime.now(UTC) - timedelta(days=2)).timestamp(),) * 2)
    original = Path.stat

    def stat(path, **options):
        if path.parent == notes.folder:
            raise PermissionError(13, "Permission denied")
        return original(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    notes.purge()
    assert list(notes.locks.iterdir()) == [lock]


def test_the_trash_is_purged_after_thirty_days(notes, saved):
    notes.move_to_trash(saved.id)
    assert not notes.has_notes()
    notes.purge()
    notes.restore(saved.id)
    assert notes.load(saved.id) == saved
    notes.move_to_trash(saved.id)
    (trashed,) = notes.trash.iterdir()
    for days, is_kept in ((29, True), (31, False)):
        time = datetime.now(UTC) - timedelta(days=days)
        os.utime(trashed, (time.timestamp(),) * 2)
        notes.purge()
        assert trashed.exists() is is_kept


def test_a_note_is_found_by_the_beginning_of_its_id(notes):
    for name in ("20261123-abcd", "20261123-abxy", "20261124-kkkk"):
        notes.save(replace(notes.new_draft(DAY), id=name))
    assert notes.find("20261124") == "20261124-kkkk"
    assert notes.find("20261123-abcd") == "20261123-abcd"
    for prefix, message in (("2026112", "Several ids begin"), ("x", "no note"), ("", "no note")):
        with pytest.raises(DraftError, match=message):
            notes.find(prefix)


def test_the_note_changed_last_is_listed_first(notes):
    for day in (3, 1, 2):
        draft = replace(notes.new_draft(DAY), id=f"n{day}", changed=TIME + timedelta(days=day))
        notes.save(draft)
    assert [entry.id for entry in notes.entries()] == ["n3", "n2", "n1"]


@pytest.mark.parametrize(
    ("age", "text"),
    [(timedelta(seconds=20), "just now"), (timedelta(minutes=5), "5 min ago"),
     (timedelta(days=40), "14 Oct 2026"), (timedelta(days=-3), "26 Nov 2026")],
)  # fmt: skip
def test_only_a_recent_time_is_shown_relative_to_now(age, text):
    assert format_time(TIME - age, TIME) == text
