"""The note is saved while it is written, whatever the disk and other programs do."""

from dataclasses import replace

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from screens.dialogs.confirm import ChoiceDialog
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.draft import now, to_toml
from tui.system.capabilities import RESTRICTED

GRACE = complete_answers()


@pytest.fixture
def app_from_list(notes, new_app):
    """The wizard with a note open that is on disk, started with the list of notes."""
    notes.save(Draft("grace", now(), now(), Status.DRAFT, GRACE))
    return new_app(start_at="grace")


@pytest.fixture
def app_with_note(notes, new_app):
    """The wizard with the same note open, started with the note."""
    notes.save(Draft("grace", now(), now(), Status.DRAFT, GRACE))
    app = new_app(start_at="new")
    app.session.open("grace")
    return app


def fail_with(monkeypatch, error):
    """Have every save fail."""

    def fail(*_):
        raise error

    monkeypatch.setattr(NotesFolder, "save", fail)


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


async def test_an_edited_letter_is_saved_while_typing(app_from_list, notes, until):
    async with app_from_list.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.press(*"PS")
        await until(pilot, lambda: "\n\nPS" in notes.load("grace").answers.edited)


async def test_moving_between_steps_changes_nothing_on_disk(app_from_list, notes):
    before = notes.contents("grace")
    async with app_from_list.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step in ("outcome", "people", "detail", "tone", "interest", "linkedin", "review"):
            app_from_list.go(step)
            await pilot.pause()
        await pilot.press("ctrl+q")
    assert notes.contents("grace") == before


async def test_a_changed_note_is_a_draft_again_until_it_is_complete(app_from_list, notes):
    async with app_from_list.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step, status in (("export", Status.READY), ("people", Status.READY)):
            app_from_list.go(step)
            await pilot.pause()
            assert app_from_list.session.open_note.draft.status is status
        app_from_list.screen.field("role").focus()
        await pilot.press("s")
        assert app_from_list.session.open_note.draft.status is Status.DRAFT


async def test_a_full_disk_is_shown_for_as_long_as_it_is_full(
    app_with_note, notes, monkeypatch, screen_text, until
):
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        with monkeypatch.context() as full:
            fail_with(full, OSError(28, "No space left on device"))
            app_with_note.screen.field("role").focus()
            await pilot.press("s")
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


# The keys print it, quit, save it elsewhere and stay.
@pytest.mark.parametrize(
    "key", ["p", "q", *(pytest.param(key, marks=pytest.mark.slow) for key in "es")]
)
async def test_quitting_with_an_unsaved_note_offers_to_print_it_or_save_it_elsewhere(
    app_with_note, monkeypatch, screen_text, until, key
):
    fail_with(monkeypatch, OSError(30, "Read-only file system"))
    monkeypatch.setattr("tui.notes.open_note.SAVE_TIMEOUT", 0.2)
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        app_with_note.screen.field("role").focus()
        await pilot.press("s")
        await until(pilot, lambda: "Read-only file system" in screen_text(app_with_note))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app_with_note.screen, ChoiceDialog))
        assert "Read-only file system" in screen_text(app_with_note)
        await pilot.press(key)
        await until(
            pilot, lambda: app_with_note._exit or not isinstance(app_with_note.screen, ChoiceDialog)
        )
        if key in "es":
            expected = {"e": "export", "s": "people"}[key]
            await until(pilot, lambda: app_with_note.screen.step_id == expected)
            assert app_with_note._exit is False
    if key == "p":
        assert "Programming Leads" in app_with_note.return_value.text
        assert app_with_note.return_value.prints_note
    if key == "q":
        assert app_with_note.return_code == 130


# The keys copy it, quit, print it and stay.
@pytest.mark.parametrize(
    "key", ["c", "q", *(pytest.param(key, marks=pytest.mark.slow) for key in "ps")]
)
async def test_quitting_with_an_unsaved_note_offers_a_guest_no_file(
    notes, new_app, monkeypatch, screen_text, until, key
):
    notes.save(Draft("grace", now(), now(), Status.DRAFT, GRACE))
    guest = new_app(start_at="grace", capabilities=RESTRICTED)
    fail_with(monkeypatch, OSError(28, "No space left on device"))
    monkeypatch.setattr("tui.notes.open_note.SAVE_TIMEOUT", 0.2)
    async with guest.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        guest.session.answer("role", "Programming Leads")
        await until(pilot, lambda: "No space left" in screen_text(guest))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(guest.screen, ChoiceDialog))
        assert "save it elsewhere" not in screen_text(guest)
        await pilot.press(key)
        await until(pilot, lambda: guest._exit or not isinstance(guest.screen, ChoiceDialog))
        if key == "c":
            await until(pilot, lambda: "Sent to your terminal's clipboard" in screen_text(guest))
        if key in "cs":
            await pilot.press("ctrl+q")
            await until(pilot, lambda: guest._exit or isinstance(guest.screen, ChoiceDialog))
    assert guest.crash is None
    assert (key == "p") == bool(guest.return_value and guest.return_value.prints_note)


