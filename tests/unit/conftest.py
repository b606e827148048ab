"""The fixtures of the unit tests."""

import pytest

from helpers.programs import write_script


@pytest.fixture
def fake_program(tmp_path, monkeypatch):
    """Return a function that replaces a program by a shell script."""

    def write(name, script):
        folder = write_script(tmp_path / "bin" / name, script).parent
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return write
