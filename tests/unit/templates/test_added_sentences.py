"""Sentences that the writer adds to the note."""

from dataclasses import replace

import pytest

from helpers.combinations import WORDING
from helpers.framed_moves import answers_with
from templates import compose
from templates.answers import AddedText
from templates.letter.rewording import (
    add_sentence,
    change_added,
    is_added,
    leave_out,
    variant_names_for_sentence,
)
from templates.letter.situation import resolve


def test_an_added_sentence_follows_the_sentence_chosen_for_it():
    answers = answers_with("detail", "your account of it")
    note = compose(answers)
    news = note.sentences[0]
    answers = add_sentence(news, "I read it on a train.", answers)
    assert [s.text for s in compose(answers).sentences][:2] == [news.text, "I read it on a train."]
    second = compose(answers).sentences[1]
    assert is_added(second)
    answers = add_sentence(second, "The train was late.", answers)
    assert [s.text for s in compose(answers).sentences][1:3] == [
        "I read it on a train.", "The train was late.",
    ]  # fmt: skip
    answers = add_sentence(second, "It was the night train.", answers)
    assert [s.text for s in compose(answers).sentences][1:4] == [
        "I read it on a train.", "It was the night train.", "The train was late.",
    ]  # fmt: skip


@pytest.mark.parametrize("tone", WORDING.tones)
def test_an_added_sentence_stays_when_other_answers_change(tone):
    answers = add_sentence(
        None, "I read it on a train.", answers_with("detail", "your account of it")
    )
    for change in ({"tone": tone}, {"linkedin": True}, {"detail": ""}, {"outcome": "unanswered"}):
        assert compose(replace(answers, **change)).sentences[0].text == "I read it on a train."


def test_an_added_sentence_comes_last_if_the_one_before_it_is_gone():
    answers = answers_with("detail", "your account of it")
    detail = next(s for s in compose(answers).sentences if "detail" in s.moves)
    answers = add_sentence(detail, "I read it on a train.", answers)
    without_detail = compose(replace(answers, detail=""))
    assert without_detail.sentences[-1].text == "I read it on a train."
    assert compose(answers).sentences[-1].text != "I read it on a train."


def test_an_added_sentence_can_be_changed_and_removed():
    answers = add_sentence(
        None, "I read it on a train.", answers_with("detail", "your account of it")
    )
    added = compose(answers).sentences[0]
    changed = change_added(added, "I read it on a boat.", answers)
    assert compose(changed).sentences[0].text == "I read it on a boat."
    assert change_added(added, " ", answers).added == ()
    assert leave_out(added, answers).added == ()
    assert variant_names_for_sentence(added, resolve(answers, WORDING)) == ()


def test_a_sentence_can_be_added_to_an_empty_note():
    added = (AddedText(after="detail", text="I read it on a train."),)
    answers = answers_with("brings", "", keep_in_mind=False, added=added)
    assert [s.text for s in compose(answers).sentences] == ["I read it on a train."]
