"""Going from step to step, from the first to the last and back."""

import pytest

from helpers.factories import NAMES, complete_answers
from helpers.steps import OUTCOMES, SIZES, enter_names, run_at_step, shown_step, type_text
from templates import Answers
from templates.phrasebook.wording_reader import built_in
from templates.questions.questions import STEPS, skip_reason


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_every_outcome_leads_to_the_export_and_back(app, outcome, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["down"] * list(built_in().outcomes).index(outcome), "enter")
        assert shown_step(app) == "people"
        await enter_names(app, pilot)
        steps_forward = ["outcome", "people"]
        while shown_step(app) != "export":
            await pilot.press("ctrl+n")
            steps_forward.append(shown_step(app))
        expected = [
            step.id for step in STEPS if skip_reason(step.id, app.session.situation) is None
        ]
        assert steps_forward == expected
        assert app.screen.preview.note.missing == ()
        steps_back = [shown_step(app)]
        while shown_step(app) != "outcome":
            await pilot.press("escape")
            steps_back.append(shown_step(app))
        assert steps_back == expected[::-1]
        assert app.session.answers.outcome == outcome
        assert app.session.answers.recipient_name == NAMES["recipient_name"]


async def test_the_reason_for_a_skipped_step_is_shown(app, screen_text, hint):
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.open_note.set_answers(complete_answers(outcome="internal"))
        app.go("interest")
        await pilot.press("ctrl+n")
        assert shown_step(app) == "review"
        assert "LinkedIn is skipped" in hint(app)
        assert "✓ Interest ● Review ○ Export" in screen_text(app)


async def test_a_click_on_a_step_in_the_progress_line_goes_there(app, screen_text):
    app.session.open_note.set_answers(complete_answers(outcome=""))
    async with run_at_step(app, "detail") as pilot:
        line = screen_text(app).splitlines()[0]
        assert "○ Outcome ✓ People ● Your words ○ Tone" in line
        await pilot.click("#progress", offset=(line.index("Tone"), 0))
        await pilot.pause()
        assert shown_step(app) == "tone"


async def test_a_click_on_an_arrow_in_the_progress_line_changes_the_step(app, screen_text):
    async with run_at_step(app, "people", size=(40, 20)) as pilot:
        line = screen_text(app).splitlines()[0]
        assert "‹ People  2 of 8 ›" in line
        await pilot.click("#progress", offset=(line.index("›"), 0))
        await pilot.pause()
        assert shown_step(app) == "detail"


async def test_going_back_validates_nothing_and_loses_nothing(app):
    app.session.open_note.set_answers(Answers(outcome="runner_up"))
    async with run_at_step(app, "people") as pilot:
        app.screen.reveal("sender_email")
        await pilot.pause()
        app.screen.field("sender_email").focus()
        await type_text(pilot, "not an address")
        await pilot.press("escape")
        assert shown_step(app) == "outcome"
        await pilot.press("enter")
        assert app.screen.field("sender_email").value == "not an address"


async def test_a_notice_is_gone_once_the_writer_moves_on(app, hint):
    async with run_at_step(app, "people") as pilot:
        await pilot.press("ctrl+n")
        error = hint(app)
        assert error.startswith("! ")
        for key in ("down", "up"):
            await pilot.press(key)
            assert hint(app) != error


async def test_after_a_dialog_the_focus_stays_where_the_writer_moved_it(app):
    async with run_at_step(app, "people", "sender_name") as pilot:
        await pilot.press("up", "f1", "escape")
        assert app.screen.focused is app.screen.field("role")
