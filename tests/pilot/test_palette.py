"""The command palette, which offers every action by its name."""

from dataclasses import replace

import pytest
from textual.command import CommandList, CommandPalette
from textual.events import Click
from textual.widgets import Input

from helpers.factories import complete_answers
from helpers.steps import run_at_step, shown_step, type_text
from screens.dialogs.confirm import ConfirmDialog
from templates import Answers
from tui.full_screen.command_palette import WordMatcher


async def open_palette(app, pilot, until):
    """Open the palette over the people step, and wait until it lists its commands."""
    app.go("people")
    await pilot.pause()
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(app.screen, CommandPalette))
    await until(pilot, lambda: app.screen.query_one(CommandList).option_count > 1)


async def test_a_search_for_a_long_text_ends_at_once(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(app, pilot, until)
        commands = app.screen.query_one(CommandList)
        app.screen.query_one(Input).value = "go to your details, and" + " e" * 40
        await until(pilot, lambda: commands.option_count <= 1)
        app.screen.query_one(Input).value = "go to your o e t o r"
        await until(pilot, lambda: commands.option_count >= 1)
        await pilot.press("escape")
        assert app.screen.id == "people"


def test_a_query_matches_the_titles_that_have_all_of_its_words():
    matcher = WordMatcher("re TO")
    assert matcher.match("Go to Review") > 0
    assert matcher.match("Go to Tone") == 0
    assert matcher.match("Undo") == 0
    assert WordMatcher("e" * 5000 + " x").match("e" * 200) == 0
    assert WordMatcher("re").match("Redo") > WordMatcher("re").match("Go to Review")
    assert WordMatcher("re").match("Go to Review") > WordMatcher("re").match("More")
    assert matcher.highlight("Go to [b]Review").plain == "Go to [b]Review"


async def test_a_click_where_the_palette_was_before_a_resize_is_ignored(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(app, pilot, until)
        palette = app.screen
        await pilot.resize_terminal(20, 6)
        await pilot.pause()
        for x, y in ((70, 20), (19, 5)):
            palette.post_message(click_at(palette, x, y))
            await pilot.pause()
        assert app.is_running
        assert app.crash is None


def click_at(widget, x, y):
    """Return the message of a click with the first button, without a key held."""
    return Click(
        widget, x=x, y=y, delta_x=0, delta_y=0, button=1, shift=False, meta=False, ctrl=False,
        screen_x=x, screen_y=y,
    )  # fmt: skip


async def test_page_keys_do_nothing_where_the_list_has_no_rows(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(app, pilot, until)
        await pilot.resize_terminal(1, 1)
        for key in ("pagedown", "pageup", "x", "pagedown", "ctrl+end", "pageup"):
            await pilot.press(key)
        assert app.crash is None
        await pilot.resize_terminal(80, 24)
        await pilot.press("backspace")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count > 9)
        await pilot.press("pagedown")
        assert app.screen.query_one(CommandList).highlighted > 1


async def test_page_keys_do_nothing_in_a_list_of_notes_without_rows(new_app):
    app = new_app(start_at="notes")
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.answer("sender_name", "Ada")
        app.session.open_note.flush()
        app.show_notes()
        await pilot.pause()
        await pilot.resize_terminal(1, 1)
        for key in ("down", "pagedown", "pageup"):
            await pilot.press(key)
        assert app.crash is None


async def choose(app, pilot, until, title):
    """Choose a command of the palette by its title."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(app.screen, CommandPalette))
    commands = app.screen.query_one(CommandList)
    await until(pilot, lambda: commands.option_count > 1)
    await pilot.press(*title)

    def is_found():
        if not commands.option_count:
            return False
        return str(commands.get_option_at_index(0).prompt).startswith(title)

    await until(pilot, is_found)
    await pilot.press("enter")
    await until(pilot, lambda: not isinstance(app.screen, CommandPalette))
    await pilot.pause()


@pytest.mark.slow
async def test_the_keys_of_a_screen_are_in_the_palette_once(app):
    app.session.open_note.set_answers(complete_answers())
    async with app.run_test(size=(80, 24)) as pilot:
        for step, field, title in (
            ("outcome", "", "Next step"),
            ("people", "", "Back"),
            ("detail", "detail", "Opening"),
            ("review", "", "Edit"),
            ("review", "", "Reword all"),
            ("export", "", "Wrap lines"),
        ):
            app.go(step, field)
            await pilot.pause()
            commands = [command[:2] for command in app.get_system_commands(app.screen)]
            assert title in [name for name, _ in commands]
            assert len(commands) == len(set(commands))


@pytest.mark.slow
async def test_an_action_of_the_palette_does_what_its_key_does(app, until):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        await type_text(pilot, "GRACE HOPPER")
        await choose(app, pilot, until, "Use capitals")
        assert app.session.answers.recipient_name == "Grace Hopper"
        app.go("tone")
        await pilot.pause()
        await choose(app, pilot, until, "Next step")
        assert app.screen.id == "interest"


async def test_the_list_of_notes_offers_its_actions_in_the_palette(new_app, until):
    app = new_app(start_at="notes")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await choose(app, pilot, until, "New")
        await until(pilot, lambda: app.screen.id == "outcome")


async def test_the_palette_lists_the_steps_that_are_asked(app):
    async with app.run_test(size=(80, 24)):
        app.session.open_note.set_answers(replace(app.session.answers, outcome="reneged"))
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "Go to Review" in titles
        assert "Go to LinkedIn" not in titles
        assert not any(word in " ".join(titles) for word in ("Screenshot", "Theme"))


async def test_the_palette_goes_to_a_step(app):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        await pilot.press("ctrl+p")
        await type_text(pilot, "review")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        assert shown_step(app) == "review"


async def test_the_palette_does_not_open_over_a_dialog(app):
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ConfirmDialog("Is it so?"))
        await pilot.pause()
        for key in ("ctrl+p", "f1"):
            await pilot.press(key)
            assert isinstance(app.screen, ConfirmDialog)


async def test_a_palette_that_is_closed_at_once_does_not_crash(app):
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_command_palette()
        app.go("tone")
        await pilot.pause()
        assert app.screen.id == "tone"
