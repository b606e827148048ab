"""Over a real line: cut off or stalled, the note is found again as it was."""

import os
import re
import signal
from pathlib import Path

import pytest

from helpers.processes import have_ended, parent_of
from helpers.ssh_server import serving
from helpers.wizard import Wizard


@pytest.fixture
def server(tmp_path):
    """An sshd of this test's own."""
    with serving(tmp_path / "sshd") as server:
        yield server


def write_some(wizard):
    """Begin a note at the far end."""
    wizard.until("How did it end").type("1\r").until("Who is the note for")
    wizard.type("Grace Hopper").until("name[*] +Grace Hopper")
    return wizard


def process_of(notes):
    """Return the process that has the only note open, from what it says of itself."""
    (lock,) = notes.locks.iterdir()
    return int(re.search(r"process (\d+)", lock.read_text())[1])


def is_resumed(server, home):
    """Reconnect, resume, and see the note as it was."""
    with server.wizard("--resume", home=home / "bridge-tui") as again:
        again.until("name[*] +Grace Hopper").until("Dear Grace,").type("\x11")
        assert again.ended() == 130
    return True


def test_a_killed_client_loses_nothing(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as wizard:
        write_some(wizard).until_so(lambda: notes.has_notes() and notes.locks.exists())
        far = process_of(notes)
        wizard.process.send_signal(signal.SIGKILL)
        wizard.process.wait()
        assert have_ended([far])
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Grace Hopper"
    assert is_resumed(server, home)


def test_a_connection_that_stalls_and_drops_loses_nothing(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as wizard:
        write_some(wizard).until_so(lambda: notes.has_notes() and notes.locks.exists())
        far = process_of(notes)
        line = parent_of(far)
        while "sshd" not in Path(f"/proc/{line}/cmdline").read_text():
            line = parent_of(line)
        # The line takes nothing any more while the wizard still has much to draw.
        wizard.type("\x0c" * 60 + ", Ph")
        wizard.until_so(lambda: "Ph" in notes.entries()[0].draft.answers.recipient_name)
        os.kill(line, signal.SIGSTOP)
        os.kill(line, signal.SIGKILL)
        assert have_ended([far])
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Grace Hopper, Ph"
    assert is_resumed(server, home)


def test_a_client_that_is_stopped_and_killed_loses_nothing(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as wizard:
        write_some(wizard).until_so(lambda: notes.has_notes() and notes.locks.exists())
        far = process_of(notes)
        wizard.type("\x0c" * 200 + "!")
        wizard.process.send_signal(signal.SIGSTOP)
        wizard.process.send_signal(signal.SIGKILL)
        wizard.process.wait()
        assert have_ended([far])
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name.startswith("Grace Hopper")
    assert is_resumed(server, home)


def test_a_second_session_shows_who_has_the_note_open(server, home, notes):
    with server.wizard("new", home=home / "bridge-tui") as first:
        write_some(first).until_so(lambda: notes.has_notes())
        far = process_of(notes)
        with Wizard("--resume") as second:
            second.until("open elsewhere").until(f"process {far}").until("since")
            second.type("c").until("name[*] +Grace Hopper").type("\x11")
            assert second.ended() == 130
        first.type("\x11")
        assert first.ended() == 130
    assert len(notes.entries()) == 2
