"""Etiquette in the wizard: caught while it is typed, fixed with a key, asked about at the end."""

import pytest
from textual.widgets import Input

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from helpers.typing_text import type_text
from screens.dialogs.confirm import ConfirmDialog
from screens.dialogs.edit_note import EditNoteDialog
from screens.widgets import findings_area
from screens.widgets.findings_area import FindingList, FindingsArea
from screens.widgets.prose_field import ProseField

READY = complete_answers()
ASKING = "the walk, and could you give me any feedback "


@pytest.fixture
def ready(app):
    """The wizard with all that a note needs."""
    app.session.open_note.set_answers(READY)
    return app


def listed(app):
    """Return what the list of findings says, or nothing where it is not shown."""
    shown = app.screen.query_one(FindingList)
    return str(shown.content) if shown.display else ""


async def test_a_request_for_feedback_is_reported_after_its_last_word(ready, seen, monkeypatch):
    monkeypatch.setattr(findings_area, "PAUSE_SECONDS", 60)
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, ASKING.rstrip())
        assert "Asking for feedback" not in listed(ready)
        await pilot.press("space")
        await pilot.pause()
        assert "Asking for feedback" in listed(ready)
        assert "Ctrl+T" in seen(ready)
        assert "For example" not in seen(ready)


async def test_on_a_small_screen_the_reason_of_a_finding_comes_into_sight(ready, seen):
    async with run_at_step(ready, "detail", "detail", size=(40, 12)) as pilot:
        await type_text(pilot, ASKING)
        await pilot.pause()
        assert "the walk, and could you" in seen(ready)
        assert "Asking for feedback" in seen(ready)


async def test_a_finding_is_quoted_with_the_word_at_the_cursor(ready):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, ASKING)
        await pilot.press(*["left"] * len(" feedback "))
        await pilot.pause()
        assert "could you give me any feedback”" in listed(ready)


async def test_a_finding_is_underlined(ready):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, ASKING)
        line = ready.screen.query_one("#detail", ProseField).get_line(0)
        (span,) = [span for span in line.spans if "underline" in str(span.style)]
        assert line.plain[span.start : span.end].startswith(", and could you")


async def test_a_key_applies_the_fix_to_the_detail(ready):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await pilot.press(*ASKING, *"on it")
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert ready.session.answers.detail == "the walk"
        assert not listed(ready)


async def test_f3_cycles_through_the_findings(ready):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, "the [Name] and the [Role] .")
        field = ready.screen.query_one("#detail", ProseField)
        places = []
        for _ in range(3):
            await pilot.press("f3")
            await pilot.pause()
            places.append(field.cursor_location[1])
        assert places == [4, 19, 4]


async def test_a_finding_in_an_edited_note_can_be_fixed_and_saved(ready, tmp_path):
    async with run_at_step(ready, "review") as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(ready.screen, EditNoteDialog)
        area = ready.screen.query_one(FindingsArea)
        area.move_cursor((2, 0))
        await type_text(pilot, "Could you tell me how I did? ")
        await pilot.pause()
        assert "Asking for feedback" in listed(ready)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "how I did" not in area.text
        assert not listed(ready)
        await pilot.press("escape")
        await pilot.pause()
        ready.go("export")
        await pilot.pause()
        ready.screen.query_one("#path", Input).value = "note.txt"
        await pilot.press("3", "enter")
        await pilot.pause()
        assert "Dear Grace" in (tmp_path / "note.txt").read_text()


async def test_the_review_fixes_a_finding_in_the_answer_it_came_from(ready, seen):
    ready.session.open_note.set_answers(complete_answers(detail="Dr Hoper's tour of [Company]"))
    async with run_at_step(ready, "review", size=(80, 30)) as pilot:
        assert "2 found" in seen(ready)
        await pilot.press("n")
        assert ready.screen.preview.current_finding.text == "Hoper"
        await pilot.press("n")
        assert ready.screen.preview.current_finding.text == "[Company]"
        await pilot.press("p", "ctrl+t")
        await pilot.pause()
        assert ready.session.answers.detail == "Dr Hopper's tour of [Company]"
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert ready.session.answers.detail == "Dr Hopper's tour of Analytical Engines"
        assert not listed(ready)
        assert not ready.session.answers.edited


async def test_the_review_fixes_the_news_of_a_follow_up_in_its_answer(ready):
    news = "I have finished the course. Could you give me some feedback?"
    ready.session.open_note.set_answers(complete_answers(follow_up=1, brings=news))
    async with run_at_step(ready, "review", size=(80, 30)) as pilot:
        assert listed(ready)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert ready.session.answers.brings == "I have finished the course."
        assert not ready.session.answers.edited


async def test_the_keys_for_findings_do_nothing_without_findings(ready):
    async with run_at_step(ready, "review") as pilot:
        await pilot.press("n", "p", "ctrl+t")
        await pilot.pause()
        assert ready.session.answers == READY


async def test_a_blocking_finding_is_asked_about_once(ready, seen, tmp_path):
    ready.session.open_note.set_answers(complete_answers(detail="how you wasted my time"))
    async with run_at_step(ready, "export") as pilot:
        ready.screen.query_one("#path", Input).value = "note.txt"
        await pilot.press("3", "enter")
        await pilot.pause()
        assert isinstance(ready.screen, ConfirmDialog)
        assert "wasted my time" in seen(ready)
        await pilot.press("n")
        await pilot.pause()
        assert ready.screen.step_id == "review"
        assert not list(tmp_path.glob("*.txt"))
        ready.go("export")
        await pilot.pause()
        await pilot.press("3", "enter")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert "wasted" in (tmp_path / "note.txt").read_text()
        await pilot.press("4", "enter")
        await pilot.pause()
        assert not isinstance(ready.screen, ConfirmDialog)
        assert (tmp_path / "note.eml").exists()


async def test_the_last_word_is_checked_once_the_writer_pauses(ready, until):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, ASKING.rstrip())
        await until(pilot, lambda: "Asking for feedback" in listed(ready))
        # Going on with the word lets nothing flicker.
        await pilot.press("s")
        assert "Asking for feedback" in listed(ready)
        await pilot.press("backspace", ".")
        await pilot.pause()
        assert "Asking for feedback" in listed(ready)
