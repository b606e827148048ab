"""The questions that are asked, and what happens where an answer is missing or invalid."""

import re

import pytest

from helpers.factories import complete_answers
from helpers.steps import OUTCOMES, enter_names, run_at_step, shown_step
from templates import Answers
from templates.questions.questions import QUESTIONS, STEPS, questions_for_step


@pytest.mark.slow
@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_a_question_has_a_visible_field_exactly_when_it_is_asked(app, outcome):
    async with app.run_test(size=(80, 40)) as pilot:
        app.session.open_note.set_answers(complete_answers(outcome=outcome, part="agency"))
        for step in STEPS[:-2]:
            app.go(step.id)
            await pilot.pause()
            app.screen.reveal("part")
            await pilot.pause()
            asked_questions = questions_for_step(step.id, app.session.situation)
            for question in QUESTIONS:
                fields = app.screen.query(f"#{question.name}")
                visible = [field.question for field in fields if field.region]
                assert visible == ([question] if question in asked_questions else [])


async def test_a_missing_answer_stops_the_writer_only_once(app, screen_text):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        await pilot.press("ctrl+n")
        assert shown_step(app) == "people"
        assert "The note needs a name to greet." in screen_text(app)
        assert app.focused.id == "recipient_name"
        await pilot.press("ctrl+n")
        assert shown_step(app) == "detail"


async def test_an_invalid_address_blocks_the_step(app, hint):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        await enter_names(app, pilot)
        app.screen.reveal("sender_email")
        await pilot.pause()
        app.screen.field("sender_email").focus()
        await pilot.press(*"ada")
        for _ in range(3):
            await pilot.press("ctrl+n")
            assert shown_step(app) == "people"
        await pilot.pause()
        assert "looks like name@example.org" in hint(app)


async def test_the_review_lists_missing_answers_with_a_key_for_each(app, screen_text):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        app.go("review")
        await pilot.pause()
        assert "Still missing" in screen_text(app)
        (line,) = [line for line in screen_text(app).splitlines() if re.match(r" *\d Role", line)]
        await pilot.press(line.strip()[0], "enter")
        assert shown_step(app) == "people"
        assert app.focused.id == "role"


async def test_the_error_of_a_missing_answer_goes_once_the_writer_types(app, hint, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.press(*"Ann", "ctrl+n")
        await until(pilot, lambda: "! The note needs the organisation's name." in hint(app))
        assert app.screen.focused is app.screen.field("organisation")
        await pilot.press("E")
        assert "The note needs" not in hint(app)


async def test_an_invalid_answer_in_a_closed_fold_opens_the_fold(app):
    answers = complete_answers(recipient_email="not an address")
    app.session.open_note.set_answers(answers)
    async with run_at_step(app, "people") as pilot:
        await pilot.press("ctrl+n")
        assert app.screen.id == "people"
        assert app.focused is app.screen.query_one("#recipient_email")
