"""Exporting a note to a file, and the preview of what is exported."""

import stat
from dataclasses import replace

from helpers.export_step import copied_texts, press, preview, record_output
from helpers.factories import complete_answers
from helpers.steps import run_at_step
from screens.dialogs.confirm import ConfirmDialog
from screens.widgets.destination_list import DestinationList
from screens.widgets.export_preview import ExportPreview
from tui.export.destinations import DESTINATIONS, DestinationKind
from tui.system.capabilities import RESTRICTED


async def test_the_file_is_named_after_the_organisation_and_the_day(ready_app, tmp_path, hint):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "3", "enter")
        file = tmp_path / "analytical-engines-2026-11-23.txt"
        assert file.read_text().startswith("Subject: Thank you – Programming Lead\n\nDear Grace,\n")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert hint(ready_app).startswith("✓ Saved to")
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [file.name]


async def test_an_existing_file_is_overwritten_only_after_a_question(ready_app, tmp_path):
    existing_file = tmp_path / "analytical-engines-2026-11-23.txt"
    existing_file.write_text("mine")
    async with run_at_step(ready_app, "export") as pilot:
        await pilot.press("3", "enter")
        for key, is_kept in (("n", True), ("enter", True), ("y", False)):
            await pilot.pause()
            assert isinstance(ready_app.screen, ConfirmDialog)
            await press(ready_app, pilot, key)
            assert (existing_file.read_text() == "mine") is is_kept
            if is_kept:
                # The writer can give another name now.
                assert ready_app.focused.id == "path"
                await pilot.press("enter")


async def test_missing_folders_are_created_and_a_tilde_is_the_home(ready_app, home):
    async with run_at_step(ready_app, "export") as pilot:
        path = ready_app.screen.query_one("#path")
        path.value = "~/notes/2026/thanks.txt"
        path.focus()
        await press(ready_app, pilot, "enter")
        assert (home / "notes/2026/thanks.txt").exists()


REASON_BY_IMPOSSIBLE_PATH = {
    "": "Give the file a name", ".": "is a directory", "~nobody-here/x": "no such home",
    "/proc/none/x.txt": "could not be written", "a" * 300: "File name too long",
    "/dev/null": "is not a file",
}  # fmt: skip


async def test_an_impossible_path_is_an_error_and_loses_nothing(ready_app, hint):
    async with run_at_step(ready_app, "export") as pilot:
        for path, reason in REASON_BY_IMPOSSIBLE_PATH.items():
            ready_app.screen.query_one("#path").value = path
            await press(ready_app, pilot, "3", "enter")
            assert reason in hint(ready_app)
            assert ready_app.session.answers == complete_answers()


async def test_a_file_name_that_is_too_long_for_its_row_ends_in_an_ellipsis(ready_app, screen_text):
    async with run_at_step(ready_app, "export"):
        assert "analytical-engines-2026-11… " in screen_text(ready_app)


async def test_enter_exports_no_file_in_a_session_without_files(new_app, screen_text):
    app = new_app(capabilities=RESTRICTED)
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "export", "path", size=(100, 30)) as pilot:
        await pilot.press("enter")
        assert app.crash is None
        assert "Sent to your terminal's clipboard" in screen_text(app)


async def test_an_unfinished_note_cannot_be_exported(app, hint, screen_text):
    app.session.open_note.set_answers(replace(complete_answers(), recipient_name=""))
    async with run_at_step(app, "export") as pilot:
        # The preview says so before any key.
        assert "! Esc goes back to what the" in screen_text(app)
        assert "recipient_name" not in screen_text(app)
        for key in "1237pd":
            await press(app, pilot, key, "enter")
            assert "still needs: their name" in hint(app)
    assert app.return_value is None


async def test_the_preview_shows_what_is_written_and_where(ready_app, tmp_path):
    files = [d for d in DESTINATIONS if d.kind is DestinationKind.FILE and d.exports_letter]
    async with run_at_step(ready_app, "export") as pilot:
        for destination in files:
            ready_app.screen.query_one(DestinationList).highlight(destination.id)
            await pilot.pause()
            where, text = preview(ready_app)
            path = tmp_path / f"analytical-engines-2026-11-23{destination.suffix}"
            assert f"Into the file {path}." in where
            await press(ready_app, pilot, "enter")
            assert path.read_bytes().decode() == text
            ready_app.screen.show_preview()
            assert "asked before it is overwritten" in preview(ready_app)[0]


async def test_the_preview_shows_what_is_copied(ready_app, monkeypatch):
    async with run_at_step(ready_app, "export") as pilot:
        for destination in DESTINATIONS:
            if destination.kind is DestinationKind.CLIPBOARD:
                output = record_output(ready_app, monkeypatch)
                await press(ready_app, pilot, destination.key, "enter")
                where, text = preview(ready_app)
                assert "your terminal's clipboard" in where
                assert copied_texts(output) == [text]


async def test_there_is_no_step_after_the_last(ready_app, screen_text):
    async with run_at_step(ready_app, "export") as pilot:
        assert "Next step" not in screen_text(ready_app)
        await pilot.press("ctrl+n")
        assert ready_app.screen.step_id == "export"


async def test_page_down_scrolls_the_preview_by_the_rows_that_it_shows(ready_app):
    async with run_at_step(ready_app, "export", size=(80, 14)) as pilot:
        pane = ready_app.screen.query_one(ExportPreview)
        pane.query_one("#text").update("\n".join(map(str, range(99))))
        await pilot.pause()
        await pilot.press("pagedown")
        assert pane.scroll_offset.y == pane.content_size.height
