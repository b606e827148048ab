"""The wheel and the sdist, built once from a copy of this tree with stray files."""

import shutil
import subprocess
import sys

import pytest

from helpers.repository import ROOT

STRAY_FILES = (
    "tui/notes.txt", "tui/core", "screens/step.py.orig", "docs/draft.odt", "tests/unit/core",
    "templates/phrasebook/data/moves/news.toml~", "tools/todo.txt", "stray.txt",
    "screens/.hidden.swp",
)  # fmt: skip


@pytest.fixture(scope="session")
def tree(tmp_path_factory):
    """A copy of this tree, with stray files."""
    folder = tmp_path_factory.mktemp("source") / "tree"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".*", "__pycache__", "dist"))
    for name in STRAY_FILES:
        (folder / name).write_text("left here by mistake")
    return folder


@pytest.fixture(scope="session")
def built(tree, tmp_path_factory):
    """The folder of the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--sdist", "--wheel", "--no-isolation", "--outdir", folder,
         tree],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def wheel(built):
    """The wheel."""
    return next(built.glob("*.whl"))


@pytest.fixture(scope="session")
def sdist(built):
    """The sdist."""
    return next(built.glob("*.tar.gz"))
