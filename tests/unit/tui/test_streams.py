"""A closed, full or broken standard stream is reported in one sentence and an exit status."""

import os
import subprocess
import sys

import pytest

from helpers.repository import ANSWERS_FILE, ROOT

CLOSED, FULL = "it is closed.", "No space left on device."


pytestmark = pytest.mark.slow
"""Each test starts processes."""


def shell(line, **options):
    """Run a command line in a new shell, in which `b` runs the program."""
    return subprocess.run(
        ["bash", "-c", f"b() {{ {sys.executable} -m tui \"$@\"; }}; {line}"],
        capture_output=True, text=True, timeout=60, cwd=ROOT, **options,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "status", "message"),
    [
        ("b render - <&-", 2, f"standard input: {CLOSED}"),
        ("b check - <&- >&-", 2, f"standard input: {CLOSED}"),
        ("b --plain <&-", 2, f"standard input: {CLOSED.rstrip('.')}, so no question can be answered."),
        (f"b render {ANSWERS_FILE} >&-", 1, f"standard output: {CLOSED}"),
        (f"b render {ANSWERS_FILE} > /dev/full", 1, f"standard output: {FULL}"),
        (f"b render {ANSWERS_FILE} | true; exit ${{PIPESTATUS[0]}}", 1, ""),
        ("b notes --json > /dev/full", 1, f"standard output: {FULL}"),
        ("b --help > /dev/full", 1, f"standard output: {FULL}"),
        ("b --plain < /dev/null 2> /dev/full", 1, ""),
        ("b new < /dev/null 2>&-", 2, ""),
        (f"b render {ANSWERS_FILE} <&- >&- 2>&-", 1, ""),
    ],
)  # fmt: skip
def test_a_stream_that_cannot_be_used_is_reported_in_one_sentence(line, status, message):
    done = shell(line)
    assert (done.returncode, done.stdout) == (status, "")
    assert done.stderr == (f"bridge-tui: {message}\n" if message else "")


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-", "2> /dev/full"])
def test_a_stream_that_is_not_needed_may_be_closed(closed):
    done = shell(f"b render {ANSWERS_FILE} {closed}")
    assert done.returncode == 0
    assert done.stdout.endswith("\nHelen Marsh\n")


def test_help_is_printed_whatever_the_locale():
    done = shell(
        "b render --help",
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert done.returncode == 0
    assert "examples:" in done.stdout


def test_an_error_is_printed_in_ascii_in_the_locale_c():
    done = shell("b check nö.txt", env={**os.environ, "LC_ALL": "C"})
    assert done.returncode == 2
    assert done.stderr == "bridge-tui: n\\xf6.txt: No such file or directory\n"


def test_a_non_blocking_pipe_is_made_blocking():
    answers, note = os.pipe(), os.pipe()
    for handle in (*answers, *note):
        os.set_blocking(handle, False)
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "render", "-"], stdin=answers[0], stdout=note[1], cwd=ROOT
    ) as process:
        os.close(note[1])
        os.set_blocking(note[0], True)
        # `answers[0]` is the standard input of the command: wait until it has been made blocking.
        # Only then write, so that the command has to wait for its input.
        while not os.get_blocking(answers[0]):
            os.sched_yield()
        os.write(answers[1], ANSWERS_FILE.read_bytes())
        os.close(answers[1])
        with open(note[0], "rb") as printed:
            assert printed.read().endswith(b"\nHelen Marsh\n")
    os.close(answers[0])
    assert process.returncode == 0
