"""The greeting on the people step: a hint says if it is a guess, and a key changes it."""

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text


@pytest.fixture
def app_without_name(app):
    """The wizard with all that a note needs but the recipient's name."""
    app.session.open_note.set_answers(complete_answers(recipient_name=""))
    return app


async def test_a_key_chooses_the_other_reading_of_a_name(app_without_name, screen_text):
    async with run_at_step(app_without_name, "people") as pilot:
        await type_text(pilot, "Wei Li")
        assert "The greeting is “Dear Wei Li,”. Ctrl+T changes it to “Dear Wei,”." in screen_text(
            app_without_name
        )
        await pilot.press("ctrl+t")
        assert app_without_name.session.note.greeting == "Dear Wei,"
        assert app_without_name.session.answers.greet_as == "Wei"
        assert "The greeting is now “Dear Wei,”." in screen_text(app_without_name)
        await pilot.press("ctrl+z")
        assert app_without_name.session.note.greeting == "Dear Wei Li,"


async def test_the_key_leads_to_the_greeting_if_there_is_no_other_reading(
    app_without_name, screen_text
):
    async with run_at_step(app_without_name, "people") as pilot:
        await type_text(pilot, "Hopper")
        assert "The greeting is a guess. Ctrl+T lets you write another." in screen_text(
            app_without_name
        )
        await pilot.press("ctrl+t")
        assert "Only if the greeting in the note is not right." in screen_text(app_without_name)
        await type_text(pilot, "Dr Hopper")
        assert app_without_name.session.note.greeting == "Dear Dr Hopper,"


async def test_the_rows_below_a_name_stay_where_they_are_while_it_is_typed(app_without_name):
    def rows(step):
        return [row.region.y for row in step.query(".row") if row.display]

    async with run_at_step(app_without_name, "people") as pilot:
        before = rows(app_without_name.screen)
        hints = set()
        for key in "wei Li, Jo":
            await pilot.press("space" if key == " " else key)
            hints.add(str(app_without_name.screen.query_one("#hint").content))
            assert rows(app_without_name.screen) == before
        assert len(hints) > 2


async def test_a_name_that_leaves_no_doubt_has_the_usual_hint(app_without_name, screen_text):
    async with run_at_step(app_without_name, "people") as pilot:
        await type_text(pilot, "Grace Hopper")
        assert "Who reads the note." in screen_text(app_without_name)


async def test_the_capitals_of_a_name_are_suggested_first_and_then_another_greeting(
    app_without_name, screen_text
):
    async with run_at_step(app_without_name, "people") as pilot:
        await type_text(pilot, "wei li")
        assert "Ctrl+T changes it to Wei Li" in screen_text(app_without_name)
        await pilot.press("ctrl+t")
        assert app_without_name.session.answers.recipient_name == "Wei Li"
        assert "Ctrl+T changes it to “Dear Wei,”." in screen_text(app_without_name)


async def test_a_key_puts_back_a_title_that_the_tone_leaves_out(app_without_name, screen_text):
    async with run_at_step(app_without_name, "people") as pilot:
        await type_text(pilot, "Dr Grace Hopper")
        hint = "The greeting is “Dear Grace,”. Ctrl+T changes it to “Dear Dr Hopper,”."
        assert hint in screen_text(app_without_name)
        await pilot.press("ctrl+t")
        assert app_without_name.session.note.greeting == "Dear Dr Hopper,"
