"""Files are private, and written atomically."""

import os
import stat

import pytest

from tui.system.atomic_write import write_atomically


def test_a_file_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        path = tmp_path / "new/inner/note.txt"
        write_atomically(path, "Dear Grace,\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_text() == "Dear Grace,\n"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failed_write_leaves_only_the_old_file(tmp_path, monkeypatch, call):
    path = tmp_path / "note.txt"
    write_atomically(path, "old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["note.txt"]


def test_a_file_is_written_in_a_folder_that_cannot_be_synced(tmp_path, monkeypatch):
    real = os.fsync

    def fsync(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_atomically(tmp_path / "note.txt", "new")
    assert (tmp_path / "note.txt").read_text() == "new"
