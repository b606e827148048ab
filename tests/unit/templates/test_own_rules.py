"""An adviser's own rules of etiquette, and what they find in the wording."""

import pytest

from helpers.wording import write_files
from templates import WordingError
from templates.etiquette.checker import etiquette_for
from templates.etiquette.findings import select_stops
from templates.etiquette.wording_check import (
    find_failing_examples,
    find_sentences_with_stops,
    read_wording_and_rules,
)
from templates.phrasebook.wording_reader import built_in

RULE = """
rule = "plead"
severity = "stop"
message = "Names of referees after a no reopen what they have closed."
whole = true
instead = ""
always = true
spare = ["thank* .. for (calling | ringing) my (referee | referees)"]

[patterns.call_them]
find = "(call | ring | write to) my (referee | referees | old boss)"
"""


def write_rule(folder, text, name="references"):
    """Write a rule of etiquette into a folder."""
    write_files(folder, {f"etiquette/{name}.toml": text})


def test_a_rule_of_etiquette_can_be_added_with_toml_alone(tmp_path):
    write_rule(tmp_path, RULE)
    own = read_wording_and_rules(tmp_path)
    assert [f.category for f in etiquette_for(own).check("You could ring my old boss.")] == [
        "plead"
    ]
    assert not etiquette_for(own).check("Thank you for ringing my referees.")
    assert etiquette_for(own).check("Could you give me feedback?")


@pytest.mark.parametrize("text", ["off = true", ""])
def test_a_change_to_a_rule_that_is_not_built_in_is_one_issue(tmp_path, text):
    write_rule(tmp_path, text, name="fedback")
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    (issue,) = error.value.issues
    assert str(issue).startswith(
        "etiquette/fedback.toml: is not built in: did you mean feedback? (a new rule needs rule"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("(call | ring", "(call | <ring>", "names <ring>, which is not a group"),
        ("(call | ring | write to)", "(call | ring", 'has a "(" that is not closed'),
        ("my (referee", "my] (referee", 'has a "]" that nothing opened'),
        ('"plead"', '"pleading"', "did you mean plead?"),
        ("instead", "insted", "is not a key that is known here: did you mean instead?"),
    ],
)
def test_a_rule_that_cannot_be_read_is_reported(tmp_path, old, new, message):
    write_rule(tmp_path, RULE.replace(old, new))
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    assert message in str(error.value)


def test_sentences_and_rules_are_reported_together(tmp_path):
    write_files(tmp_path, {"moves/news.toml": "[x]\nwarm = 'Hello {nobody}'\n"})
    write_rule(tmp_path, RULE.replace('"plead"', '"pleading"'))
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    assert [issue.file for issue in error.value.issues] == [
        "moves/news.toml",
        "etiquette/references.toml",
    ]


def test_a_group_that_contains_itself_is_reported(tmp_path):
    write_rule(tmp_path, 'you = "they | <you>"\n', name="words")
    with pytest.raises(WordingError, match="contains itself"):
        read_wording_and_rules(tmp_path)


def test_every_pattern_with_a_broken_group_is_reported(tmp_path):
    write_rule(tmp_path, 'you = "(they"\n', name="words")
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    messages = [str(issue) for issue in error.value.issues]
    assert len(messages) >= 2
    assert all('has a "(" that is not closed' in message for message in messages)


ASKING = "Could you give me any feedback?"


@pytest.mark.parametrize(
    "text",
    ["off = true", '[patterns.asks_for_feedback]\nfind = []\n[patterns.asks_to_be_given_it]\nfind = []\n'],
)  # fmt: skip
def test_a_rule_or_a_pattern_can_be_switched_off(tmp_path, text):
    write_rule(tmp_path, text, name="feedback")
    own = read_wording_and_rules(tmp_path)
    assert select_stops(etiquette_for(built_in()).check(ASKING))
    assert not select_stops(etiquette_for(own).check(ASKING))


def test_no_built_in_sentence_is_stopped_by_the_rules():
    assert find_sentences_with_stops(built_in()) == ()


