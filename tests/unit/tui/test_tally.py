"""Counting the notes of many people without showing their names."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers.factories import complete_answers
from templates.phrasebook.wording_reader import built_in
from tui.commands.main import main
from tui.notes import NotesFolder, Status


@pytest.fixture
def save_note(tmp_path):
    """Return a function that saves a note in a person's folder."""

    def save(person, month, outcome, status=Status.DRAFT):
        notes = NotesFolder(tmp_path / "srv" / person, built_in())
        created = datetime(2026, month, 5, tzinfo=UTC)
        draft = replace(notes.new_draft(created.date()), created=created, status=status)
        notes.save(replace(draft, answers=complete_answers(outcome=outcome)))

    return save


def test_notes_and_sent_notes_are_counted_by_month_and_outcome(save_note, tmp_path, capsys):
    save_note("ada", 10, "not_selected", Status.SENT)
    save_note("alan", 10, "not_selected")
    save_note("alan", 11, "withdrew", Status.READY)
    save_note("grace", 11, None)
    (tmp_path / "srv/nobody").mkdir()
    assert main(["tally", str(tmp_path / "srv")]) == 0
    printed = capsys.readouterr()
    assert [line.split() for line in printed.out.splitlines()] == [
        ["month", "outcome", "notes", "sent"],
        ["2026-10", "not_selected", "2", "1"],
        ["2026-11", "not", "chosen", "yet", "1", "0"],
        ["2026-11", "withdrew", "1", "0"],
        ["all", "4", "1"],
    ]
    assert printed.err == ""
    for name in ("ada", "alan", "Grace", "Analytical", "Lovelace"):
        assert name not in printed.out


def test_notes_in_home_directories_are_counted(save_note, tmp_path, capsys):
    save_note("ada/.local/share/bridge-tui", 10, "withdrew")
    assert main(["tally", "--json", str(tmp_path / "srv")]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"month": "2026-10", "outcome": "withdrew", "notes": 1, "sent": 0}
    ]


def test_links_and_unreadable_notes_are_not_counted(save_note, tmp_path, capsys):
    save_note("ada", 10, "withdrew")
    save_note("../elsewhere", 10, "withdrew")
    secret = tmp_path / "secret.toml"
    secret.write_text("My secret.")
    (tmp_path / "srv/eve").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "srv/eva/").mkdir()
    (tmp_path / "srv/eva/notes").symlink_to(tmp_path / "elsewhere/notes")
    (tmp_path / "srv/ada/notes/20261005-link.toml").symlink_to(secret)
    (tmp_path / "srv/ada/notes/20261005-junk.toml").write_text('outcome = "\x1b[2J"')
    assert main(["tally", str(tmp_path / "srv")]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1].split() == ["all", "1", "0"]
    assert printed.err == "bridge-tui: 2 not counted: unreadable, or in another wording.\n"


@pytest.mark.parametrize("readable", [(), ("alan",)])
def test_folders_that_this_account_cannot_read_are_reported(
    save_note, tmp_path, capsys, monkeypatch, readable
):
    save_note("ada", 10, "withdrew")
    save_note("alan", 10, "withdrew")
    is_dir = Path.is_dir

    def is_dir_for_others(path):
        if path.name == "notes" and path.parent.name in {"ada", "alan"}.difference(readable):
            raise PermissionError(13, "Permission denied")
        return is_dir(path)

    # Changing the mode would not be enough: root, who may run the tests, can read every folder.
    monkeypatch.setattr(Path, "is_dir", is_dir_for_others)
    monkeypatch.setattr("os.access", lambda path, mode: path.name in ("srv", *readable))
    assert main(["tally", str(tmp_path / "srv")]) == (0 if readable else 2)
    printed = capsys.readouterr()
    if readable:
        assert printed.out.splitlines()[-1].split() == ["all", "1", "0"]
        assert "1 not counted" in printed.err
    else:
        assert "run it as root" in printed.err


@pytest.mark.parametrize(
    ("name", "message"), [("empty", "has no folders"), ("none", "cannot be read")]
)
def test_a_folder_with_nothing_to_count_is_an_error(tmp_path, capsys, name, message):
    (tmp_path / "empty").mkdir()
    assert main(["tally", str(tmp_path / name)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
