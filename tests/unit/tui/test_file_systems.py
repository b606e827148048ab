"""Notes on file systems that lack features: they are saved all the same, and it is said once."""

import errno
import fcntl
import os
import stat
from dataclasses import replace
from datetime import date

import pytest

from templates import Answers
from templates.phrasebook.wording import built_in
from tui.export.files import save
from tui.notes import NotesFolder
from tui.notes.open_note import OpenNote
from tui.system.atomic_write import write_atomically
from tui.system.settings import change_settings, read_settings

TODAY = date(2026, 11, 23)


def lacks(monkeypatch, module, name, number):
    """Have a function of the operating system answer with an error."""

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module, name, fail)


def without_permissions(monkeypatch):
    """Have every file look readable by everybody, whatever mode it is given."""
    real = os.fstat

    def fstat(handle):
        status = list(real(handle))
        status[stat.ST_MODE] = stat.S_IFMT(status[stat.ST_MODE]) | 0o755
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", fstat)
    lacks(monkeypatch, os, "fchmod", errno.EPERM)
    lacks(monkeypatch, os, "chmod", errno.EPERM)


@pytest.fixture
def session(notes):
    """Return a function that saves a note in a session, and returns what is said at its end."""

    def run(organisation="Analytical Engines"):
        folder = NotesFolder(notes.folder.parent, built_in())
        note = OpenNote(folder, TODAY, lambda error: None)
        note.set_answers(replace(Answers(), organisation=organisation))
        assert note.flush(), note.unsaved_reason
        assert folder.load(note.draft.id).answers.organisation == organisation
        message = note.explain_missing_features()
        assert note.close()
        return message

    return run


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM])
@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        (os, "fsync", "power cut"),
        (os, "fchmod", ""),
        (os, "chmod", ""),
        (os, "link", ""),
        (os, "utime", ""),
        (fcntl, "flock", "one window"),
    ],
)
def test_a_missing_feature_is_done_without_and_said_once(
    session, monkeypatch, module, name, number, said
):
    lacks(monkeypatch, module, name, number)
    assert said in (message := session())
    assert bool(said) is bool(message)
    assert session() == ""


def test_locks_that_the_system_forbids_are_not_taken_for_those_of_others(session, monkeypatch):
    lacks(monkeypatch, fcntl, "flock", errno.EACCES)
    assert "one window" in session()


def test_a_disk_without_permissions_is_used_and_its_openness_said(session, monkeypatch, tmp_path):
    without_permissions(monkeypatch)
    assert "other people" in session()
    assert session() == ""
    lacks(monkeypatch, os, "fsync", errno.EINVAL)
    message = session()
    assert "power cut" in message
    assert "other people" not in message
    assert save(tmp_path / "note.txt", "Dear Grace,") is False


@pytest.mark.parametrize("number", [errno.EPERM, errno.EEXIST, errno.EBUSY])
def test_a_file_that_cannot_be_replaced_is_written_in_place(tmp_path, monkeypatch, number):
    path = tmp_path / "note.txt"
    write_atomically(path, "a longer text")
    lacks(monkeypatch, os, "replace", number)
    write_atomically(path, "short")
    assert path.read_text() == "short"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["note.txt"]


def test_a_file_written_in_place_on_a_full_disk_keeps_its_old_text(tmp_path, monkeypatch):
    path = tmp_path / "note.txt"
    write_atomically(path, "old")
    lacks(monkeypatch, os, "replace", errno.EBUSY)
    real, texts = os.write, []

    def write(handle, data):
        texts.append(bytes(data))
        if len(texts) == 2:
            real(handle, data[:2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "new text")
    assert path.read_text() == "old"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_may_lose_the_text_makes_the_save_fail(notes, monkeypatch, number):
    lacks(monkeypatch, os, "fsync", number)
    note = OpenNote(notes, TODAY, lambda error: None)
    note.set_answers(Answers(organisation="Analytical Engines"))
    assert not note.flush()
    assert note.unsaved_reason == f"{os.strerror(number)}."
    note.close()


def test_settings_are_remembered_where_nothing_can_be_locked(tmp_path, monkeypatch):
    lacks(monkeypatch, fcntl, "flock", errno.ENOLCK)
    change_settings(tmp_path / "config.toml", {"theme": "nord"})
    assert read_settings(tmp_path / "config.toml").theme == "nord"


@pytest.fixture
def owners(monkeypatch):
    """Return a function that gives folders one owner, and new files another."""

    def give(folder_owner, file_owner):
        real_stat, real_fstat = os.stat, os.fstat

        def owned(status, owner):
            fields = list(status)
            fields[stat.ST_UID] = owner
            return os.stat_result(fields)

        monkeypatch.setattr(os, "stat", lambda *a, **k: owned(real_stat(*a, **k), folder_owner))
        monkeypatch.setattr(os, "fstat", lambda handle: owned(real_fstat(handle), file_owner))

    return give


def test_a_disk_that_gives_every_file_another_owner_is_used(session, owners):
    owners(4711, 4711)
    session()


def test_a_folder_of_someone_else_is_not_used(notes, owners):
    owners(4711, os.geteuid())
    note = OpenNote(notes, TODAY, lambda error: None)
    note.set_answers(Answers(organisation="Analytical Engines"))
    assert not note.flush()
    assert "belongs to someone else" in note.unsaved_reason
    note.close()