@pytest.mark.slow
def test_an_advisers_sentence_that_asks_for_feedback_is_reported(tmp_path):
    text = '[asking]\ntext = "Thank you for {telling_me}. Could you give me any feedback?"\n'
    write_files(tmp_path, {"moves/news.toml": text})
    issues = find_sentences_with_stops(read_wording_and_rules(tmp_path))
    assert len(issues) == 1
    assert "[asking]: says" in str(issues[0])
    assert "(feedback)" in str(issues[0])


def test_examples_that_prove_a_rule_wrong_are_reported(tmp_path):
    write_rule(
        tmp_path,
        f'{RULE}examples = ["You could ring my old boss.", "Ring my aunt."]\n'
        'innocent = ["Thanks for ringing my referee.", "Call my old boss."]\n',
    )
    found = [str(issue) for issue in find_failing_examples(read_wording_and_rules(tmp_path))]
    place = "etiquette/references.toml: [patterns.call_them]"
    assert found == [
        f'{place} examples: "Ring my aunt." is not found by the rule: widen the pattern',
        f'{place} innocent: "Call my old boss." is found by the rule: narrow it, or add to `spare`',
    ]


@pytest.mark.parametrize(
    ("written", "right"),
    [("I", "i"), ("don’t", "do not")],
)
def test_a_word_that_never_matches_is_one_issue_with_advice(tmp_path, written, right):
    rule = RULE.replace("(call", f"{written} (call")
    write_rule(tmp_path, f'{rule}examples = ["I\'d call my old boss."]\n')
    (issue,) = find_failing_examples(read_wording_and_rules(tmp_path))
    assert f'find: has "{written}": write "{right}"' in str(issue)


@pytest.mark.slow
def test_a_stop_of_an_own_rule_names_the_file_of_the_rule(tmp_path):
    write_rule(tmp_path, RULE.replace("old boss", "piano teacher"))
    text = '[ring]\nwarm = "I wish you well, and you could call my piano teacher."\n'
    write_files(tmp_path, {"moves/wishes.toml": text})
    (issue,) = find_sentences_with_stops(read_wording_and_rules(tmp_path))
    assert "which etiquette/references.toml would stop (plead)" in str(issue)


@pytest.mark.parametrize(
    ("rule", "pattern", "message"),
    [
        ("once_more", "whatever_it_takes", "it is in etiquette/another_chance.toml"),
        ("another_chance", "whatever_it_take", "did you mean whatever_it_takes?"),
    ],
)
def test_a_switched_off_pattern_must_exist_in_its_rule(tmp_path, rule, pattern, message):
    write_rule(tmp_path, f"[patterns.{pattern}]\nfind = []\n", name=rule)
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    (issue,) = error.value.issues
    assert str(issue).startswith(f"etiquette/{rule}.toml: patterns.{pattern}: is not a built-in")
    assert message in str(issue)


def test_a_suggestion_names_no_pattern_that_another_file_only_switches_off(tmp_path):
    for rule in ("another_chance", "once_more"):
        write_rule(tmp_path, "[patterns.zigzag]\nfind = []\n", name=rule)
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    assert [str(issue).partition("patterns.")[2] for issue in error.value.issues] == [
        "zigzag: is not a built-in pattern of this rule"
    ] * 2


def test_a_pattern_without_a_table_of_its_own_is_one_issue(tmp_path):
    write_rule(tmp_path, RULE.replace("[patterns.call_them]", ""))
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    (issue,) = error.value.issues
    assert "find: belongs in the table of a pattern, like [patterns.call_them]" in str(issue)


def test_an_advisers_rule_is_not_overruled_by_the_classifier(tmp_path):
    rule = RULE.replace("always = true\n", "").replace(
        "(call | ring | write to) my (referee | referees | old boss)", "thank you for telling me"
    )
    write_rule(tmp_path, rule)
    own = read_wording_and_rules(tmp_path)
    assert select_stops(etiquette_for(own).check("Thank you for telling me."))
