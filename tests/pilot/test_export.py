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
from screens.steps.export import DestinationList
from screens.widgets.export_preview import ExportPreview
from templates.letter.linkedin import connection_note
from tui.export.destinations import DESTINATIONS, DestinationKind
from tui.notes import DraftError
from tui.notes.sent import SentNotes
from tui.system.capabilities import RESTRICTED
from tui.system.mail_program import MailProgramError

READY = complete_answers()


@pytest.fixture
def ready(app):
    """The wizard with a finished note's answers."""
    app.session.open_note.set_answers(READY)
    return app


async def press(app, pilot, *keys):
    """Press keys, each when what the one before set off is done or asks something."""
    for key in keys:
        await pilot.press(key)
        await app.exports.wait_until_idle()
        await pilot.pause()


async def test_the_file_is_named_after_the_organisation_and_the_day(ready, tmp_path, hint):
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, "3", "enter")
        saved = tmp_path / "analytical-engines-2026-11-23.txt"
        assert saved.read_text().startswith(
            "Subject: Thank you – Programming Lead\n\nDear Grace,\n"
        )
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
        assert hint(ready).startswith("✓ Saved to")
        assert [f.name for f in tmp_path.iterdir() if f.is_file()] == [saved.name]


async def test_an_existing_file_is_overwritten_only_after_a_question(ready, tmp_path):
    there = tmp_path / "analytical-engines-2026-11-23.txt"
    there.write_text("mine")
    async with run_at_step(ready, "export") as pilot:
        await pilot.press("3", "enter")
        for answer, kept in (("n", True), ("enter", True), ("y", False)):
            await pilot.pause()
            assert isinstance(ready.screen, ConfirmDialog)
            await press(ready, pilot, answer)
            assert (there.read_text() == "mine") is kept
            if kept:
                # The name is what there is to change now.
                assert ready.focused.id == "path"
                await pilot.press("enter")


async def test_on_a_small_screen_the_first_destination_is_in_sight(ready, seen, hint):
    async with run_at_step(ready, "export", size=(40, 14)) as pilot:
        await pilot.pause()
        assert "1 The letter" in seen(ready)
        assert "Copy everything below the subject." in hint(ready)
        await press(ready, pilot, "3", "enter")
        assert "Saved to" in hint(ready)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "Save it as plain text." in hint(ready)


async def test_missing_folders_are_created_and_a_tilde_is_the_home(ready, home):
    async with run_at_step(ready, "export") as pilot:
        path = ready.screen.query_one("#path")
        path.value = "~/notes/2026/thanks.txt"
        path.focus()
        await press(ready, pilot, "enter")
        assert (home / "notes/2026/thanks.txt").exists()


IMPOSSIBLE = {
    "": "Give the file a name", ".": "is a directory", "~nobody-here/x": "no such home",
    "/proc/none/x.txt": "could not be written", "a" * 300: "File name too long",
    "/dev/null": "is not a file",
}  # fmt: skip


async def test_an_impossible_path_is_an_error_and_loses_nothing(ready, hint):
    async with run_at_step(ready, "export") as pilot:
        for typed, told in IMPOSSIBLE.items():
            ready.screen.query_one("#path").value = typed
            await press(ready, pilot, "3", "enter")
            assert told in hint(ready)
            assert ready.session.answers == READY


async def test_copying_over_the_terminal_promises_only_that_it_was_sent(
    ready, seen, monkeypatch, hint
):
    async with ready.run_test(size=(80, 24)) as pilot:
        written = []
        monkeypatch.setattr(ready._driver, "write", written.append)
        ready.go("export")
        await pilot.pause()
        await press(ready, pilot, "1", "enter")
        assert any(text.startswith("\x1b]52;c;") for text in written)
        assert "Sent to your terminal's clipboard" in hint(ready)
        assert "Copied" not in seen(ready)


async def test_done_returns_the_note_and_remembers_the_writer(ready, home):
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, "p", "enter", "d", "enter")
    finished = ready.return_value
    assert finished.prints_note
    assert finished.text.startswith("Subject:")
    assert ready.return_code == 0
    assert 'name = "Ada Lovelace"' in (home / "config.toml").read_text()


