"""Colours: the terminal's own unless others are chosen, which are remembered."""

import pytest

from tui.full_screen.themes import OWN_THEMES, UnknownTheme, theme_for


async def test_the_default_theme_uses_the_colours_of_the_terminal(app, home, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.current_theme.ansi
        assert "colours are" not in seen(app)
    assert not (home / "config.toml").exists()


async def test_a_theme_chosen_in_the_palette_is_remembered(app, home, seen, until):
    config = home / "config.toml"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.theme = "nord"
        await until(pilot, lambda: "The colours are nord." in seen(app))
        assert theme_for(None, config) == "nord"
        app.theme = "ansi-dark"
        await until(pilot, lambda: "The colours are ansi-dark." in seen(app))
    assert theme_for(None, config) == "ansi-dark"


def test_the_option_overrides_the_remembered_theme(home, monkeypatch):
    config = home / "config.toml"
    config.write_text('theme = "nord"\n')
    assert theme_for("gruvbox", config) == "gruvbox"
    assert theme_for(None, config) == "nord"
    config.write_text('theme = "of last year"\n')
    assert theme_for(None, config) == "ansi-dark"
    monkeypatch.setenv("NO_COLOR", "1")
    assert theme_for("gruvbox", config) == "ansi-dark"


@pytest.mark.parametrize(
    ("foreground_and_background", "name"),
    [("0;15", "bridge-light"), ("15;0", "bridge-dark"), ("", "bridge-dark")],
)
async def test_bridge_is_dark_or_light_as_the_terminal_is(
    app, home, monkeypatch, foreground_and_background, name
):
    monkeypatch.setenv("COLORFGBG", foreground_and_background)
    assert theme_for("bridge", home / "config.toml") == name
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        assert app.screen.styles.background.hex.lower() == OWN_THEMES[name].background


def test_an_unknown_theme_is_an_error_with_the_choices(home):
    with pytest.raises(UnknownTheme, match=r"There is no theme mauve; there are .*nord"):
        theme_for("mauve", home / "config.toml")
