"""The greeting on the people step: a guess is named as one, and a key takes the other reading."""

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from helpers.typing_text import type_text


@pytest.fixture
def naming(app):
    """The wizard with all that a note needs but the recipient's name."""
    app.session.open_note.set_answers(complete_answers(recipient_name=""))
    return app


async def test_a_key_takes_the_other_reading_of_a_name(naming, seen):
    async with run_at_step(naming, "people") as pilot:
        await type_text(pilot, "Wei Li")
        await pilot.pause()
        assert "The greeting is “Dear Wei Li,”. Ctrl+T changes it to “Dear Wei,”." in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert naming.session.note.greeting == "Dear Wei,"
        assert naming.session.answers.greet_as == "Wei"
        assert "The greeting is now “Dear Wei,”." in seen(naming)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert naming.session.note.greeting == "Dear Wei Li,"


async def test_a_guess_without_another_reading_leads_to_where_to_change_it(naming, seen):
    async with run_at_step(naming, "people") as pilot:
        await type_text(pilot, "Hopper")
        await pilot.pause()
        assert "The greeting is a guess. Ctrl+T lets you write another." in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "Only if the greeting in the note is not right." in seen(naming)
        await type_text(pilot, "Dr Hopper")
        await pilot.pause()
        assert naming.session.note.greeting == "Dear Dr Hopper,"


async def test_the_rows_below_a_name_stay_where_they_are_while_it_is_typed(naming):
    def rows(step):
        return [row.region.y for row in step.query(".row") if row.display]

    async with run_at_step(naming, "people") as pilot:
        before = rows(naming.screen)
        hints = set()
        for key in "wei Li, Jo":
            await pilot.press("space" if key == " " else key)
            await pilot.pause()
            hints.add(str(naming.screen.query_one("#hint").content))
            assert rows(naming.screen) == before
        assert len(hints) > 2


async def test_a_certain_name_needs_no_remark(naming, seen):
    async with run_at_step(naming, "people") as pilot:
        await type_text(pilot, "Grace Hopper")
        await pilot.pause()
        assert "Who reads the note." in seen(naming)


async def test_a_spelling_is_suggested_before_another_greeting(naming, seen):
    async with run_at_step(naming, "people") as pilot:
        await type_text(pilot, "wei li")
        await pilot.pause()
        assert "Ctrl+T changes it to Wei Li" in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert naming.session.answers.recipient_name == "Wei Li"
        assert "Ctrl+T changes it to “Dear Wei,”." in seen(naming)


async def test_a_title_that_the_tone_leaves_out_is_asked_about(naming, seen):
    async with run_at_step(naming, "people") as pilot:
        await type_text(pilot, "Dr Grace Hopper")
        await pilot.pause()
        asked = "The greeting is “Dear Grace,”. Ctrl+T changes it to “Dear Dr Hopper,”."
        assert asked in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert naming.session.note.greeting == "Dear Dr Hopper,"
