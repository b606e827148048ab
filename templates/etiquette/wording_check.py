"""Check a wording, including its rules of etiquette."""

import re
from collections.abc import Iterator
from pathlib import Path

from templates.errors import WordingError, WordingIssue
from templates.etiquette.checker import Etiquette, etiquette_for
from templates.etiquette.findings import Finding, select_stops
from templates.etiquette.rule_reader import RuleReader
from templates.etiquette.rules import NamedPattern, Rule
from templates.letter.situation import FIELD_BY_FRAMED_MOVE
from templates.matching.tokens import tokenize
from templates.phrasebook.files import RULES_FOLDER
from templates.phrasebook.wording import Wording
from templates.phrasebook.wording_reader import BUILT_IN, built_in, parse_wording

_ANY_NAME = "Ada"
"""The value of every placeholder in a sentence."""

_WORD_OF_PATTERN = re.compile(r"(?<![<\w'’*])\w[\w'’]*(?![>\w'’*])")
"""A word of a pattern, but not the name of a group or a word with a "*"."""


def read_wording_and_rules(overlay: Path, *, is_strict: bool = False) -> Wording:
    """Read and check the built-in wording and rules, combined with an overlay folder.

    Raises WordingError with all issues; harmless ones are included only if `is_strict` is true.
    """
    wording, issues = parse_wording(BUILT_IN, overlay)
    rule_reader = RuleReader(wording)
    rule_reader.read_all()
    issues += rule_reader.issues
    reported = tuple(issue for issue in issues if is_strict or not issue.is_harmless)
    if reported:
        raise WordingError(reported)
    return wording


def find_sentences_with_stops(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each sentence in which the rules of the same wording find a stop.

    Openings are not checked: without the writer's words, they are not sentences.
    """
    etiquette = etiquette_for(wording)
    issues = []
    for move in wording.moves.keys() - FIELD_BY_FRAMED_MOVE.keys():
        for variant in wording.moves[move]:
            for text in variant.tones_by_text:
                sentence = text.fill(dict.fromkeys(text.placeholders, _ANY_NAME))
                for finding in select_stops(etiquette.check(sentence)):
                    rule = _find_file_of_rule(etiquette, finding, sentence)
                    problem = (
                        f'says "{finding.text}", which {rule} would stop ({finding.category}):'
                        " reword it, or add a pattern to the rule's `spare`"
                    )
                    issues.append(WordingIssue(f"moves/{move}.toml", problem, variant.key))
    return tuple(issues)


def _find_file_of_rule(etiquette: Etiquette, finding: Finding, sentence: str) -> str:
    """Return the file of the rule that a finding is from, or "a rule" if no pattern matches."""
    tokens = tokenize(sentence)
    for rule in etiquette.rules:
        if rule.category is finding.category and rule.applies_to(None) and rule.match(tokens):
            return f"{RULES_FOLDER}/{rule.name}.toml"
    return "a rule"


def find_failing_examples(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each example that proves a pattern in the adviser's rules wrong.

    A pattern with words that no sentence can contain has an issue for each such word instead.
    """
    own_files = wording.files.list_overlay_files()
    built_in_sources = frozenset(
        form.source
        for rule in etiquette_for(built_in()).rules
        for pattern in rule.patterns
        for form in pattern.forms.members
    )
    issues = []
    for rule in etiquette_for(wording).rules:
        file = f"{RULES_FOLDER}/{rule.name}.toml"
        if file not in own_files:
            continue
        for pattern in rule.patterns:
            problems = [("find", p) for p in _find_impossible_words(pattern, built_in_sources)]
            problems = problems or list(_find_failing_examples(rule, pattern))
            table = f"patterns.{pattern.name}"
            issues += [WordingIssue(file, problem, table, key) for key, problem in problems]
    return tuple(issues)


def _find_failing_examples(rule: Rule, pattern: NamedPattern) -> Iterator[tuple[str, str]]:
    """Yield the key and the problem of each example that proves a pattern of the rule wrong."""
    is_switched_off = not pattern.forms.members
    if not is_switched_off:
        for sentence in pattern.examples:
            tokens = tokenize(sentence)
            if not (pattern.matches(tokens) and rule.match(tokens)):
                yield "examples", f'"{sentence}" is not found by the rule: widen the pattern'
    # The patterns of a rule that needs the classifier may match innocent sentences.
    if not rule.needs_classifier:
        for sentence in pattern.innocent_sentences:
            if rule.match(tokenize(sentence)):
                yield "innocent", f'"{sentence}" is found by the rule: narrow it, or add to `spare`'


def _find_impossible_words(
    pattern: NamedPattern, built_in_sources: frozenset[str]
) -> Iterator[str]:
    """Yield a problem for each word of a pattern that no sentence can contain as it is written.

    Forms that a built-in pattern has as well are skipped: they are known to be right.
    """
    sources = [form.source for form in pattern.forms.members if form.source not in built_in_sources]
    for source in sources:
        for word in _WORD_OF_PATTERN.findall(source):
            right_form = tokenize(word).text.strip(" .")
            if right_form != word:
                advice = f'write "{right_form}", in lower case and without contractions'
                yield f'has "{word}": {advice}'
