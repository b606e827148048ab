"""Notes that are marked as sent: their reminders and their follow-ups."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from helpers.export_step import press
from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text
from screens.dialogs.confirm import ConfirmDialog
from templates import compose
from templates.phrasebook.wording_reader import built_in
from tui.notes import Draft, DraftError, Status
from tui.notes.draft import now
from tui.notes.lock import lock_note
from tui.notes.sent import SentNotes, keep_letter

MOMENT = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
GRACE = complete_answers(outcome="runner_up")
READY = Draft("grace", MOMENT, MOMENT, Status.READY, GRACE)
SENT = replace(READY, status=Status.SENT, sent_at=MOMENT, reminder_date=date(2026, 10, 31))


async def highlight(app, pilot, note_id):
    """Move to a note in the list."""
    await pilot.press("home")
    while app.screen.current.id != note_id:
        await pilot.press("down")


async def test_marking_as_sent_offers_a_reminder(notes, new_app, screen_text):
    notes.save(READY)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ConfirmDialog)
        day = now().astimezone().date() + timedelta(days=30)
        assert f"{day.day} {day:%B %Y}" in " ".join(screen_text(app).replace("│", " ").split())
        await pilot.press("y")
        assert "reminds you on" in screen_text(app)
    draft = notes.load("grace")
    assert (draft.status, draft.reminder_date, draft.sent_by) == (Status.SENT, day, "")
    assert draft.sent_at >= draft.created


@pytest.mark.parametrize("edited", ["", "Dear Grace,\n\nThank you."], ids=["composed", "by hand"])
async def test_a_sent_note_keeps_its_letter_until_the_writer_gives_it_up(
    notes, new_app, screen_text, edited
):
    answers = replace(GRACE, edited_letter=edited, edited_from="0" if edited else "")
    sent_answers = keep_letter(answers, built_in())
    notes.save(replace(SENT, answers=sent_answers, reminder_date=None))
    app = new_app(start_at="grace")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.go("people")
        await pilot.pause()
        app.session.answer("role", "Weaver")
        app.go("review")
        await pilot.pause()
        assert "Which version do you want?" not in screen_text(app)
        assert ("Edited by hand" if edited else "As you sent it") in screen_text(app)
        assert app.session.note.letter() == sent_answers.edited_letter
        await pilot.press("u", "y")
        assert "Weaver" in app.session.note.letter()


async def test_an_outcome_without_follow_up_says_why(notes, new_app, screen_text):
    notes.save(replace(READY, answers=replace(GRACE, outcome="reneged")))
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert app.screen.id == "notes"
        assert "leave it at one note" in " ".join(screen_text(app).split())
        await pilot.press("ctrl+f")
        assert "leave it at one note" in " ".join(screen_text(app).split())
    assert len(notes.entries()) == 1


async def test_a_due_follow_up_can_be_started_and_sent(notes, new_app, screen_text, until):
    notes.save(SENT)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        (line,) = [text for text in screen_text(app).splitlines() if "Grace Hopper" in text]
        assert " due " in line
        assert "Due since 31 October 2026" in screen_text(app)
        await pilot.press("ctrl+f")
        assert app.screen.step_id == "detail"
        assert "What do you bring?" in screen_text(app)
        assert app.session.open_note.draft.followed_note_id == "grace"
        await pilot.press(*"the report", "enter", "enter", "enter")
        assert app.screen.step_id == "tone"
        app.go("export")
        await pilot.pause()
        await pilot.press("s", "enter")
        assert "One more may follow, from 30 December 2026 on" in screen_text(app)
        await until(pilot, lambda: app.session.open_note.flush())
    first, second = notes.load("grace"), notes.load(app.session.open_note.draft.id)
    assert (first.follow_up_count, first.reminder_date) == (1, date(2026, 12, 30))
    assert second.answers.edited_letter == compose(second.answers).composed_letter()
    assert second.answers.brings == "the report"
    assert second.status is Status.SENT


async def test_a_follow_up_shows_what_the_sent_note_mentioned(notes, new_app, screen_text):
    notes.save(replace(SENT, answers=replace(GRACE, detail="your loom. I have built one since")))
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+f")
        assert "Your note mentioned: your loom." in " ".join(screen_text(app).split())
        await type_text(pilot, "the report")
        assert "Your note mentioned" not in screen_text(app)
        await pilot.press("enter")
        assert "Your note mentioned: your loom." in " ".join(screen_text(app).split())
        await type_text(pilot, "It was your idea.")
        assert "In your note: It was your idea." in screen_text(app)


async def test_no_tie_is_asked_for_if_the_news_speaks_to_the_recipient(notes, new_app):
    notes.save(SENT)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+f")
        await type_text(pilot, "I built a loom")
        assert app.screen.query_one("#tie").parent.display
        await type_text(pilot, " after yours")
        assert not app.screen.query_one("#tie").parent.display
        await pilot.press("enter")
        assert app.screen.query_one("#subject").has_focus


async def test_a_follow_up_asks_for_its_subject_and_shows_the_composed_one(
    notes, new_app, screen_text
):
    notes.save(SENT)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+f")
        await type_text(pilot, "The loom runs")
        await pilot.press("enter", "enter")
        field = app.screen.query_one("#subject")
        assert field.has_focus
        assert field.placeholder == "The loom runs"
        await type_text(pilot, "A loom")
        assert "Subject: A loom" in screen_text(app)
        await pilot.press("ctrl+z")
        assert "Subject: The loom runs" in screen_text(app)


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (READY, "Mark it as sent first"),
        (replace(SENT, follow_up_count=2), "a third would be one too many"),
    ],
    ids=["unsent", "twice"],
)
async def test_a_reason_is_shown_where_no_follow_up_is_allowed(
    notes, new_app, screen_text, draft, reason
):
    notes.save(draft)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+f")
        assert reason in screen_text(app)
    assert len(notes.entries()) == 1


async def test_a_copy_for_another_person_is_not_a_follow_up(notes, new_app):
    notes.save(
        replace(
            READY, answers=replace(GRACE, follow_up=1, brings="the report"), followed_note_id="x"
        )
    )
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+t")
        assert app.session.open_note.draft.answers == replace(GRACE, recipient_name="")
        assert app.session.open_note.draft.followed_note_id == ""


async def test_a_first_note_that_is_open_elsewhere_is_reported(notes, new_app, screen_text):
    notes.save(SENT)
    notes.save(Draft("second", MOMENT, now(), Status.READY, GRACE, followed_note_id="grace"))
    app = new_app()
    lock = lock_note(notes.locks, "grace")
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await highlight(app, pilot, "second")
            await pilot.press("ctrl+s")
            assert "open elsewhere" in screen_text(app)
    finally:
        lock.release()
    assert notes.load("second").status is Status.SENT


async def test_a_note_is_marked_as_sent(ready_app):
    async with run_at_step(ready_app, "export") as pilot:
        await press(ready_app, pilot, "1", "enter", "s", "enter")
        await press(ready_app, pilot, "y")
        await pilot.press("ctrl+q")
    (entry,) = ready_app.session.open_note.notes_folder.entries()
    assert entry.draft.status == "sent"
    assert entry.draft.sent_by == "copy"
    assert entry.draft.reminder_date is not None


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
