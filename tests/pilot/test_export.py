"""The export step of the wizard."""

import stat
from base64 import b64decode
from dataclasses import replace
from threading import Event

import pytest
from textual.events import Key

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from screens.dialogs.confirm import ConfirmDialog
from screens.widgets.destination_list import DestinationList
from screens.widgets.export_preview import ExportPreview
from templates.letter.linkedin import connection_note
from tui.export.destinations import DESTINATIONS, DESTINATIONS_BY_ID, DestinationKind
from tui.notes import DraftError
from tui.notes.sent import SentNotes
from tui.system.capabilities import RESTRICTED
from tui.system.mail_program import MailProgramError

READY = complete_answers()


COPY_BEGIN, COPY_END = "\x1b]52;c;", "\a"
"""The sequence that copies a text, in base64, to the terminal's clipboard."""


def record_output(app, monkeypatch):
    """Record what the app writes to the terminal from now on, and return the list of it."""
    output = []
    monkeypatch.setattr(app._driver, "write", output.append)
    return output


def copied_texts(output):
    """Return the texts that recorded output copies to the terminal's clipboard."""
    return [
        b64decode(data.removeprefix(COPY_BEGIN).removesuffix(COPY_END)).decode()
        for data in output
        if data.startswith(COPY_BEGIN)
    ]


async def press(app, pilot, *keys):
    """Press keys, each once the export that the one before started has ended or asks something."""
    for key in keys:
        await pilot.press(key)
        await app.export_controller.wait_until_idle()
        await pilot.pause()


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
            assert ready_app.session.answers == READY


async def test_copying_over_the_terminal_promises_only_that_it_was_sent(
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


async def test_done_returns_the_note_and_remembers_the_writer(ready_app, home):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "p", "enter", "d", "enter")
    result = ready_app.return_value
    assert result.prints_note
    assert result.text.startswith("Subject:")
    assert ready_app.return_code == 0
    assert 'name = "Ada Lovelace"' in (home / "config.toml").read_text()


async def test_an_unfinished_note_cannot_be_exported(app, hint, screen_text):
    app.session.open_note.set_answers(replace(READY, recipient_name=""))
    async with run_at_step(app, "export") as pilot:
        # The preview says so before any key.
        assert "! Esc goes back to what the" in screen_text(app)
        assert "recipient_name" not in screen_text(app)
        for key in "1237pd":
            await press(app, pilot, key, "enter")
            assert "still needs: their name" in hint(app)
    assert app.return_value is None


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
async def test_done_keeps_an_unexported_letter_among_the_notes(ready_app, keys):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, *keys)
    assert ready_app.return_code == 130
    (entry,) = ready_app.session.open_note.notes_folder.entries()
    assert entry.draft.answers == READY
    assert entry.draft.status == "ready"


async def test_a_note_is_marked_as_sent(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "1", "enter", "s", "enter")
        await press(ready_app, pilot, "y")
        await pilot.press("ctrl+q")
    (entry,) = ready_app.session.open_note.notes_folder.entries()
    assert entry.draft.status == "sent"
    assert entry.draft.sent_by == "copy"
    assert entry.draft.reminder_date is not None


async def test_an_unfinished_edit_is_saved_on_exit_after_an_export(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await pilot.press("3", "enter")
        ready_app.go("review")
        await pilot.pause()
        await pilot.press("e")
        await pilot.press(*"PS", "ctrl+q")
    (entry,) = ready_app.session.open_note.notes_folder.entries()
    assert entry.draft.answers.edited.split("\n\n")[1].startswith("PS")


@pytest.mark.parametrize(
    ("local_copy_works", "message"),
    [(True, "read back to be sure"), (False, "Sent to your terminal's clipboard")],
)
async def test_the_local_clipboard_is_tried_before_that_of_the_terminal(
    ready_app, hint, monkeypatch, local_copy_works, message
):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(
        "tui.export.exporter.copy_to_local_clipboard", lambda text: local_copy_works
    )
    async with ready_app.run_test(size=(80, 24)) as pilot:
        output = record_output(ready_app, monkeypatch)
        ready_app.go("export")
        await pilot.pause()
        await pilot.press("1", "enter")
        await ready_app.workers.wait_for_complete()
        await pilot.pause()
        assert message in hint(ready_app)
        assert len(copied_texts(output)) == (0 if local_copy_works else 1)


# --- what is shown, and what is written


def preview(app):
    """Return where the step says that the export would be written, and what."""
    pane = app.screen.query_one(ExportPreview)
    where, text = (pane.query_one(f"#{name}").content for name in ("where", "text"))
    return str(where), str(text)


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


async def test_the_destination_used_last_is_highlighted_the_next_time(ready_app, new_app):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, DESTINATIONS_BY_ID["html"].key, "enter", "w")
        await pilot.pause()
    again = new_app(start_at="new")
    again.session.open_note.set_answers(READY)
    async with run_at_step(again, "export") as pilot:
        assert again.screen.current.id == "html"
        again.screen.query_one(DestinationList).highlight("text")
        await pilot.pause()
        assert max(map(len, preview(again)[1].splitlines())) <= 72


