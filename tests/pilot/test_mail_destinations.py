"""Exporting a note as a mail: the thread that it replies to, and the mail program."""

import pytest

from helpers.export_step import press, preview
from helpers.steps import run_at_step
from screens.widgets.destination_list import DestinationList
from tui.system.mail_program import MailProgramError


async def test_a_chosen_mail_sets_the_thread_of_the_note(ready_app, notes, tmp_path, hint):
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
    assert entry.draft.original_mail.message_id == "<a@b.example>"


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
