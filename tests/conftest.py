"""Every test runs in a home of its own, with a plain environment."""

import os

import pytest

_DROPPED = (
    "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "EDITOR", "VISUAL", "TMUX", "STY",
    "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY",
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home directory that nothing outside the test sees."""
    for name in [*_DROPPED, *(n for n in os.environ if n.startswith(("TEXTUAL", "BRIDGE_TUI")))]:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BRIDGE_TUI_HOME", str(folder / "bridge-tui"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TEXTUAL_THEME", "ansi-dark")
    return folder
