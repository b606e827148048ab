"""The note is saved while it is written, whatever the disk and other programs do."""

from dataclasses import replace

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step, shown_step
from screens.dialogs.confirm import ChoiceDialog
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.draft import now, to_toml
from tui.system.capabilities import RESTRICTED

GRACE = complete_answers()

CONFLICT = "Not saved: another program has changed its file"
"""Shown while the file of the open note is one that another program has written."""


@pytest.fixture
def saved_note(notes):
    """Save the note "grace"."""
    notes.save(Draft("grace", now(), now(), Status.DRAFT, GRACE))


@pytest.fixture
def app_opening_note(saved_note, new_app):
    """The wizard, which opens the saved note when it starts."""
    return new_app(start_at="grace")


@pytest.fixture
def app_with_note(saved_note, new_app):
    """The wizard, with the saved note already open before it starts."""
    app = new_app(start_at="new")
    app.session.open("grace")
    return app


def fail_with(monkeypatch, error):
    """Have every save fail with an error."""

    def fail(*_):
        raise error

    monkeypatch.setattr(NotesFolder, "save", fail)


@pytest.fixture
def read_only_disk(saved_note, monkeypatch):
    """Have every save fail from now on, without waiting for long."""
    fail_with(monkeypatch, OSError(30, "Read-only file system"))
    monkeypatch.setattr("tui.notes.open_note.SAVE_TIMEOUT", 0.2)


async def change_role(app, pilot):
    """Change the role on the people step, from "Programming Lead" to "Programming Leads"."""
    app.screen.field("role").focus()
    await pilot.press("s")


async def quit_until_asked(app, pilot, until):
    """Quit once the app shows that the note is not saved, and wait for the question what to do."""
    await until(pilot, lambda: app.save_error)
    await pilot.press("ctrl+q")
    await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))


async def test_typed_text_is_saved_while_typing(app, notes, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.press(*"Grace")
        await until(pilot, lambda: notes.has_notes())
        await until(pilot, lambda: notes.entries()[0].draft.answers.recipient_name == "Grace")
        app.go("detail", "detail")
        await pilot.pause()
        await pilot.press(*"the yard")
        await until(pilot, lambda: notes.entries()[0].draft.answers.detail == "the yard")


async def test_an_edited_letter_is_saved_while_typing(app_opening_note, notes, until):
    async with app_opening_note.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.press(*"PS")
        await until(pilot, lambda: "\n\nPS" in notes.load("grace").answers.edited_letter)


async def test_moving_between_steps_changes_nothing_on_disk(app_opening_note, notes):
    before = notes.contents("grace")
    async with app_opening_note.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step in ("outcome", "people", "detail", "tone", "interest", "linkedin", "review"):
            app_opening_note.go(step)
            await pilot.pause()
        await pilot.press("ctrl+q")
    assert notes.contents("grace") == before


async def test_a_note_is_ready_from_the_export_step_until_it_is_changed(app_opening_note):
    async with app_opening_note.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step, status in (("export", Status.READY), ("people", Status.READY)):
            app_opening_note.go(step)
            await pilot.pause()
            assert app_opening_note.session.open_note.draft.status is status
        app_opening_note.screen.field("role").focus()
        await pilot.press("s")
        assert app_opening_note.session.open_note.draft.status is Status.DRAFT


async def test_a_full_disk_is_reported_until_a_save_succeeds(
    app_with_note, notes, monkeypatch, screen_text, until
):
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        with monkeypatch.context() as full:
            fail_with(full, OSError(28, "No space left on device"))
            await change_role(app_with_note, pilot)
            await until(
                pilot, lambda: "Not saved: No space left on device" in screen_text(app_with_note)
            )
            await pilot.press("ctrl+n")
            assert "Not saved" in screen_text(app_with_note)
            app_with_note.go("review")
            await pilot.pause()
            await pilot.press("e")
            assert "Not saved" in screen_text(app_with_note)
            await pilot.press("escape")
        await until(pilot, lambda: "Not saved" not in screen_text(app_with_note))
    assert notes.load("grace").answers.role == "Programming Leads"


async def test_a_note_that_cannot_be_saved_can_be_printed_on_quitting(
    app_with_note, read_only_disk, screen_text, until
):
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        await change_role(app_with_note, pilot)
        await quit_until_asked(app_with_note, pilot, until)
        assert "Read-only file system" in screen_text(app_with_note)
        await pilot.press("p")
    assert "Programming Leads" in app_with_note.return_value.text
    assert app_with_note.return_value.prints_text


async def test_a_note_that_cannot_be_saved_can_be_given_up(app_with_note, read_only_disk, until):
    async with run_at_step(app_with_note, "people") as pilot:
        await change_role(app_with_note, pilot)
        await quit_until_asked(app_with_note, pilot, until)
        await pilot.press("q")
    assert app_with_note.return_code == 130


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "step"), [("e", "export"), ("s", "people")], ids=["export", "stay"]
)
async def test_a_note_that_cannot_be_saved_can_be_exported_or_left_open(
    app_with_note, read_only_disk, until, key, step
):
    async with run_at_step(app_with_note, "people") as pilot:
        await change_role(app_with_note, pilot)
        await quit_until_asked(app_with_note, pilot, until)
        await pilot.press(key)
        assert shown_step(app_with_note) == step
        assert app_with_note.is_running


