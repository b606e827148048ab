"""Drive the steps of the wizard in memory."""

from contextlib import asynccontextmanager

import pytest
from textual.events import Paste

from helpers.factories import NAMES
from screens.steps import Step
from templates.phrasebook.wording_reader import built_in

SIZES = [(80, 24), pytest.param((60, 20), marks=pytest.mark.slow)]
"""The usual screen size, and one that shows either the question or the note."""

OUTCOMES = [
    pytest.param(outcome, marks=[] if outcome in ("not_selected", "internal") else pytest.mark.slow)
    for outcome in built_in().outcomes
]
"""The ids of all outcomes; only two of them are in the quick tests."""


@asynccontextmanager
async def run_at_step(app, step, field="", *, size=(80, 24)):
    """Run the wizard from a step on, with the focus in a field if one is given; yield the pilot."""
    app.first_position = app.session.go(step, field)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def enter_names(app, pilot):
    """Enter the names that every note needs on the people step."""
    for field, text in NAMES.items():
        app.screen.field(field).value = text
    await pilot.pause()


async def type_text(pilot, text):
    """Type a text: its last character by key, the others in one paste, which is drawn only once."""
    # The focus may still be on its way to the field.
    await pilot.pause()
    pilot.app.post_message(Paste(text[:-1]))
    await pilot.pause()
    await pilot.press(text[-1])


def shown_step(app):
    """Return the id of the step that is shown."""
    assert isinstance(app.screen, Step)
    return app.screen.step_id
