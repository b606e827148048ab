"""Two hosts with the same folder of notes, as behind a balancer: an sshd each."""

import sys

import pytest

from helpers.processes import have_ended
from helpers.ssh_server import serving
from helpers.wizard import Wizard

LEAVE = "\x11"


@pytest.fixture
def hosts(tmp_path):
    """Two servers, on each of which everybody gets the same restricted wizard."""
    forced = (
        f"ForceCommand {sys.executable} -I -m tui --home {tmp_path / 'shared/ada'} --restricted\n"
    )
    (tmp_path / "shared").mkdir()
    with serving(tmp_path / "one", forced) as one, serving(tmp_path / "two", forced) as two:
        yield one, two


@pytest.fixture
def locks(tmp_path):
    """Return a function that returns the lock files of the notes."""
    return lambda: sorted((tmp_path / "shared/ada/locks").glob("*.lock"))


def write_some(wizard):
    return (
        wizard.until("How did it end")
        .type("1\r")
        .until("Who is the note for")
        .type("Grace Hopper")
        .until("name[*] +Grace Hopper")
    )


def test_a_note_that_is_open_on_one_host_is_locked_on_the_other(hosts, locks):
    one, two = hosts
    with Wizard(command=one.command("new")) as first:
        write_some(first).until_so(locks, "a lock")
        with Wizard(command=two.command("bridge-tui --resume")) as second:
            second.until("open elsewhere").until("free within a few").type("c").until(
                "name[*] +Grace Hopper"
            ).type(LEAVE)
            assert second.ended() == 130
        first.type(LEAVE)
        assert first.ended() == 130
    assert len(locks()) == 2


def test_a_note_goes_on_at_the_other_host_when_the_session_was_killed(hosts, locks):
    one, two = hosts
    with Wizard(command=one.command("new")) as first:
        write_some(first).until_so(locks, "a lock")
        first.until_so(lambda: locks()[0].read_text(), "a holder")
        process = int(locks()[0].read_text().partition("process ")[2].partition(",")[0])
        first.type("!").until("Hopper!").read(1.0)
        first.process.kill()
        first.process.wait()
        assert have_ended([process])
    with Wizard(command=two.command("bridge-tui --resume")) as second:
        second.until("name[*] +Grace Hopper!").type(LEAVE)
        assert second.ended() == 130


def test_what_was_saved_on_one_host_is_listed_on_the_other(hosts):
    for number, host in enumerate(hosts, 1):
        with Wizard(command=host.command("new")) as wizard:
            write_some(wizard).type(LEAVE)
            assert wizard.ended() == 130
        with Wizard(command=hosts[0].command("notes")) as listed:
            listed.until("Your notes").until(r"(?s)" + ".*".join(["Grace Hopper"] * number))
            listed.type(LEAVE).ended()
