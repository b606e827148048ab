"""The ways out of the wizard."""

import stat
from base64 import b64decode
from dataclasses import replace

import pytest

from screens.dialogs import Confirm
from templates import Answers
from templates.linkedin import connection_note

READY = Answers(
    outcome="not_selected",
    recipient_name="Grace Hopper",
    organisation="Analytical Engines",
    role="Programming Lead",
    sender_name="Ada Lovelace",
)


@pytest.fixture
def ready(app):
    """The wizard with a finished note's answers."""
    app.answers = READY
    return app


async def test_the_note_is_saved_under_the_organisation_and_the_day(ready, tmp_path, seen):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("export")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        saved = tmp_path / "analytical-engines-2026-11-23.txt"
        assert saved.read_text().startswith(
            "Subject: Thank you – Programming Lead\n\nDear Grace,\n"
        )
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
        assert "Saved to" in seen(ready)
        assert [f.name for f in tmp_path.iterdir() if f.is_file()] == [saved.name]


async def test_a_file_that_is_there_is_written_over_only_when_asked(ready, tmp_path):
    there = tmp_path / "analytical-engines-2026-11-23.txt"
    there.write_text("mine")
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("export")
        await pilot.pause()
        for answer, kept in (("n", True), ("enter", True), ("y", False)):
            await pilot.press("1")
            await pilot.pause()
            assert isinstance(ready.screen, Confirm)
            await pilot.press(answer)
            await pilot.pause()
            assert (there.read_text() == "mine") is kept


async def test_parents_are_made_and_a_tilde_is_the_home(ready, home):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("export")
        await pilot.pause()
        path = ready.screen.query_one("#path")
        path.value = "~/notes/2026/thanks.txt"
        path.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert (home / "notes/2026/thanks.txt").exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "Give the file a name"), (".", "is a directory"), ("~nobody-here/x", "no such home"),
     ("/proc/none/x.txt", "could not be written"), ("a" * 300, "File name too long"),
     ("/dev/null", "is not a file")],
)  # fmt: skip
async def test_a_path_that_cannot_be_is_told_and_nothing_is_lost(ready, seen, typed, told):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("export")
        await pilot.pause()
        ready.screen.query_one("#path").value = typed
        await pilot.press("1")
        await pilot.pause()
        assert told in seen(ready)
        assert ready.answers == READY


async def test_the_clipboard_gets_the_letter_and_the_words_are_honest(ready, seen, monkeypatch):
    async with ready.run_test(size=(80, 24)) as pilot:
        written = []
        monkeypatch.setattr(ready._driver, "write", written.append)
        ready.go("export")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert any(text.startswith("\x1b]52;c;") for text in written)
        assert "Sent to your terminal's clipboard" in seen(ready)
        assert "Copied" not in seen(ready)


async def test_done_gives_the_note_and_remembers_the_writer(ready, home):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("export")
        await pilot.pause()
        await pilot.press("4")
        await pilot.press("6")
        await pilot.pause()
    finished = ready.return_value
    assert finished.print_it
    assert finished.text.startswith("Subject:")
    assert ready.return_code == 0
    assert 'name = "Ada Lovelace"' in (home / "config.toml").read_text()


async def test_an_unfinished_note_cannot_leave(app, seen):
    app.answers = replace(READY, recipient_name="")
    async with app.run_test(size=(80, 24)) as pilot:
        app.go("export")
        await pilot.pause()
        for key in "12346":
            await pilot.press(key)
            await pilot.pause()
            assert "still needs: their name" in seen(app)
    assert app.return_value is None


async def test_the_linkedin_note_is_shown_with_its_count_and_can_be_sent(ready, seen, monkeypatch):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("linkedin")
        await pilot.pause()
        assert "of 200 characters" in seen(ready)
        written = []
        monkeypatch.setattr(ready._driver, "write", written.append)
        ready.go("export")
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        (sent,) = [text for text in written if text.startswith("\x1b]52;c;")]
        text = b64decode(sent.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert text == connection_note(ready.answers).text


@pytest.mark.parametrize("keys", [["ctrl+n"], ["6"], ["3", "6"], ["3", "ctrl+q"]])
async def test_done_leaves_a_letter_that_has_gone_nowhere_among_the_notes(ready, keys):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.keeping.change(READY)
        ready.go("export")
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    assert ready.return_code == 130
    (entry,) = ready.keeping.notes.entries()
    assert entry.draft.answers == READY
    assert entry.draft.status == "ready"


async def test_a_note_is_marked_as_sent(ready):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.keeping.change(READY)
        ready.go("export")
        await pilot.pause()
        await pilot.press("5")
        await pilot.pause()
        await pilot.press("ctrl+q")
    (entry,) = ready.keeping.notes.entries()
    assert entry.draft.status == "sent"


async def test_an_edit_under_way_is_kept_on_leaving_after_an_export(ready):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.keeping.change(READY)
        ready.go("export")
        await pilot.pause()
        await pilot.press("1")
        ready.go("review")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*"PS", "ctrl+q")
        await pilot.pause()
    (entry,) = ready.keeping.notes.entries()
    assert entry.draft.answers.edited.startswith("PS")


@pytest.mark.parametrize(
    ("copied", "told", "sent"),
    [(True, "read back to be sure", 0), (False, "Sent to your terminal's clipboard", 1)],
)
async def test_a_local_clipboard_is_tried_first_and_the_terminals_after_it(
    ready, seen, monkeypatch, copied, told, sent
):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("tui.clipboard.local.copy", lambda text: copied)
    async with ready.run_test(size=(80, 24)) as pilot:
        written = []
        monkeypatch.setattr(ready._driver, "write", written.append)
        ready.go("export")
        await pilot.pause()
        await pilot.press("2")
        await ready.workers.wait_for_complete()
        await pilot.pause()
        assert told in seen(ready)
    assert sum(text.startswith("\x1b]52;c;") for text in written) == sent
