"""Quitting from the export step: what is returned, saved and printed, and what is asked before."""

import pytest

from helpers.export_step import press
from helpers.factories import complete_answers
from helpers.steps import run_at_step
from screens.dialogs.confirm import ConfirmDialog


async def test_quitting_with_done_returns_the_note_and_remembers_the_writer(ready_app, home):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "p", "enter", "d", "enter")
    result = ready_app.return_value
    assert result.prints_text
    assert result.text.startswith("Subject:")
    assert ready_app.return_code == 0
    assert 'name = "Ada Lovelace"' in (home / "config.toml").read_text()


@pytest.mark.parametrize(
    "keys",
    [
        ["7", "enter", "d", "enter"],
        *(
            pytest.param(keys, marks=pytest.mark.slow)
            for keys in (["d", "enter"], ["7", "enter", "ctrl+q"])
        ),
    ],
)
async def test_quitting_saves_a_note_whose_letter_was_not_exported(ready_app, keys):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, *keys)
    assert ready_app.return_code == 130
    (entry,) = ready_app.session.open_note.notes_folder.entries()
    assert entry.draft.answers == complete_answers()
    assert entry.draft.status == "ready"


async def test_the_note_is_printed_however_the_wizard_is_quit(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await pilot.press("p", "enter", "ctrl+q")
    assert ready_app.return_value.prints_text
    assert ready_app.return_value.text.startswith("Subject:")


async def test_an_unfinished_edit_is_saved_on_exit_after_an_export(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await pilot.press("3", "enter")
        ready_app.go("review")
        await pilot.pause()
        await pilot.press("e")
        await pilot.press(*"PS", "ctrl+q")
    (entry,) = ready_app.session.open_note.notes_folder.entries()
    assert entry.draft.answers.edited_letter.split("\n\n")[1].startswith("PS")


@pytest.mark.parametrize("is_piped", [False, pytest.param(True, marks=pytest.mark.slow)])
async def test_a_blocking_finding_is_asked_about_only_if_the_letter_is_exported(
    new_app, screen_text, is_piped, hint
):
    app = new_app(is_piped=is_piped)
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "review") as pilot:
        app.session.edit_letter("Dear Grace,\n\nPlease tell me why you chose another.\n\nAda")
        app.go("export")
        await pilot.pause()
        for key in "27":
            await press(app, pilot, key, "enter")
            assert "Sent to your terminal's clipboard" in hint(app)
        await press(app, pilot, "1", "enter")
        assert "burn the bridge" in screen_text(app)
        await press(app, pilot, "y", "d", "enter")
        assert not isinstance(app.screen, ConfirmDialog)


async def test_a_blocking_finding_is_asked_about_before_printing_on_exit(new_app, screen_text):
    app = new_app(is_piped=True)
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "review") as pilot:
        app.session.edit_letter("Dear Grace,\n\nPlease tell me why you chose another.\n\nAda")
        app.go("export")
        await pilot.pause()
        await press(app, pilot, "d", "enter")
        assert "burn the bridge" in screen_text(app)
        await press(app, pilot, "n")
        await pilot.pause()
        assert app.screen.step_id == "review"
