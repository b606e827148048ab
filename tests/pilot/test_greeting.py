"""The greeting on the people step: a guess is named as one, and a key takes the other reading."""

import pytest

from helpers.factories import complete_answers


@pytest.fixture
def naming(app):
    """The wizard with all that a note needs but the recipient's name."""
    app.session.open_note.set_answers(complete_answers(recipient_name=""))
    return app


async def test_a_key_takes_the_other_reading_of_a_name(naming, seen):
    async with naming.run_test(size=(80, 24)) as pilot:
        naming.go("people")
        await pilot.pause()
        await pilot.press(*"Wei Li")
        await pilot.pause()
        assert "Greeted “Dear Wei Li,”. Ctrl+T greets “Dear Wei,” instead." in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert naming.session.note.greeting == "Dear Wei,"
        assert naming.session.answers.greet_as == "Wei"
        assert "Greeted “Dear Wei,” now." in seen(naming)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert naming.session.note.greeting == "Dear Wei Li,"


async def test_a_guess_without_another_reading_says_where_to_change_it(naming, seen):
    async with naming.run_test(size=(80, 24)) as pilot:
        naming.go("people")
        await pilot.pause()
        await pilot.press(*"Hopper")
        await pilot.pause()
        assert "The greeting is a guess. “Greet as” changes it." in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert naming.session.answers.greet_as == ""


async def test_a_certain_name_needs_no_remark(naming, seen):
    async with naming.run_test(size=(80, 24)) as pilot:
        naming.go("people")
        await pilot.pause()
        await pilot.press(*"Grace Hopper")
        await pilot.pause()
        assert "Who reads the note." in seen(naming)


async def test_a_spelling_is_suggested_before_another_greeting(naming, seen):
    async with naming.run_test(size=(80, 24)) as pilot:
        naming.go("people")
        await pilot.pause()
        await pilot.press(*"wei li")
        await pilot.pause()
        assert "Ctrl+T writes it Wei Li" in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert naming.session.answers.recipient_name == "Wei Li"
        assert "Ctrl+T greets “Dear Wei,” instead." in seen(naming)


async def test_a_title_that_the_tone_leaves_out_is_asked_about(naming, seen):
    async with naming.run_test(size=(80, 24)) as pilot:
        naming.go("people")
        await pilot.pause()
        await pilot.press(*"Dr Grace Hopper")
        await pilot.pause()
        asked = "Greeted “Dear Grace,”. Ctrl+T greets “Dear Dr Hopper,” instead."
        assert asked in seen(naming)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert naming.session.note.greeting == "Dear Dr Hopper,"
