"""The program in one file runs with nothing but Python."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest

from helpers.factories import complete_answers
from helpers.keys import NEXT, QUIT
from helpers.programs import write_script
from helpers.repository import ANSWERS_FILE
from helpers.wizard import Wizard
from templates.phrasebook.wording_reader import built_in
from tools import pyz
from tui import __version__
from tui.notes import NotesFolder

pytestmark = pytest.mark.xdist_group("pyz")  # packed once

ANSWERS = ANSWERS_FILE.read_text(encoding="utf-8")
BARE_PYTHON = (sys._base_executable, "-I")
"""The Python that this environment was created with, without installed packages."""


@pytest.fixture(scope="session")
def packed(tmp_path_factory):
    """The program in one file."""
    target = tmp_path_factory.mktemp("packed") / "bridge-tui.pyz"
    pyz.pack(target)
    return target


@pytest.fixture
def run(packed, home):
    """Return a function that runs the file with a bare Python.

    `source` is its standard input, and `variables` are more environment variables.
    """

    def run(*arguments, source="", **variables):
        environment = {"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8", **variables}
        return subprocess.run(
            [*BARE_PYTHON, packed, *arguments],
            input=source,
            capture_output=True,
            text=True,
            env=environment,
        )

    return run


def test_the_program_prints_its_version_and_a_note(run):
    assert run("--version").stdout == f"bridge-tui {__version__}\n"
    note = run("render", "-", source=ANSWERS)
    assert note.stderr == ""
    assert note.stdout.startswith("Dear ")


def test_an_administrator_may_unpack_the_program_once_for_everybody(packed, home, tmp_path):
    with ZipFile(packed) as archive:
        archive.extractall(tmp_path / "shared")
    printed = subprocess.run(
        [*BARE_PYTHON, tmp_path / "shared", "render", "-"],
        input=ANSWERS, capture_output=True, text=True,
        env={"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert printed.stdout.startswith("Dear ")
    assert printed.stderr == ""
    assert list(home.iterdir()) == []


def test_the_file_is_executable(packed):
    assert packed.read_bytes().startswith(b"#!/usr/bin/env python3\n")
    assert stat.S_IMODE(packed.stat().st_mode) == 0o755


def test_the_program_is_unpacked_once_into_a_private_folder(run, home):
    run("--version")
    (folder,) = (home / ".cache/bridge-tui").iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    (folder / "tui/__init__.py").write_text('__version__ = "changed after unpacking"\n')
    assert run("--version").stdout == "bridge-tui changed after unpacking\n"
    assert list((home / ".cache/bridge-tui").iterdir()) == [folder]


def test_code_that_others_may_change_is_not_run(run, home):
    run("--version")
    (folder,) = (home / ".cache/bridge-tui").iterdir()
    folder.chmod(0o777)
    refused = run("--version")
    assert refused.returncode == 1
    assert "could not be unpacked" in refused.stderr


def test_failing_to_unpack_is_an_error_with_a_reason(run, home):
    (home / "file").write_text("")
    refused = run("--version", XDG_CACHE_HOME=str(home / "file"))
    assert refused.returncode == 1
    assert "could not be unpacked" in refused.stderr


def test_the_wizard_opens(packed, home):
    environment = {"HOME": str(home), "PYTHONPATH": "", "BRIDGE_TUI_HOME": str(home / "notes")}
    with Wizard("new", command=(*BARE_PYTHON, str(packed)), env=environment) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for").type(QUIT)
        assert wizard.wait() == 130


def test_the_program_reaches_the_local_clipboard(packed, home, tmp_path):
    clipboard = tmp_path / "clipboard"
    xclip = write_script(
        tmp_path / "bin/xclip",
        f'case "$*" in *-o*) cat {clipboard};; *) cat > {clipboard};; esac',
    )
    environment = {
        "HOME": str(home), "PYTHONPATH": "", "BRIDGE_TUI_HOME": str(home / "notes"),
        "DISPLAY": ":77", "PATH": f"{xclip.parent}:{os.defpath}",
    }  # fmt: skip
    notes = NotesFolder(home / "notes", built_in())
    notes.save(replace(notes.new_draft(date(2026, 11, 23)), id="grace", answers=complete_answers()))
    with Wizard("open", "grace", command=(*BARE_PYTHON, str(packed)), env=environment) as wizard:
        wizard.until("Read it as they will").type(NEXT).until("How will you send it")
        wizard.type("1\r").until("Copied to the clipboard,").type(QUIT)
        assert wizard.wait() == 0
    assert clipboard.read_text().startswith("Dear Grace,")
