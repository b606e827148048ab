"""What is written to disk: safe names, private files, whole or not at all."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates import Answers
from tui import sender
from tui.private_files import write_private
from tui.save import file_name
from tui.settings import SettingsError

DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("Analytical Engines", "analytical-engines-2026-01-05.txt"),
        ("../../etc/passwd", "etc-passwd-2026-01-05.txt"),
        ("-rf .hidden", "rf-hidden-2026-01-05.txt"),
        ("日本語の会社", "日本語の会社-2026-01-05.txt"),
        ("", "note-2026-01-05.txt"),
        ("...", "note-2026-01-05.txt"),
    ],
)
def test_a_file_is_named_for_the_organisation_and_the_day(organisation, name):
    assert file_name(organisation, DAY) == name


@given(st.text())
def test_any_organisation_gives_a_safe_name(organisation):
    name = file_name(organisation, DAY)
    assert Path(name).name == name
    assert len(name.encode()) <= 100
    assert not name.startswith((".", "-"))
    assert not any(c in name for c in '/\\\0\n\r\t:*?"<>|')
    assert name.endswith("2026-01-05.txt")


def test_a_file_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        path = tmp_path / "new/inner/note.txt"
        write_private(path, "Dear Grace,\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_text() == "Dear Grace,\n"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_write_that_fails_leaves_what_was_there_and_nothing_beside_it(
    tmp_path, monkeypatch, call
):
    path = tmp_path / "note.txt"
    write_private(path, "old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        write_private(path, "new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["note.txt"]


def test_the_writer_is_remembered_and_other_settings_are_kept(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text("premium = true\n")
    me = Answers(sender_name="Ada [/b] Lovelace", sender_phone="+44", role="Programming Lead")
    sender.remember(config, me)
    again = sender.remembered(config)
    assert (again.sender_name, again.sender_phone) == ("Ada [/b] Lovelace", "+44")
    assert again.role == ""
    assert "premium = true" in config.read_text()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"sender = 3", b"[sender]\nname = 4", b"["])
def test_a_config_that_cannot_be_read_remembers_nothing(tmp_path, content):
    config = tmp_path / "config.toml"
    config.write_bytes(content)
    assert sender.remembered(config) == Answers()


def test_a_config_that_cannot_be_read_is_not_written_over(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text("wording = ~/ours\n")
    with pytest.raises(SettingsError, match="cannot be read as TOML"):
        sender.remember(config, Answers(sender_name="Ada"))
    assert config.read_text() == "wording = ~/ours\n"