async def test_an_unfinished_note_cannot_be_exported(app, hint, seen):
    app.session.open_note.set_answers(replace(READY, recipient_name=""))
    async with run_at_step(app, "export") as pilot:
        # The preview says so already, in the words of the questions.
        assert "! Esc goes back to what the" in seen(app)
        assert "recipient_name" not in seen(app)
        for key in "1237pd":
            await press(app, pilot, key, "enter")
            assert "still needs: their name" in hint(app)
    assert app.return_value is None


async def test_the_linkedin_note_shows_its_length_and_can_be_copied(ready, seen, monkeypatch):
    async with run_at_step(ready, "linkedin") as pilot:
        assert "of 200 characters" in seen(ready)
        written = []
        monkeypatch.setattr(ready._driver, "write", written.append)
        ready.go("export")
        await pilot.pause()
        await press(ready, pilot, "7", "enter")
        (sent,) = [text for text in written if text.startswith("\x1b]52;c;")]
        text = b64decode(sent.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert text == connection_note(ready.session.answers).text


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
async def test_done_keeps_an_unexported_letter_among_the_notes(ready, keys):
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, *keys)
    assert ready.return_code == 130
    (entry,) = ready.session.open_note.notes.entries()
    assert entry.draft.answers == READY
    assert entry.draft.status == "ready"


async def test_a_note_is_marked_as_sent(ready):
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, "1", "enter", "s", "enter")
        await press(ready, pilot, "y")
        await pilot.press("ctrl+q")
    (entry,) = ready.session.open_note.notes.entries()
    assert entry.draft.status == "sent"
    assert entry.draft.sent_by == "copy"
    assert entry.draft.reminder_date is not None


async def test_an_unfinished_edit_is_saved_on_exit_after_an_export(ready):
    async with run_at_step(ready, "export") as pilot:
        await pilot.press("3", "enter")
        ready.go("review")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*"PS", "ctrl+q")
        await pilot.pause()
    (entry,) = ready.session.open_note.notes.entries()
    assert entry.draft.answers.edited.split("\n\n")[1].startswith("PS")


@pytest.mark.parametrize(
    ("copied", "told", "sent"),
    [(True, "read back to be sure", 0), (False, "Sent to your terminal's clipboard", 1)],
)
async def test_the_local_clipboard_is_tried_before_that_of_the_terminal(
    ready, hint, monkeypatch, copied, told, sent
):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("tui.export.exporter.copy_to_local_clipboard", lambda text: copied)
    async with ready.run_test(size=(80, 24)) as pilot:
        written = []
        monkeypatch.setattr(ready._driver, "write", written.append)
        ready.go("export")
        await pilot.pause()
        await pilot.press("1", "enter")
        await ready.workers.wait_for_complete()
        await pilot.pause()
        assert told in hint(ready)
    assert sum(text.startswith("\x1b]52;c;") for text in written) == sent


# --- what is shown, and what is written


def shown(app):
    """What the step says would be written, and where."""
    pane = app.screen.query_one(ExportPreview)
    where, text = (pane.query_one(f"#{name}").content for name in ("where", "text"))
    return str(where), str(text)


def key_of(destination):
    """The key that chooses a destination."""
    return next(d.key for d in DESTINATIONS if d.id == destination)


async def test_the_preview_shows_what_is_written_and_where(ready, tmp_path):
    files = [d for d in DESTINATIONS if d.kind is DestinationKind.FILE and d.exports_letter]
    async with run_at_step(ready, "export") as pilot:
        for destination in files:
            ready.screen.query_one(DestinationList).highlight(destination.id)
            await pilot.pause()
            where, text = shown(ready)
            path = tmp_path / f"analytical-engines-2026-11-23{destination.suffix}"
            assert f"Into the file {path}." in where
            await press(ready, pilot, "enter")
            assert path.read_bytes().decode() == text
            ready.screen.show_preview()
            assert "asked before it is overwritten" in shown(ready)[0]


async def test_the_preview_shows_what_is_copied(ready, monkeypatch):
    async with run_at_step(ready, "export") as pilot:
        for destination in DESTINATIONS:
            if destination.kind is DestinationKind.CLIPBOARD:
                written = []
                monkeypatch.setattr(ready._driver, "write", written.append)
                await press(ready, pilot, destination.key, "enter")
                (sent,) = [text for text in written if text.startswith("\x1b]52;c;")]
                where, text = shown(ready)
                assert "your terminal's clipboard" in where
                copied = b64decode(sent.removeprefix("\x1b]52;c;").removesuffix("\a"))
                assert copied.decode() == text


