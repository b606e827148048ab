"""Files are in the usual folders of the system, or all in one folder."""

import sys
from pathlib import Path

import pytest

from tui.system.paths import config_file, data_folder, dictionary_file


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_the_folders_are_those_of_the_xdg_specification(monkeypatch, home):
    monkeypatch.delenv("BRIDGE_TUI_HOME")
    assert data_folder() == home / ".local/share/bridge-tui"
    assert config_file() == home / ".config/bridge-tui/config.toml"
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/config")
    assert data_folder() == Path("/data/bridge-tui")
    assert dictionary_file() == Path("/config/bridge-tui/dictionary.txt")


def test_one_folder_can_replace_all_others(monkeypatch):
    monkeypatch.setenv("BRIDGE_TUI_HOME", "/srv/notes")
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere")
    assert data_folder() == Path("/srv/notes")
    assert config_file() == Path("/srv/notes/config.toml")
