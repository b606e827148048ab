"""The steps of the wizard in memory: what is entered, and which of them is shown."""

from contextlib import asynccontextmanager

import pytest

from screens.steps import Step
from templates.phrasebook.wording_reader import built_in

SIZES = [(80, 24), pytest.param((60, 20), marks=pytest.mark.slow)]
"""The usual screen size, and one that shows either the question or the note."""

OUTCOMES = [
    pytest.param(outcome, marks=[] if outcome in ("not_selected", "internal") else pytest.mark.slow)
    for outcome in built_in().outcomes
]

NAMES = {
    "recipient_name": "Dr Grace Hopper",
    "organisation": "Analytical Engines",
    "role": "Programming Lead",
    "sender_name": "Ada Lovelace",
}
"""The names that every note needs, by field."""


@asynccontextmanager
async def run_at_step(app, step, field="", *, size=(80, 24)):
    """Run the wizard from a step on, and yield the pilot once the step is shown."""
    app.first_position = app.session.go(step, field)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def enter_names(app, pilot):
    """Enter the names that every note needs on the people step."""
    for field, text in NAMES.items():
        app.screen.field(field).value = text
    await pilot.pause()


def shown_step(app):
    """Return the id of the step that is shown."""
    assert isinstance(app.screen, Step)
    return app.screen.step_id
