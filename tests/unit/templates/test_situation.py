"""The situation that answers describe: its facts, and the answers that are ignored, with reasons."""

from dataclasses import replace

import pytest
from hypothesis import given

from helpers.combinations import NAMED, WORDING
from helpers.strategies import answers as any_answers
from templates import Answers, Interest, MeetingFormat, NewsChannel, RecipientRole, compose
from templates.answers import REQUIRED_FIELDS
from templates.letter.situation import resolve
from templates.letter.values import placeholder_values
from templates.phrasebook.variants import PLACEHOLDERS


@given(any_answers())
def test_every_fact_and_every_placeholder_that_wording_may_use_has_a_value(answers):
    situation = resolve(answers, WORDING)
    assert situation.facts.keys() == WORDING.facts.keys()
    assert all(value in WORDING.facts[fact] for fact, value in situation.facts.items())
    assert placeholder_values(situation).keys() == PLACEHOLDERS


def test_a_note_without_answers_has_a_greeting_and_lists_what_is_missing():
    note = compose(Answers())
    assert note.missing == REQUIRED_FIELDS
    assert note.subject
    assert note.greeting
    assert note.signature


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"outcome": "application_only", "meetings": 2}, "meetings", "nobody meets"),
        ({"outcome": "screened_out", "meetings": 4}, "meetings", "before this outcome is 1"),
        ({"outcome": "not_selected", "meetings": 40}, "meetings", "after 1 to 9 meetings"),
        ({"outcome": "screened_out", "held": MeetingFormat.IN_PERSON}, "held", "not held like that"),
        ({"outcome": "no_reply", "news": NewsChannel.EMAIL}, "news", "no news came"),
        ({"outcome": "internal", "part": RecipientRole.AGENCY}, "part", "(agency) does not fit"),
        ({"outcome": "not_selected", "client": "Acme"}, "client", "only an agency recruiter"),
        ({"outcome": "not_selected", "told_by": "Kay"}, "told_by", "only a note to several people"),
        ({"outcome": "withdrew", "appointee": "Kay"}, "appointee", "would not be true"),
        ({"outcome": "not_selected", "reason": "family"}, "reason", "would not be true"),
        ({"outcome": "reneged", "consider_for": "a post"}, "consider_for", "would not be true"),
        ({"outcome": "unanswered", "also_thank": ("Kay",)}, "also_thank", "would not be true"),
        ({"outcome": "unanswered", "news": NewsChannel.EMAIL}, "news", "no news came"),
        ({"outcome": "internal", "linkedin": True}, "linkedin", "would not be true"),
        ({"outcome": "internal", "connection_note": "Hi"}, "connection_note", "would not be true"),
        (
            {"outcome": "not_selected", "part": RecipientRole.REFERRER, "keep_in_mind": True},
            "keep_in_mind",
            "to this recipient (Referrer)",
        ),
        ({"outcome": "reneged", "follow_up": 1}, "follow_up", "there is no follow-up to this outcome"),
        ({"outcome": "declined", "interest": Interest.ROLE}, "interest", "would not be true"),
    ],
)  # fmt: skip
def test_an_untrue_answer_is_ignored_and_the_reason_is_given(changes, field, reason):
    situation = resolve(replace(NAMED, **changes), WORDING)
    (ignored,) = (item for item in situation.ignored if item.field == field)
    assert reason in ignored.reason
    assert getattr(situation.answers, field) != changes[field]


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("Mr Lloyd and Mrs Aziz", "I wish you both well."),
        ("Dr Haas, Ms Vogel and Mr Ritter", "I wish you all well."),
    ],
)
def test_a_wish_says_both_to_two_recipients_and_all_to_more(name, wish):
    answers = Answers(
        outcome="screened_out",
        recipient_name=name,
        part=RecipientRole.PANEL,
        organisation="Kiln",
        role="Baker",
        sender_name="Ada",
        tone="formal",
        meetings=1,
    )
    assert wish in compose(answers).body()
