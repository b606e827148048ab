"""A recording is one animated picture, joined from screenshots."""

import io
import re

from rich.console import Console

from tools.recording import Frame, animate


def screenshot(*lines):
    """Return a screenshot with lines of text, as Rich exports it."""
    console = Console(record=True, width=20, file=io.StringIO(), force_terminal=True)
    for line in lines:
        console.print(f"[black on white]{line:<20}[/]")
    return console.export_svg(title="wizard")


def test_a_row_is_drawn_once_for_all_frames_that_have_it():
    frames = [Frame(screenshot("title", text), 1) for text in ("one", "two", "two", "three")]
    drawn = animate(frames)
    assert [drawn.count(f">{text}") for text in ("title", "one", "two", "three")] == [1, 1, 1, 1]


def group_with(text, drawn):
    """Return the class of the group that a text is in, which its animation is named after."""
    return re.findall(r'<g class="(f\d+-\d+)">', drawn.partition(f">{text}")[0])[-1]


def test_each_frame_is_shown_at_its_time():
    drawn = animate([Frame(screenshot("one"), 1), Frame(screenshot("two"), 3)])
    one, two = group_with("one", drawn), group_with("two", drawn)
    assert f"@keyframes {one}{{0.00%{{visibility:visible}}25.00%{{visibility:hidden}}}}" in drawn
    assert f"@keyframes {two}{{0%{{visibility:hidden}}25.00%{{visibility:visible}}}}" in drawn
    assert f".{one}{{visibility:hidden;" in drawn
    assert f".{two}{{animation:" in drawn
    assert "4.0s" in drawn
