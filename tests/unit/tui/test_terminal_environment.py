"""The environment variables for Textual, and replacements for characters that a terminal lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminal.ascii import to_encodable
from tui.terminal.environment import configure_textual

SYMBOLS = "▏▌▐│┄┯╸▸▾╭╮╰╯┃║─━═▔▁┌┐└┘├┤┬┴┼●○·✓–—…‹›“”‘’←→↑↓▂▄▆█\u00a0"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "koi8-r"])
@given(
    text=st.text(
        alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(f"{SYMBOLS}❤\ufe0f\u200d"))
    )
)
def test_any_text_can_be_encoded_and_keeps_its_width(encoding, text):
    encodable = to_encodable(text, encoding)
    encodable.encode(encoding)
    assert cell_len(encodable) == cell_len(text)


def test_joined_emoji_are_as_wide_as_one():
    assert to_encodable("Ada 👩\u200d🚀!", "latin-1") == "Ada ??!"


def test_an_emoji_that_a_variation_selector_makes_wider_keeps_its_width():
    assert to_encodable("I ❤\ufe0f it ✔\ufe0f!", "ascii") == "I ?  it v !"


def test_symbols_become_ascii_and_not_question_marks():
    assert "?" not in to_encodable(SYMBOLS, "ascii")
    assert to_encodable("Zoë · 日本", "latin-1") == "Zoë · ????"
    assert to_encodable("Zoë · 日本", "utf-8") == "Zoë · 日本"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"NO_COLOR": ""}, {"NO_COLOR": None, "TEXTUAL_THEME": "ansi-dark"}),
        ({"NO_COLOR": "1", "TEXTUAL_THEME": "nord"}, {"NO_COLOR": "1", "TEXTUAL_THEME": "ansi-dark"}),
        ({"TERM": "vt100"}, {"NO_COLOR": "1"}),
        ({"TERM": "xterm"}, {"NO_COLOR": None, "ESCDELAY": "30"}),
        ({"SSH_CONNECTION": "a"}, {"ESCDELAY": "300"}),
        ({"SSH_CONNECTION": "a", "ESCDELAY": "25"}, {"ESCDELAY": "25"}),
        ({"TEXTUAL_THEME": "nord"}, {"TEXTUAL_THEME": "nord"}),
    ],
)  # fmt: skip
def test_the_environment_fits_the_terminal(variables, expected):
    environment = dict(variables)
    configure_textual(environment)
    assert {name: environment.get(name) for name in expected} == expected
    assert environment["TEXTUAL_ANIMATIONS"] == "none"
