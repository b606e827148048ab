"""What short letters are taken for: tests/mails/verdicts.toml holds them with the right verdict."""

import tomllib

import pytest

from helpers.repository import ROOT
from templates.etiquette.sentences import split_sentences
from templates.mail.outcome import judge

LETTERS = tomllib.loads((ROOT / "tests" / "mails" / "verdicts.toml").read_text("utf-8"))


def outcome_of(letter):
    return judge(tuple(sentence for _, sentence in split_sentences(letter))).outcome


def test_a_refusal_in_any_words_is_told():
    missed = [letter for letter in LETTERS["refusals"] if not outcome_of(letter)]
    assert missed == []


def test_what_refuses_nothing_is_not_taken_for_a_refusal():
    false = [letter for letter in LETTERS["others"] if outcome_of(letter)]
    assert false == []


@pytest.mark.parametrize("outcome", LETTERS["outcomes"])
def test_the_outcome_is_told(outcome):
    found = {letter: outcome_of(letter) for letter in LETTERS["outcomes"][outcome]}
    assert {letter: other for letter, other in found.items() if other != outcome} == {}
