"""The commands that the program prints start it in the same way again."""

import shlex
import subprocess
import sys
import zipapp
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from helpers.programs import write_script
from helpers.repository import ROOT
from tui.commands.main import main
from tui.system.program import Program, program_as_started


@pytest.fixture
def on_path(tmp_path, monkeypatch):
    """A folder in which the shell looks for programs."""
    folder = tmp_path / "bin"
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


def test_a_program_on_the_path_is_started_by_its_name(on_path):
    script = write_script(on_path / "bridge-tui", "")
    assert program_as_started((), str(script)).command("open", "x") == "bridge-tui open x"


@pytest.mark.parametrize("another_is_on_path", [False, True])
def test_a_program_elsewhere_is_started_by_its_path(on_path, tmp_path, another_is_on_path):
    if another_is_on_path:
        write_script(on_path / "bridge-tui", "")
    script = write_script(tmp_path / "my venv/bridge-tui", "")
    assert program_as_started((), str(script)).command("open", "x") == f"'{script}' open x"


def test_a_packed_program_is_run_by_python(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/__main__.py").touch()
    archive = tmp_path / "bridge-tui.pyz"
    zipapp.create_archive(tmp_path / "content", archive)
    assert program_as_started((), str(archive)).words == (sys.executable, str(archive))


def test_the_module_is_run_as_a_module():
    command = program_as_started((), str(ROOT / "tui/__main__.py")).command("--version")
    done = subprocess.run(shlex.split(command), capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.startswith("bridge-tui ")


@pytest.mark.parametrize("loaded_by", ["-c", "", str(Path(__file__))])
def test_a_program_loaded_by_another_program_has_its_usual_name(loaded_by):
    assert program_as_started((), loaded_by) == Program()


def test_arguments_are_quoted():
    folder = "/srv/Ada's notes; rm *\n"
    command = program_as_started(("--home", folder), "-c").command("open", "x")
    printed = subprocess.run(
        ["bash", "-c", f"bridge-tui() {{ printf '%s|' \"$@\"; }}; {command}"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert printed.stdout == f"--home|{folder}|open|x|"


@pytest.mark.parametrize("home_is_given_by", ["option", "variable"])
def test_quitting_prints_a_command_with_the_options_that_the_note_needs(
    home, tmp_path, monkeypatch, capsys, home_is_given_by
):
    folder, wording = home / "my notes", tmp_path / "ours"
    assert main(["wording", "init", str(wording)]) == 0
    options = ["--plain", "--wording", str(wording)]
    if home_is_given_by == "option":
        monkeypatch.chdir(home)
        options += ["--home=my notes"]
    else:
        monkeypatch.setenv("BRIDGE_TUI_HOME", str(folder))
    monkeypatch.setattr(sys, "argv", ["-c"])
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"1\nGrace\nq\n")))
    assert main(options) == 130
    last_line = capsys.readouterr().err.splitlines()[-1]
    (note,) = (folder / "notes").glob("*.toml")
    assert shlex.split(last_line.removeprefix("Note saved. Continue with: ")) == [
        "bridge-tui", "--home", str(folder), "--wording", str(wording), "--plain", "open", note.stem,
    ]  # fmt: skip
