"""A whole note is written on every kind of terminal and connection; broken input does no harm."""

import os
import re

import pytest

from helpers.keys import QUIT
from helpers.programs import needs
from helpers.slow_connection import through_slow_connection
from helpers.ssh_server import run_ssh_server
from helpers.typical_case import ALL_KEYS, is_the_note
from helpers.wizard import COMMAND, Wizard

WITHOUT_UTF8 = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}

EXTENDED_BACKGROUND_OR_RGB = re.compile(rb"\x1b\[[\d;]*(?:48;[25]|38;2);")
EXTENDED_FOREGROUND = re.compile(rb"\x1b\[[\d;]*38;[25];")
ANY_OF_EIGHT_COLOURS = re.compile(rb"\x1b\[[\d;]*(?:3[0-7]|4[0-7])m")
"""Sequences that set colours, such as `ESC [38;5;75m` for a foreground among 256 colours."""


def write_and_save(wizard, folder):
    """Type the whole case, quit, and return the note that was saved."""
    wizard.until("How did it").type(ALL_KEYS)
    wizard.wait_until(lambda: [*folder.glob("*.txt")], "a saved note")
    wizard.type(QUIT)
    (saved,) = folder.glob("*.txt")
    return saved.read_text()


@pytest.mark.parametrize("size", [(200, 60), (80, 24), (40, 12), (20, 6)])
@pytest.mark.parametrize("term", ["xterm-256color", "linux", "vt100"])
def test_a_note_is_written_at_every_size_on_every_terminal(tmp_path, size, term):
    with Wizard("new", cwd=tmp_path, size=size, env={"TERM": term}) as wizard:
        assert is_the_note(write_and_save(wizard, tmp_path))
        assert wizard.wait() == 0
    assert not EXTENDED_BACKGROUND_OR_RGB.search(wizard.raw)
    if term != "xterm-256color":
        assert not EXTENDED_FOREGROUND.search(wizard.raw)
    if term == "vt100":
        assert not ANY_OF_EIGHT_COLOURS.search(wizard.raw)


def test_a_note_is_written_without_colour(tmp_path):
    with Wizard("new", cwd=tmp_path, env={"NO_COLOR": "1"}) as wizard:
        assert is_the_note(write_and_save(wizard, tmp_path))
        assert wizard.wait() == 0
    sequences = re.findall(rb"\x1b\[([\d;]*)m", wizard.raw)
    codes = {code for sequence in sequences for code in sequence.split(b";")}
    # A reset, and attributes such as bold.
    assert codes <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"9"}


@pytest.mark.parametrize(
    ("encoding", "variables"),
    [
        ("ascii", {**WITHOUT_UTF8, "PYTHONIOENCODING": "ascii"}),
        ("latin-1", {**WITHOUT_UTF8, "PYTHONIOENCODING": "latin-1"}),
        ("ascii", {"LC_ALL": "C"}),
    ],
)
def test_a_note_is_written_without_unicode(tmp_path, encoding, variables):
    with Wizard("new", cwd=tmp_path, env=variables) as wizard:
        wizard.until(r"\|  Subject: Thank you - \[~\]")
        assert is_the_note(write_and_save(wizard, tmp_path))
        assert wizard.wait() == 0
    output = wizard.raw.rpartition(b"\x1b[?1049l")[0].decode(encoding)
    assert "\\u" not in output


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_a_note_is_written_inside_tmux(tmp_path, size):
    tmux = needs("tmux")
    socket = str(tmp_path / "tmux")
    inside = (tmux, "-u", "-S", socket, "-f", "/dev/null", "new-session", COMMAND, "new")
    with Wizard(cwd=tmp_path, size=(size[0], size[1] + 1), command=inside) as wizard:
        assert is_the_note(write_and_save(wizard, tmp_path))
        assert wizard.wait() == 0


def test_a_note_is_written_inside_screen(tmp_path):
    screen = needs("screen")
    sessions = tmp_path / "screens"
    sessions.mkdir(mode=0o700)
    inside = (screen, "-U", "-c", "/dev/null", COMMAND, "new")
    with Wizard(cwd=tmp_path, command=inside, env={"SCREENDIR": str(sessions)}) as wizard:
        wizard.until("How did it|[Ss]pace").type(" ")
        assert is_the_note(write_and_save(wizard, tmp_path))
        assert wizard.wait() == 0


def test_a_note_is_written_over_a_slow_connection(tmp_path, home):
    with run_ssh_server(tmp_path / "sshd") as server:
        remote = (
            f'cd "{tmp_path}" && exec env LC_ALL=C.UTF-8 BRIDGE_TUI_HOME="{home}/bridge-tui"'
            f' "{COMMAND}" new'
        )
        with Wizard(command=through_slow_connection(server).command(remote)) as wizard:
            assert is_the_note(write_and_save(wizard, tmp_path))
            assert wizard.wait() == 0


def test_a_note_is_written_over_ssh_inside_tmux(tmp_path, home):
    needs("tmux")
    with run_ssh_server(tmp_path / "sshd") as server:
        remote = (
            f'cd "{tmp_path}" && exec env LC_ALL=C.UTF-8 BRIDGE_TUI_HOME="{home}/bridge-tui"'
            f' tmux -u -S "{tmp_path}/tmux" -f /dev/null new-session "{COMMAND}" new'
        )
        with Wizard(size=(80, 25), command=server.command(remote)) as wizard:
            assert is_the_note(write_and_save(wizard, tmp_path))
            assert wizard.wait() == 0


def test_a_note_is_written_over_mosh(tmp_path, home):
    mosh = needs("mosh")
    with run_ssh_server(tmp_path / "sshd") as server:
        remote = f'cd "{tmp_path}" && exec env BRIDGE_TUI_HOME="{home}/bridge-tui" "{COMMAND}" new'
        line = (
            mosh, f"--ssh=ssh {' '.join(server.options())}", "--bind-server=127.0.0.1",
            "--family=inet", "127.0.0.1", "--", "sh", "-c", remote,
        )  # fmt: skip
        with Wizard(command=line, env={"LC_ALL": "C.UTF-8"}) as wizard:
            assert is_the_note(write_and_save(wizard, tmp_path))
            assert wizard.wait() == 0


def test_an_arrow_key_in_two_pieces_is_not_an_escape(tmp_path):
    with Wizard("new", cwd=tmp_path, env={"SSH_CONNECTION": "there", "ESCDELAY": "2000"}) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type("\x1b").read(0.2)
        wizard.type("[B").type("1").until(r"Organisation\* +1")
        assert "Who is the note for" in wizard.text


def test_invalid_utf8_does_not_end_the_wizard(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        os.write(wizard.master, b"Zo\xe9 \xff\xfe X")
        wizard.until("name[*] +Zo. ?.+X").type(QUIT)
        assert wizard.wait() == 130


def test_a_terminal_that_closes_without_a_signal_ends_the_wizard(tmp_path):
    with Wizard("new", cwd=tmp_path, controlling=False) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.hang_up()
        assert wizard.wait() == -1


def test_resizing_at_any_moment_keeps_the_focus_and_what_was_typed(tmp_path):
    sizes = [(20, 6), (200, 60), (1, 1), (39, 11), (80, 24), (60, 20), (80, 24)]
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        for size, letter in zip(sizes, "ABCDEFG", strict=True):
            wizard.resize(*size).type(letter)
        wizard.until("name[*] +ABCDEFG").type("\x7f").until("name[*] +ABCDEF ")
        wizard.type(QUIT)
        assert wizard.wait() == 130