async def test_a_mail_to_reply_to_sets_the_thread_and_is_saved(ready_app, notes, tmp_path, hint):
    (tmp_path / "theirs.eml").write_text("Message-ID: <a@b.example>\nSubject: Your application\n\n")
    async with run_at_step(ready_app, "export") as pilot:
        field = ready_app.screen.query_one("#mail")
        for path, message in (
            ("nowhere.eml", "No such file"),
            ("theirs.eml", "Re: Your application"),
        ):
            field.value = path
            field.focus()
            await press(ready_app, pilot, "enter")
            assert message in hint(ready_app)
        ready_app.screen.query_one(DestinationList).highlight("eml")
        await pilot.pause()
        assert "In-Reply-To: <a@b.example>\n" in preview(ready_app)[1]
    ready_app.session.open_note.flush()
    (entry,) = notes.entries()
    assert entry.draft.replied_mail.message_id == "<a@b.example>"


async def test_over_ssh_the_mail_link_is_shown_and_printed_at_the_end(ready_app, monkeypatch):
    monkeypatch.setenv("SSH_CONNECTION", "there")
    monkeypatch.setattr("tui.export.exporter.open_in_mail_program", pytest.fail)
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "5", "enter")
        where, text = preview(ready_app)
        assert "remote computer cannot open" in where
        assert text.startswith("Open it in the mail program\n\nmailto:?subject=Thank%20you")
    assert any(line.startswith("\x1b]8;;mailto:") for line in ready_app.export_controller.messages)


@pytest.mark.parametrize(
    ("fails", "message"), [(False, "Handed to your mail program"), (True, "No program")]
)
async def test_on_this_machine_the_mail_program_opens_the_link(
    ready_app, hint, monkeypatch, fails, message
):
    opened_links = []

    def open_link(link):
        opened_links.append(link)
        if fails:
            raise MailProgramError("No program here opens mail links.")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("tui.export.exporter.open_in_mail_program", open_link)
    async with run_at_step(ready_app, "export") as pilot:
        await pilot.press("5", "enter")
        await ready_app.workers.wait_for_complete()
        await pilot.pause()
        assert message in hint(ready_app)
    assert opened_links[0].startswith("mailto:?subject=Thank%20you")


async def test_a_reminder_needs_a_sent_note(ready_app, tmp_path, hint, notes):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "f", "enter")
        assert "Mark it as sent first" in hint(ready_app)
        await press(ready_app, pilot, "s", "enter")
        await press(ready_app, pilot, "n")
        await press(ready_app, pilot, "f", "enter")
        ready_app.session.open_note.flush()
    assert "BEGIN:VEVENT" in (tmp_path / "analytical-engines-2026-11-23.ics").read_text()
    assert notes.entries()[0].draft.reminder_date is not None


async def test_a_reminder_that_cannot_be_set_is_reported(ready_app, tmp_path, hint, monkeypatch):
    def fail(self, note_id, day):
        raise DraftError("The disk is full.")

    monkeypatch.setattr(SentNotes, "set_reminder", fail)
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "s", "enter")
        await press(ready_app, pilot, "n")
        await press(ready_app, pilot, "f", "enter")
        assert "will not remind you" in hint(ready_app)
    assert (tmp_path / "analytical-engines-2026-11-23.ics").exists()


def test_every_destination_has_a_key_of_its_own():
    keys = [destination.key for destination in DESTINATIONS]
    assert len(set(keys)) == len(keys)
    assert not {"j", "k", "w", "m"} & set(keys)


@pytest.mark.parametrize("size", [(80, 30), pytest.param((60, 60), marks=pytest.mark.slow)])
async def test_more_lists_all_destinations_on_one_screen(ready_app, screen_text, size):
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


