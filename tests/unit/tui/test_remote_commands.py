"""What a guest can ask for behind the `ssh` command that they log in with."""

import pytest

from tui.commands.main import main
from tui.commands.remote import VARIABLE, NotOffered, requested_arguments


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
def test_commands_on_ones_own_notes_are_taken(command, arguments):
    assert requested_arguments({VARIABLE: command}) == arguments


@pytest.mark.parametrize(
    "command",
    [
        "sh", "bash -i", "; sh", "/usr/lib/openssh/sftp-server", "internal-sftp", "scp -f x", "env",
        "tally .", "wording init x", "bridge-tui wording check", "Notes", "nötes", "\x1b[2J", "$(sh)",
    ],
)  # fmt: skip
def test_anything_else_is_refused_and_the_commands_are_named(command):
    with pytest.raises(NotOffered, match='"notes", "export ID"') as error:
        requested_arguments({VARIABLE: command})
    assert str(error.value).isprintable()


@pytest.mark.parametrize("command", ["'", 'export "', "notes \\"])
def test_an_open_quotation_mark_is_one_sentence(command):
    with pytest.raises(NotOffered, match="not closed"):
        requested_arguments({VARIABLE: command})


def test_only_a_restricted_session_takes_them(monkeypatch, capsys):
    monkeypatch.setenv(VARIABLE, "sh")
    assert main(["notes"]) == 0
    assert capsys.readouterr().err == ""
