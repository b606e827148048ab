"""Text that is pasted, names in capitals, and answers that are longer than their field."""

from textual.events import Paste

from helpers.steps import run_at_step, type_text
from templates import Answers


async def test_the_lines_of_a_paste_are_joined_with_a_message(app, hint, until):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        for step, field in (("people", "role"), ("detail", "detail")):
            app.go(step)
            await pilot.pause()
            app.screen.field(field).focus()
            app.post_message(Paste("one\ntwo\r\nthree"))
            await pilot.pause()
            await pilot.pause()
            assert getattr(app.screen.answers, field).split() == ["one", "two", "three"]
            await until(pilot, lambda: "The 3 pasted lines were joined into one." in hint(app))


async def test_a_paste_longer_than_any_note_is_refused_with_a_message(app, hint):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "A")
        app.post_message(Paste("x" * 300_000))
        await pilot.pause()
        await pilot.pause()
        assert "A paste of 300,000 characters is too long; nothing was pasted." in hint(app)
        assert app.screen.answers.recipient_name == "A"


async def test_a_name_in_capitals_is_changed_only_by_a_key(app, screen_text):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        await type_text(pilot, "GRACE HOPPER")
        assert "Ctrl+T changes it to Grace Hopper" in screen_text(app)
        assert app.screen.answers.recipient_name == "GRACE HOPPER"
        await pilot.press("ctrl+t")
        assert app.screen.answers.recipient_name == "Grace Hopper"


async def test_a_long_answer_shows_its_beginning_once_the_focus_has_left(app, screen_text):
    async with run_at_step(app, "people", field="organisation") as pilot:
        await type_text(pilot, "Northfield Royal Hospital")
        await pilot.press("enter")
        assert "Organisation*    Northfield Royal H…" in screen_text(app)


async def test_an_answer_as_wide_as_its_field_also_shows_its_beginning(app, screen_text):
    async with run_at_step(app, "people", field="organisation") as pilot:
        await type_text(pilot, "Northgate Institute")
        assert app.focused.content_size.width == len("Northgate Institute")
        await pilot.press("enter")
        assert "Organisation*    Northgate Institute" in screen_text(app)
