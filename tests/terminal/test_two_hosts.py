"""Two hosts with the same folder of notes, as behind a load balancer, each with an sshd."""

import sys

import pytest

from helpers.keys import QUIT
from helpers.processes import have_ended
from helpers.ssh_server import run_ssh_server
from helpers.wizard import Wizard


@pytest.fixture
def hosts(tmp_path):
    """Two servers, on each of which everybody gets the same restricted wizard."""
    (tmp_path / "shared").mkdir()
    home = tmp_path / "shared/ada"
    settings = f"ForceCommand {sys.executable} -I -m tui --home {home} --restricted\n"
    with (
        run_ssh_server(tmp_path / "one", settings) as one,
        run_ssh_server(tmp_path / "two", settings) as two,
    ):
        yield one, two


@pytest.fixture
def locks(tmp_path):
    """Return a function that returns the lock files of the notes."""
    return lambda: sorted((tmp_path / "shared/ada/locks").glob("*.lock"))


def begin_note(wizard):
    """Begin a note to Grace Hopper, and return the wizard."""
    wizard.until("How did it end").type("1\r").until("Who is the note for")
    return wizard.type("Grace Hopper").until("name[*] +Grace Hopper")


def test_a_note_that_is_open_on_one_host_is_locked_on_the_other(hosts, locks):
    one, two = hosts
    with Wizard(command=one.command("new")) as first:
        begin_note(first).wait_until(locks, "a lock")
        with Wizard(command=two.command("bridge-tui --resume")) as second:
            second.until("open elsewhere").until("again in a few").type("c")
            second.until("name[*] +Grace Hopper").type(QUIT)
            assert second.wait() == 130
        first.type(QUIT)
        assert first.wait() == 130
    assert len(locks()) == 2


def test_a_note_of_a_killed_session_can_be_continued_on_the_other_host(hosts, locks):
    one, two = hosts
    with Wizard(command=one.command("new")) as first:
        begin_note(first).wait_until(locks, "a lock")
        first.wait_until(lambda: locks()[0].read_text(), "a holder")
        process = int(locks()[0].read_text().partition("process ")[2].partition(",")[0])
        first.type("!").until("Hopper!").read(1.0)
        first.process.kill()
        first.process.wait()
        assert have_ended([process])
    with Wizard(command=two.command("bridge-tui --resume")) as second:
        second.until("name[*] +Grace Hopper!").type(QUIT)
        assert second.wait() == 130


def test_a_note_saved_on_one_host_is_listed_on_the_other(hosts):
    for number, host in enumerate(hosts, 1):
        with Wizard(command=host.command("new")) as wizard:
            begin_note(wizard).type(QUIT)
            assert wizard.wait() == 130
        with Wizard(command=hosts[0].command("notes")) as wizard:
            wizard.until("Your notes").until(r"(?s)" + ".*".join(["Grace Hopper"] * number))
            wizard.type(QUIT).wait()
