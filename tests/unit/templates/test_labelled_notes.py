"""The checker is right about most labelled notes that its classifier was not trained with."""

import pytest

from tools.labelled_notes import NOTES_FOLDER, read_notes
from tools.score import Scores

pytestmark = pytest.mark.slow


def score_notes(folder):
    """Return the scores of the checker on the notes in a folder of data/etiquette."""
    scores = Scores()
    for note in read_notes(sorted((NOTES_FOLDER / folder).glob("*.jsonl"))):
        scores.add(note)
    return scores


def test_the_checker_is_right_about_most_unseen_notes():
    # Failures show only totals, so that the notes stay unseen by those who write rules.
    scores = score_notes("test")
    notes, faults = scores.notes, scores.faults
    assert notes["innocent, stop"] <= 0.03 * notes["innocent"]
    assert notes["innocent, doubt"] <= 0.08 * notes["innocent"]
    assert faults["false stops"] <= 0.05 * faults["stops"]
    assert faults["found"] >= 0.7 * faults["all"]
    assert faults["right category"] >= 0.9 * faults["found"]


def test_no_innocent_note_of_the_development_set_is_stopped():
    scores = score_notes("dev")
    notes, faults = scores.notes, scores.faults
    assert notes["innocent, stop"] == 0
    assert notes["innocent, doubt"] <= 0.08 * notes["innocent"]
    assert faults["found"] >= 0.9 * faults["all"]
