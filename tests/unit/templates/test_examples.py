"""The examples of the questions fit the situation and pass the check."""

from dataclasses import replace

import pytest

from helpers.factories import complete_answers
from templates import MeetingFormat, RecipientRole, compose
from templates.etiquette.checker import check_answer
from templates.letter.linkedin import connection_note
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import built_in
from templates.questions.questions import AnswerKind, examples_for, questions_for_step

WORDING = built_in()


@pytest.mark.parametrize("news", ["", "The winch runs"])
@pytest.mark.parametrize("outcome", list(WORDING.outcomes))
def test_every_question_for_prose_has_examples_that_pass_the_check(outcome, news):
    for part in RecipientRole:
        follow_up = 1 if news else None
        answers = complete_answers(outcome=outcome, part=part, follow_up=follow_up, brings=news)
        situation = resolve(answers, WORDING)
        questions = [
            question
            for step in ("detail", "interest")
            for question in questions_for_step(step, situation)
            if question.kind is AnswerKind.PROSE
        ]
        for question in questions:
            examples = examples_for(question.name, situation)
            assert examples, (part, question.name)
            for example in examples:
                assert not check_answer(example, WORDING, answers), (part, example)
                note = compose(replace(answers, **{question.name: example}))
                # The first letter may be a capital in the note.
                assert example.rstrip(".")[1:] in note.letter()


@pytest.mark.parametrize("outcome", list(WORDING.outcomes))
def test_the_example_of_a_connection_note_leaves_room_for_a_wish_and_the_name(outcome):
    for part in RecipientRole:
        answers = complete_answers(outcome=outcome, part=part)
        situation = resolve(answers, WORDING)
        if situation.allows_move("linkedin"):
            (example,) = examples_for("connection_note", situation)
            assert not check_answer(example, WORDING, answers), (part, example)
            note = connection_note(replace(answers, connection_note=example), WORDING)
            # The first letter may be a small one after the greeting.
            assert f"{example[1:]}. " in note.text
            assert note.text.endswith(answers.sender_name)


@pytest.mark.parametrize(
    ("changes", "example", "is_shown"),
    [
        ({"held": None}, "our half hour on the phone", True),
        ({"held": MeetingFormat.TELEPHONE}, "our half hour on the phone", True),
        ({"held": MeetingFormat.VIDEO}, "our half hour on the phone", False),
        ({"held": MeetingFormat.VIDEO, "meetings": None}, "the two interviews", True),
        ({"held": MeetingFormat.VIDEO, "meetings": 2}, "the two interviews", True),
        ({"held": MeetingFormat.VIDEO, "meetings": 1}, "the two interviews", False),
    ],
)
def test_the_example_of_an_occasion_fits_the_kind_and_number_of_meetings(
    changes, example, is_shown
):
    answers = complete_answers(outcome="not_selected", occasion="", **changes)
    assert (example in examples_for("occasion", resolve(answers, WORDING))) is is_shown


def test_no_example_mentions_a_visit_that_did_not_take_place():
    for outcome in ("application_only", "unanswered", "screened_out"):
        situation = resolve(complete_answers(outcome=outcome), WORDING)
        shown = " ".join(
            example
            for field in ("thanks_for", "detail")
            for example in examples_for(field, situation)
        )
        assert "trial shift" not in shown
        assert "every patient" not in shown
