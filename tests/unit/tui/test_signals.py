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
    for number in {meanwhile}:
        os.kill(os.getpid(), number)
    with open(sys.argv[1], "a") as file:
        file.write("saved\\n")

with SignalHandlers(save, lambda status: None) as signals:
    os.kill(os.getpid(), {number})
signals.die_by_caught_signal()
"""


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("meanwhile", [[], [signal.SIGHUP], [signal.SIGTERM, signal.SIGHUP] * 3])
def test_the_note_is_saved_once_whatever_signals_arrive(tmp_path, number, meanwhile):
    saved = tmp_path / "saved"
    program = PROGRAM.format(
        number=int(number), meanwhile=[int(other) for other in meanwhile], fails=False
    )
    ended = subprocess.run([sys.executable, "-c", program, saved], cwd=ROOT, timeout=30)
    assert saved.read_text() == "saved\n"
    expected = signal.SIGHUP if signal.SIGHUP in meanwhile else number
    assert ended.returncode == -expected


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_failed_save_still_ends_the_process(tmp_path, number):
    program = PROGRAM.format(number=int(number), meanwhile=[], fails=True)
    ended = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "saved"], cwd=ROOT, timeout=30
    )
    assert ended.returncode == -number
