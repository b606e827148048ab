"""Commands that do not open the wizard do not load Textual."""

import subprocess
import sys

from helpers.repository import ANSWERS_FILE, ROOT

HEAVY_PACKAGES = {"textual", "rich"}
COMMANDS = [
    (["--version"], 0), (["--help"], 0), ([], 2), (["--plain"], 130), (["notes", "--json"], 0),
    (["render", "-"], 0), (["render", "-", "--format", "eml"], 0), (["check", "-"], 1),
    (["reply", "-", "--answers"], 1),
    (["export", "none"], 2),
]  # fmt: skip
"""The arguments of commands that do not open the wizard, and their exit statuses."""
STATUS_OF_SOURCE = """
import io, sys
from tui.commands.main import main

def status_of(arguments):
    sys.stdin = io.TextIOWrapper(io.BytesIO(open(sys.argv[1], "rb").read()))
    try:
        return main(arguments)
    except SystemExit as end:
        return end.code

"""
"""Code that defines `status_of`, which runs a command; its standard input is a file of answers."""


def heavy_packages_after(code, *arguments):
    """Return the heavy packages that a process has loaded once it has run some code."""
    code += f"\nprint('loaded:', *({HEAVY_PACKAGES!r} & set(sys.modules)), file=sys.stderr)"
    completed = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True
    )
    assert completed.returncode == 0, completed.stderr
    return set(completed.stderr.splitlines()[-1].removeprefix("loaded:").split())


def test_heavy_packages_that_are_loaded_are_reported():
    assert heavy_packages_after("import sys, textual.app") == HEAVY_PACKAGES


def test_commands_without_the_wizard_do_not_load_textual():
    run_all = f"assert [(c, status_of(c)) for c, _ in {COMMANDS!r}] == {COMMANDS!r}"
    assert heavy_packages_after(STATUS_OF_SOURCE + run_all, str(ANSWERS_FILE)) == set()


def test_modules_outside_the_full_screen_do_not_load_textual():
    layers = ("templates", "tui/clipboard", "tui/export", "tui/notes", "tui/plain", "tui/system")
    files = [file for layer in layers for file in (ROOT / layer).rglob("*.py")]
    modules = {".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files}
    assert len(modules) > 60
    assert heavy_packages_after(f"import sys, {', '.join(sorted(modules))}") == set()