# The keys keep mine, both and theirs, and decide later.
@pytest.mark.parametrize(
    "key", ["m", "b", *(pytest.param(key, marks=pytest.mark.slow) for key in "tl")]
)
async def test_a_file_changed_by_another_program_is_never_overwritten_unasked(
    app_with_note, notes, until, key, screen_text
):
    theirs = replace(notes.load("grace"), answers=replace(GRACE, role="Chief"))
    notes.path("grace").write_text(to_toml(theirs))
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        app_with_note.screen.field("role").focus()
        await pilot.press("s")
        await until(
            pilot, lambda: "someone else has changed its file" in screen_text(app_with_note)
        )
        await pilot.press("!", "backspace")
        assert notes.load("grace") == theirs
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app_with_note.screen, ChoiceDialog))
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(app_with_note.screen, ChoiceDialog))
        if key == "l":
            assert "Not saved: someone else has changed its file" in screen_text(app_with_note)
            await pilot.press("ctrl+q")
            await until(pilot, lambda: isinstance(app_with_note.screen, ChoiceDialog))
            await pilot.press("m")
        await until(
            pilot,
            lambda: (
                app_with_note.session.open_note.flush()
                and "Not saved" not in screen_text(app_with_note)
            ),
        )
        shown_role = app_with_note.session.answers.role
    saved_roles = {entry.draft.answers.role for entry in notes.entries()}
    assert (shown_role, saved_roles) == {
        "m": ("Programming Leads", {"Programming Leads"}),
        "t": ("Chief", {"Chief"}),
        "b": ("Programming Leads", {"Programming Leads", "Chief"}),
        "l": ("Programming Leads", {"Programming Leads"}),
    }[key]


async def test_an_unreadable_file_of_another_program_does_not_replace_the_note(
    app_with_note, notes, until, screen_text
):
    notes.path("grace").write_text("not a note")
    async with run_at_step(app_with_note, "people", size=(100, 24)) as pilot:
        app_with_note.screen.field("role").focus()
        await pilot.press("s")
        await until(
            pilot, lambda: "someone else has changed its file" in screen_text(app_with_note)
        )
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app_with_note.screen, ChoiceDialog))
        await pilot.press("t")
        await until(pilot, lambda: "cannot be opened" in screen_text(app_with_note))
        assert app_with_note.session.answers.role == "Programming Leads"
    assert notes.path("grace").read_text() == "not a note"


async def test_a_file_that_was_only_touched_or_removed_is_no_conflict(app_with_note, notes, until):
    async with run_at_step(app_with_note, "people") as pilot:
        app_with_note.screen.field("role").focus()
        path = notes.path("grace")
        for letter, change_file in (("s", path.touch), ("t", path.unlink)):
            change_file()
            await pilot.press(letter)
            await until(pilot, app_with_note.session.open_note.flush)
            assert not isinstance(app_with_note.screen, ChoiceDialog)
    assert notes.load("grace").answers.role == "Programming Leadst"


async def test_an_interrupted_external_edit_is_recovered(app_from_list, notes, screen_text, until):
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nI was writing this.\n")
    async with app_from_list.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "cut off" in screen_text(app_from_list))
        assert app_from_list.screen.step_id == "review"
        assert "I was writing this." in screen_text(app_from_list)
        assert notes.load("grace").answers.edited.endswith("I was writing this.")
        assert not (notes.external_edits / "grace.txt").exists()
        await pilot.press("ctrl+z")
        assert app_from_list.session.answers.edited == ""


# The keys use it, keep the note as it is, and decide later.
@pytest.mark.parametrize(
    ("key", "is_used"),
    [("u", True), pytest.param("k", False, marks=pytest.mark.slow), ("escape", False)],
)
async def test_a_text_that_an_editor_saved_late_is_used_only_if_the_writer_agrees(
    app_from_list, notes, screen_text, until, key, is_used
):
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.before").write_text("Dear Grace,")
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nFrom the window.\n")
    async with app_from_list.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "saved another text" in screen_text(app_from_list))
        await pilot.press(key)
        await until(pilot, lambda: "● Review" in screen_text(app_from_list))
        assert ("From the window." in screen_text(app_from_list)) is is_used
        assert app_from_list.session.has_late_edit is (key == "escape")


async def test_a_note_that_cannot_be_opened_leads_to_the_list_with_a_reason(
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
