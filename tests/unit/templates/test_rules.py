"""Each pattern of each rule, against its own examples and innocent neighbours."""

import tomllib
from collections import Counter

import pytest

from helpers.repository import ROOT
from templates.etiquette.checker import etiquette_for
from templates.etiquette.findings import Category
from templates.etiquette.tokens import tokenize
from templates.phrasebook.files import RULES_FOLDER
from templates.phrasebook.wording import built_in

RULES = etiquette_for(built_in()).rules
FILES = ROOT / "templates/phrasebook/data" / RULES_FOLDER
WITH_PATTERNS = [rule for rule in RULES if rule.category is not Category.PLACEHOLDER]


def matches(patterns, sentence):
    """Return whether one of some patterns is in a sentence, whatever the rule spares."""
    tokens = tokenize(sentence)
    return any(p.regex.search(tokens.text) for p in patterns.candidates(tokens.words))


@pytest.mark.parametrize("rule", WITH_PATTERNS, ids=lambda rule: rule.name)
def test_each_pattern_matches_its_examples(rule):
    assert rule.patterns
    for named in rule.patterns:
        assert named.examples, named.name
        for example in named.examples:
            assert matches(named.find, example), (named.name, example)
            assert rule.match(tokenize(example)), (named.name, example)


@pytest.mark.parametrize("rule", WITH_PATTERNS, ids=lambda rule: rule.name)
def test_no_rule_that_holds_everywhere_finds_an_innocent_neighbour(rule):
    for named in rule.patterns:
        assert named.innocent, named.name
        for sentence in named.innocent:
            found = [r.name for r in RULES if not r.conditions and r.match(tokenize(sentence))]
            assert not found, (named.name, sentence, found)
            assert not rule.match(tokenize(sentence)), (named.name, sentence)


def test_the_patterns_stay_few():
    assert sum(len(rule.patterns) for rule in RULES) < 430


@pytest.mark.parametrize("rule", WITH_PATTERNS, ids=lambda rule: rule.name)
def test_a_rule_says_what_a_fault_costs(rule):
    assert rule.message.endswith((".", "?"))
    if rule.category not in (Category.UNTRUE, Category.STYLE):
        assert rule.question.startswith("Might this ")
        assert rule.source


def test_every_group_of_words_is_used():
    groups = tomllib.loads((FILES / "words.toml").read_text(encoding="utf-8"))
    source = "".join(file.read_text(encoding="utf-8") for file in FILES.glob("*.toml"))
    assert [name for name in groups if f"<{name}>" not in source] == []


def test_no_two_rules_share_a_message_of_another_category():
    messages = Counter({(rule.message, rule.category) for rule in RULES})
    assert len({message for message, _ in messages}) == len(messages)
