"""Check a note with rules, classifier, and tests of placeholders, style and consistency."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TypeAlias

from templates.answers import Answers, Length
from templates.errors import WordingError, WordingIssue
from templates.etiquette.classifier import Classifier, Score, read_classifier
from templates.etiquette.consistency import check_consistency, check_spelling_of_names
from templates.etiquette.findings import Category, Finding, Severity, merge_findings
from templates.etiquette.letter_parts import read_letter
from templates.etiquette.placeholders import placeholder_values, placeholders
from templates.etiquette.rules import Rule, read_rules
from templates.etiquette.sentences import clause_around, split_sentences
from templates.etiquette.style import (
    MIN_WORDS,
    check_emphasis,
    check_length_and_thanks,
    check_register,
)
from templates.etiquette.tokens import Tokens, tokenize
from templates.letter.composer import compose
from templates.letter.situation import resolve
from templates.phrasebook.facts import Facts
from templates.phrasebook.wording import Wording

FLAG_ABOVE = 1.4
"""Score above which a sentence is flagged without a pattern match."""

FLAG_SHORT_ABOVE, SHORT = 2.0, 5
"""The same threshold for a sentence of at most `SHORT` tokens, perhaps a name or a greeting."""

SPARE_BELOW, SPARE_CLAUSE_BELOW = -2.5, -1.5
"""Scores of the sentence and of the clause below both of which a pattern match is ignored.

The clause is scored separately, because thanks around a request do not excuse it.
"""

RENAME_ABOVE = 2.5
"""The lead in score from which another category replaces that of the matching pattern."""

MAX_CHECKED = 20_000
"""The number of characters to check; ten times the length of any note."""

_Span: TypeAlias = tuple[int, int]
_Match: TypeAlias = tuple[Rule, _Span]

_TRUNCATED = f"Only the first {MAX_CHECKED:,} characters were looked at; a note is a tenth as long."


@dataclass(frozen=True, eq=False)
class Etiquette:
    """The rules of a wording in order, and the classifier that supplements them."""

    rules: tuple[Rule, ...]
    placeholder_message: str
    """The message of findings about placeholders."""
    classifier: Classifier | None = None
    """Without one, only the patterns decide."""

    def check(
        self,
        text: str,
        facts: Facts | None = None,
        allows: Callable[[str], bool] = lambda _: True,
        values: Mapping[str, str] | None = None,
    ) -> tuple[Finding, ...]:
        """Return the findings in a text by itself, in order.

        The facts of a situation add the rules that hold only there. `allows` says which moves the
        outcome allows, and `values` are the answers that may replace a placeholder, by field.
        """
        rules = tuple(rule for rule in self.rules if rule.holds(facts))
        findings: list[Finding] = []
        for at, sentence in split_sentences(text[:MAX_CHECKED]):
            for finding, rule in _check_sentence(rules, self.classifier, sentence):
                if finding.replacement and rule.makes and not allows(rule.makes):
                    finding = finding._replace(replacement="")
                findings.append(finding.with_offset(at))
            findings += [
                f.with_offset(at) for f in self._check_placeholders(sentence, values or {})
            ]
        return tuple(sorted(findings, key=lambda f: (f.start, f.severity is Severity.HINT)))

    def _check_placeholders(self, sentence: str, values: Mapping[str, str]) -> Iterator[Finding]:
        for placeholder in placeholders(sentence):
            start, end, words, field = placeholder
            message, value = self.placeholder_message, values.get(field) or None
            yield Finding(Category.PLACEHOLDER, Severity.STOP, start, end, words, message, value)


_reading = Lock()


def etiquette_for(wording: Wording) -> Etiquette:
    """Return the etiquette that a wording's files describe.

    Raises WordingError with all errors in them.
    """
    # A background thread may be reading it already; wait for that one.
    with _reading:
        return _etiquette(wording)


@lru_cache(maxsize=4)
def _etiquette(wording: Wording) -> Etiquette:
    issues: list[WordingIssue] = []
    etiquette = read_etiquette(wording, issues)
    if issues:
        raise WordingError(tuple(issues))
    return etiquette


def read_etiquette(wording: Wording, issues: list[WordingIssue]) -> Etiquette:
    """Return the readable part of a wording's etiquette; errors are added to `issues`."""
    file = wording.files.table("etiquette.toml", issues)
    rules, placeholder_message = read_rules(file, wording.facts, tuple(wording.moves))
    weights = wording.files.table("weights.toml", issues)
    return Etiquette(rules, placeholder_message, read_classifier(weights.values))


@lru_cache(maxsize=2048)
def _check_sentence(
    rules: tuple[Rule, ...], classifier: Classifier | None, sentence: str
) -> tuple[tuple[Finding, Rule], ...]:
    """Return the findings in a sentence, each with its rule."""
    tokens = tokenize(sentence)
    score = classifier.score(tokens) if classifier else None
    matches: list[_Match] = []
    # Matches must not overlap: try the rules of the likeliest category first.
    for rule in sorted(rules, key=lambda rule: score is None or rule.category != score.category):
        span = rule.match(tokens)
        if span is None or any(start < span[1] and span[0] < end for _, (start, end) in matches):
            continue
        if classifier and score and _is_spared(rule, span, classifier, score, sentence):
            continue
        matches.append((rule, span))
    if classifier and score and score.overall > _flag_above(tokens):
        _add_likeliest(matches, rules, classifier, score, tokens)
    return tuple((_finding(rule, sentence, *span), rule) for rule, span in matches)


