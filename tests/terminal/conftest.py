"""What the tests on a terminal share."""

import pytest

from helpers.host import Host


@pytest.fixture
def host(tmp_path):
    """A computer with two people's notes."""
    return Host(tmp_path / "host")
