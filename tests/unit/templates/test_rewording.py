"""Leaving sentences of the composed note out, and bringing them back."""

from dataclasses import replace

import pytest

from helpers.combinations import NAMED, WORDING
from templates import Interest, compose
from templates.letter.rewording import bring_back, is_optional, leave_out, left_out_sentences
from templates.letter.situation import resolve


@pytest.mark.parametrize(
    "answers",
    [
        {"outcome": "runner_up", "interest": Interest.ROLE, "keep_in_mind": True},
        {"outcome": "not_selected", "interest": Interest.FIELD, "keep_in_mind": True},
        {"outcome": "not_selected", "thanks_for": "the tour"},
    ],
)
def test_a_sentence_that_is_left_out_and_brought_back_is_as_before(answers):
    complete = replace(NAMED, tone="warm", **answers)
    note = compose(complete)
    optional = [s for s in note.sentences if is_optional(s, resolve(complete, WORDING))]
    assert optional
    for sentence in optional:
        shorter = leave_out(sentence, complete)
        left_out = left_out_sentences(resolve(shorter, WORDING))
        assert sentence.text in [other.text for other in left_out]
        (same,) = (other for other in left_out if other.text == sentence.text)
        assert bring_back(same, shorter) == complete
