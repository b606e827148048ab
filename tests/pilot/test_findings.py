"""Findings in the wizard: listed while a text is typed, fixed with a key, asked about on export."""

from textual.widgets import Input

from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text
from screens.dialogs.confirm import ConfirmDialog
from screens.dialogs.edit_note import EditNoteDialog
from screens.widgets import findings_area
from screens.widgets.finding_list import FindingList
from screens.widgets.findings_area import FindingsArea
from screens.widgets.prose_field import ProseField

READY = complete_answers()
REQUEST = "the walk, and could you give me any feedback "
"""A typed text with a request for feedback, of which the last word is finished."""


def listed_findings(app):
    """Return the text of the list of findings, or "" if it is hidden."""
    finding_list = app.screen.query_one(FindingList)
    return str(finding_list.content) if finding_list.display else ""


async def test_a_request_for_feedback_is_reported_after_its_last_word(
    ready_app, screen_text, monkeypatch
):
    monkeypatch.setattr(findings_area, "PAUSE_SECONDS", 60)
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, REQUEST.rstrip())
        assert "Asking for feedback" not in listed_findings(ready_app)
        await pilot.press("space")
        assert "Asking for feedback" in listed_findings(ready_app)
        assert "Ctrl+T" in screen_text(ready_app)
        assert "For example" not in screen_text(ready_app)


async def test_a_finding_is_listed_under_its_own_field_only(ready_app):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, REQUEST)
        assert "Asking for feedback" in listed_findings(ready_app)
        await pilot.press("enter")
        assert listed_findings(ready_app) == ""
        await pilot.press("up")
        assert "Asking for feedback" in listed_findings(ready_app)


async def test_on_a_small_screen_the_message_of_a_finding_is_visible(ready_app, screen_text):
    async with run_at_step(ready_app, "detail", "detail", size=(40, 12)) as pilot:
        await type_text(pilot, REQUEST)
        assert "the walk, and could you" in screen_text(ready_app)
        assert "Asking for feedback" in screen_text(ready_app)


async def test_the_word_at_the_cursor_is_part_of_the_quoted_finding(ready_app):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, REQUEST)
        await pilot.press(*["left"] * len(" feedback "))
        assert "could you give me any feedback”" in listed_findings(ready_app)


async def test_a_finding_is_underlined(ready_app):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, REQUEST)
        line = ready_app.screen.query_one("#detail", ProseField).get_line(0)
        (span,) = [span for span in line.spans if "underline" in str(span.style)]
        assert line.plain[span.start : span.end].startswith(", and could you")


async def test_a_key_applies_the_fix_to_the_detail(ready_app):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await pilot.press(*REQUEST, *"on it")
        await pilot.press("ctrl+t")
        assert ready_app.session.answers.detail == "the walk"
        assert not listed_findings(ready_app)


async def test_f3_cycles_through_the_findings(ready_app):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, "the [Name] and the [Role] .")
        field = ready_app.screen.query_one("#detail", ProseField)
        columns = []
        for _ in range(3):
            await pilot.press("f3")
            columns.append(field.cursor_location[1])
        assert columns == [4, 19, 4]


async def test_the_key_for_a_fix_is_shown_only_if_there_is_a_fix(ready_app, screen_text):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, "the [Date] and the [Role] .")
        shows_key = []
        for _ in range(3):
            await pilot.press("f3")
            await pilot.pause()
            shows_key.append("Ctrl+T Fix it" in screen_text(ready_app))
        assert shows_key == [False, True, False]


async def test_a_finding_in_an_edited_note_can_be_fixed_and_saved(ready_app, tmp_path):
    async with run_at_step(ready_app, "review") as pilot:
        await pilot.press("e")
        assert isinstance(ready_app.screen, EditNoteDialog)
        area = ready_app.screen.query_one(FindingsArea)
        area.move_cursor((2, 0))
        await type_text(pilot, "Could you tell me how I did? ")
        assert "Asking for feedback" in listed_findings(ready_app)
        await pilot.press("ctrl+t")
        assert "how I did" not in area.text
        assert not listed_findings(ready_app)
        await pilot.press("escape")
        ready_app.go("export")
        await pilot.pause()
        ready_app.screen.query_one("#path", Input).value = "note.txt"
        await pilot.press("3", "enter")
        assert "Dear Grace" in (tmp_path / "note.txt").read_text()


async def test_the_review_fixes_a_finding_in_its_answer(ready_app, screen_text):
    ready_app.session.open_note.set_answers(complete_answers(detail="Dr Hoper's tour of [Company]"))
    async with run_at_step(ready_app, "review", size=(80, 30)) as pilot:
        assert "2 found" in screen_text(ready_app)
        await pilot.press("n")
        assert ready_app.screen.preview.current_finding.text == "Hoper"
        await pilot.press("n")
        assert ready_app.screen.preview.current_finding.text == "[Company]"
        await pilot.press("p", "ctrl+t")
        assert ready_app.session.answers.detail == "Dr Hopper's tour of [Company]"
        await pilot.press("ctrl+t")
        assert ready_app.session.answers.detail == "Dr Hopper's tour of Analytical Engines"
        assert not listed_findings(ready_app)
        assert not ready_app.session.answers.edited_letter


async def test_the_review_fixes_a_finding_in_the_news_of_a_follow_up(ready_app):
    news = "I have finished the course. Could you give me some feedback?"
    ready_app.session.open_note.set_answers(complete_answers(follow_up=1, brings=news))
    async with run_at_step(ready_app, "review", size=(80, 30)) as pilot:
        assert listed_findings(ready_app)
        await pilot.press("ctrl+t")
        assert ready_app.session.answers.brings == "I have finished the course."
        assert not ready_app.session.answers.edited_letter


async def test_the_keys_for_findings_do_nothing_without_findings(ready_app):
    async with run_at_step(ready_app, "review") as pilot:
        await pilot.press("n", "p", "ctrl+t")
        assert ready_app.session.answers == READY


async def test_a_blocking_finding_is_asked_about_once(ready_app, screen_text, tmp_path):
    ready_app.session.open_note.set_answers(complete_answers(detail="how you wasted my time"))
    async with run_at_step(ready_app, "export") as pilot:
        ready_app.screen.query_one("#path", Input).value = "note.txt"
        await pilot.press("3", "enter")
        assert isinstance(ready_app.screen, ConfirmDialog)
        assert "wasted my time" in screen_text(ready_app)
        await pilot.press("n")
        assert ready_app.screen.step_id == "review"
        assert not list(tmp_path.glob("*.txt"))
        ready_app.go("export")
        await pilot.pause()
        await pilot.press("3", "enter")
        await pilot.press("y")
        assert "wasted" in (tmp_path / "note.txt").read_text()
        await pilot.press("4", "enter")
        assert not isinstance(ready_app.screen, ConfirmDialog)
        assert (tmp_path / "note.eml").exists()


async def test_the_last_word_is_checked_once_the_writer_pauses(ready_app, until):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, REQUEST.rstrip())
        await until(pilot, lambda: "Asking for feedback" in listed_findings(ready_app))
        # The finding stays while the writer goes on with the word.
        await pilot.press("s")
        assert "Asking for feedback" in listed_findings(ready_app)
        await pilot.press("backspace", ".")
        assert "Asking for feedback" in listed_findings(ready_app)