async def test_the_key_for_more_does_nothing_when_all_are_listed(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "m", "enter")
        highlighted = ready_app.screen.current
        await press(ready_app, pilot, "m")
        assert ready_app.screen.current == highlighted


@pytest.mark.parametrize("is_piped", [False, pytest.param(True, marks=pytest.mark.slow)])
async def test_a_blocking_finding_is_asked_about_only_if_the_letter_is_exported(
    new_app, screen_text, is_piped, hint
):
    app = new_app(is_piped=is_piped)
    app.session.open_note.set_answers(READY)
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
    app.session.open_note.set_answers(READY)
    async with run_at_step(app, "review") as pilot:
        app.session.edit_letter("Dear Grace,\n\nPlease tell me why you chose another.\n\nAda")
        app.go("export")
        await pilot.pause()
        await press(app, pilot, "d", "enter")
        assert "burn the bridge" in screen_text(app)
        await press(app, pilot, "n")
        await pilot.pause()
        assert app.screen.step_id == "review"


async def test_there_is_no_step_after_the_last(ready_app, screen_text):
    async with run_at_step(ready_app, "export") as pilot:
        assert "Next step" not in screen_text(ready_app)
        await pilot.press("ctrl+n")
        assert ready_app.screen.step_id == "export"


async def test_the_note_is_printed_however_the_wizard_is_quit(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await pilot.press("p", "enter", "ctrl+q")
    assert ready_app.return_value.prints_note
    assert ready_app.return_value.text.startswith("Subject:")


async def test_a_hanging_clipboard_blocks_neither_keys_nor_quitting(ready_app, monkeypatch, until):
    answer = Event()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("tui.export.exporter.copy_to_local_clipboard", lambda text: answer.wait(60))
    async with run_at_step(ready_app, "export") as pilot:
        for key in ("1", "enter", "down"):
            ready_app.post_message(Key(key, None))
        await until(pilot, lambda: ready_app.screen.current.id == "subject")
        await pilot.press("ctrl+q")
        assert ready_app.is_running
        answer.set()
        await until(pilot, lambda: ready_app.return_code is not None)
    # What was copied counts, although the writer quit before the clipboard answered.
    assert ready_app.return_code == 0


@pytest.mark.parametrize(
    "size",
    [(40, 12), *(pytest.param(size, marks=pytest.mark.slow) for size in [(80, 24), (60, 20)])],
)
async def test_the_result_is_visible_below_a_long_list(ready_app, hint, screen_text, size):
    async with run_at_step(ready_app, "export", size=size) as pilot:
        await press(ready_app, pilot, "m", "enter", "9", "enter")
        assert hint(ready_app).startswith("✓ Saved to")
        assert "▌        9 Markdown file ✓" in screen_text(ready_app)


async def test_the_tick_is_for_the_note_as_it_is_now(ready_app, screen_text):
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


async def test_a_blank_row_is_above_each_group_and_nothing_scrolls(ready_app, screen_text):
    async with run_at_step(ready_app, "export"):
        rows = [row[:39].rstrip() for row in screen_text(ready_app).splitlines()]
        for name in ("Save", "Send", "After", "File"):
            index = next(i for i, row in enumerate(rows) if row.split()[:1] == [name])
            assert rows[index - 1] == ""
        assert "Reply to" in screen_text(ready_app)
        assert ready_app.screen.query_one("#question").max_scroll_y == 0


async def test_a_file_name_that_is_too_long_for_its_row_ends_with_dots(ready_app, screen_text):
    async with run_at_step(ready_app, "export"):
        assert "analytical-engines-2026-11… " in screen_text(ready_app)


async def test_enter_exports_no_file_in_a_session_without_files(new_app, notes, screen_text):
    app = new_app(capabilities=RESTRICTED)
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "export", "path", size=(100, 30)) as pilot:
        await pilot.press("enter")
        assert app.crash is None
        assert "Sent to your terminal's clipboard" in screen_text(app)


async def test_that_nothing_is_sent_yet_is_said_above_all_destinations(ready_app, screen_text):
    async with run_at_step(ready_app, "export") as pilot:
        assert "Nothing is sent yet." in screen_text(ready_app)
        await press(ready_app, pilot, "m", "enter")
        for words in ("Nothing is sent yet.", "The letter", "Follow-up reminder", "Done: quit"):
            assert words in screen_text(ready_app)
