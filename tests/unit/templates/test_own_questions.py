"""An adviser's changes to the questions: their defaults, options, hints and examples."""

from itertools import pairwise

import pytest

from helpers.factories import complete_answers
from templates import Answers, Length, RecipientRole, Spelling, compose
from templates.letter.situation import resolve
from templates.questions.questions import (
    QUESTION_BY_FIELD,
    QUESTIONS,
    default_for,
    examples_for,
    options_for,
    questions_for_step,
)


def test_the_defaults_of_tone_length_and_spelling_can_be_changed(read_overlay):
    wording = read_overlay(
        {
            "questions.toml": '[tone]\ndefault = "formal"\n[length]\ndefault = "short"\n'
            '[spelling]\ndefault = "american"\n'
        }
    )
    situation = resolve(Answers(outcome="withdrew"), wording)
    assert default_for("tone", situation) == "formal"
    assert default_for("length", situation) is Length.SHORT
    assert default_for("spelling", situation) is Spelling.AMERICAN
    answers = complete_answers(tone=None, spelling=None)
    assert compose(answers, wording).sign_off == "Sincerely,"


def test_options_can_be_ordered_and_hidden_except_the_current_answer(read_overlay):
    wording = read_overlay(
        {
            "questions.toml": '[outcome]\norder = ["no_reply", "withdrew"]\nhide = ["reneged", "declined"]\n'
            '[part]\nhide = ["referrer"]\n'
        }
    )
    situation = resolve(Answers(), wording)
    listed = [option.value for option in options_for("outcome", situation)]
    # The outcomes of a group stay together, here those without a reply.
    assert listed[:4] == ["no_reply", "unanswered", "withdrew", "not_selected"]
    assert len(listed) == len(wording.outcomes) - 2
    assert situation.outcome.id == "no_reply"
    old = resolve(complete_answers(outcome="reneged", part=RecipientRole.REFERRER), wording)
    assert "reneged" in [option.value for option in options_for("outcome", old)]
    assert "referrer" in [option.value for option in options_for("part", old)]
    assert compose(old.answers, wording).letter()


def test_a_new_outcome_is_listed_in_its_group(read_overlay):
    paused = '[paused]\nlike = "role_closed"\nlabel = "They paused the search"\n'
    options = options_for("outcome", resolve(Answers(), read_overlay({"outcomes.toml": paused})))
    values = [option.value for option in options]
    assert values[values.index("role_closed") + 1] == "paused"
    groups = [option.group for option in options]
    # No group is listed in two places.
    assert len({*groups}) == 1 + sum(a != b for a, b in pairwise(groups))


def test_a_hint_and_examples_can_be_changed(read_overlay):
    wording = read_overlay(
        {
            "questions.toml": '[thanks_for]\nhint = "Think of the placement."\nexamples = ["the ward round"]\n'
            "[detail]\nexamples = []\n"
        }
    )
    situation = resolve(complete_answers(outcome="not_selected"), wording)
    questions = {q.name: q for q in questions_for_step("detail", situation)}
    assert questions["thanks_for"].hint == "Think of the placement."
    assert questions["detail"].hint == QUESTION_BY_FIELD["detail"].hint
    assert examples_for("thanks_for", situation) == ("the ward round",)
    assert examples_for("detail", situation) == ()


def test_every_question_can_be_changed(read_overlay):
    asked = [q.name for q in QUESTIONS if q.name not in ("follow_up", "previously_brought")]
    wording = read_overlay(
        {"questions.toml": "".join(f'[{name}]\nhint = "H."\n' for name in asked)}
    )
    assert set(wording.questions.changes) == set(asked)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[thanks_fr]\nhint = "x"', "[thanks_fr]: is not a question: did you mean thanks_for?"),
        ('[tone]\ndefault = "formul"', '[tone] default: "formul" is not known here'),
        ('[tone]\nhide = ["warm"]', '[tone] hide: "warm" is the usual answer: give another one as default'),
        (
            '[part]\nhide = ["hiring_manager"]',
            '[part] hide: "hiring_manager" is the usual answer, which must be offered',
        ),
        (
            '[news]\nhide = ["email", "telephone", "in_person", "automatic", "none"]',
            "[news] hide: hides every option: leave at least one",
        ),
        ('[tone]\nhide = ["warm", "formal", "friendly"]', "[tone] hide: hides every option: leave at least one"),
        ('[detail]\norder = ["a"]', "[detail] order: is not a key"),
        (f'[detail]\nhint = "{"x" * 90}"', "[detail] hint: has 90 characters, and at most 78"),
        ('[detail]\nhint = "At {organisation}"', "[detail] hint: cannot contain {placeholders}"),
        ('[interest]\ndefault = "role"', "[interest] default: belongs in outcomes.toml"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_question_is_one_issue(find_issues, text, message):
    (issue,) = find_issues({"questions.toml": text})
    assert issue.startswith(f"questions.toml: {message}")


def test_two_mistakes_in_a_question_are_two_issues(find_issues):
    assert (
        len(find_issues({"questions.toml": f'[detail]\nhint = "{"x" * 90}"\nexamples = 3\n'})) == 2
    )
