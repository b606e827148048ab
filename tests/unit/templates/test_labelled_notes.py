"""The checker against labelled notes that nobody tuned it with."""

from tools.labelled_notes import NOTES, read_notes
from tools.score import Scores


def _score(part):
    scores = Scores()
    for note in read_notes(sorted((NOTES / part).glob("*.jsonl"))):
        scores.add(note)
    return scores


def test_the_checker_is_nearly_always_right_about_notes_it_was_not_tuned_with():
    # No message names a note: whoever tunes the rules is to see no more than the totals.
    scores = _score("test")
    notes, faults = scores.notes, scores.faults
    assert notes["innocent, stop"] <= 0.03 * notes["innocent"]
    assert notes["innocent, question"] <= 0.08 * notes["innocent"]
    assert faults["false stops"] <= 0.05 * faults["stops"]
    assert faults["found"] >= 0.7 * faults["all"]
    assert faults["named"] >= 0.9 * faults["found"]


def test_of_the_notes_that_the_rules_were_mended_with_no_innocent_one_is_stopped():
    scores = _score("dev")
    notes, faults = scores.notes, scores.faults
    assert notes["innocent, stop"] == 0
    assert notes["innocent, question"] <= 0.08 * notes["innocent"]
    assert faults["found"] >= 0.9 * faults["all"]
