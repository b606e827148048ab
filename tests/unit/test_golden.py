"""Twenty finished notes, each good enough to send, kept word for word."""

from pathlib import Path

import pytest

from templates import compose
from templates.phrasebook.wording import built_in
from templates.questions.answers_file import read_answers

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*.toml"))


@pytest.mark.parametrize("answers", GOLDEN, ids=lambda path: path.stem)
def test_the_note_is_as_it_was_judged(answers):
    note = compose(read_answers(answers.read_bytes(), built_in()))
    assert note.text() == answers.with_suffix(".txt").read_text(encoding="utf-8")


def test_they_cover_every_outcome_and_tone():
    read = [read_answers(path.read_bytes(), built_in()) for path in GOLDEN]
    assert len(read) == 20
    assert {answers.outcome for answers in read} == set(built_in().outcomes)
    assert {answers.tone for answers in read} == set(built_in().tones)
