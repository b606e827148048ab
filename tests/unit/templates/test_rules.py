"""Each pattern of each rule, with its own examples and innocent sentences."""

import tomllib

import pytest

from helpers.repository import ROOT
from templates.etiquette.checker import etiquette_for
from templates.etiquette.findings import Category, select_stops
from templates.matching.patterns import Pattern, WordGroups
from templates.matching.tokens import tokenize
from templates.phrasebook.files import RULES_FOLDER
from templates.phrasebook.wording_reader import built_in

RULES = etiquette_for(built_in()).rules
FILES = ROOT / "templates/phrasebook/data" / RULES_FOLDER
UNCONDITIONAL = [rule for rule in RULES if not rule.conditions and not rule.needs_classifier]
WITH_PATTERNS = [rule for rule in RULES if rule.category is not Category.PLACEHOLDER]


def test_a_pattern_is_tried_only_on_sentences_with_its_words():
    pattern = Pattern("(could you | please .. (tell | say)) ... why", WordGroups({}), max_gap=4)
    for sentence in ("Could you tell me why?", "Please say why."):
        assert pattern.may_match(tokenize(sentence).words)
    for sentence in ("I could tell why.", "Please do not ask me why.", "Could you tell me?"):
        assert not pattern.may_match(tokenize(sentence).words)


@pytest.mark.parametrize("rule", WITH_PATTERNS, ids=lambda rule: rule.name)
def test_each_pattern_matches_its_examples(rule):
    assert rule.patterns
    for pattern in rule.patterns:
        assert pattern.examples, pattern.name
        for example in pattern.examples:
            assert pattern.matches(tokenize(example)), (pattern.name, example)
            assert rule.match(tokenize(example)), (pattern.name, example)


@pytest.mark.parametrize("rule", WITH_PATTERNS, ids=lambda rule: rule.name)
def test_no_unconditional_rule_matches_an_innocent_sentence(rule):
    for pattern in rule.patterns:
        assert pattern.innocent_sentences, pattern.name
        for sentence in pattern.innocent_sentences:
            tokens = tokenize(sentence)
            matching = [r.name for r in UNCONDITIONAL if r.match(tokens)]
            assert not matching, (pattern.name, sentence, matching)
            assert rule.needs_classifier or not rule.match(tokens), (pattern.name, sentence)
            note = f"Dear Mr Hall,\n\nI met your team on Monday.\n\n{sentence}\n\nYours,\nAda"
            stops = select_stops(etiquette_for(built_in()).check(note, is_note=True))
            assert not stops, sentence


def test_there_are_not_too_many_patterns():
    assert sum(len(rule.patterns) for rule in RULES) < 430


@pytest.mark.parametrize("rule", WITH_PATTERNS, ids=lambda rule: rule.name)
def test_every_rule_has_a_message_a_question_and_a_source(rule):
    assert rule.message.endswith((".", "?"))
    if rule.category not in (Category.UNTRUE, Category.STYLE):
        assert rule.question.startswith("Might this ")
        assert rule.source


def test_every_group_of_words_is_used():
    groups = tomllib.loads((FILES / "words.toml").read_text(encoding="utf-8"))
    source = "".join(file.read_text(encoding="utf-8") for file in FILES.glob("*.toml"))
    assert [name for name in groups if f"<{name}>" not in source] == []


def test_rules_of_different_categories_have_different_messages():
    messages = {(rule.message, rule.category) for rule in RULES}
    assert len({message for message, _ in messages}) == len(messages)
