"""The verdicts on the short letters in tests/mails/verdicts.toml."""

import tomllib

import pytest

from helpers.repository import ROOT
from templates.etiquette.sentences import split_sentences
from templates.mail.outcome import judge_letter

LETTERS = tomllib.loads((ROOT / "tests" / "mails" / "verdicts.toml").read_text("utf-8"))


def outcome_of(letter):
    return judge_letter(tuple(sentence for _, sentence in split_sentences(letter))).outcome


def test_refusals_are_recognised():
    missed = [letter for letter in LETTERS["refusals"] if not outcome_of(letter)]
    assert missed == []


def test_other_letters_are_not_taken_for_refusals():
    mistaken = [letter for letter in LETTERS["others"] if outcome_of(letter)]
    assert mistaken == []


@pytest.mark.parametrize("outcome", LETTERS["outcomes"])
def test_the_outcome_is_recognised(outcome):
    outcomes = {letter: outcome_of(letter) for letter in LETTERS["outcomes"][outcome]}
    assert outcomes == dict.fromkeys(LETTERS["outcomes"][outcome], outcome)
