"""Copying from the export step to this machine's clipboard, or to the terminal's."""

from threading import Event

import pytest
from textual.events import Key

from helpers.export_step import copied_texts, press, record_output
from helpers.steps import run_at_step
from templates.letter.linkedin import connection_note


async def test_a_text_sent_to_the_terminal_is_not_called_copied_on_the_screen(
    ready_app, screen_text, monkeypatch, hint
):
    async with ready_app.run_test(size=(80, 24)) as pilot:
        output = record_output(ready_app, monkeypatch)
        ready_app.go("export")
        await pilot.pause()
        await press(ready_app, pilot, "1", "enter")
        assert copied_texts(output) == [ready_app.session.note.letter()]
        assert "Sent to your terminal's clipboard" in hint(ready_app)
        assert "Copied" not in screen_text(ready_app)


async def test_the_linkedin_note_shows_its_length_and_can_be_copied(
    ready_app, screen_text, monkeypatch
):
    async with run_at_step(ready_app, "linkedin") as pilot:
        assert "of 200 characters" in screen_text(ready_app)
        output = record_output(ready_app, monkeypatch)
        ready_app.go("export")
        await pilot.pause()
        await press(ready_app, pilot, "7", "enter")
        assert copied_texts(output) == [connection_note(ready_app.session.answers).text]


@pytest.mark.hanging
async def test_a_hanging_clipboard_blocks_neither_keys_nor_quitting(ready_app, monkeypatch, until):
    release = Event()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(
        "tui.export.exporter.copy_to_local_clipboard", lambda text: release.wait(60)
    )
    async with run_at_step(ready_app, "export") as pilot:
        for key in ("1", "enter", "down"):
            ready_app.post_message(Key(key, None))
        await until(pilot, lambda: ready_app.screen.current.id == "subject")
        await pilot.press("ctrl+q")
        assert ready_app.is_running
        release.set()
        await until(pilot, lambda: ready_app.return_code is not None)
    # What was copied counts, although the writer quit before the clipboard answered.
    assert ready_app.return_code == 0
