"""Colours: the terminal's own unless others are chosen, which are remembered."""

import pytest
from textual.widgets import Input

from helpers.steps import run_at_step, type_text
from tui.full_screen.themes import PROGRAM_THEMES, UnknownTheme, theme_for
from tui.terminal.driver import BackgroundReported
from tui.terminal.palette import Background


def colours_of(style):
    """Return the foreground and the background of a style."""
    return style.color, style.bgcolor


async def test_the_default_theme_uses_the_colours_of_the_terminal(app, home, screen_text):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.current_theme.ansi
        assert "colours are" not in screen_text(app)
    assert not (home / "config.toml").exists()


@pytest.mark.parametrize(("step", "field"), [("people", "recipient_name"), ("detail", "detail")])
async def test_the_cursor_is_in_the_reversed_colours_of_the_terminal(app, step, field):
    async with run_at_step(app, step, field=field) as pilot:
        await type_text(pilot, "Ada")
        strip = app.screen.field(field).render_line(0)
        (cursor,) = (segment for segment in strip if segment.style and segment.style.reverse)
        assert cursor.text == " "
        assert all(colour is None or colour.is_default for colour in colours_of(cursor.style))


async def test_a_theme_chosen_in_the_palette_is_remembered(app, home, screen_text, until):
    config = home / "config.toml"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.theme = "nord"
        await until(pilot, lambda: "The colours are now nord." in screen_text(app))
        assert theme_for(None, config) == "nord"
        app.theme = "ansi-dark"
        await until(pilot, lambda: "The colours are now ansi-dark." in screen_text(app))
    assert theme_for(None, config) == "ansi-dark"


def test_the_option_overrides_the_remembered_theme(home):
    config = home / "config.toml"
    config.write_text('theme = "nord"\n')
    assert theme_for("gruvbox", config) == "gruvbox"
    assert theme_for(None, config) == "nord"


def test_a_remembered_theme_that_no_longer_exists_is_ignored(home):
    config = home / "config.toml"
    config.write_text('theme = "removed-theme"\n')
    assert theme_for(None, config) == "ansi-dark"


def test_no_color_overrides_the_option(home, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert theme_for("gruvbox", home / "config.toml") == "ansi-dark"


@pytest.mark.parametrize("theme", ["ansi-dark", "textual-light", *PROGRAM_THEMES])
async def test_the_focus_does_not_change_the_colours_of_a_text_field(new_app, theme):
    app = new_app(theme=theme)
    async with run_at_step(app, "people", field="role") as pilot:
        field = app.screen.field("role")

        def look():
            app.stylesheet.update(field)
            parts = [field.get_component_rich_style(name) for name in Input.COMPONENT_CLASSES]
            return field.rich_style, field.background_colors, field.styles.border, parts

        with_focus = look()
        await pilot.press("up")
        await pilot.pause()
        assert not field.has_focus
        assert look() == with_focus


@pytest.mark.parametrize(
    ("terminal_colours", "name"), [("0;15", "bridge-light"), ("", "bridge-dark")]
)
async def test_the_bridge_theme_is_dark_or_light_as_the_terminal_is(
    new_app, monkeypatch, terminal_colours, name
):
    monkeypatch.setenv("COLORFGBG", terminal_colours)
    app = new_app(theme="bridge")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.styles.background.hex.lower() == PROGRAM_THEMES[name].background


async def test_the_bridge_theme_follows_the_background_that_the_terminal_reports(
    new_app, home, until
):
    light, dark = (PROGRAM_THEMES[name].background for name in ("bridge-light", "bridge-dark"))
    app = new_app(theme="bridge")
    async with app.run_test() as pilot:

        def is_drawn_on(colour):
            return lambda: app.screen.styles.background.hex.lower() == colour

        await until(pilot, is_drawn_on(dark))
        app.post_message(BackgroundReported(Background.LIGHT))
        await until(pilot, is_drawn_on(light))
        assert theme_for(None, home / "config.toml") == "ansi-dark"
        # A theme that the writer chooses is kept.
        app.theme = "nord"
        await until(pilot, lambda: theme_for(None, home / "config.toml") == "nord")
        app.post_message(BackgroundReported(Background.DARK))
        await pilot.pause()
        assert app.theme == "nord"
        app.theme = "bridge-light"
        await until(pilot, lambda: theme_for(None, home / "config.toml") == "bridge-light")


def test_an_unknown_theme_is_an_error_that_lists_the_themes(home):
    with pytest.raises(UnknownTheme, match=r"There is no theme mauve; there are .*nord"):
        theme_for("mauve", home / "config.toml")
