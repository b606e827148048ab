"""Where things are kept is where the platform says."""

from pathlib import Path

import platformdirs
import pytest

from tui.system.paths import config_file, data_folder

HOMES = ("/home/ada", "/home/ada/", "/", "relative", "", None)
NAMED = ("/xdg", "/xdg/", "relative", "", "~", None)


@pytest.mark.parametrize("house", HOMES)
@pytest.mark.parametrize("named", NAMED)
def test_the_folders_are_the_platforms_own(monkeypatch, house, named):
    monkeypatch.delenv("BRIDGE_TUI_HOME")
    for variable, value in (
        ("HOME", house), ("XDG_DATA_HOME", named), ("XDG_CONFIG_HOME", named),
    ):  # fmt: skip
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value)
    assert data_folder() == platformdirs.user_data_path("bridge-tui", appauthor=False)
    config = platformdirs.user_config_path("bridge-tui", appauthor=False)
    assert config_file() == config / "config.toml"


def test_one_folder_may_take_the_place_of_all(monkeypatch):
    monkeypatch.setenv("BRIDGE_TUI_HOME", "/srv/notes")
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere")
    assert data_folder() == Path("/srv/notes")
    assert config_file() == Path("/srv/notes/config.toml")
