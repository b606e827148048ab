"""The command palette: every action by its name, whatever is typed and wherever is clicked."""

from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from tui.full_screen.palette import WordMatcher


async def open_palette(app, pilot, until, *, step="people"):
    app.go(step)
    await pilot.pause()
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(app.screen, CommandPalette))
    await until(pilot, lambda: app.screen.query_one(CommandList).option_count > 1)


async def test_a_long_text_in_the_search_is_answered_at_once(app, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(app, pilot, until)
        commands = app.screen.query_one(CommandList)
        app.screen.query_one(Input).value = "go to your details, and" + " e" * 40
        await until(pilot, lambda: commands.option_count <= 1)
        app.screen.query_one(Input).value = "go to your o e t o r"
        await until(pilot, lambda: commands.option_count >= 1)
        await pilot.press("escape")
        await pilot.pause()
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
            click = _click(palette, x, y)
            palette.post_message(click)
            await pilot.pause()
        assert app.is_running
        assert app.crash is None


def _click(widget, x, y):
    from textual.events import Click

    return Click(widget, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)


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


async def test_page_keys_do_nothing_in_a_list_of_notes_without_rows(new_app, notes):
    app = new_app(first="notes")
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.answer("sender_name", "Ada")
        app.session.open_note.flush()
        app.show_notes()
        await pilot.pause()
        await pilot.resize_terminal(1, 1)
        for key in ("down", "pagedown", "pageup"):
            await pilot.press(key)
        assert app.crash is None