def _flag_above(tokens: Tokens) -> float:
    return FLAG_ABOVE if len(tokens.starts) > SHORT else FLAG_SHORT_ABOVE


def _add_likeliest(
    matches: list[_Match],
    rules: tuple[Rule, ...],
    classifier: Classifier,
    score: Score,
    tokens: Tokens,
) -> None:
    """Add the classifier's category to the matches, or put it in the place of a wrong one."""
    likeliest = next((rule for rule in rules if rule.category == score.category), None)
    if likeliest is None:
        return
    classified = [
        at for at, (rule, _) in enumerate(matches) if rule.category in classifier.categories
    ]
    if not classified:
        matches.append((likeliest, tokens.span_in_sentence(score.start, score.end)))
    elif all(_is_misnamed(matches[at][0], score) for at in classified):
        # The pattern says where the problem is, the whole sentence what it is.
        matches[classified[0]] = (likeliest, matches[classified[0]][1])


def _is_spared(
    rule: Rule, span: _Span, classifier: Classifier, score: Score, sentence: str
) -> bool:
    """Return whether the classifier overrules a match, because the words are clearly innocent."""
    if score.overall >= SPARE_BELOW or rule.always or rule.category not in classifier.categories:
        return False
    start, end, _ = clause_around(sentence, *span)
    return classifier.score(tokenize(sentence[start:end])).overall < SPARE_CLAUSE_BELOW


def _is_misnamed(rule: Rule, score: Score) -> bool:
    """Return whether a sentence belongs far more clearly to another category than to its rule's."""
    lead = score.by_category[score.category] - score.by_category[rule.category]
    return not rule.always and lead > RENAME_ABOVE


def _finding(rule: Rule, sentence: str, start: int, end: int) -> Finding:
    replacement = rule.replacement
    if rule.whole:
        start, end, rest = clause_around(sentence, start, end)
        replacement = rule.replacement if rest is None else rest
    words = sentence[start:end]
    return Finding(rule.category, rule.severity, start, end, words, rule.message, replacement)


def check_note(text: str, wording: Wording, answers: Answers | None = None) -> tuple[Finding, ...]:
    """Return the findings in a whole note, in order; with answers also what disagrees with them."""
    truncated = len(text) > MAX_CHECKED
    text = text[:MAX_CHECKED]
    letter = read_letter(text)
    findings = [*_check_text(text, wording, answers)]
    if truncated:
        last = len(text) - 1
        findings.append(
            Finding(Category.LENGTH, Severity.HINT, last, last + 1, text[last], _TRUNCATED)
        )
    if answers is None:
        findings += check_length_and_thanks(letter)
        findings += check_register(letter, None, None)
        findings += check_emphasis(letter, allowed=1)
        return merge_findings(findings)
    situation = resolve(answers, wording)
    limits = situation.outcome.words
    findings += check_length_and_thanks(
        letter,
        min_words=min(limits[Length.SHORT][0], MIN_WORDS),
        usual=limits[situation.answers.length or Length.STANDARD],
    )
    greeting = compose(answers, wording).greeting
    findings += check_register(letter, situation.tone, greeting)
    cheerful = situation.tone.sentences == "friendly" and not situation.outcome.subdued
    findings += check_emphasis(letter, allowed=1 if cheerful else 0)
    findings += check_consistency(text, letter, answers, greeting)
    return merge_findings(_without_repetition(finding, text) for finding in findings)


def check_answer(text: str, wording: Wording, answers: Answers) -> tuple[Finding, ...]:
    """Return the findings in an answer that becomes part of a sentence of the note, in order.

    Their replacements only remove words: a whole sentence would not fit in the place of some.
    """
    if not text.strip():
        return ()
    findings = _check_text(text, wording, answers, allows=lambda _: False)
    return merge_findings([*findings, *check_spelling_of_names(text[:MAX_CHECKED], answers)])


def _check_text(
    text: str,
    wording: Wording,
    answers: Answers | None,
    allows: Callable[[str], bool] | None = None,
) -> tuple[Finding, ...]:
    if answers is None:
        return etiquette_for(wording).check(text)
    situation = resolve(answers, wording)
    return etiquette_for(wording).check(
        text,
        facts=situation.facts,
        allows=allows or situation.makes,
        values=placeholder_values(answers),
    )


def _without_repetition(finding: Finding, text: str) -> Finding:
    """Make a finding remove its words if the note already contains the replacement."""
    opening = " ".join((finding.replacement or "").split()[:4])
    repeats = opening.count(" ") == 3 and opening.casefold() in text.casefold()
    return finding._replace(replacement="") if repeats else finding
