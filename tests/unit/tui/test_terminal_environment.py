"""What the environment says of the terminal, and characters that it does not know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminal.ascii import fitting
from tui.terminal.environment import prepare

SIGNS = "▏│┃║─━═▔▁┌┐└┘├┤┬┴┼●○·✓–—…‹›“”‘’←→↑↓▂▄▆█\u00a0"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "koi8-r"])
@given(text=st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(SIGNS))))
def test_whatever_is_written_can_be_written_and_keeps_its_cells(encoding, text):
    fitted = fitting(text, encoding)
    fitted.encode(encoding)
    assert cell_len(fitted) == cell_len(text)


def test_signs_become_ascii_and_not_question_marks():
    assert "?" not in fitting(SIGNS, "ascii")
    assert fitting("Zoë · 日本", "latin-1") == "Zoë · ????"
    assert fitting("Zoë · 日本", "utf-8") == "Zoë · 日本"


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({"NO_COLOR": ""}, {"NO_COLOR": None, "TEXTUAL_THEME": "ansi-dark"}),
        (
            {"NO_COLOR": "1", "TEXTUAL_THEME": "nord"},
            {"NO_COLOR": "1", "TEXTUAL_THEME": "ansi-dark"},
        ),
        ({"TERM": "vt100"}, {"NO_COLOR": "1"}),
        ({"TERM": "xterm"}, {"NO_COLOR": None, "ESCDELAY": None}),
        ({"SSH_CONNECTION": "a"}, {"ESCDELAY": "300"}),
        ({"SSH_CONNECTION": "a", "ESCDELAY": "25"}, {"ESCDELAY": "25"}),
        ({"TEXTUAL_THEME": "nord"}, {"TEXTUAL_THEME": "nord"}),
    ],
)
def test_the_environment_is_made_ready(given_, expected):
    environment = dict(given_)
    prepare(environment)
    assert {name: environment.get(name) for name in expected} == expected
    assert environment["TEXTUAL_ANIMATIONS"] == "none"
