"""Small screens, which show either the question or the note, and screens that are resized."""

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text
from templates import Answers
from templates.letter.openings import words_around


async def test_a_very_low_screen_shows_an_error_until_the_answer_changes(app):
    async with run_at_step(app, "people", size=(80, 10)) as pilot:
        assert not app.screen.query_one("#hint").display
        await pilot.press("ctrl+n")
        assert app.screen.query_one("#hint").display
        await pilot.press("G")
        assert not app.screen.query_one("#hint").display


@pytest.mark.parametrize(
    "key", ["ctrl+g", *(pytest.param(key, marks=pytest.mark.slow) for key in ("enter", "escape"))]
)
async def test_a_narrow_screen_shows_the_question_or_the_note(app, screen_text, key):
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "Subject:" not in screen_text(app)
        await pilot.press("ctrl+g")
        assert "Subject:" in screen_text(app)
        assert "How did it end?" not in screen_text(app)
        assert "Enter Question" in screen_text(app)
        await pilot.press(key)
        assert "How did it end?" in screen_text(app)
        assert app.focused.has_focus


async def test_the_focus_returns_when_the_question_is_shown_again(app):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people", size=(60, 20)) as pilot:
        app.screen.field("role").focus()
        await pilot.press("L", "ctrl+g")
        await pilot.press("ctrl+g")
        await pilot.press("e")
        assert app.screen.answers.role == "Le"
        await pilot.press("ctrl+g")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        await pilot.press("a")
        assert app.screen.answers.role == "Lea"


async def test_the_focus_returns_after_a_look_at_the_note(app):
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "tone", size=(60, 20)) as pilot:
        for key in ("ctrl+g", "ctrl+g", "3", "enter"):
            await pilot.press(key)
        assert app.session.answers.tone == "friendly"
        app.screen.field("spelling").focus()
        await pilot.press("ctrl+g")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert app.focused.id == "spelling"


async def test_a_resize_keeps_the_focus_and_the_text(app):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        app.screen.field("role").focus()
        await pilot.press(*"Lead")
        for size in ((40, 12), (20, 6), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.focused.id == "role"
        await pilot.press("r")
        assert app.screen.answers.role == "Leadr"


async def test_the_note_key_is_shown_only_where_the_note_is_hidden(app, screen_text):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Ctrl+G Note" not in screen_text(app)
        await pilot.press("ctrl+g")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "How did it end?" in screen_text(app)
        assert "Ctrl+G Note" in screen_text(app)


async def test_a_small_screen_shows_the_question_and_the_typed_text(app, screen_text, until):
    async with run_at_step(app, "detail", "detail", size=(40, 12)) as pilot:
        await type_text(pilot, "how you listened")
        await until(pilot, lambda: "how you listened" in screen_text(app))
        text = screen_text(app)
    assert "What stays with you" in text
    opening, _ = words_around("detail", app.session.situation)
    assert f"{opening} …" in text
    assert "In your note: " in text


@pytest.mark.parametrize("key", ["", "ctrl+p", "ctrl+o", "f1"])
@pytest.mark.parametrize(
    "columns",
    [1, *(pytest.param(columns, marks=pytest.mark.slow) for columns in (2, 3, 4, 5, 6, 8))],
)
async def test_a_screen_too_narrow_for_a_list_does_not_end_the_wizard(app, columns, key):
    async with app.run_test(size=(columns, 24)) as pilot:
        await pilot.pause()
        if key:
            await pilot.press(key)
        await pilot.pause(0.2)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.crash is None
        assert app.is_running
