"""The verdicts on the short letters in tests/mails."""

import tomllib

import pytest

from helpers.repository import ROOT
from templates.mail.outcome import judge_letter
from templates.matching.sentences import locate_sentences

MAILS = ROOT / "tests" / "mails"
LETTERS = tomllib.loads((MAILS / "verdicts.toml").read_text("utf-8"))
UNUSUAL_LETTERS = tomllib.loads((MAILS / "unusual_letters.toml").read_text("utf-8"))
MIN_RIGHT = 0.95
"""The share of the letters in unusual words that must be recognised."""


def verdict_on(letter):
    return judge_letter(tuple(sentence for _, sentence in locate_sentences(letter)))


def test_refusals_are_recognised():
    missed = [letter for letter in LETTERS["refusals"] if not verdict_on(letter).ends_application]
    assert missed == []


def test_other_letters_are_not_taken_for_refusals():
    mistaken = [letter for letter in LETTERS["others"] if verdict_on(letter).ends_application]
    assert mistaken == []


@pytest.mark.parametrize("outcome", LETTERS["outcomes"])
def test_the_outcome_is_recognised(outcome):
    outcomes = {letter: verdict_on(letter).outcome for letter in LETTERS["outcomes"][outcome]}
    assert outcomes == dict.fromkeys(LETTERS["outcomes"][outcome], outcome)


def test_most_letters_in_unusual_words_are_recognised():
    letters = [
        *((letter, "") for letter in UNUSUAL_LETTERS["others"]),
        *(
            (letter, name)
            for name, texts in UNUSUAL_LETTERS["outcomes"].items()
            for letter in texts
        ),
    ]
    wrong = [letter for letter, outcome in letters if verdict_on(letter).outcome != outcome]
    assert len(wrong) <= (1 - MIN_RIGHT) * len(letters), wrong


@pytest.mark.parametrize(
    ("letter", "outcome"),
    [
        ("We have given the job to somebody else.", ""),
        ("Thank you for your CV. We have given the job to somebody else.", "application_only"),
        (
            "You worked well on Thursday, but we have given the job to somebody else.",
            "not_selected",
        ),
        ("You listened well. We read many CVs, and gave the job to somebody else.", ""),
    ],
)
def test_the_outcome_is_empty_unless_the_letter_shows_whether_there_was_a_meeting(letter, outcome):
    verdict = verdict_on(letter)
    assert (verdict.ends_application, verdict.outcome) == (True, outcome)
