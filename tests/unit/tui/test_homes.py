"""Accounts without a home directory, and paths with a tilde."""

import os
import pwd

import pytest

from helpers.repository import ANSWERS_FILE
from tui.commands.main import main
from tui.system.paths import data_folder
from tui.system.restricted_process import UnusableFolder, prepare_restricted_process

ANSWERS = str(ANSWERS_FILE)


@pytest.fixture
def nobody(monkeypatch):
    """A process of an account that has neither a home directory nor a name."""

    def unknown(uid):
        raise KeyError(f"getpwuid(): uid not found: {uid}")

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "BRIDGE_TUI_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("command", ["render", "check"])
def test_a_command_that_needs_no_home_works_without_one(nobody, capsys, command):
    assert main([command, ANSWERS]) in (0, 1)
    printed = capsys.readouterr()
    assert printed.out
    assert printed.err == ""


@pytest.mark.parametrize("command", [["notes"], ["new"], ["--plain"], ["export", "x"]])
def test_other_commands_ask_for_a_folder(nobody, capsys, command):
    assert main(command) == 2
    assert capsys.readouterr().err == (
        "bridge-tui: There is no home directory here: name a folder for your notes with"
        " --home DIR.\n"
    )


def test_a_named_folder_replaces_the_home(nobody, tmp_path, capsys):
    assert main(["--home", str(tmp_path), "notes", "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_a_restricted_session_says_that_it_needs_a_folder(nobody, monkeypatch):
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with pytest.raises(UnusableFolder, match="no home directory"):
        prepare_restricted_process(None)


def test_a_tilde_in_the_option_is_the_home_directory(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["--home=~/x", "notes", "--json"]) == 0
    assert data_folder() == home / "x"
    assert not (tmp_path / "~").exists()


def test_a_tilde_in_the_variable_is_the_home_directory(home, monkeypatch):
    monkeypatch.setenv("BRIDGE_TUI_HOME", "~/x")
    assert data_folder() == home / "x"


@pytest.mark.parametrize(
    "command",
    [
        ["--home=~nobody.here/x", "notes"],
        ["--wording=~nobody.here/x", "render", ANSWERS],
        ["render", "~nobody.here/x"],
        ["check", "~nobody.here/x"],
        ["check", ANSWERS, "--answers=~nobody.here/x"],
        ["render", ANSWERS, "--reply-to=~nobody.here/x"],
        ["wording", "init", "~nobody.here/x"],
    ],
)
def test_an_unknown_home_directory_is_reported_in_one_sentence(command, capsys):
    assert main(command) == 2
    assert capsys.readouterr().err == (
        "bridge-tui: ~nobody.here/x: there is no such home directory.\n"
    )


def test_an_unknown_home_directory_in_the_settings_is_reported(home, capsys):
    config = home / "bridge-tui/config.toml"
    config.parent.mkdir()
    config.write_text('wording = "~nobody.here/x"\n')
    assert main(["render", ANSWERS]) == 1
    assert capsys.readouterr().err.endswith("~nobody.here/x: there is no such home directory.\n")


def test_a_tilde_after_an_equals_sign_is_expanded(home, capsys):
    (home / "a.toml").write_text(ANSWERS_FILE.read_text())
    assert main(["check", ANSWERS, "--answers=~/a.toml"]) in (0, 1)
    assert "No such file" not in capsys.readouterr().err


def test_a_deleted_current_folder_is_reported_in_one_sentence(tmp_path, monkeypatch, capsys):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["--home", "x", "notes"]) == 2
    assert "does not exist any more" in capsys.readouterr().err
    assert main(["render", ANSWERS]) == 0
