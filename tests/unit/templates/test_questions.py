"""The options of questions, required answers, and errors in answers."""

import re
from dataclasses import fields, replace

import pytest

from helpers.factories import complete_answers
from templates import Answers, compose
from templates.answers import REQUIRED_FIELDS, Length
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import built_in
from templates.questions.questions import QUESTION_BY_FIELD, QUESTIONS, context_for, options_for
from templates.questions.validation import validation_error

WORDING = built_in()
NAMED = complete_answers(outcome=None)


def length_limits(answers):
    """Return the minimum and maximum number of words in the hint of each length."""
    options = options_for("length", resolve(answers, WORDING))
    hints = {o.value: re.fullmatch(r"(\d+) to (\d+) words", o.hint) for o in options}
    return {length: tuple(map(int, hint.groups())) for length, hint in hints.items()}


@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_the_hint_of_each_length_has_the_limits_of_the_outcome(outcome):
    answers = replace(NAMED, outcome=outcome)
    assert length_limits(answers) == WORDING.outcomes[outcome].word_limits
    for tone in WORDING.tones:
        for length, (minimum, maximum) in length_limits(answers).items():
            note = compose(replace(answers, tone=tone, length=length))
            words = sum(len(s.text.split()) for paragraph in note.paragraphs for s in paragraph)
            assert minimum <= words <= maximum, (tone, length)


def test_the_hints_of_a_follow_up_have_its_own_limits():
    answers = replace(NAMED, outcome="runner_up", follow_up=1, brings="the report we spoke of")
    assert length_limits(answers) == WORDING.follow_up.word_limits
    assert length_limits(answers)[Length.STANDARD] != (60, 120)


def test_every_answer_has_one_question():
    asked = [question.name for question in QUESTIONS]
    assert len(set(asked)) == len(asked)
    chosen_on_the_review = {
        "chosen_variants",
        "left_out",
        "added",
        "reword_count",
        "edited_letter",
        "edited_from",
    }
    assert set(asked) == {field.name for field in fields(Answers)} - chosen_on_the_review


@pytest.mark.parametrize("field", REQUIRED_FIELDS)
def test_a_required_answer_that_is_missing_is_an_error(field):
    question, complete = QUESTION_BY_FIELD[field], replace(NAMED, outcome="runner_up")
    assert validation_error(question, complete) is None
    for blank in ("", "  "):
        answers = replace(complete, **{field: blank})
        assert validation_error(question, answers) == question.missing_message != ""
        assert field in compose(answers).missing


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        ("sender_email", "ada", "looks like name@example.org"),
        ("sender_email", "", None),
        ("recipient_email", "grace@example.org, alan@example.org", None),
        ("recipient_email", "grace@example.org, alan", "looks like name@example.org"),
        ("sender_phone", "1" * 41, "That is 41 characters; the maximum is 40."),
        ("detail", "…", "There are no words here yet."),
        ("brings", "", "needs something new"),
        ("brings", "…", "There are no words here yet."),
        ("reason", "…", "There are no words here yet."),
        ("thanks_for", "…", "There are no words here yet."),
        ("own_words", "The museum is open.", None),
    ],
)
def test_an_invalid_typed_answer_is_explained(field, text, error):
    message = validation_error(QUESTION_BY_FIELD[field], replace(NAMED, **{field: text}))
    assert error in message if error else message is None


@pytest.mark.parametrize(
    ("field", "detail", "context"),
    [
        ("brings", "your loom. I've built one", "Your note mentioned: your loom."),
        ("brings", "", "You thanked them for: the tea."),
        ("brings", "Did you know ducks fly?", "Your note mentioned: Did you know ducks fly?"),
        ("tie", "your loom. I've built one", "Your note mentioned: your loom."),
        ("tie", "", ""),
        ("hope", "", "Your note asked already: night work."),
        ("meet_again", "", ""),
    ],
)
def test_the_questions_of_a_follow_up_recall_the_sent_note(field, detail, context):
    answers = replace(
        NAMED, outcome="not_selected", follow_up=1, detail=detail, thanks_for="the tea",
        consider_for="night work",
    )  # fmt: skip
    assert context_for(field, resolve(answers, WORDING)) == context
