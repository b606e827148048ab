"""The wizard under test, and what can be seen of it."""

from datetime import date

import pytest

from templates.wording import built_in
from tui.app import BridgeApp


@pytest.fixture
def app(home, tmp_path):
    """The wizard, with its own config and folder."""
    return BridgeApp(
        built_in(),
        config=home / "config.toml",
        folder=tmp_path,
        today=date(2026, 11, 23),
    )


@pytest.fixture
def seen():
    """Return a function that reads the screen as text."""

    def read(app):
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    return read
