"""Opening a link in a mail program, and showing one in a terminal."""

import os
import re
import signal
import sys
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.outgoing_notes import outgoing
from tui.export.mailto import to_mailto
from tui.system.mail_program import MailProgramError, open_in_mail_program
from tui.terminal.hyperlink import hyperlink

LINK = to_mailto(outgoing())
OPENER = "open" if sys.platform == "darwin" else "xdg-email"


@pytest.fixture
def program(fake_program):
    """Return a function that puts a script in the place of the program that opens links."""
    return partial(fake_program, OPENER)


def test_the_mail_program_is_given_the_link_but_not_the_terminal(program, home):
    fail_with_a_terminal = "if [ -t 0 ] || [ -t 1 ] || [ -t 2 ]; then exit 1; fi"
    program(f'printf %s "$1" > "$HOME/link"; {fail_with_a_terminal}')
    open_in_mail_program(LINK)
    assert (home / "link").read_text() == LINK


def test_a_mail_program_that_stays_open_is_left_running(program, home):
    program('echo $$ > "$HOME/pid"; exec sleep 600')
    open_in_mail_program(LINK, timeout=1)
    # Raises ProcessLookupError if the mail program is no longer running.
    os.kill(int((home / "pid").read_text()), signal.SIGTERM)


def test_a_failing_or_missing_mail_program_is_an_error(program, monkeypatch):
    program("exit 3")
    with pytest.raises(MailProgramError, match="could not be opened"):
        open_in_mail_program(LINK)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MailProgramError, match="No program"):
        open_in_mail_program(LINK)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS opens links with this command")
def test_another_command_called_open_is_not_run(fake_program, home, tmp_path, monkeypatch):
    fake_program("open", ': > "$HOME/ran"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(MailProgramError, match="No program"):
        open_in_mail_program(LINK)
    assert not (home / "ran").exists()


@given(st.text(), st.text())
def test_a_hyperlink_contains_no_other_control_sequence(link, label):
    address, text = r"[!-~]*", r"[^\x00-\x1f\x7f-\x9f]*"
    expected = rf"\x1b\]8;;{address}\x1b\\{text}\x1b\]8;;\x1b\\"
    assert re.fullmatch(expected, hyperlink(link, label))


def test_a_hyperlink_contains_the_whole_link():
    assert hyperlink(LINK, "Open it") == f"\x1b]8;;{LINK}\x1b\\Open it\x1b]8;;\x1b\\"
