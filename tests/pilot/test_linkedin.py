"""The step about LinkedIn: the connection note that is composed, and the writer's own."""

from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text
from templates.letter.linkedin import connection_note


async def test_a_typed_line_is_shown_inside_the_connection_note(ready_app, screen_text):
    async with run_at_step(ready_app, "linkedin", "connection_note", size=(80, 30)) as pilot:
        await type_text(pilot, "I mended the loom as you do.")
        assert "Dear Grace, I mended the loom as you" in screen_text(ready_app)
        assert "do. Thank you again, and I'd be glad" in screen_text(ready_app)
        assert "109 of 200 characters" in screen_text(ready_app)
        assert "For example" not in screen_text(ready_app)


async def test_the_composed_note_is_shown_until_the_writer_types_one(ready_app, screen_text):
    async with run_at_step(ready_app, "linkedin") as pilot:
        composed = connection_note(ready_app.session.answers)
        assert f"{composed.length} of 200 characters" in screen_text(ready_app)
        await pilot.press("enter")
        await type_text(pilot, "Hi Grace, I mended the loom.")
        assert ready_app.session.answers.connection_note == "Hi Grace, I mended the loom."
        assert "28 of 200 characters" in screen_text(ready_app)
        assert "left out of the note" not in screen_text(ready_app)
        await pilot.press("ctrl+u", "up")
        assert f"{composed.length} of 200 characters" in screen_text(ready_app)


async def test_an_own_note_that_is_too_long_is_an_error(ready_app, hint):
    async with run_at_step(ready_app, "linkedin", "connection_note") as pilot:
        await type_text(pilot, "Hi Grace, " + "x" * 191)
        await pilot.press("enter")
        assert ready_app.screen.step_id == "linkedin"
        assert hint(ready_app) == "! That is 201 characters; LinkedIn allows 200."
        await pilot.press("backspace", "enter")
        assert ready_app.screen.step_id == "review"


async def test_an_own_note_is_checked_while_it_is_typed(ready_app, screen_text):
    async with run_at_step(ready_app, "linkedin", "connection_note") as pilot:
        await type_text(pilot, "Could you tell me why?")
        assert "! “Could you tell me why?”" in screen_text(ready_app)


async def test_the_composed_note_can_be_edited_and_the_edit_undone(ready_app):
    async with run_at_step(ready_app, "linkedin", "connection_note") as pilot:
        composed = connection_note(ready_app.session.answers).text
        await pilot.press("ctrl+o")
        assert ready_app.session.answers.connection_note == composed
        await pilot.press("!")
        assert ready_app.session.answers.connection_note == f"{composed}!"
        await pilot.press("ctrl+z", "ctrl+z")
        assert ready_app.session.answers.connection_note == ""


async def test_a_stop_in_an_own_note_is_asked_about_before_it_is_copied(ready_app, screen_text):
    answers = complete_answers(connection_note="Hi Grace, could you tell me why?")
    ready_app.session.open_note.set_answers(answers)
    async with run_at_step(ready_app, "export") as pilot:
        await pilot.press("7", "enter")
        assert "Something in it may burn the bridge" in screen_text(ready_app)
        await pilot.press("escape")
        await pilot.pause()
        assert ready_app.screen.step_id == "linkedin"
        assert ready_app.screen.focused.id == "connection_note"
