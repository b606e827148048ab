"""Signals end the program, but do not interrupt a save."""

import signal
import subprocess
import sys

import pytest

from helpers.repository import ROOT

PROGRAM = """
import os, signal, sys
from tui.system.signals import SignalHandlers

def save():
    if {fails}:
        raise OSError(28, "No space left on device")
    for number in {during_save}:
        os.kill(os.getpid(), number)
    with open(sys.argv[1], "a") as file:
        file.write("saved\\n")

with SignalHandlers(save, lambda status: None) as signals:
    os.kill(os.getpid(), {number})
signals.die_by_caught_signal()
"""
"""Sends itself a signal, and others while the note is being saved."""


def run_program(file, number, during_save=(), *, fails=False):
    """Run the program, which saves to a file, and return its exit status."""
    program = PROGRAM.format(
        number=int(number), during_save=[int(other) for other in during_save], fails=fails
    )
    return subprocess.run([sys.executable, "-c", program, file], cwd=ROOT, timeout=30).returncode


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("during_save", [[], [signal.SIGHUP], [signal.SIGTERM, signal.SIGHUP] * 3])
def test_the_note_is_saved_once_whatever_signals_arrive(tmp_path, number, during_save):
    file = tmp_path / "saved"
    expected = signal.SIGHUP if signal.SIGHUP in during_save else number
    assert run_program(file, number, during_save) == -expected
    assert file.read_text() == "saved\n"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_failed_save_still_ends_the_process(tmp_path, number):
    assert run_program(tmp_path / "saved", number, fails=True) == -number
