"""What words weigh: how far a sentence leans, where it shows, and what frames make of it."""

import time
import tomllib
from dataclasses import replace

import pytest

from helpers.repository import GOLDEN, ROOT
from templates.etiquette.checker import inspect_note
from templates.etiquette.classifier import NEAR, marks, read_weights, stem
from templates.etiquette.findings import Rule, blocking
from templates.etiquette.rules import Etiquette
from templates.etiquette.tokens import tokenize
from templates.phrasebook.wording import built_in

WEIGHTS = built_in().etiquette.weights


def lean(sentence):
    return WEIGHTS.score(tokenize(sentence)).lean


def test_a_request_leans_one_way_and_thanks_the_other():
    assert lean("I'd be curious which of my replies struck the jury as feeble.") > 0
    assert lean("I shall remember the smell of the bakery for a long while.") < 0


def test_the_likeliest_fault_is_named():
    for sentence, fault in (
        ("Could you give me some feedback on my interview?", "feedback"),
        ("Why was I not chosen?", "reasons"),
        ("You wasted my time.", "grievance"),
        ("Please give me another chance.", "plead"),
        ("I have no money left for the rent.", "oversharing"),
    ):
        assert WEIGHTS.score(tokenize(sentence)).fault == fault


def test_thanks_around_a_request_do_not_excuse_it():
    text = (
        "Thank you for your time, for the tour of the yard and for your kind letter, "
        "and could you send me some feedback, and I wish you all the best."
    )
    assert [f.rule for f in blocking(inspect_note(text, built_in()))] == [Rule.FEEDBACK]


def test_names_and_addresses_are_no_sentences():
    for line in (
        "Grace Hopper",
        "14 Mill Lane",
        "Hexham NE46 3QQ",
        "Your neighbour, Ada",
        "Tel. 12",
    ):
        assert not blocking(inspect_note(line, built_in()))


def test_few_words_that_lean_far_are_a_fault():
    for text, fault in (
        ("Can we start over?", Rule.PLEAD),
        ("Your hiring stinks.", Rule.GRIEVANCE),
    ):
        assert [f.rule for f in blocking(inspect_note(text, built_in()))] == [fault]


def test_a_fault_is_named_for_what_the_whole_sentence_says():
    text = "Which part of the exercise did I get wrong?"
    assert [f.rule for f in blocking(inspect_note(text, built_in()))] == [Rule.FEEDBACK]


def test_without_weights_the_frames_decide():
    frames_alone = replace(built_in().etiquette, weights=None)
    assert isinstance(frames_alone, Etiquette)
    assert frames_alone.check("Could you give me feedback?")


def test_words_are_weighed_without_their_endings():
    assert stem("improving") == stem("improved") == stem("improves")
    assert stem("it") == "it"


def test_pairs_stand_in_order_and_near():
    found = {mark for mark, _, _ in marks(tokenize("a b c d e f g"))}
    assert {"a", "a b", "a .. c", "^ a"} <= found
    assert "b a" not in found
    assert not any(mark.startswith("a .. g") for mark in found)
    assert NEAR == 5


def test_every_place_is_in_the_line():
    line = tokenize("Don't you dare, Dr. Hopper!")
    for _, start, end in marks(line):
        assert 0 <= start < end <= len(line.line)


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"faults": ["plead"], "bias": [0.0], "marks": ""},
        {"faults": ["plead"], "bias": [0.0, 0.0], "marks": "word\t1"},
        {"faults": "plead", "bias": [], "marks": ""},
    ],
)
def test_weights_of_another_shape_are_refused(table):
    with pytest.raises(ValueError, match="weigh"):
        read_weights(table)


def test_a_note_is_checked_between_two_keys():
    letters = [file.read_text(encoding="utf-8") for file in sorted(GOLDEN.glob("*.txt"))]
    for letter in letters:
        inspect_note(letter, built_in())
    begun = time.perf_counter()
    for letter in letters:
        inspect_note(letter + " x", built_in())
    # A key changes one sentence; a slow runner is given ten times what it takes.
    assert (time.perf_counter() - begun) / len(letters) < 0.05


def test_every_weight_is_a_number():
    for row in WEIGHTS.marks.values():
        assert [int(number or "0") for number in row.split("\t")]


def test_the_weights_are_of_the_faults_that_there_are():
    file = ROOT / "templates/phrasebook/data/weights.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(table["faults"]) < {rule.value for rule in Rule}
