"""Proofreading in the wizard: in the background, when the writer pauses, and only if installed."""

from threading import Event

import pytest
from textual.widgets import Static
from textual.worker import WorkerState

from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text
from helpers.wizard import PATIENCE
from screens.widgets.finding_list import FindingList
from screens.widgets.findings_area import FindingsArea
from screens.widgets.proofreading import ProofreadingRequested
from templates.etiquette.findings import Category, Finding, Severity
from tui.full_screen import proofreading
from tui.system.proofreader import Proofreader

READY = complete_answers(organisation="Zyxwv")


@pytest.fixture
def proofreading_app(new_app, home):
    """The wizard with a dictionary, which turns proofreading on."""
    app = new_app(dictionary=home / "dictionary.txt")
    app.session.open_note.set_answers(READY)
    return app


async def test_a_misspelt_word_is_shown_and_corrected_with_a_key(proofreading_app, until):
    pytest.importorskip("harper", reason="needs harper-py")
    async with run_at_step(proofreading_app, "detail", "detail") as pilot:
        await type_text(pilot, "the way you discribed Zyxwv ")
        finding_list = proofreading_app.screen.query_one(FindingList)
        await until(pilot, lambda: finding_list.display)
        assert "discribed" in str(finding_list.content)
        assert "Zyxwv" not in str(finding_list.content)
        await pilot.press("ctrl+t")
        assert proofreading_app.session.answers.detail == "the way you described Zyxwv "


@pytest.mark.slow
async def test_a_detail_that_is_a_whole_sentence_is_proofread(proofreading_app, until):
    pytest.importorskip("harper", reason="needs harper-py")
    async with run_at_step(proofreading_app, "detail", "detail") as pilot:
        await type_text(pilot, "You discribed the walk. ")
        finding_list = proofreading_app.screen.query_one(FindingList)
        await until(pilot, lambda: finding_list.display)
        assert "discribed" in str(finding_list.content)


@pytest.mark.slow
async def test_a_key_adds_a_word_to_the_dictionary(proofreading_app, home, until):
    pytest.importorskip("harper", reason="needs harper-py")
    async with run_at_step(proofreading_app, "detail", "detail") as pilot:
        await type_text(pilot, "your frobnicator ")
        finding_list = proofreading_app.screen.query_one(FindingList)
        await until(pilot, lambda: finding_list.display)
        await pilot.press("f4")
        assert not finding_list.display
        assert (home / "dictionary.txt").read_text() == "frobnicator\n"


@pytest.mark.slow
async def test_only_the_typed_part_of_an_edited_note_is_proofread(proofreading_app, until):
    pytest.importorskip("harper", reason="needs harper-py")
    async with run_at_step(proofreading_app, "review") as pilot:
        review = proofreading_app.screen
        review.set_edited_letter(review.model.note.composed_letter() + "\nIt was a plesure.")
        finding_list = review.query_one(FindingList)
        await until(pilot, lambda: "“plesure”" in str(finding_list.content))
        # The list counts its findings if there are several.
        assert "found." not in str(finding_list.content)


@pytest.mark.hanging
async def test_a_result_for_a_dialog_that_was_closed_meanwhile_is_dropped(
    proofreading_app, monkeypatch, until
):
    is_checking, is_closed = Event(), Event()
    mistake = Finding(Category.STYLE, Severity.HINT, 0, "Dear", "Is this spelt as you intended?")

    def check_until_closed(*_):
        is_checking.set()
        is_closed.wait(PATIENCE)
        return (mistake,)

    monkeypatch.setattr(Proofreader, "is_installed", True)
    monkeypatch.setattr(Proofreader, "check_note", check_until_closed)
    results = []
    async with run_at_step(proofreading_app, "review") as pilot:
        await pilot.press("e")
        area = proofreading_app.screen.query_one(FindingsArea)
        request = ProofreadingRequested(area, area.text, None, lambda *_: results.append("shown"))
        area.post_message(request)
        await until(pilot, is_checking.is_set)
        await pilot.press("escape")
        is_closed.set()
        await proofreading_app.workers.wait_for_complete()
    assert results == []


async def test_one_hint_says_that_no_proofreader_is_installed(new_app, monkeypatch, home):
    monkeypatch.setattr(Proofreader, "is_installed", False)
    app = new_app(dictionary=home / "dictionary.txt")
    async with run_at_step(app, "detail", "detail") as pilot:
        hints = []
        for _ in range(2):
            app.screen.show_hint("")
            screen = app.screen
            screen.post_message(ProofreadingRequested(screen, "teh", "", lambda *_: None))
            await pilot.pause()
            hints.append(str(app.screen.query_one("#hint", Static).content))
        assert hints == [proofreading.NOT_CHECKED, ""]
        assert all(worker.state is not WorkerState.ERROR for worker in app.workers)


async def test_the_key_for_a_fix_changes_no_findings_if_there_is_no_fix(app):
    text = "I saw teh kiln, and [Company]."
    mistake = Finding(Category.STYLE, Severity.HINT, 6, "teh", "Is this spelt?", "the")
    leftover = Finding(Category.PLACEHOLDER, Severity.STOP, 20, "[Company]", "Fill it in.")
    async with run_at_step(app, "detail", "detail") as pilot:
        field = app.screen.field("detail")
        field.show_answer(text)
        field.check = lambda text: (leftover,)
        field._set_proofreader_findings(text, (mistake,))
        field.move_cursor_to(22)
        await pilot.pause()
        await pilot.press("ctrl+t")
        field.check_text()
        assert field.findings == (mistake, leftover)
