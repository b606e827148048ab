"""Editing a text in the writer's own editor, also in one with a window that returns at once."""

import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpers.factories import complete_answers
from helpers.programs import write_script
from tui.system.editor import (
    EditorError,
    dismiss_late_save,
    edit,
    read_interrupted_edit,
    read_late_save,
)

LETTER = "Dear Grace,\n\nThank you.\n\nAda"


@pytest.fixture
def path(tmp_path):
    """The file that is edited."""
    return tmp_path / "editing/grace.txt"


@pytest.fixture
def window(fake_program, monkeypatch):
    """An editor with a window, which returns before anything is typed."""
    fake_program("code", "exit 0")
    monkeypatch.setenv("EDITOR", "code")


def test_an_editor_gets_a_private_file(path, tmp_path, fake_program, monkeypatch):
    fake_program("vi", f'stat -c %a "$1" > {tmp_path}/mode; echo "PS more" >> "$1"')
    monkeypatch.setenv("EDITOR", "vi")
    assert edit(LETTER, path) == f"{LETTER}\nPS more"
    assert not path.exists()
    assert (tmp_path / "mode").read_text() == "600\n"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("", "Set VISUAL or EDITOR"),
        ("/no/such/editor", "could not be started"),
        ("'", "could not be started"),
        ("false", "status 1"),
    ],
)
def test_an_editor_that_fails_leaves_no_file(path, monkeypatch, command, reason):
    monkeypatch.setenv("VISUAL", command)
    with pytest.raises(EditorError, match=reason):
        edit(LETTER, path)
    assert not path.exists()


def test_an_editor_that_returns_at_once_is_reported_with_advice(window, path):
    with pytest.raises(EditorError, match=r"is still open.* set EDITOR='code --wait'\.$"):
        edit(LETTER, path)
    assert path.exists(), "the window has it open"


@pytest.mark.parametrize(
    ("command", "suggestion"),
    [
        ("gvim", "VISUAL='gvim -f'."),
        ("'/opt/my tools/subl' -n", """VISUAL=''"'"'/opt/my tools/subl'"'"' -n --wait'."""),
        ("unheard-of", "VISUAL='code --wait', for example."),
    ],
)
def test_the_suggested_option_is_one_that_the_editor_has(path, monkeypatch, command, suggestion):
    monkeypatch.setattr("subprocess.run", lambda *_: subprocess.CompletedProcess(command, 0))
    monkeypatch.setenv("VISUAL", command)
    monkeypatch.setenv("EDITOR", "other")
    with pytest.raises(EditorError) as raised:
        edit(LETTER, path)
    assert suggestion in str(raised.value)


def test_a_late_save_is_returned_when_the_editor_is_opened_again(window, path):
    for _ in range(2):
        with pytest.raises(EditorError):
            edit(LETTER, path)
    assert read_late_save(path) is None
    path.write_text("Dear Grace,\n\nFrom the window.\n")
    assert edit(LETTER, path) == "Dear Grace,\n\nFrom the window."
    assert path.exists(), "the window still has it open"
    path.write_text("Dear Grace,\n\nFrom the window again.\n")
    assert edit("Another letter", path) == "Dear Grace,\n\nFrom the window again."
    with pytest.raises(EditorError):
        edit("Another letter", path)
    assert path.read_text() == "Another letter\n"


def test_a_terminal_editor_may_be_closed_without_a_change(fake_program, path, monkeypatch):
    fake_program("vi", "exit 0")
    monkeypatch.setenv("EDITOR", "vi")
    assert edit(LETTER, path) == LETTER
    assert not path.exists()


def test_an_editor_that_waits_leaves_no_baseline_for_a_late_save(window, fake_program, path):
    with pytest.raises(EditorError):
        edit(LETTER, path)
    fake_program("code", 'echo "Dear Grace," > "$1"')
    assert edit(LETTER, path) == "Dear Grace,"
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_an_editor_may_save_in_another_encoding(path, encoding):
    path.parent.mkdir()
    path.write_bytes("Dear Zoë,\r\n\r\nThank you.\r\n".encode(encoding))
    assert read_interrupted_edit(path) == "Dear Zoë,\n\nThank you."


def test_a_tilde_in_the_path_of_the_editor_is_expanded(home, path, monkeypatch):
    write_script(home / "editor", 'echo "Dear Grace," > "$1"')
    monkeypatch.setenv("EDITOR", "~/editor")
    assert edit(LETTER, path) == "Dear Grace,"


def test_a_dismissed_late_save_is_not_found_again(window, path):
    with pytest.raises(EditorError):
        edit(LETTER, path)
    path.write_text("Dear Grace,\n\nFrom the window.\n")
    dismiss_late_save(path)
    assert (read_late_save(path), read_interrupted_edit(path)) == (None, None)


def test_edited_files_of_deleted_notes_are_deleted(notes, window, monkeypatch):
    draft = replace(notes.new_draft(date(2026, 11, 23)), id="here", answers=complete_answers())
    notes.save(draft)
    for name in ("here", "gone"):
        with pytest.raises(EditorError):
            edit(LETTER, notes.external_edits / f"{name}.txt")
    notes.purge()
    assert len(list(notes.external_edits.iterdir())) == 4
    # Every file is older than this.
    monkeypatch.setattr("tui.notes.folder._MAX_ORPHAN_AGE", timedelta(days=-1))
    notes.purge()
    assert sorted(file.name for file in notes.external_edits.iterdir()) == [
        "here.before",
        "here.txt",
    ]
