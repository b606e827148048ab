"""The wizard under test, and what can be seen of it."""

import asyncio
from datetime import date

import pytest

from templates.phrasebook.wording import built_in
from tui.full_screen.app import BridgeApp
from tui.system.capabilities import FULL


@pytest.fixture
def new_app(home, tmp_path, notes):
    """Return a function that makes a wizard, with the config and the notes of this test."""

    def make(**options):
        return BridgeApp(
            built_in(),
            capabilities=FULL,
            config=home / "config.toml",
            folder=tmp_path,
            today=date(2026, 11, 23),
            notes=notes,
            **options,
        )

    return make


@pytest.fixture
def app(new_app):
    """The wizard, with its own config, notes and folder."""
    return new_app()


@pytest.fixture
def seen():
    """Return a function that reads the screen as text."""

    def read(app):
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    return read


@pytest.fixture
def until():
    """Return a function that waits until a condition holds."""

    async def wait(pilot, condition):
        async with asyncio.timeout(30):
            while not condition():
                await pilot.pause(0.01)

    return wait
