"""The scores and features of the classifier, and its effect on the findings."""

from array import array
from collections import Counter
from dataclasses import replace

import pytest

from helpers.findings import find_stops
from helpers.repository import GOLDEN
from templates.etiquette.checker import check_note, etiquette_for
from templates.etiquette.classifier import (
    MAX_PAIR_DISTANCE,
    WEIGHTS_FILE,
    Classifier,
    built_in_classifier,
    extract_context_features,
    extract_features,
    pack,
    stem,
    unpack,
)
from templates.etiquette.findings import Category, select_stops
from templates.etiquette.sentence_checker import check_sentence
from templates.etiquette.word_classes import WORDS_BY_CLASS
from templates.matching.tokens import tokenize
from templates.phrasebook.wording_reader import built_in

CLASSIFIER = built_in_classifier()


def score(sentence):
    """Return the score of a sentence by itself."""
    return CLASSIFIER.score(tokenize(sentence))


def test_each_word_has_one_class():
    counts = Counter(word for words in WORDS_BY_CLASS.values() for word in words.split())
    assert [word for word, count in counts.items() if count > 1] == []


def test_a_request_has_a_higher_score_than_thanks():
    request = score("Would you be so kind as to give me some feedback on my interview?").overall
    assert request > 0 > score("I shall remember the smell of the bakery for a long while.").overall


@pytest.mark.parametrize("text", ["Zyx wvu tsr qpo nml kji.", "Ada", "Blorbo quux fnord grault"])
def test_a_sentence_of_unknown_words_is_innocent(text):
    assert score(text).overall < -2


def test_the_right_category_has_the_highest_score():
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
    assert [f.category for f in find_stops(text)] == [Category.FEEDBACK]


def test_names_and_addresses_are_not_flagged():
    for line in (
        "Grace Hopper",
        "14 Mill Lane",
        "Hexham NE46 3QQ",
        "Your neighbour, Ada",
        "Tel. 12",
    ):
        assert all(finding.category == "length" for finding in check_note(line, built_in()))


def check_without_patterns(sentence):
    """Return what the classifier alone finds in a sentence."""
    etiquette = etiquette_for(built_in())
    rules = tuple(replace(rule, patterns=()) for rule in etiquette.rules)
    return replace(etiquette, rules=rules).check(sentence)


def etiquette_with_bias(bias):
    """Return the etiquette with a classifier that flags more sentences, the higher the bias."""
    classifier = replace(CLASSIFIER, bias=(bias, *CLASSIFIER.bias[1:]))
    return replace(etiquette_for(built_in()), classifier=classifier)


def test_a_suspicion_of_the_classifier_alone_is_a_doubt_without_a_replacement():
    (finding,) = check_without_patterns(
        "Would you be so kind as to give me some feedback on my interview?"
    )
    assert finding.category == Category.FEEDBACK
    assert finding.is_doubt
    assert finding.message.startswith("Might this ")
    assert finding.replacement is None


def test_a_match_in_an_innocent_sentence_is_not_a_stop():
    sentence = (
        "We sang in the choir at Christmas and ate mince pies beside the old harbour crane, "
        "and you wasted my time."
    )
    assert select_stops(etiquette_with_bias(9.0).check(sentence))
    assert not select_stops(etiquette_with_bias(-9.0).check(sentence))


def test_a_wide_pattern_counts_only_if_the_classifier_is_certain():
    certain, uncertain = etiquette_with_bias(9.0), etiquette_with_bias(-9.0)
    text = "Dear Mr Hall,\n\nMy husband has moved into the spare room.\n\nYours,\nAda"
    (finding,) = select_stops(certain.check(text, is_note=True))
    assert finding.category is Category.OVERSHARING
    assert not select_stops(uncertain.check(text, is_note=True))


def test_a_sentence_below_the_greeting_is_more_innocent_than_the_last_one():
    tokens = tokenize("It was the longest day of my year.")
    first = CLASSIFIER.score(tokens, extract_context_features("Dear Mr Hall,", "I met your team."))
    last = CLASSIFIER.score(
        tokens, extract_context_features("I met your team.", "It rained all day long.")
    )
    assert first.overall < last.overall


