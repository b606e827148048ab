"""Stopping and continuing the wizard from a shell, on a real terminal."""

import os
import signal

import pytest

from helpers.keys import DELETE_TO_START, EDITOR, QUIT, STOP
from helpers.processes import is_stopped
from helpers.programs import needs, write_script
from helpers.typical_case import answer_everything
from helpers.wizard import COMMAND, Wizard

TAKEN_OVER = b"\x1b[?2004h"
"""What the wizard sends each time it takes over the terminal: it turns bracketed paste on."""


@pytest.fixture
def shell(tmp_path):
    """A shell with job control, with the wizard in its foreground."""
    needs("bash")
    # With -b, the shell reports a stop at once, and not only before its next prompt.
    command = ("bash", "--norc", "--noprofile", "-i", "-b")
    with Wizard(cwd=tmp_path, command=command, env={"PS1": "READY> "}) as wizard:
        wizard.until("READY>").type(f"{COMMAND} new\r")
        wizard.until("How did it end")
        yield wizard


def wizard_process(shell):
    """Return the process id of the wizard."""
    children = f"/proc/{shell.process.pid}/task/{shell.process.pid}/children"
    with open(children) as file:
        return int(file.read().split()[0])


def overwrite_screen(shell):
    """Let the shell remove what the wizard has drawn, and wait until that is done.

    An Enter that is typed while the shell is busy would reach the wizard as another key.
    """
    # The quotes tell the output from the command as it is typed.
    shell.type("clear; echo the she''ll has the screen\r").until("the shell has the screen")
    assert "How did it end" not in shell.text


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_the_screen_is_redrawn_after_fg(shell, number):
    pid = wizard_process(shell)
    for _ in range(2):
        os.kill(pid, number)
        shell.until("Stopped").wait_until(lambda: is_stopped(pid), "the stop")
        overwrite_screen(shell)
        shell.type("fg\r").until("How did it end").until("Quit")
    # No second input thread takes some of the keys, and the terminal is restored at the end.
    shell.type("1\r").until("Who is the note for").type("Grace Hopper").until(
        "name[*] +Grace Hopper "
    )
    shell.type(QUIT).until("Continue with").type("echo as be''fore\r").until("as before")


def test_a_wizard_in_the_background_waits_for_fg(shell):
    pid = wizard_process(shell)
    os.kill(pid, signal.SIGTSTP)
    shell.until("Stopped").wait_until(lambda: is_stopped(pid), "the stop")
    shell.type("bg\r").wait_until(lambda: shell.raw.count(b"Stopped") == 2, "the second stop")
    overwrite_screen(shell)
    shell.type("fg\r").until("How did it end").until("Quit")
    shell.type("1\r").until("Who is the note for").type(QUIT).until("Continue with")


def test_a_change_of_size_while_stopped_is_noticed(shell):
    pid = wizard_process(shell)
    os.kill(pid, signal.SIGTSTP)
    shell.until("Stopped").wait_until(lambda: is_stopped(pid), "the stop")
    shell.resize(60, 20).type("fg\r").until("How did it end")
    shell.wait_until(lambda: "▏" not in shell.text, "the narrow screen")
    shell.type(QUIT)


def test_a_sigcont_without_a_stop_leaves_one_input_thread(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        for _ in range(3):
            output_length = len(wizard.raw)
            wizard.process.send_signal(signal.SIGCONT)
            wizard.wait_until(
                lambda before=output_length: TAKEN_OVER in wizard.raw[before:], "redrawing"
            )
        wizard.until("Who is the note for").type("Grace Hopper").until("name[*] +Grace Hopper ")
        wizard.type(QUIT)
        assert wizard.wait() == 130


def test_keys_typed_while_stopped_are_kept(tmp_path):
    # More than the wizard reads at once: some is still unread when it takes the terminal over.
    deleted_text = "x" * 10000 + DELETE_TO_START
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.until_idle().process.send_signal(signal.SIGSTOP)
        wizard.wait_until(lambda: is_stopped(wizard.process.pid), "the stop")
        wizard.type(f"{deleted_text}Grace Hopper").process.send_signal(signal.SIGCONT)
        wizard.until("name[*] +Grace Hopper ").type(QUIT)
        assert wizard.wait() == 130


def test_a_stop_that_no_shell_could_end_is_ignored(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.process.send_signal(signal.SIGTSTP)
        wizard.type("Grace Hopper").until("name[*] +Grace Hopper ").type(QUIT)
        assert wizard.wait() == 130


def test_ctrl_z_does_nothing_in_an_editor_without_a_shell(tmp_path):
    script = write_script(tmp_path / "vi", "echo type a line; read line")
    with Wizard("new", cwd=tmp_path, env={"EDITOR": str(script)}) as wizard:
        answer_everything(wizard)
        wizard.type(EDITOR).wait_until(lambda: b"type a line" in wizard.raw, "the editor")
        output_length = len(wizard.raw)
        wizard.type(STOP).type("\r")
        wizard.wait_until(lambda: TAKEN_OVER in wizard.raw[output_length:], "the wizard")
        wizard.type(QUIT)
        assert wizard.wait() == 130
