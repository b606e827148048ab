"""Sending only the changed cells shows the same screen as sending whole frames."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.screens_in_memory import STYLES, Terminal, frames, move, visible_cells, whole_frames
from tui.terminal.diff import diff
from tui.terminal.grid import Grid, Position, apply_frame
from tui.terminal.style import (
    DEFAULT_STYLE,
    UnknownSequence,
    apply_sgr,
    sgr_between,
)

SIZES = st.tuples(st.integers(1, 30), st.integers(1, 6))


@st.composite
def sessions(draw):
    """Draw a screen size and some frames, of which the first may paint every cell."""
    width, height = draw(SIZES)
    first = draw(st.sampled_from([frames, whole_frames]))(width, height)
    return width, height, [draw(first), *draw(st.lists(frames(width, height), max_size=5))]


def output_for(width, height, painting, **options):
    """Yield the output that is sent for each frame; the options are those of `apply_frame`."""
    grid, cursor = Grid.unknown(width, height), None
    for frame in painting:
        new_grid, target = apply_frame(grid, frame, **options)
        yield diff(grid, new_grid, cursor, target)
        grid, cursor = new_grid, target


def sent_between(width, height, before, after):
    """Return the output that is sent for a frame after another."""
    _, sent = output_for(width, height, [before, after])
    return sent


@given(sessions())
def test_the_changes_show_the_same_screen_as_whole_frames(session):
    width, height, painting = session
    plain, diffed = Terminal(width, height), Terminal(width, height)
    for frame, sent in zip(painting, output_for(width, height, painting), strict=True):
        plain.show(frame)
        diffed.show(sent)
        assert visible_cells(diffed) == visible_cells(plain)
        assert (diffed.cursor.y, diffed.cursor.x) == (plain.cursor.y, plain.cursor.x)
        assert diffed.cursor.attrs == plain.cursor.attrs


@given(sessions())
def test_an_unchanged_frame_sends_nothing(session):
    width, height, painting = session
    *_, again = output_for(width, height, [*painting, painting[-1]])
    assert again == ""


@given(sessions())
def test_a_whole_frame_covers_the_old_screen(session):
    width, height, painting = session
    whole = "\n".join(move(row, 0) + "x" * width for row in range(height)) + move(0, 0)
    terminal = Terminal(width, height)
    for frame in painting:
        terminal.show(frame)
    terminal.show(next(output_for(width, height, [whole])))
    assert terminal.display == ["x" * width] * height


@given(STYLES, STYLES)
def test_a_style_change_leads_to_the_new_style(one, other):
    first, second = apply_sgr(DEFAULT_STYLE, codes(one)), apply_sgr(DEFAULT_STYLE, codes(other))
    sent = sgr_between(first, second)
    assert apply_sgr(first, sent[2:-1]) == second if sent else first == second
    assert len(sent) <= len(f"\x1b[0;{codes(other)}m")


def codes(style):
    """Return the parameters of the SGR sequence that sets a Rich style, such as "1;31"."""
    return style.render(" ").partition("m")[0].removeprefix("\x1b[").strip()


def test_one_changed_letter_sends_one_letter():
    before, after = move(1, 2) + "Dear G" + move(1, 8), move(1, 2) + "Dear Gr" + move(1, 9)
    assert sent_between(20, 3, before, after) == "r"


def test_the_cursor_jumps_between_distant_changes():
    before = move(0, 0) + "a" * 30 + move(0, 0)
    after = move(0, 0) + "b" + "a" * 20 + "b" + "a" * 8 + move(0, 0)
    assert sent_between(40, 1, before, after) == "b\x1b[20Cb\r"


def test_the_end_of_a_row_is_erased_only_with_the_default_background():
    words = move(0, 0) + "long words here".ljust(30) + move(0, 0)
    blank = move(0, 0) + " " * 15 + move(0, 0)
    blue = move(0, 0) + "\x1b[44m" + " " * 30 + "\x1b[0m" + move(0, 0)
    assert sent_between(30, 1, words, blank) == "\x1b[K"
    assert "\x1b[K" not in sent_between(30, 1, words, blue)


class WideJoinedTerminal(Terminal):
    """A terminal that draws joined characters side by side, each wide."""

    def draw(self, data):
        for char in data.replace("\u200d", ""):
            super().draw(char)


def test_text_after_a_character_that_a_terminal_draws_wider_is_in_its_place():
    terminal = WideJoinedTerminal(20, 2)
    frame = move(0, 0) + "👩\u200d💻 Dear Grace" + move(1, 0)
    later = move(0, 0) + "👩\u200d💻 Dear Ada  " + move(1, 0)
    for sent in output_for(20, 2, [frame, later]):
        terminal.show(sent)
    after_the_emoji = "".join(terminal.buffer[0][column].data for column in range(2, 20))
    assert after_the_emoji == " Dear Ada".ljust(18)


@pytest.mark.parametrize("character", ["日", "👩", "☀\ufe0f", "e\u0301", "ก็", "\u05d0"])
def test_a_row_is_rewritten_from_the_first_character_of_uncertain_width(character):
    before = f"{move(0, 0)}one {character} two three four{move(1, 0)}"
    sent = sent_between(40, 2, before, before.replace("four", "five"))
    assert character in sent
    assert "two three five" in sent
    assert "one" not in sent


@pytest.mark.parametrize(
    "frame",
    [
        "\x1b[1;1Hone\x1b[2Jtwo\x1b[1;1H",
        "\x1b[1;1H\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\\x1b[1;1H",
        "\x1b[1;1H\ttab\x1b[1;1H",
        "\x1b[1;1H\x1b[10mfont\x1b[1;1H",
        "\x1b[1;1H\x1b[38;7;1mcolour\x1b[1;1H",
        "\x1b[9;1Hbelow\x1b[1;1H",
        "\x1b[1;1Htext that is longer than the row\x1b[1;1H",
        "\x1b[1;1Hone\ntwo\x1b[1;1H",
        "\x1b[2;1Hone\n\x1b[1;1H",
        "\x1b[1;1H\u0301a mark alone\x1b[1;1H",
        "\x1b[1;1Hto the edge of it.",
    ],
)
def test_a_frame_that_cannot_be_read_exactly_is_refused(frame):
    with pytest.raises(UnknownSequence):
        apply_frame(Grid.unknown(18, 2), frame)


def test_the_cursor_is_where_the_frame_leaves_it():
    assert apply_frame(Grid.unknown(4, 4), move(0, 0) + "ab" + move(2, 3))[1] == Position(2, 3)


def test_the_terminal_in_memory_does_not_wrap():
    assert Terminal(4, 2).show("abcdef").display == ["abcd", "    "]