def test_words_with_different_suffixes_have_the_same_stem():
    assert stem("improving") == stem("improved") == stem("improves")
    assert stem("it") == "it"
    assert stem("seven") == stem("7")


def test_the_words_of_the_previous_sentence_change_the_score():
    tokens = tokenize("What was it?")
    announced = CLASSIFIER.score(
        tokens, extract_context_features("May I ask you something?", "Good luck!")
    )
    other = CLASSIFIER.score(
        tokens, extract_context_features("I met your kind team.", "Good luck!")
    )
    assert announced.overall > other.overall


def test_words_of_one_class_share_features():
    sister, cousin = (
        {feature for feature, _, _ in extract_features(tokenize(f"My {person} wept."))}
        for person in ("sister", "cousin")
    )
    assert {"<kin>", "<writer> <kin> wept"} <= sister & cousin
    assert "my cousin wept" in cousin - sister


def test_pairs_of_words_are_ordered_and_not_far_apart():
    features = {feature for feature, _, _ in extract_features(tokenize("a b c d e f g"))}
    assert {"a", "a b", "a .. c", "^ a"} <= features
    assert "b a" not in features
    assert not any(feature.startswith("a .. g") for feature in features)
    assert MAX_PAIR_DISTANCE == 4


def test_every_feature_has_a_span_in_the_text():
    tokens = tokenize("Don't you dare, Dr. Hopper!")
    for _, start, end in extract_features(tokens):
        assert 0 <= start < end <= len(tokens.text)


@pytest.mark.parametrize("packed", [b"", b"weights", WEIGHTS_FILE.read_bytes()[:1000]])
def test_invalid_weights_are_refused(packed):
    with pytest.raises(ValueError, match="packed classifier"):
        unpack(packed)


def test_weights_are_unchanged_by_packing():
    small = Classifier(
        ("plead",), (0.5, -1.25), array("I", [3, 2**32 - 1]), array("b", [1, -127, 0, 5])
    )
    unpacked = unpack(pack(small))
    assert (unpacked.categories, unpacked.bias) == (small.categories, small.bias)
    assert (unpacked.fingerprints, unpacked.weights) == (small.fingerprints, small.weights)


def test_the_file_of_the_weights_is_small():
    assert WEIGHTS_FILE.stat().st_size <= 300_000


@pytest.mark.slow
def test_training_again_gives_the_same_weights():
    pytest.importorskip("sklearn", reason="needs scikit-learn")
    from tools.train_classifier import read_training_notes, train_classifier

    trained = _weights_by_fingerprint(train_classifier(read_training_notes()))
    stored = _weights_by_fingerprint(unpack(WEIGHTS_FILE.read_bytes()))
    # Processors round differently, which leads to other weights for a few features.
    shared = trained.keys() & stored.keys()
    similar = sum(
        abs(a - b) <= 1 for key in shared for a, b in zip(trained[key], stored[key], strict=True)
    )
    assert len(shared) >= 0.995 * len(stored), "run make weights"
    assert similar >= 0.99 * sum(len(trained[key]) for key in shared), "run make weights"


def _weights_by_fingerprint(classifier):
    """Return the weights of each feature of a classifier: for a fault, then for each category."""
    row = len(classifier.bias)
    return {
        fingerprint: classifier.weights[n * row : (n + 1) * row]
        for n, fingerprint in enumerate(classifier.fingerprints)
    }


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.txt"))[::9], ids=lambda file: file.stem)
def test_typing_a_key_tokenizes_only_one_sentence_again(file):
    letter = file.read_text(encoding="utf-8")
    # A sentence that is in only one of the two caches, from another test, would count as new.
    check_sentence.cache_clear()
    tokenize.cache_clear()
    check_note(letter, built_in())
    before = tokenize.cache_info().misses
    check_note(letter + " x", built_in())
    assert tokenize.cache_info().misses - before <= 1


def test_the_categories_of_the_classifier_are_categories_of_findings():
    assert set(CLASSIFIER.categories) < {category.value for category in Category}
