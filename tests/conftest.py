"""Every test has its own home directory and a clean environment."""

import os
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings

from templates.phrasebook.wording_reader import built_in
from tui.notes import NotesFolder

pytest.register_assert_rewrite("helpers")

# There is no deadline for an example, because its time depends on the machine. In CI the examples
# are the same in every run, so that none fails by chance.
settings.register_profile(
    "quick",
    max_examples=10,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=600)
settings.load_profile("quick")

_REMOVED_VARIABLES = (
    "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "EDITOR", "VISUAL", "TMUX", "STY",
    "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME",
)  # fmt: skip
_REMOVED_PREFIXES = ("TEXTUAL", "BRIDGE_TUI", "XDG_", "SSH_")


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """The folder in which each test has its home directory."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes, monkeypatch):
    """A home directory that only this test uses; unlike `tmp_path`, it takes no time to make."""
    for name in [*_REMOVED_VARIABLES, *(n for n in os.environ if n.startswith(_REMOVED_PREFIXES))]:
        monkeypatch.delenv(name, raising=False)
    folder = Path(mkdtemp(dir=homes))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("BRIDGE_TUI_HOME", str(folder / "bridge-tui"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TEXTUAL_THEME", "ansi-dark")
    return folder


@pytest.fixture
def notes(home):
    """The folder of notes in this test's home."""
    return NotesFolder(home / "bridge-tui", built_in())


def pytest_collection_modifyitems(items):
    """Mark the tests in a folder that has the same name as a marker."""
    for item in items:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        if folder in ("terminal", "packaging"):
            item.add_marker(folder)