async def test_the_destination_used_last_is_highlighted_the_next_time(ready, new_app):
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, key_of("html"), "enter", "w")
        await pilot.pause()
    again = new_app(start_at="new")
    again.session.open_note.set_answers(READY)
    async with run_at_step(again, "export") as pilot:
        assert again.screen.current.id == "html"
        again.screen.query_one(DestinationList).highlight("text")
        await pilot.pause()
        assert max(map(len, shown(again)[1].splitlines())) <= 72


async def test_the_replied_mail_sets_the_thread_and_is_saved(ready, notes, tmp_path, hint):
    (tmp_path / "theirs.eml").write_text("Message-ID: <a@b.example>\nSubject: Your application\n\n")
    async with run_at_step(ready, "export") as pilot:
        field = ready.screen.query_one("#mail")
        for typed, told in (
            ("nowhere.eml", "No such file"),
            ("theirs.eml", "Re: Your application"),
        ):
            field.value = typed
            field.focus()
            await press(ready, pilot, "enter")
            assert told in hint(ready)
        ready.screen.query_one(DestinationList).highlight("eml")
        await pilot.pause()
        assert "In-Reply-To: <a@b.example>\n" in shown(ready)[1]
    ready.session.open_note.flush()
    (entry,) = notes.entries()
    assert entry.draft.replied_mail.message_id == "<a@b.example>"


async def test_over_ssh_the_mail_link_is_shown_and_printed_at_the_end(ready, monkeypatch):
    monkeypatch.setenv("SSH_CONNECTION", "there")
    monkeypatch.setattr("tui.export.exporter.open_in_mail_program", pytest.fail)
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, "5", "enter")
        where, text = shown(ready)
        assert "no mail program opens at this end" in where
        assert text.startswith("Open it in the mail program\n\nmailto:?subject=Thank%20you")
    assert any(line.startswith("\x1b]8;;mailto:") for line in ready.exports.messages)


@pytest.mark.parametrize(
    ("fails", "told"), [(False, "Handed to your mail program"), (True, "No program")]
)
async def test_on_this_machine_the_mail_program_opens_the_link(
    ready, hint, monkeypatch, fails, told
):
    opened = []

    def open_it(link):
        opened.append(link)
        if fails:
            raise MailProgramError("No program here opens mail links.")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("tui.export.exporter.open_in_mail_program", open_it)
    async with run_at_step(ready, "export") as pilot:
        await pilot.press("5", "enter")
        await ready.workers.wait_for_complete()
        await pilot.pause()
        assert told in hint(ready)
    assert opened[0].startswith("mailto:?subject=Thank%20you")


async def test_a_reminder_needs_a_sent_note(ready, tmp_path, hint, notes):
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, "f", "enter")
        assert "Mark it as sent first" in hint(ready)
        await press(ready, pilot, "s", "enter")
        await press(ready, pilot, "n")
        await press(ready, pilot, "f", "enter")
        ready.session.open_note.flush()
    assert "BEGIN:VEVENT" in (tmp_path / "analytical-engines-2026-11-23.ics").read_text()
    assert notes.entries()[0].draft.reminder_date is not None


async def test_a_reminder_that_cannot_be_set_is_reported(ready, tmp_path, hint, monkeypatch):
    def fail(self, note_id, day):
        raise DraftError("The disk is full.")

    monkeypatch.setattr(SentNotes, "set_reminder", fail)
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, "s", "enter")
        await press(ready, pilot, "n")
        await press(ready, pilot, "f", "enter")
        assert "will not remind you" in hint(ready)
    assert (tmp_path / "analytical-engines-2026-11-23.ics").exists()


def test_every_destination_has_a_key_of_its_own():
    keys = [destination.key for destination in DESTINATIONS]
    assert len(set(keys)) == len(keys)
    assert not {"j", "k", "w", "m"} & set(keys)


