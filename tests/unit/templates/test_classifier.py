"""The classifier: its scores, its features, and what it adds to the patterns."""

import tomllib
from dataclasses import replace

import pytest

from helpers.repository import GOLDEN, ROOT
from templates.etiquette.checker import check_note, etiquette_for
from templates.etiquette.classifier import (
    MAX_PAIR_DISTANCE,
    features,
    read_classifier,
    stem,
)
from templates.etiquette.findings import Category, blocking
from templates.etiquette.tokens import tokenize
from templates.phrasebook.wording import built_in

CLASSIFIER = etiquette_for(built_in()).classifier


def score(sentence):
    return CLASSIFIER.score(tokenize(sentence))


def test_a_request_scores_above_zero_and_thanks_below():
    assert score("I'd be curious which of my replies struck the jury as feeble.").overall > 0
    assert score("I shall remember the smell of the bakery for a long while.").overall < 0


def test_the_likeliest_category_is_named():
    for sentence, category in (
        ("Could you give me some feedback on my interview?", "feedback"),
        ("Why was I not chosen?", "reasons"),
        ("You wasted my time.", "grievance"),
        ("Please give me another chance.", "plead"),
        ("I have no money left for the rent.", "oversharing"),
    ):
        assert score(sentence).category == category


def test_thanks_around_a_request_do_not_excuse_it():
    text = (
        "Thank you for your time, for the tour of the yard and for your kind letter, "
        "and could you send me some feedback, and I wish you all the best."
    )
    assert [f.category for f in blocking(check_note(text, built_in()))] == [Category.FEEDBACK]


def test_names_and_addresses_are_not_flagged():
    for line in (
        "Grace Hopper",
        "14 Mill Lane",
        "Hexham NE46 3QQ",
        "Your neighbour, Ada",
        "Tel. 12",
    ):
        assert not blocking(check_note(line, built_in()))


def test_a_short_sentence_with_a_high_score_is_flagged():
    for text, category in (
        ("Can we start over?", Category.PLEAD),
        ("Your hiring stinks.", Category.GRIEVANCE),
    ):
        assert [f.category for f in blocking(check_note(text, built_in()))] == [category]


def test_the_whole_sentence_decides_the_category():
    text = "Which part of the exercise did I get wrong?"
    assert [f.category for f in blocking(check_note(text, built_in()))] == [Category.FEEDBACK]


def test_without_a_classifier_the_patterns_decide():
    patterns_alone = replace(etiquette_for(built_in()), classifier=None)
    assert patterns_alone.check("Could you give me feedback?")
    foreseen_by_nobody = "Can we start over?"
    assert etiquette_for(built_in()).check(foreseen_by_nobody)
    assert not patterns_alone.check(foreseen_by_nobody)


def test_words_count_without_their_suffixes():
    assert stem("improving") == stem("improved") == stem("improves")
    assert stem("it") == "it"


def test_pairs_are_ordered_and_near():
    found = {feature for feature, _, _ in features(tokenize("a b c d e f g"))}
    assert {"a", "a b", "a .. c", "^ a"} <= found
    assert "b a" not in found
    assert not any(feature.startswith("a .. g") for feature in found)
    assert MAX_PAIR_DISTANCE == 5


def test_every_feature_has_its_place_in_the_text():
    tokens = tokenize("Don't you dare, Dr. Hopper!")
    for _, start, end in features(tokens):
        assert 0 <= start < end <= len(tokens.text)


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
    with pytest.raises(ValueError, match="weight"):
        read_classifier(table)


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.txt")), ids=lambda file: file.stem)
def test_a_key_makes_only_its_own_sentence_be_tokenized_anew(file):
    letter = file.read_text(encoding="utf-8")
    check_note(letter, built_in())
    before = tokenize.cache_info().misses
    check_note(letter + " x", built_in())
    assert tokenize.cache_info().misses - before <= 1


def test_every_weight_is_a_number():
    for row in CLASSIFIER.weights.values():
        assert [int(number or "0") for number in row.split("\t")]


def test_the_categories_of_the_classifier_are_known():
    file = ROOT / "templates/phrasebook/data/weights.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(table["faults"]) < {category.value for category in Category}
