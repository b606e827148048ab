"""The wheel holds what it should and runs in an environment of its own."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tui import __version__

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parents[2]
STRAY = ("tui/notes.txt", "tui/core", "screens/step.py.orig", "templates/wording/moves/news.toml~")
ANSWERS = """
schema = 1
outcome = "screened_out"
[recipient]
name = "Grace Hopper"
[application]
organisation = "Analytical Engines"
role = "Programming Lead"
[sender]
name = "Ada Lovelace"
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy of this tree in which files have been left lying about."""
    tree = tmp_path_factory.mktemp("source") / "tree"
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "__pycache__", "dist"))
    for name in STRAY:
        (tree / name).write_text("left here by mistake")
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, tree],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_it_holds_the_three_layers_with_their_data_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    inside = [name for name in names if ".dist-info/" not in name]
    assert {name.partition("/")[0] for name in inside} == {"tui", "screens", "templates"}
    assert {Path(name).suffix for name in inside} <= {".py", ".toml", ".tcss"}
    data = {*(ROOT / "templates").rglob("*.toml"), *(ROOT / "tui").rglob("*.tcss")}
    assert {file.relative_to(ROOT).as_posix() for file in data} <= set(inside)
    assert {"templates/wording/moves/news.toml", "tui/bridge.tcss"} <= set(inside)


def test_it_runs_in_a_clean_environment(wheel, tmp_path):
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    run = {"check": True, "capture_output": True, "cwd": tmp_path, "text": True}
    pip = [environment / "bin/python", "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt"]
    subprocess.run([*pip, wheel], **run)
    command = environment / "bin/bridge-tui"
    assert subprocess.run([command, "--version"], **run).stdout == f"bridge-tui {__version__}\n"
    note = subprocess.run([command, "render", "-"], input=ANSWERS, **run).stdout
    assert note.startswith("Subject: ")
    assert note.endswith("Ada Lovelace\n")
