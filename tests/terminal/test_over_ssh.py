"""Over a real SSH connection: if it breaks off, no note is lost."""

import os
import re
import signal
from pathlib import Path

import pytest

from helpers.keys import QUIT, REDRAW
from helpers.processes import have_ended, parent_of
from helpers.ssh_server import run_ssh_server
from helpers.wizard import Wizard


@pytest.fixture
def server(tmp_path):
    """An sshd of this test's own."""
    with run_ssh_server(tmp_path / "sshd") as server:
        yield server


def begin_note(wizard, notes):
    """Begin a note on the server, and wait until it is saved and locked."""
    wizard.until("How did it end").type("1\r").until("Who is the note for")
    wizard.type("Grace Hopper").until("name[*] +Grace Hopper")
    wizard.wait_until(lambda: notes.has_notes() and notes.locks.exists(), "a saved note")


def wizard_process(notes):
    """Return the process id of the wizard that has the only note open, from its lock file."""
    (lock,) = notes.locks.iterdir()
    return int(re.search(r"process (\d+)", lock.read_text())[1])


def assert_note_resumes(server, home):
    """Reconnect, resume the note, and wait until it is shown as it was."""
    with server.wizard("--resume", home=home / "bridge-tui") as again:
        again.until("name[*] +Grace Hopper").until("Dear Grace,").type(QUIT)
        assert again.wait() == 130


def test_a_killed_client_loses_nothing(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as wizard:
        begin_note(wizard, notes)
        remote_process = wizard_process(notes)
        wizard.process.send_signal(signal.SIGKILL)
        wizard.process.wait()
        assert have_ended([remote_process])
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Grace Hopper"
    assert_note_resumes(server, home)


def test_a_connection_that_the_server_drops_loses_nothing(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as wizard:
        begin_note(wizard, notes)
        remote_process = wizard_process(notes)
        sshd = parent_of(remote_process)
        while "sshd" not in Path(f"/proc/{sshd}/cmdline").read_text():
            sshd = parent_of(sshd)
        wizard.type(REDRAW * 60 + ", Ph")
        wizard.wait_until(lambda: "Ph" in notes.entries()[0].draft.answers.recipient_name)
        # Not all may be drawn yet.
        os.kill(sshd, signal.SIGKILL)
        assert have_ended([remote_process])
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Grace Hopper, Ph"
    assert_note_resumes(server, home)


def test_a_client_killed_while_much_is_drawn_loses_nothing(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as wizard:
        begin_note(wizard, notes)
        remote_process = wizard_process(notes)
        wizard.type(REDRAW * 200 + "!")
        wizard.process.send_signal(signal.SIGKILL)
        wizard.process.wait()
        assert have_ended([remote_process])
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name.startswith("Grace Hopper")
    assert_note_resumes(server, home)


def test_a_second_session_shows_who_has_the_note_open(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as first:
        begin_note(first, notes)
        remote_process = wizard_process(notes)
        with Wizard("--resume") as second:
            second.until("open elsewhere").until(f"process {remote_process}").until("since")
            second.type("c").until("name[*] +Grace Hopper").type(QUIT)
            assert second.wait() == 130
        first.type(QUIT)
        assert first.wait() == 130
    assert len(notes.entries()) == 2
