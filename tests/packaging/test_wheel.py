"""The wheel and the sdist contain the right files, and the program runs from them."""

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile

import pytest

from helpers.repository import ROOT
from tools.reference import generate_pages
from tui import __version__

pytestmark = pytest.mark.xdist_group("wheel")  # built once

LAYERS = ("tui", "screens", "templates")
INSTALLED = (
    "share/man/man1/bridge-tui.1",
    "share/bash-completion/completions/bridge-tui",
    "share/zsh/site-functions/_bridge-tui",
    "share/fish/vendor_completions.d/bridge-tui.fish",
)
ANSWERS, *_ = re.findall(r"(?s)```toml\n(.*?)```", generate_pages()["answers.md"])
"""The first answers file in the documentation, which is complete."""


def files_in(folder, *patterns):
    """Return the files under a folder of this tree, by their paths in it."""
    found = [file for pattern in patterns for file in (ROOT / folder).rglob(pattern)]
    return {f.relative_to(ROOT).as_posix() for f in found}


def test_the_wheel_contains_only_the_packages_and_their_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    metadata = {name for name in names if ".dist-info/" in name}
    to_install = {name for name in names if ".data/data/" in name}
    assert {name.partition(".data/data/")[2] for name in to_install} == set(INSTALLED)
    data = files_in("templates", "*.toml", "*.bin")
    code = {name for layer in LAYERS for name in files_in(layer, "*.py", "py.typed")}
    assert {f"{layer}/py.typed" for layer in LAYERS} <= code
    assert names - metadata - to_install == code | data | {"tui/bridge.tcss"}


def test_the_sdist_contains_the_files_to_build_and_to_test(sdist):
    with tarfile.open(sdist) as packed:
        names = {member.name.partition("/")[2] for member in packed if member.isfile()}
    code = {
        name
        for layer in (*LAYERS, "tools", "tests")
        for name in files_in(layer, "*.py", "py.typed", "*.toml", "*.bin", "*.tcss", "[0-9]*.txt")
    }
    labelled = files_in("data", "*.jsonl") | files_in("tests/mails", "*.*")
    documents = files_in("docs", "*.md", "*.svg")
    at_the_top = {
        "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "constraints.txt",
        "hatch_build.py", "pyproject.toml", "PKG-INFO",
    }  # fmt: skip
    assert names - {".gitignore"} == code | labelled | documents | at_the_top


def test_twine_accepts_the_wheel_and_the_sdist(built):
    checked = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *built.iterdir()],
        capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("PASSED") == 2


def test_the_sdist_is_built_and_runs_in_a_clean_environment(sdist, tmp_path):
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    run = {"check": True, "capture_output": True, "cwd": tmp_path, "text": True}
    pip = [environment / "bin/python", "-m", "pip", "install", "-q", sdist]
    # Unlike --constraint, the variable also applies to the packages that build the wheel.
    pinned = {**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    subprocess.run(pip, env=pinned, **run)
    command = environment / "bin/bridge-tui"
    assert subprocess.run([command, "--version"], **run).stdout == f"bridge-tui {__version__}\n"
    note = subprocess.run([command, "render", "-"], input=ANSWERS, **run).stdout
    assert note.startswith("Dear ")
    assert note.endswith("Ada Lovelace\n")
    assert all((environment / place).is_file() for place in INSTALLED)
