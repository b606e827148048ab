"""The colours are readable, and the terminal's response about its background types nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.repository import ROOT
from helpers.strategies import parts_of
from tools.contrast import (
    BACKGROUNDS,
    MINIMUM,
    compute_contrasts,
    compute_theme_contrasts,
    format_table,
)
from tui.full_screen.themes import PROGRAM_THEMES
from tui.terminal.keys import KeyReader
from tui.terminal.palette import (
    ACCENT,
    MEANINGS,
    Background,
    background_from_environment,
    background_in_response,
    create_recolour,
    palette_for,
)
from tui.terminal.style import Style

TERMINALS = [(background, name) for background, names in BACKGROUNDS.items() for name in names]
WHITE_RESPONSE = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
BLACK_RESPONSE = "\x1b]11;rgb:00/00/00\x07"


@pytest.mark.parametrize(("background", "terminal"), TERMINALS)
def test_every_colour_can_be_read(background, terminal):
    contrasts = compute_contrasts(background, BACKGROUNDS[background][terminal])
    # No brown and no purple of the 256 colours has more contrast on both black and white.
    minimum = 4.4 if background is Background.UNKNOWN else MINIMUM
    assert min(contrasts.values()) >= minimum, contrasts


@pytest.mark.parametrize("theme", PROGRAM_THEMES.values(), ids=lambda theme: theme.name)
def test_every_colour_of_the_program_themes_can_be_read(theme):
    assert min(compute_theme_contrasts(theme)) >= MINIMUM


def test_the_table_of_contrasts_is_in_the_documentation():
    assert "\n".join(format_table()) in (ROOT / "docs/terminals.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("background", Background)
@pytest.mark.parametrize("has_256_colours", [True, False])
def test_every_meaning_has_a_colour(background, has_256_colours):
    assert palette_for(background, has_256_colours=has_256_colours).keys() == MEANINGS.keys()


def test_the_accent_has_no_colour_on_an_unknown_background():
    recolour = create_recolour(palette_for(Background.UNKNOWN, has_256_colours=False))
    bold = frozenset({1})
    assert recolour(Style(bold, ACCENT)) == Style(bold)


def test_other_colours_are_not_changed():
    recolour = create_recolour(palette_for(Background.LIGHT, has_256_colours=True))
    style = Style(frozenset(), "38;2;1;2;3", "48;5;17")
    assert recolour(style) == style


@pytest.mark.parametrize(
    ("environment", "background"),
    [
        ({"TERM": "linux"}, Background.DARK),
        ({"COLORFGBG": "15;0"}, Background.DARK),
        ({"COLORFGBG": "0;default;15"}, Background.LIGHT),
        ({"COLORFGBG": "0;7"}, Background.LIGHT),
        ({"COLORFGBG": "0;default"}, Background.UNKNOWN),
        ({"COLORFGBG": "0;99"}, Background.UNKNOWN),
        ({"TERM": "xterm-256color"}, Background.UNKNOWN),
    ],
)
def test_the_environment_names_the_background(environment, background):
    assert background_from_environment(environment) is background


@pytest.mark.parametrize(
    ("response", "background"),
    [
        (WHITE_RESPONSE, Background.LIGHT),
        (BLACK_RESPONSE, Background.DARK),
        ("\x1b]11;rgba:fdfd/f6f6/e3e3/ffff\x1b\\", Background.LIGHT),
        ("\x1b]10;rgb:ffff/ffff/ffff\x1b\\", None),
        ("\x1b]11;?\x1b\\", None),
    ],
)
def test_a_response_names_the_background(response, background):
    assert background_in_response(response) is background


@given(st.text("ab", max_size=6), st.text("ab", max_size=6), st.data())
def test_a_response_types_nothing_however_it_is_split(before, after, data):
    stream = (before + WHITE_RESPONSE + after).encode()
    responses = []
    reader = KeyReader("utf-8", 0.1, lambda: (80, 24), responses.append)
    messages = [m for part in data.draw(parts_of(stream)) for m in reader.feed(part)]
    assert "".join(message.character for message in messages) == before + after
    assert responses == [WHITE_RESPONSE]
