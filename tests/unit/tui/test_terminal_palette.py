"""The colours can be read, and the terminal's answer on its background is not taken for keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.repository import ROOT
from tools.contrast import BACKGROUNDS, MINIMUM, contrasts, table
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

PAPER = [(kind, name) for kind, names in BACKGROUNDS.items() for name in names]
WHITE_ANSWER = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
BLACK_ANSWER = "\x1b]11;rgb:00/00/00\x07"


@pytest.mark.parametrize(("kind", "terminal"), PAPER)
def test_every_colour_can_be_read(kind, terminal):
    found = contrasts(kind, BACKGROUNDS[kind][terminal])
    # Of the 256 colours none is nearer to the middle than the brown and the purple are.
    least = 4.4 if kind is Background.UNKNOWN else MINIMUM
    assert min(found.values()) >= least, found


def test_the_documentation_has_the_table():
    assert "\n".join(table()) in (ROOT / "docs/terminals.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("background", Background)
@pytest.mark.parametrize("indexed", [True, False])
def test_every_meaning_has_a_colour(background, indexed):
    assert palette_for(background, indexed=indexed).keys() == MEANINGS.keys()


def test_where_nothing_is_known_the_text_is_in_the_terminals_own_colour():
    recolour = create_recolour(palette_for(Background.UNKNOWN, indexed=False))
    bold = frozenset({1})
    assert recolour(Style(bold, ACCENT)) == Style(bold)


def test_other_colours_stay():
    recolour = create_recolour(palette_for(Background.LIGHT, indexed=True))
    theme = Style(frozenset(), "38;2;1;2;3", "48;5;17")
    assert recolour(theme) == theme


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
    ("answer", "background"),
    [
        (WHITE_ANSWER, Background.LIGHT),
        (BLACK_ANSWER, Background.DARK),
        ("\x1b]11;rgba:fdfd/f6f6/e3e3/ffff\x1b\\", Background.LIGHT),
        ("\x1b]10;rgb:ffff/ffff/ffff\x1b\\", None),
        ("\x1b]11;?\x1b\\", None),
    ],
)
def test_an_answer_names_the_background(answer, background):
    assert background_in_response(answer) is background


@given(st.text("ab", max_size=6), st.text("ab", max_size=6), st.data())
def test_the_answer_is_no_key_wherever_it_is_cut(before, after, data):
    text = (before + WHITE_ANSWER + after).encode()
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=3)))
    answers = []
    reader = KeyReader("utf-8", 0.1, lambda: (80, 24), answers.append)
    keys = [
        message.character
        for i, j in zip([0, *cuts], [*cuts, len(text)], strict=True)
        for message in reader.feed(text[i:j])
    ]
    assert "".join(keys) == before + after
    assert answers == [WHITE_ANSWER]
