"""The list of destinations on the export step."""

import pytest

from helpers.export_step import press, preview
from helpers.factories import complete_answers
from helpers.steps import run_at_step
from screens.widgets.destination_list import DestinationList
from tui.export.destinations import DESTINATIONS, DESTINATIONS_BY_ID


def test_every_destination_has_a_key_of_its_own():
    keys = [destination.key for destination in DESTINATIONS]
    assert len(set(keys)) == len(keys)
    assert not {"j", "k", "w", "m"} & set(keys), "the list itself needs these keys"


async def test_on_a_small_screen_the_first_destination_is_visible(ready_app, screen_text, hint):
    async with run_at_step(ready_app, "export", size=(40, 14)) as pilot:
        await pilot.pause()
        assert "1 The letter" in screen_text(ready_app)
        assert "Copy everything below the subject." in hint(ready_app)
        await press(ready_app, pilot, "3", "enter")
        assert "Saved to" in hint(ready_app)
        await pilot.press("escape")
        await pilot.press("ctrl+n")
        assert "Save it as plain text." in hint(ready_app)


async def test_a_blank_row_is_above_each_group_and_nothing_scrolls(ready_app, screen_text):
    async with run_at_step(ready_app, "export"):
        rows = [row[:39].rstrip() for row in screen_text(ready_app).splitlines()]
        for name in ("Save", "Send", "After", "File"):
            index = next(i for i, row in enumerate(rows) if row.split()[:1] == [name])
            assert rows[index - 1] == ""
        assert "Reply to" in screen_text(ready_app)
        assert ready_app.screen.query_one("#question").max_scroll_y == 0


async def test_a_line_above_all_destinations_says_that_nothing_is_sent_yet(ready_app, screen_text):
    async with run_at_step(ready_app, "export") as pilot:
        assert "Nothing is sent yet." in screen_text(ready_app)
        await press(ready_app, pilot, "m", "enter")
        for words in ("Nothing is sent yet.", "The letter", "Follow-up reminder", "Done: quit"):
            assert words in screen_text(ready_app)


@pytest.mark.parametrize("size", [(80, 30), pytest.param((60, 60), marks=pytest.mark.slow)])
async def test_the_key_for_more_destinations_lists_all_of_them_on_one_screen(
    ready_app, screen_text, size
):
    async with run_at_step(ready_app, "export", size=size) as pilot:
        for destination in DESTINATIONS:
            is_listed = f"{destination.key} {destination.label}" in screen_text(ready_app)
            assert is_listed is destination.shown_by_default
        await press(ready_app, pilot, "m", "enter")
        for destination in DESTINATIONS:
            assert f"{destination.key} {destination.label}" in screen_text(ready_app)
        assert ready_app.screen.current.id == "both"
        assert "File " in screen_text(ready_app)
        assert "Reply to" in screen_text(ready_app)


async def test_the_key_for_more_destinations_does_nothing_when_all_are_listed(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "m", "enter")
        highlighted = ready_app.screen.current
        await press(ready_app, pilot, "m")
        assert ready_app.screen.current == highlighted


async def test_the_last_destination_and_the_wrapping_of_lines_are_remembered(ready_app, new_app):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, DESTINATIONS_BY_ID["html"].key, "enter", "w")
        await pilot.pause()
    again = new_app(start_at="new")
    again.session.open_note.set_answers(complete_answers())
    async with run_at_step(again, "export") as pilot:
        assert again.screen.current.id == "html"
        again.screen.query_one(DestinationList).highlight("text")
        await pilot.pause()
        assert max(map(len, preview(again)[1].splitlines())) <= 72


@pytest.mark.parametrize(
    "size",
    [(40, 12), *(pytest.param(size, marks=pytest.mark.slow) for size in [(80, 24), (60, 20)])],
)
async def test_the_result_is_visible_below_a_long_list(ready_app, hint, screen_text, size):
    async with run_at_step(ready_app, "export", size=size) as pilot:
        await press(ready_app, pilot, "m", "enter", "9", "enter")
        assert hint(ready_app).startswith("✓ Saved to")
        assert "▌        9 Markdown file ✓" in screen_text(ready_app)


async def test_the_tick_goes_when_the_note_changes(ready_app, screen_text):
    def is_ticked():
        return "3 Text file ✓" in screen_text(ready_app)

    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "3", "enter")
        assert is_ticked()
        await press(ready_app, pilot, "escape", "enter")
        assert is_ticked()
        await press(ready_app, pilot, "escape")
        ready_app.session.answer("linkedin", True)
        await press(ready_app, pilot, "enter")
        assert "3 Text file" in screen_text(ready_app)
        assert not is_ticked()
