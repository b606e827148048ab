"""Undo and redo of the answers; a text field undoes its own typing first."""

from dataclasses import replace

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from templates import Answers


@pytest.mark.slow
async def test_every_answer_can_be_undone_and_redone(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.press(*"Grace")
        app.screen.reveal("part")
        await pilot.pause()
        app.screen.field("part").focus()
        await pilot.press("right", "enter")
        app.go("tone")
        await pilot.pause()
        await pilot.press("1", "enter")
        all_answers = app.session.answers
        assert all_answers.tone == "formal"
        for step, undone_field in (
            ("tone", "tone"),
            ("people", "part"),
            ("people", "recipient_name"),
            ("outcome", "outcome"),
        ):
            before = app.session.answers
            await pilot.press("ctrl+z")
            assert app.screen.step_id == step
            empty = getattr(Answers(), undone_field)
            assert app.session.answers == replace(before, **{undone_field: empty})
        assert app.session.answers == Answers()
        await pilot.press("ctrl+z")
        assert app.session.answers == Answers()
        for _ in range(4):
            await pilot.press("ctrl+y")
        assert app.session.answers == all_answers


async def test_a_text_area_undoes_its_own_typing_first(app):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "detail", "detail") as pilot:
        field = app.screen.field("detail")
        field.focus()
        await pilot.press(*"the yard")
        field.history.checkpoint()
        await pilot.press(*" behind")
        await pilot.press("ctrl+z")
        assert app.screen.step_id == "detail"
        assert app.session.answers.detail == "the yard"
        await pilot.press("ctrl+z")
        assert app.session.answers.detail == ""


async def test_undo_restores_a_cleared_line_with_the_cursor_at_its_end(app):
    async with run_at_step(app, "people", "sender_name") as pilot:
        field = app.screen.field("sender_name")
        await pilot.press(*"Ada Lovelace", "ctrl+u")
        assert field.value == ""
        for key, text, cursor in (
            ("ctrl+z", "Ada Lovelace", 12),
            ("ctrl+z", "", 0),
            ("ctrl+y", "Ada Lovelace", 12),
        ):
            await pilot.press(key)
            assert (field.value, field.cursor_position) == (text, cursor)
            assert app.focused is field


async def test_undo_puts_the_cursor_where_a_line_was_changed(app):
    async with run_at_step(app, "people", "sender_name") as pilot:
        field = app.screen.field("sender_name")
        await pilot.press(*"Ada King Lovelace", *["left"] * 9, *["backspace"] * 5, "ctrl+z")
        assert field.value == "Ada King Lovelace"
        assert field.cursor_position == len("Ada King")


async def test_undoing_lines_that_needed_a_scrollbar_leaves_the_cursor_where_it_was(app):
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "review", size=(80, 12)) as pilot:
        await pilot.press("e")
        area = app.focused
        area.load_text("Dear Grace,")
        area.move_cursor((0, 4))
        await pilot.pause()
        area.insert("\n".join(["line"] * 40))
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert app.crash is None
        assert (area.text, area.cursor_location) == ("Dear Grace,", (0, 4))
        await pilot.press("ctrl+y")
        assert area.document.line_count == 40