@pytest.mark.parametrize("size", [(80, 30), pytest.param((60, 60), marks=pytest.mark.slow)])
async def test_more_lists_all_destinations_on_one_screen(ready, seen, size):
    async with run_at_step(ready, "export", size=size) as pilot:
        for destination in DESTINATIONS:
            listed = f"{destination.key} {destination.label}" in seen(ready)
            assert listed is destination.shown_by_default
        await press(ready, pilot, "m", "enter")
        for destination in DESTINATIONS:
            assert f"{destination.key} {destination.label}" in seen(ready)
        assert ready.screen.current.id == "both"
        assert "File " in seen(ready)
        assert "Reply to" in seen(ready)


async def test_the_key_for_more_does_nothing_when_all_are_listed(ready):
    async with run_at_step(ready, "export") as pilot:
        await press(ready, pilot, "m", "enter")
        listed = ready.screen.current
        await press(ready, pilot, "m")
        assert ready.screen.current == listed


@pytest.mark.parametrize("is_piped", [False, pytest.param(True, marks=pytest.mark.slow)])
async def test_a_blocking_finding_is_asked_about_only_if_the_letter_is_exported(
    new_app, seen, is_piped, hint
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
        assert "burn the bridge" in seen(app)
        await press(app, pilot, "y", "d", "enter")
        assert not isinstance(app.screen, ConfirmDialog)


async def test_a_blocking_finding_is_asked_about_before_printing_on_exit(new_app, seen):
    app = new_app(is_piped=True)
    app.session.open_note.set_answers(READY)
    async with run_at_step(app, "review") as pilot:
        app.session.edit_letter("Dear Grace,\n\nPlease tell me why you chose another.\n\nAda")
        app.go("export")
        await pilot.pause()
        await press(app, pilot, "d", "enter")
        assert "burn the bridge" in seen(app)
        await press(app, pilot, "n")
        await pilot.pause()
        assert app.screen.step_id == "review"


async def test_there_is_no_step_after_the_last(ready, seen):
    async with run_at_step(ready, "export") as pilot:
        assert "Next step" not in seen(ready)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert ready.screen.step_id == "export"


async def test_print_on_exit_prints_however_the_wizard_ends(ready):
    async with run_at_step(ready, "export") as pilot:
        await pilot.press("p", "enter", "ctrl+q")
        await pilot.pause()
    assert ready.return_value.prints_note
    assert ready.return_value.text.startswith("Subject:")


async def test_a_hanging_clipboard_blocks_neither_keys_nor_quitting(ready, monkeypatch, until):
    answered = Event()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(
        "tui.export.exporter.copy_to_local_clipboard", lambda text: answered.wait(60)
    )
    async with run_at_step(ready, "export") as pilot:
        for key in ("1", "enter", "down"):
            ready.post_message(Key(key, None))
        await until(pilot, lambda: ready.screen.current.id == "subject")
        await pilot.press("ctrl+q")
        assert ready.is_running
        answered.set()
        await until(pilot, lambda: ready.return_code is not None)
    # What was copied counts, although the writer quit before the clipboard answered.
    assert ready.return_code == 0


@pytest.mark.parametrize(
    "size",
    [(40, 12), *(pytest.param(size, marks=pytest.mark.slow) for size in [(80, 24), (60, 20)])],
)
async def test_what_was_done_is_in_sight_below_a_long_list(ready, hint, seen, size):
    async with run_at_step(ready, "export", size=size) as pilot:
        await press(ready, pilot, "m", "enter", "9", "enter")
        assert hint(ready).startswith("✓ Saved to")
        assert "▌        9 Markdown file ✓" in seen(ready)


async def test_blank_rows_part_the_groups_and_nothing_scrolls(ready, seen):
    async with run_at_step(ready, "export"):
        rows = [row[:39].rstrip() for row in seen(ready).splitlines()]
        for name in ("Save", "Send", "After", "File"):
            index = next(i for i, row in enumerate(rows) if row.split()[:1] == [name])
            assert rows[index - 1] == ""
        assert "Reply to" in seen(ready)
        assert ready.screen.query_one("#question").max_scroll_y == 0


async def test_a_file_name_that_is_too_long_for_its_row_ends_with_dots(ready, seen):
    async with run_at_step(ready, "export"):
        assert "analytical-engines-2026-11… " in seen(ready)


async def test_enter_exports_no_file_in_a_session_without_files(new_app, notes, seen):
    app = new_app(capabilities=RESTRICTED)
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "export", "path", size=(100, 30)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.crash is None
        assert "Sent to your terminal's clipboard" in seen(app)
