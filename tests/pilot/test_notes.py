"""The list of notes, and the writer's details, which all notes share."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len

from helpers.factories import complete_answers
from helpers.steps import enter_names, run_at_step, shown_step
from screens.dialogs.confirm import ChoiceDialog, ConfirmDialog
from screens.dialogs.details import DetailsDialog
from screens.dialogs.text_viewer import TextViewer
from screens.notes import NoteRow
from templates import Answers
from tui.notes import Draft, Status
from tui.notes.lock import lock_note

MOMENT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
GRACE = complete_answers(
    chosen_variants=("interest.gladly_apply",), edited_letter="Dear Grace, thank you."
)
ALAN = Answers(outcome="no_reply", recipient_name="Alan Reed", organisation="Bletchley Press")


@pytest.fixture
def two_notes(notes):
    """Two notes on disk, the one to Grace changed last."""
    notes.save(Draft("grace", MOMENT, MOMENT + timedelta(days=1), Status.READY, GRACE))
    notes.save(Draft("alan", MOMENT, MOMENT, Status.DRAFT, ALAN))
    return notes


def listed_ids(app):
    """Return the ids of the notes in the list."""
    return [row.id for row in app.screen._matching_rows]


async def test_the_wizard_opens_with_the_notes_if_there_are_any(two_notes, new_app, screen_text):
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert listed_ids(app) == ["grace", "alan"]
        lines = screen_text(app).splitlines()
        (line,) = [text for text in lines if "Analytical Engines" in text]
        for words in ("Grace Hopper", "not selected", "ready"):
            assert words in line
        await pilot.press("enter")
        assert app.screen.step_id == "review"
        assert app.session.answers == GRACE


async def test_without_notes_the_wizard_opens_with_the_first_step(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.step_id == "outcome"
        await pilot.press("escape")
    assert app.return_code == 130


async def test_the_list_can_be_opened_from_a_new_note(new_app):
    app = new_app(start_at="new")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        app.show_notes()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.id == "notes"
        assert len(listed_ids(app)) == 1


async def test_an_unfinished_note_opens_at_its_next_step(two_notes, new_app):
    app = new_app(start_at="alan")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.step_id == "people"
        await pilot.press("escape", "escape")
        assert app.screen.id == "notes"


async def test_typing_filters_the_notes_by_all_their_columns(two_notes, new_app, screen_text):
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"reed", "space", *"rep")
        assert listed_ids(app) == ["alan"]
        await pilot.press(*"zz")
        assert "No note matches" in screen_text(app)
        await pilot.press("escape")
        assert listed_ids(app) == ["grace", "alan"]
        await pilot.press(*"reed", "down", "enter")
        assert app.session.answers == ALAN


async def test_a_new_note_has_only_the_details_of_the_writer(two_notes, new_app, home):
    (home / "config.toml").write_text('[sender]\nname = "Ada Lovelace"\n')
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+n")
        assert app.screen.step_id == "outcome"
        assert app.session.answers == Answers(sender_name="Ada Lovelace")
        assert len(two_notes.entries()) == 2
        await pilot.press("1", "enter")
        app.session.open_note.flush()
        assert len(two_notes.entries()) == 3


async def test_a_copy_is_for_another_person(two_notes, new_app):
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+t")
        assert app.screen.step_id == "people"
        app.session.open_note.flush()
    (copy,) = [entry.draft for entry in two_notes.entries() if entry.id not in ("grace", "alan")]
    assert copy.answers == replace(GRACE, recipient_name="", edited_letter="", chosen_variants=())
    assert two_notes.load("grace").answers == GRACE


async def test_a_removed_note_can_be_restored(two_notes, new_app, screen_text, until):
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+r")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("n")
        assert listed_ids(app) == ["grace", "alan"]
        await pilot.press("delete")
        await pilot.press("y")
        assert listed_ids(app) == ["alan"]
        await until(pilot, lambda: "30 days" in screen_text(app))
        assert (two_notes.trash / "grace.toml").exists()
        await pilot.press("ctrl+z")
        assert listed_ids(app) == ["grace", "alan"]
    assert two_notes.load("grace").answers == GRACE


async def test_a_resize_keeps_the_message_that_the_last_note_was_removed(
    two_notes, new_app, screen_text, until
):
    two_notes.move_to_trash("alan")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("delete")
        await pilot.press("y")
        await until(pilot, lambda: "30 days" in screen_text(app))
        await pilot.resize_terminal(100, 30)
        # A resized screen is drawn again after some pauses.
        await until(pilot, lambda: app.size == (100, 30) and "30 days" in screen_text(app))
        assert listed_ids(app) == []


async def test_the_open_note_can_be_removed(two_notes, new_app):
    app = new_app(start_at="grace")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.show_notes()
        await pilot.pause()
        await pilot.press("ctrl+r")
        await pilot.press("y")
        assert listed_ids(app) == ["alan"]
        await pilot.press("ctrl+q")
    assert [entry.id for entry in two_notes.entries()] == ["alan"]


async def test_a_note_is_marked_as_sent_and_as_not_sent(two_notes, new_app):
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("n")
        assert two_notes.load("grace").status is Status.SENT
        assert two_notes.load("grace").sent_at is not None
        assert app.screen.current.id == "grace"
        await pilot.press("ctrl+s")
        assert two_notes.load("grace").status is Status.READY
        assert two_notes.load("grace").sent_at is None
        assert app.screen.current.id == "grace"


async def test_a_note_that_is_open_elsewhere_may_be_opened_as_a_copy(
    two_notes, new_app, screen_text
):
    app = new_app()
    lock = lock_note(two_notes.locks, "grace")
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            assert isinstance(app.screen, ChoiceDialog)
            assert "open elsewhere" in screen_text(app)
            assert "process" in screen_text(app)
            assert "since" in screen_text(app)
            await pilot.press("b")
            assert app.screen.id == "notes"
            await pilot.press("enter")
            await pilot.press("c")
            assert app.session.answers == GRACE
            app.session.open_note.flush()
            assert app.session.open_note.draft.id != "grace"
    finally:
        lock.release()
    assert len(two_notes.entries()) == 3


async def test_a_note_that_is_open_elsewhere_is_neither_removed_nor_marked(
    two_notes, new_app, screen_text, until
):
    app = new_app()
    lock = lock_note(two_notes.locks, "grace")
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "open elsewhere" in screen_text(app))
            await pilot.press("ctrl+r")
            await pilot.press("y")
            assert listed_ids(app) == ["grace", "alan"]
    finally:
        lock.release()
    assert two_notes.load("grace").status is Status.READY


async def test_an_unreadable_note_is_listed_with_the_reason(two_notes, new_app, screen_text):
    two_notes.path("odd").write_text("schema = 1\ncolour = 'red'\n")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"odd")
        assert "cannot be read: colour is not a key" in screen_text(app)
        for keys in (["enter"], ["ctrl+t"], ["ctrl+s"]):
            await pilot.press(*keys)
            assert app.screen.id == "notes"
    assert two_notes.path("odd").read_text() == "schema = 1\ncolour = 'red'\n"


async def test_a_note_of_a_later_version_is_shown_and_not_changed(two_notes, new_app, screen_text):
    later = 'schema = 9\nmood = "[/b] hopeful"\n'
    two_notes.path("later").write_text(later)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"later", "enter")
        assert isinstance(app.screen, TextViewer)
        assert "[/b] hopeful" in screen_text(app)
        await pilot.press("x", "escape")
        assert app.screen.id == "notes"
    assert two_notes.path("later").read_text() == later


@pytest.mark.parametrize(
    "size",
    [
        (80, 24),
        (20, 6),
        *(
            pytest.param(size, marks=pytest.mark.slow)
            for size in [(200, 60), (60, 20), (40, 12), (1, 1)]
        ),
    ],
)
async def test_the_list_fits_every_size(two_notes, new_app, screen_text, size):
    app = new_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if size[0] >= 20:
            assert "Analytical" in screen_text(app)
            assert "Q Quit" in screen_text(app).splitlines()[size[1] - 1]
        await pilot.press("down", "enter")
        assert app.session.answers == ALAN


@pytest.mark.parametrize("width", [8, 30, 39, 40, 69, 70, 80, 200])
def test_a_row_fills_the_width_whatever_is_in_it(width):
    row = NoteRow("x", "日本語の会社" * 9, "Grace [/b]", "r", "not selected", "draft", "just now")
    assert cell_len(row.line(width)) == width


async def test_the_writers_details_are_changed_and_remembered(app, home, screen_text):
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_details()
        await pilot.pause()
        assert isinstance(app.screen, DetailsDialog)
        await pilot.press(*"Ada", "enter", *"nowhere", "escape")
        assert "An email address looks like" in screen_text(app)
        await pilot.press(*"@b.org", "escape")
        assert "remembered" in screen_text(app)
        assert app.session.answers.sender_name == "Ada"
    text = (home / "config.toml").read_text()
    assert 'name = "Ada"' in text
    assert 'email = "nowhere@b.org"' in text


async def test_details_are_remembered_while_they_are_typed(app, home):
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_details()
        await pilot.pause()
        await pilot.press(*"Ada", "ctrl+q")
    assert 'name = "Ada"' in (home / "config.toml").read_text()


async def test_details_are_remembered_when_the_people_step_is_left(app, home, until):
    async with run_at_step(app, "people") as pilot:
        await enter_names(app, pilot)
        await pilot.press("ctrl+n")
        config = home / "config.toml"
        await until(pilot, lambda: config.exists() and "Ada Lovelace" in config.read_text())


async def test_details_that_cannot_be_remembered_are_reported_on_the_next_step(
    new_app, home, hint, until
):
    (home / "config.toml").write_text("this is no TOML\n")
    app = new_app()
    async with run_at_step(app, "people") as pilot:
        await enter_names(app, pilot)
        await pilot.press("ctrl+n")
        await until(pilot, lambda: shown_step(app) == "detail")
        await until(pilot, lambda: "Settings not saved" in hint(app))
        await pilot.press("a")
        await until(pilot, lambda: "Settings not saved" not in hint(app))


async def test_escape_goes_back_to_the_note_that_is_open(two_notes, new_app, until):
    app = new_app(start_at="alan")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.id == "people")
        app.show_notes()
        await until(pilot, lambda: app.screen.id == "notes")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.id == "people")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.id == "outcome")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.id == "notes")
        await pilot.press("escape")
        await until(pilot, lambda: app.return_code is not None)
    assert app.return_code == 130


async def test_a_note_changed_on_disk_is_read_again_when_it_is_opened_again(
    two_notes, new_app, until
):
    app = new_app(start_at="alan")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.id == "people")
        app.show_notes()
        await until(pilot, lambda: app.screen.id == "notes")
        path = two_notes.path("alan")
        path.write_text(path.read_text().replace("Alan Reed", "Zed"))
        await pilot.press(*"alan", "enter")
        await until(pilot, lambda: app.screen.id == "people")
        assert app.session.answers.recipient_name == "Zed"


async def test_a_deleted_file_is_saved_again_on_exit(two_notes, new_app):
    app = new_app(start_at="alan")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        two_notes.path("alan").unlink()
        await pilot.press("ctrl+q")
    assert two_notes.load("alan").answers == ALAN


async def test_an_unreadable_config_is_reported_at_the_start(new_app, home, screen_text):
    (home / "config.toml").write_text("premium = maybe\n")
    app = new_app()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "config.toml is not used" in screen_text(app)
