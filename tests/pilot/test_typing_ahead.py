"""Keys that arrive faster than the wizard can handle them."""

from textual.events import Key, Paste

from helpers.factories import complete_answers
from templates import Answers

LONG = "how you talked a new team through its first week, calmly, whatever broke; " * 6


def type_ahead(app, *keys):
    """Type keys, and paste the text of each `Paste` among them, all at once."""
    for key in keys:
        app.post_message(key if isinstance(key, Paste) else Key(key, None))


async def test_a_burst_of_text_is_inserted_whole_and_undone_as_one_edit(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.open_note.set_answers(Answers(outcome="not_selected"))
        app.go("detail", "detail")
        await pilot.pause()
        type_ahead(app, *LONG)
        await until(pilot, lambda: app.session.answers.detail == LONG)
        assert app.focused.text == LONG
        await pilot.press("ctrl+z")
        assert app.session.answers.detail == ""


async def test_fast_keys_reach_the_fields_that_they_are_typed_for(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(app, "1", "enter", *"Grace Hopper", "enter", *"Lab", "enter", *"Lead", "tab")
        type_ahead(app, *"Ada", "enter", "right", "down", "right", "enter", *"Dr Hopper")
        await until(pilot, lambda: app.session.answers.greet_as == "Dr Hopper")
        assert app.session.answers.outcome == "not_selected"
        assert app.session.answers.recipient_name == "Grace Hopper"
        assert app.session.answers.part == "recruiter"
        assert app.session.answers.role == "Lead"
        assert app.session.answers.organisation == "Lab"


async def test_a_number_is_a_key_in_a_list_and_text_in_a_field(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(app, "3", "1", "2", "enter", *"12 people")
        await until(pilot, lambda: app.session.answers.recipient_name == "12 people")
        assert app.session.answers.outcome == "runner_up"


async def test_a_paste_stays_between_the_letters_around_it(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.open_note.set_answers(Answers(outcome="not_selected"))
        app.go("people")
        await pilot.pause()
        type_ahead(app, *"ab", Paste("cd"), *"ef", "left", *"日👩")
        await until(pilot, lambda: app.session.answers.recipient_name == "abcde日👩f")


async def test_letters_typed_after_the_key_that_opens_a_dialog_go_to_the_dialog(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.open_note.set_answers(complete_answers())
        app.go("review")
        await pilot.pause()
        type_ahead(app, "e", *"PS xylo", "escape", "ctrl+n", "down")
        await until(pilot, lambda: app.screen.id == "export" and app.focused is not None)
        await until(pilot, lambda: app.focused.highlighted == 1)
        assert "PS xylo" in app.session.answers.edited_letter
