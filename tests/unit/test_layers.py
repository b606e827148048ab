"""The layers hold: tui imports screens imports templates, and never the other way."""

import ast
import subprocess
import sys

import pytest

from helpers.repository import GOLDEN, ROOT

ANSWERS = GOLDEN / "02-runner_up-formal.toml"
HEAVY = ("textual", "rich")
ALLOWED = {
    "templates": {"templates", "tomli"},
    "screens": {"screens", "templates", "textual", "rich"},
}


def imported(file):
    """Yield the top-level packages that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_imports_only_what_it_may(layer):
    for file in (ROOT / layer).rglob("*.py"):
        foreign = set(imported(file)) - ALLOWED[layer] - set(sys.stdlib_module_names)
        assert not foreign, f"{file.relative_to(ROOT)} imports {foreign}"


def loaded_by(*command, source=b"", status=0):
    """Return which heavy packages a Python command had loaded when it ended as it should."""
    code = (
        "import atexit, sys, runpy\n"
        f"atexit.register(lambda: print(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr))\n"
        "sys.argv = sys.argv[1:]\n"
        "exec(sys.argv[0]) if sys.argv[0].startswith('import') else"
        " runpy.run_module(sys.argv[0], run_name='__main__')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *command], input=source, capture_output=True, cwd=ROOT
    )
    said = ended.stderr.decode()
    assert ended.returncode == status, said
    return said.splitlines()[-1]


def test_the_probe_sees_what_is_loaded():
    assert loaded_by("import textual.app").split() == ["textual", "rich"]


@pytest.mark.parametrize(
    "module",
    sorted(
        ".".join(f.relative_to(ROOT).with_suffix("").parts)
        for f in (ROOT / "templates").rglob("*.py")
        if f.stem != "__init__"
    ),
)
def test_the_pure_layer_loads_nothing_heavy(module):
    assert loaded_by(f"import {module}") == ""


def test_exporting_loads_nothing_heavy():
    files = [f for folder in ("export", "clipboard") for f in (ROOT / "tui" / folder).glob("*.py")]
    modules = [f"tui.{f.parent.name}.{f.stem}" for f in files if f.stem != "__init__"]
    assert {"tui.export.formats", "tui.clipboard.osc52"} <= set(modules)
    assert (
        loaded_by(f"import {', '.join(modules)}, tui.system.mail_program, tui.notes.outgoing_draft")
        == ""
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--version"], 0), (["--help"], 0), (["render", "-"], 0), (["check", "-"], 1),
     (["notes", "--json"], 0), ([], 2),
     (["--plain"], 130),
     (["render", "-", "--format", "eml"], 0), (["export", "none"], 2)],
)  # fmt: skip
def test_commands_without_the_wizard_load_no_textual(arguments, status):
    assert loaded_by("tui", *arguments, source=ANSWERS.read_bytes(), status=status) == ""
