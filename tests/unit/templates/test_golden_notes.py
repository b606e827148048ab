"""Twenty-six notes, each good enough to send, do not change by a word."""

import pytest

from helpers.repository import GOLDEN
from templates import compose
from templates.phrasebook.wording_reader import built_in
from templates.questions.answers_file import read_answers

ANSWERS = sorted(GOLDEN.glob("*.toml"))


@pytest.mark.parametrize("answers", ANSWERS, ids=lambda path: path.stem)
def test_a_golden_note_is_unchanged(answers):
    note = compose(read_answers(answers.read_bytes(), built_in()))
    assert note.text() == answers.with_suffix(".txt").read_text(encoding="utf-8")


def test_the_golden_notes_cover_every_outcome_and_tone():
    read = [read_answers(path.read_bytes(), built_in()) for path in ANSWERS]
    assert len(read) == 26
    assert {answers.outcome for answers in read} == set(built_in().outcomes)
    assert {answers.tone for answers in read} == set(built_in().tones)
