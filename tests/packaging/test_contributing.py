"""The examples of CONTRIBUTING.md work as written, each in a copy of the tree."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from helpers.repository import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = dict(
    re.findall(r"(?ms)^### (Add .*?)\n(.*?)(?=^##)", CONTRIBUTING.partition("## Examples")[2])
)
"""The text of each example, by its heading."""
STEP = re.compile(
    r"""
    ^(\S.*(?:\n\S.*)*)\n\n      # a paragraph, which says what to do
    ```(\w+)\n                  # a block: "toml", "python", "diff" or "sh"
    ((?s:.*?))^```              # its contents
    """,
    re.MULTILINE | re.VERBOSE,
)


def apply_diff(text, diff):
    """Return a text with a diff applied at the only place that it matches."""
    lines = diff.splitlines()
    before = "\n".join(line[1:] for line in lines if line[:1] != "+")
    after = "\n".join(line[1:] for line in lines if line[:1] != "-")
    assert text.count(before) == 1, before
    return text.replace(before, after)


def carry_out(instruction, kind, block, tree):
    """Carry out one step of an example in a copy of the tree: change a file, or run commands.

    `kind` is the language of the block. The last name in backquotes in the instruction is the file.
    """
    if kind == "sh":
        for line in block.splitlines():
            words = shlex.split(line.replace(".venv/bin/python", sys.executable))
            completed = subprocess.run(
                words, cwd=tree, capture_output=True, text=True,
                env={**os.environ, "PYTHONPATH": str(tree)},
            )  # fmt: skip
            assert completed.returncode == 0, (
                f"{line}\n{completed.stdout[-3000:]}{completed.stderr[-1000:]}"
            )
        return
    file = tree / re.findall(r"`([^`]+)`", instruction)[-1]
    if "new file" in instruction:
        assert not file.exists()
        file.write_text(block, encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    file.write_text(apply_diff(text, block) if kind == "diff" else text + block, encoding="utf-8")


def test_there_is_an_example_of_each_kind():
    assert list(EXAMPLES) == [
        "Add an outcome", "Add a step", "Add a destination", "Add a rule of etiquette",
    ]  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_works_as_written(name, tmp_path):
    tree = tmp_path / "tree"
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "__pycache__", "dist"))
    steps = STEP.findall(EXAMPLES[name])
    assert steps[-1][1] == "sh", "an example ends with commands that check it"
    for instruction, kind, block in steps:
        carry_out(instruction, kind, block, tree)