async def test_a_guest_may_only_copy_a_note_that_cannot_be_saved(
    new_app, read_only_disk, screen_text, until
):
    guest = new_app(start_at="grace", capabilities=RESTRICTED)
    async with guest.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        guest.session.answer("role", "Programming Leads")
        await quit_until_asked(guest, pilot, until)
        assert "save it elsewhere" not in screen_text(guest)
        await pilot.press("c")
        await until(pilot, lambda: "Sent to your terminal's clipboard" in screen_text(guest))


@pytest.fixture
def their_version(app_with_note, notes):
    """A version of the open note that another program has written."""
    theirs = replace(notes.load("grace"), answers=replace(GRACE, role="Chief"))
    notes.path("grace").write_text(to_toml(theirs))
    return theirs


@pytest.mark.parametrize(
    ("key", "shown_role", "saved_roles"),
    [
        pytest.param("m", "Programming Leads", {"Programming Leads"}, id="keep mine"),
        pytest.param("b", "Programming Leads", {"Programming Leads", "Chief"}, id="keep both"),
        pytest.param("t", "Chief", {"Chief"}, id="use theirs", marks=pytest.mark.slow),
    ],
)
async def test_a_file_changed_by_another_program_is_overwritten_only_after_a_question(
    app_with_note, their_version, notes, until, screen_text, key, shown_role, saved_roles
):
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        await change_role(app_with_note, pilot)
        await until(pilot, lambda: CONFLICT in screen_text(app_with_note))
        await pilot.press("!", "backspace")
        assert notes.load("grace") == their_version
        await quit_until_asked(app_with_note, pilot, until)
        await pilot.press(key)
        await until(pilot, app_with_note.session.open_note.flush)
        await until(pilot, lambda: "Not saved" not in screen_text(app_with_note))
        assert app_with_note.session.answers.role == shown_role
    assert {entry.draft.answers.role for entry in notes.entries()} == saved_roles


@pytest.mark.slow
async def test_no_version_is_overwritten_until_the_writer_chooses_one(
    app_with_note, their_version, notes, until, screen_text
):
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        await change_role(app_with_note, pilot)
        await quit_until_asked(app_with_note, pilot, until)
        await pilot.press("l")
        assert CONFLICT in screen_text(app_with_note)
        assert notes.load("grace") == their_version
        await quit_until_asked(app_with_note, pilot, until)
        await pilot.press("m")
        await until(pilot, app_with_note.session.open_note.flush)
    assert notes.load("grace").answers.role == "Programming Leads"


async def test_an_unreadable_file_of_another_program_does_not_replace_the_note(
    app_with_note, notes, until, screen_text
):
    notes.path("grace").write_text("not a note")
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        await change_role(app_with_note, pilot)
        await quit_until_asked(app_with_note, pilot, until)
        await pilot.press("t")
        await until(pilot, lambda: "cannot be opened" in screen_text(app_with_note))
        assert app_with_note.session.answers.role == "Programming Leads"
    assert notes.path("grace").read_text() == "not a note"


async def test_a_file_that_was_only_touched_or_removed_causes_no_conflict(
    app_with_note, notes, until
):
    async with run_at_step(app_with_note, "people") as pilot:
        app_with_note.screen.field("role").focus()
        path = notes.path("grace")
        for letter, change_file in (("s", path.touch), ("t", path.unlink)):
            change_file()
            await pilot.press(letter)
            await until(pilot, app_with_note.session.open_note.flush)
            assert not isinstance(app_with_note.screen, ChoiceDialog)
    assert notes.load("grace").answers.role == "Programming Leadst"


async def test_an_interrupted_external_edit_is_recovered(
    app_opening_note, notes, screen_text, until
):
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nI was writing this.\n")
    async with app_opening_note.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "interrupted" in screen_text(app_opening_note))
        assert app_opening_note.screen.step_id == "review"
        assert "I was writing this." in screen_text(app_opening_note)
        assert notes.load("grace").answers.edited_letter.endswith("I was writing this.")
        assert not (notes.external_edits / "grace.txt").exists()
        await pilot.press("ctrl+z")
        assert app_opening_note.session.answers.edited_letter == ""


# The keys use the text, keep the note as it is, and leave the decision for later.
@pytest.mark.parametrize(
    ("key", "is_used"),
    [("u", True), pytest.param("k", False, marks=pytest.mark.slow), ("escape", False)],
)
async def test_a_late_save_of_an_editor_is_used_only_if_the_writer_agrees(
    app_opening_note, notes, screen_text, until, key, is_used
):
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.before").write_text("Dear Grace,")
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nFrom the window.\n")
    async with app_opening_note.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "saved another version" in screen_text(app_opening_note))
        await pilot.press(key)
        await until(pilot, lambda: "● Review" in screen_text(app_opening_note))
        assert ("From the window." in screen_text(app_opening_note)) is is_used
        assert app_opening_note.session.has_late_save is (key == "escape")


async def test_a_note_that_cannot_be_opened_leads_back_to_the_list(
    notes, new_app, screen_text, until
):
    notes.folder.mkdir(parents=True)
    notes.path("odd").write_text("?")
    with pytest.raises(DraftError):
        notes.load("odd")
    app = new_app(start_at="odd")
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "cannot be opened" in screen_text(app))
        assert app.screen.id == "notes"
