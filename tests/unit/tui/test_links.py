"""Files and folders that are symbolic links, as for people who share or version them."""

from dataclasses import replace
from datetime import date

import pytest

from templates import Answers
from tui.notes.open_note import OpenNote
from tui.system.proofreader import Proofreader
from tui.system.settings import change_settings, read_settings
from tui.system.state import change_state, read_state

COMMENTED = '# Mine\ntheme = "nord"  # dark\n'


@pytest.fixture
def dotfiles(tmp_path):
    """A folder that the links point to."""
    folder = tmp_path / "dotfiles"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("target", ["config.toml", "more/config.toml"])
def test_settings_are_written_through_a_chain_of_links(tmp_path, dotfiles, target):
    real, link, config = dotfiles / target, tmp_path / "link", tmp_path / "config.toml"
    real.parent.mkdir(exist_ok=True)
    real.write_text(COMMENTED)
    link.symlink_to(f"dotfiles/{target}")
    config.symlink_to(link)
    change_settings(config, {"premium": True})
    assert config.is_symlink()
    assert link.is_symlink()
    assert real.read_text() == f"{COMMENTED}premium = true\n"
    assert [path.name for path in real.parent.iterdir() if path.is_file()] == ["config.toml"]


def test_the_missing_target_of_a_link_is_created(tmp_path, dotfiles):
    config = tmp_path / "config.toml"
    config.symlink_to(dotfiles / "new/config.toml")
    change_settings(config, {"theme": "nord"})
    assert config.is_symlink()
    assert read_settings(dotfiles / "new/config.toml").theme == "nord"


def test_a_link_to_itself_is_reported(tmp_path):
    config = tmp_path / "config.toml"
    config.symlink_to(config)
    error = change_settings(config, {"theme": "nord"})
    assert error.startswith("Settings not saved: Too many levels")
    assert config.is_symlink()


def test_the_dictionary_and_the_state_are_written_through_links(tmp_path, dotfiles):
    for name in ("dictionary.txt", "state.json"):
        (tmp_path / name).symlink_to(dotfiles / name)
    Proofreader(tmp_path / "dictionary.txt").accept("Leiden")
    change_state(tmp_path / "state.json", destination="eml")
    assert (dotfiles / "dictionary.txt").read_text() == "Leiden\n"
    assert read_state(dotfiles / "state.json").destination == "eml"
    assert all((tmp_path / name).is_symlink() for name in ("dictionary.txt", "state.json"))


def test_notes_are_saved_in_a_linked_folder(notes, dotfiles):
    notes.folder.parent.mkdir()
    notes.folder.symlink_to(dotfiles)
    draft = replace(notes.new_draft(date(2026, 11, 23)), answers=Answers(role="Lead"))
    notes.save(draft)
    assert notes.folder.is_symlink()
    assert notes.load(draft.id) == draft


def test_a_missing_target_folder_is_named(notes, dotfiles):
    away = dotfiles / "not-mounted"
    notes.folder.parent.mkdir()
    notes.folder.symlink_to(away)
    assert notes.read_error == f"{notes.folder} is a link to {away}, which does not exist."
    note = OpenNote(notes, date(2026, 11, 23))
    note.set_answers(Answers(role="Lead"))
    assert not note.flush()
    assert note.unsaved_reason == f"{notes.folder} is a link to {away}, which is not a folder."
    note.close()
