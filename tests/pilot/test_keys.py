"""The keys that the footer and the help list."""

import pytest

from helpers.factories import complete_answers
from helpers.steps import SIZES, run_at_step, shown_step
from screens.dialogs.help import HelpDialog
from screens.steps import Step
from screens.widgets.footer import DialogFooter
from templates.questions.questions import STEPS


async def test_help_lists_the_keys_that_work(app, screen_text):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        assert isinstance(app.screen, HelpDialog)
        for words in (
            "Go to the next step",
            "Quit",
            "Ctrl+Q",
            "Esc",
            "Move down",
        ):
            assert words in screen_text(app)
        for words in ("super+c", "Scroll Left", "Page Up"):
            assert words not in screen_text(app)
        await pilot.press("escape")
        assert shown_step(app) == "outcome"


async def test_help_lists_only_keys_that_work_on_the_screen(ready_app, screen_text):
    async with run_at_step(ready_app, "review", size=(80, 60)) as pilot:
        await pilot.press("f1")
        text = screen_text(ready_app)
        assert "←→" in text
        assert "Select the next sentence" in text
        assert "Move from field to field" not in text
        assert "Go to an option" not in text
        await pilot.press("escape")
        ready_app.show_notes()
        await pilot.pause()
        await pilot.press("f1")
        text = screen_text(ready_app)
        assert "Ctrl+R Del" in " ".join(text.split()) or "Del Ctrl+R" in " ".join(text.split())
        assert "Go to an option" not in text


async def test_a_long_description_in_the_help_wraps_to_the_right_of_its_key(ready_app, screen_text):
    async with run_at_step(ready_app, "review", size=(80, 50)) as pilot:
        await pilot.press("f1")
        lines = screen_text(ready_app).splitlines()
        row = next(row for row, line in enumerate(lines) if "Ctrl+R" in line)
        key_column, column = lines[row].index("Ctrl+R"), lines[row].index("Choose other words")
        assert lines[row + 1][key_column:column].isspace()
        assert lines[row + 1][column:].startswith("chose them")


async def test_a_dialog_shows_its_own_keys_instead_of_the_keys_of_the_step(ready_app, screen_text):
    async with run_at_step(ready_app, "review", size=(120, 40)) as pilot:
        step_footer = screen_text(ready_app).splitlines()[39]
        await pilot.press("f1")
        upper, lower = screen_text(ready_app).splitlines()[38:40]
        assert not upper.strip()
        assert lower.strip() == "Esc Close"
        assert lower.index("Esc Close") == step_footer.index("Enter Next")
        await pilot.click(DialogFooter, offset=(lower.index("Close"), 1))
        assert shown_step(ready_app) == "review"


async def test_a_click_between_two_keys_of_the_footer_presses_none(ready_app, screen_text):
    async with run_at_step(ready_app, "review", size=(120, 40)) as pilot:
        lines = screen_text(ready_app).splitlines()
        footer = next(line for line in lines if "? Help" in line)
        column, row = footer.index("? Help"), lines.index(footer)
        await pilot.click(offset=(column - 1, row))
        assert "Esc Close" not in screen_text(ready_app)
        await pilot.click(offset=(column, row))
        assert "Esc Close" in screen_text(ready_app)


async def test_on_a_tiny_screen_the_help_describes_each_key_in_the_next_row(app, screen_text):
    async with app.run_test(size=(20, 16)) as pilot:
        await pilot.press("f1")
        lines = screen_text(app).splitlines()
        row = next(row for row, line in enumerate(lines) if "Enter" in line)
        assert "Choose this" in lines[row + 1]


@pytest.mark.parametrize(
    "size",
    [
        (20, 6),
        *(
            pytest.param(size, marks=pytest.mark.slow)
            for size in [(200, 60), (80, 24), (60, 20), (40, 12), (30, 10), (1, 1)]
        ),
    ],
)
async def test_the_footer_always_shows_the_keys_to_continue_and_to_quit(app, screen_text, size):
    async with app.run_test(size=size) as pilot:
        for step in STEPS:
            app.go(step.id)
            await pilot.pause()
            columns, rows = size
            if columns < 10 or rows < 3:
                continue
            keys = screen_text(app).splitlines()[rows - 1]
            assert "Ctrl+Q Quit" in keys or "^Q Quit" in keys
            if columns >= 40:
                assert "? Help" in keys or "F1 Help" in keys
                assert "Enter " in keys


async def test_the_footer_shows_only_one_of_the_keys_that_continue(app, screen_text):
    app.session.open_note.set_answers(complete_answers())
    async with app.run_test(size=(80, 24)) as pilot:
        for step in STEPS:
            app.go(step.id)
            await pilot.pause()
            assert "Ctrl+N" not in screen_text(app).splitlines()[23]
            assert " Enter " in screen_text(app).splitlines()[23]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "step",
    [
        pytest.param(step.id, marks=[] if step.id == "review" else pytest.mark.slow)
        for step in STEPS
    ],
)
async def test_every_key_in_the_footer_does_something(app, screen_text, step, size):
    ready_answers = complete_answers()
    app.session.open_note.set_answers(ready_answers)
    async with run_at_step(app, step, size=size) as pilot:
        keys = [a.binding.key for a in app.screen.active_bindings.values() if a.binding.show]
        assert len(keys) > 3
        # Esc and Ctrl+Q come last: either may quit, after which no key does anything.
        quitting_keys = [key for key in keys if key in ("escape", "ctrl+q")]
        other_keys = [key for key in keys if key not in quitting_keys]
        for key in [*other_keys, *quitting_keys]:
            app.session.open_note.set_answers(ready_answers)
            app.go(step)
            await pilot.pause()
            before = app.screen, app.focused, ready_answers, screen_text(app)
            await pilot.press(key)
            if app.return_code is not None:
                break
            after = app.screen, app.focused, app.session.answers, screen_text(app)
            assert after != before, key
            while app.return_code is None and not isinstance(app.screen, Step):
                await pilot.press("escape")
