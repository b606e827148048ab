"""What the unit tests share."""

import pytest

from helpers.programs import write_script


@pytest.fixture
def fake_program(tmp_path, monkeypatch):
    """Return a function that puts a shell script in the place of a program."""

    def write(name, script):
        folder = write_script(tmp_path / "bin" / name, script).parent
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return write
