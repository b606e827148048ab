"""Notes on file systems that lack features are saved all the same, with one message."""

import errno
import fcntl
import os
import stat
from dataclasses import replace
from datetime import date

import pytest

from templates import Answers
from templates.phrasebook.wording_reader import built_in
from tui.export.files import save
from tui.notes import NotesFolder
from tui.notes.open_note import OpenNote
from tui.system.atomic_write import write_atomically
from tui.system.settings import change_settings, read_settings

TODAY = date(2026, 11, 23)


def make_fail(monkeypatch, module, name, number):
    """Make a function of the operating system fail with an error number."""

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module, name, fail)


def hide_permissions(monkeypatch):
    """Make every file look readable by everybody, whatever its mode."""
    real = os.fstat

    def fstat(handle):
        status = list(real(handle))
        status[stat.ST_MODE] = stat.S_IFMT(status[stat.ST_MODE]) | 0o755
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", fstat)
    make_fail(monkeypatch, os, "fchmod", errno.EPERM)
    make_fail(monkeypatch, os, "chmod", errno.EPERM)


@pytest.fixture
def session(notes):
    """Return a function that saves a note in a session, and returns the message at its end."""

    def run(organisation="Analytical Engines"):
        folder = NotesFolder(notes.folder.parent, built_in())
        note = OpenNote(folder, TODAY)
        note.set_answers(replace(Answers(), organisation=organisation))
        assert note.flush(), note.unsaved_reason
        assert folder.load(note.draft.id).answers.organisation == organisation
        message = note.explain_missing_features()
        assert note.close()
        return message

    return run


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM])
@pytest.mark.parametrize(
    ("module", "name", "consequence"),
    [
        (os, "fsync", "power cut"),
        (os, "fchmod", ""),
        (os, "chmod", ""),
        (os, "link", ""),
        (os, "utime", ""),
        (fcntl, "flock", "one window"),
    ],
)
def test_a_missing_feature_is_worked_around_and_reported_once_if_it_matters(
    session, monkeypatch, module, name, number, consequence
):
    make_fail(monkeypatch, module, name, number)
    message = session()
    assert consequence in message if consequence else message == ""
    assert session() == ""


def test_locks_that_the_system_forbids_count_as_a_missing_feature(session, monkeypatch):
    make_fail(monkeypatch, fcntl, "flock", errno.EACCES)
    assert "one window" in session()


def test_a_disk_without_permissions_is_used_and_reported(session, monkeypatch, tmp_path):
    hide_permissions(monkeypatch)
    assert "other people" in session()
    assert session() == ""
    make_fail(monkeypatch, os, "fsync", errno.EINVAL)
    message = session()
    assert "power cut" in message
    assert "other people" not in message
    assert save(tmp_path / "note.txt", "Dear Grace,") is False


@pytest.mark.parametrize("number", [errno.EPERM, errno.EEXIST, errno.EBUSY])
def test_a_file_that_cannot_be_replaced_is_written_in_place(tmp_path, monkeypatch, number):
    path = tmp_path / "note.txt"
    write_atomically(path, "a longer text")
    make_fail(monkeypatch, os, "replace", number)
    write_atomically(path, "short")
    assert path.read_text() == "short"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["note.txt"]


def test_a_file_written_in_place_keeps_its_old_text_on_a_full_disk(tmp_path, monkeypatch):
    path = tmp_path / "note.txt"
    write_atomically(path, "old")
    make_fail(monkeypatch, os, "replace", errno.EBUSY)
    real = os.write
    calls = 0

    def write(handle, data):
        # The first call writes the temporary file, and the second the file in place.
        nonlocal calls
        calls += 1
        if calls == 2:
            real(handle, data[:2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "new text")
    assert path.read_text() == "old"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_save_fails_if_text_may_be_lost(notes, monkeypatch, number):
    make_fail(monkeypatch, os, "fsync", number)
    note = OpenNote(notes, TODAY)
    note.set_answers(Answers(organisation="Analytical Engines"))
    assert not note.flush()
    assert note.unsaved_reason == f"{os.strerror(number)}."
    note.close()


def test_settings_are_saved_on_a_file_system_without_locks(tmp_path, monkeypatch):
    make_fail(monkeypatch, fcntl, "flock", errno.ENOLCK)
    change_settings(tmp_path / "config.toml", {"theme": "nord"})
    assert read_settings(tmp_path / "config.toml").theme == "nord"


@pytest.fixture
def owners(monkeypatch):
    """Return a function that sets the owners of folders and of new files."""

    def set_owners(folder_owner, file_owner):
        real_stat, real_fstat = os.stat, os.fstat

        def owned(status, owner):
            fields = list(status)
            fields[stat.ST_UID] = owner
            return os.stat_result(fields)

        monkeypatch.setattr(os, "stat", lambda *a, **k: owned(real_stat(*a, **k), folder_owner))
        monkeypatch.setattr(os, "fstat", lambda handle: owned(real_fstat(handle), file_owner))

    return set_owners


def test_a_disk_that_changes_the_owner_of_every_file_is_used(session, owners):
    owners(4711, 4711)
    session()


def test_a_folder_of_another_user_is_not_used(notes, owners):
    owners(4711, os.geteuid())
    note = OpenNote(notes, TODAY)
    note.set_answers(Answers(organisation="Analytical Engines"))
    assert not note.flush()
    assert "belongs to someone else" in note.unsaved_reason
    note.close()


def test_a_failed_save_leaves_no_empty_file(tmp_path, monkeypatch):
    make_fail(monkeypatch, os, "link", errno.EPERM)
    make_fail(monkeypatch, os, "replace", errno.EEXIST)
    with pytest.raises(OSError):
        write_atomically(tmp_path / "note.txt", "Dear Grace,", overwrite=False)
    assert [*tmp_path.iterdir()] == []
