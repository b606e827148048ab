"""Quitting with a note that is saved, Ctrl+C, and dialogs that are closed while they open.

`test_autosave.py` quits with a note that cannot be saved.
"""

from functools import partial
from time import sleep

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from screens.dialogs.edit_note import EditNoteDialog
from screens.dialogs.own_text import OwnTextDialog
from screens.dialogs.their_mail import GivenMail, TheirMailDialog


async def test_quitting_asks_nothing_since_the_note_is_saved(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.press("ctrl+q")
    assert app.return_code == 130
    assert app.return_value is None
    (entry,) = app.session.open_note.notes_folder.entries()
    assert entry.draft.answers.outcome == "not_selected"


async def test_escape_on_the_empty_first_step_quits(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
    assert app.return_code == 130


async def test_quitting_while_the_list_of_notes_opens_does_not_crash(app, monkeypatch):
    def flush_until_quitting():
        while app.is_running:
            sleep(0.001)

    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.session.open_note, "flush", flush_until_quitting)
        app.show_notes()
        app.exit_with(130)
    assert app.return_code == 130


@pytest.mark.parametrize("step", ["outcome", "detail"])
async def test_ctrl_c_says_how_to_quit(app, hint, step):
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, step) as pilot:
        await pilot.press("ctrl+c")
        assert hint(app) == "Ctrl+Q quits; your note is saved."


@pytest.mark.parametrize("step", ["review", "export"])
async def test_ctrl_c_copies_a_finished_letter(app, hint, step):
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, step) as pilot:
        await pilot.press("ctrl+c")
        assert hint(app).startswith("✓ Sent to your terminal's clipboard")


async def test_quitting_while_a_step_opens_does_not_crash(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.go("people")
        app.exit()
    assert app.crash is None


@pytest.mark.parametrize(
    "new_dialog",
    [
        partial(TheirMailDialog, GivenMail(file="mail.eml"), "no text", can_name_file=True),
        partial(OwnTextDialog, "PS", "", check=lambda text: (), save=print),
        partial(EditNoteDialog, "Dear Grace,", check=lambda text: (), save=print),
    ],
    ids=lambda new_dialog: new_dialog.func.__name__,
)
async def test_a_dialog_may_be_closed_while_it_opens(app, new_dialog):
    async with app.run_test() as pilot:
        dialog = new_dialog()
        app.push_screen(dialog)
        app.pop_screen()
        await pilot.pause()
        assert app.is_running
        assert dialog not in app.screen_stack
