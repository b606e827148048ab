"""`make run` for someone who tries the program from a copy of the source."""

import os
import shutil
import subprocess

import pytest

from helpers.programs import needs, write_script
from helpers.repository import ROOT


@pytest.fixture
def make(tmp_path, home):
    """Return a function that runs make in a folder with the Makefile and stand-ins for programs.

    The stand-ins for bridge-tui, pip and Python are shell scripts. By default, the script for
    Python makes a virtual environment that contains the script for pip; the others do nothing.
    `installed` is whether the packages have been fetched.
    """
    needs("make")
    folder = tmp_path / "my source"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)

    def run(target, *, program="", pip="", python="", installed=True):
        write_script(folder / "pip", pip)
        (folder / ".venv/bin").mkdir(parents=True)
        write_script(folder / ".venv/bin/bridge-tui", program)
        if installed:
            (folder / ".venv/run").touch()
        make_environment = 'if [ "$2" = venv ]; then mkdir -p .venv/bin; cp pip .venv/bin; fi'
        write_script(folder / "python", python or make_environment)
        # With the variables of a make that runs the tests, this make would print the folders it enters.
        env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        return subprocess.run(
            ["make", target, "PYTHON=./python"],
            cwd=folder, env=env, capture_output=True, text=True,
        )  # fmt: skip

    return run


@pytest.mark.parametrize(("target", "options"), [("run", ""), ("run-plain", "--plain")])
def test_quitting_early_is_not_an_error(make, home, target, options):
    done = make(target, program='pwd; echo "$*"; exit 130')
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{home}\n{options}\n", "")


def test_colours_and_unicode_can_be_switched_off(make):
    done = make("run-mono", program='echo "$NO_COLOR $PYTHONIOENCODING"')
    assert done.stdout == "1 ascii\n"


@pytest.mark.parametrize("status", [1, 70])
def test_make_fails_if_the_program_fails(make, status):
    assert make("run", program=f"exit {status}").returncode != 0


def test_fetching_packages_is_announced(make):
    done = make("run", installed=False, pip="seq 60; seq 60 >&2", program="echo ran")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Fetching packages into .venv, which takes a minute the first time …", "ran",
    ]  # fmt: skip
    assert done.stderr == ""


def test_a_missing_network_is_reported_in_one_sentence(make, tmp_path):
    done = make("run", installed=False, pip="seq 60; seq 60 >&2; exit 1", program="echo ran")
    assert done.returncode == 2
    assert done.stdout.splitlines()[1:] == [
        "The packages could not be fetched. Is there a network?"
        " .venv/install.log has the output of pip."
    ]
    assert len(done.stderr.splitlines()) == 1
    assert len((tmp_path / "my source/.venv/install.log").read_text().splitlines()) == 120


def test_an_old_python_is_reported_before_anything_is_fetched(make):
    done = make("run", installed=False, python="exit 1")
    assert done.stdout == "This needs Python 3.11 or newer: make run PYTHON=python3.13\n"
