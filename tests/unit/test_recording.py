"""A recording is one animated picture, joined from screenshots."""

import io

from rich.console import Console

from tools.recording import Frame, animate


def screenshot(*lines):
    console = Console(record=True, width=20, file=io.StringIO(), force_terminal=True)
    for line in lines:
        console.print(f"[black on white]{line:<20}[/]")
    return console.export_svg(title="wizard")


def test_a_row_is_drawn_once_for_all_frames_that_have_it():
    frames = [Frame(screenshot("title", text), 1) for text in ("one", "two", "two", "three")]
    drawn = animate(frames)
    assert [drawn.count(f">{text}") for text in ("title", "one", "two", "three")] == [1, 1, 1, 1]


def test_each_frame_is_shown_in_its_time_and_the_last_where_nothing_moves():
    drawn = animate(
        [Frame(screenshot(text), seconds) for text, seconds in (("one", 1), ("two", 3))]
    )
    one, two = (
        drawn.split(f">{text}")[0].rpartition('<g class="')[2][:4] for text in ("one", "two")
    )
    assert f"@keyframes {one}{{0.00%{{visibility:visible}}25.00%{{visibility:hidden}}}}" in drawn
    assert f"@keyframes {two}{{0%{{visibility:hidden}}25.00%{{visibility:visible}}}}" in drawn
    assert f".{one}{{visibility:hidden;" in drawn
    assert f".{two}{{animation:" in drawn
    assert "4.0s" in drawn
