"""The commands that a guest may add to the `ssh` command that they log in with."""

import pytest

from tui.commands.main import main
from tui.commands.remote import COMMAND_VARIABLE, CommandNotAllowed, guest_arguments


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("", []),
        ("notes", ["notes"]),
        ("bridge-tui notes --json", ["notes", "--json"]),
        ("export 2026 --format eml", ["export", "2026", "--format", "eml"]),
        ("open '20260105-mine'", ["open", "20260105-mine"]),
        ("--plain", ["--plain"]),
    ],
)
def test_commands_on_the_guests_own_notes_are_allowed(command, arguments):
    assert guest_arguments({COMMAND_VARIABLE: command}) == arguments


@pytest.mark.parametrize(
    "command",
    [
        "sh", "bash -i", "; sh", "/usr/lib/openssh/sftp-server", "internal-sftp", "scp -f x", "env",
        "tally .", "wording init x", "bridge-tui wording check", "Notes", "nötes", "\x1b[2J", "$(sh)",
    ],
)  # fmt: skip
def test_any_other_command_is_an_error_that_names_the_allowed_ones(command):
    with pytest.raises(CommandNotAllowed, match='"notes", "export ID"') as error:
        guest_arguments({COMMAND_VARIABLE: command})
    assert str(error.value).isprintable()


@pytest.mark.parametrize("command", ["'", 'export "', "notes \\"])
def test_an_unclosed_quotation_mark_is_an_error(command):
    with pytest.raises(CommandNotAllowed, match="not closed"):
        guest_arguments({COMMAND_VARIABLE: command})


def test_only_a_restricted_session_reads_the_guests_command(monkeypatch, capsys):
    monkeypatch.setenv(COMMAND_VARIABLE, "sh")
    assert main(["notes"]) == 0
    assert capsys.readouterr().err == "There are no notes yet.\n"
