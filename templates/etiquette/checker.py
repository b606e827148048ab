"""Check a note with rules, classifier, and tests of placeholders, style and consistency."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TypeAlias

from templates.answers import Answers, Length
from templates.errors import WordingError, WordingIssue
from templates.etiquette.classifier import Classifier, Score, built_in_classifier
from templates.etiquette.composed import find_composed_pieces, without_composed
from templates.etiquette.consistency import check_consistency, check_spelling_of_names
from templates.etiquette.findings import Category, Finding, Severity, merge_findings
from templates.etiquette.letter_parts import split_letter
from templates.etiquette.placeholders import find_placeholders, placeholder_values
from templates.etiquette.rules import Rule, read_rules
from templates.etiquette.sentences import remove_clause, split_sentences
from templates.etiquette.style import (
    MIN_WORDS,
    check_characters,
    check_emphasis,
    check_length_and_thanks,
    check_register,
)
from templates.etiquette.tokens import Tokens, tokenize
from templates.letter.composer import compose
from templates.letter.note import Note
from templates.letter.situation import resolve
from templates.phrasebook.facts import Facts
from templates.phrasebook.wording import Wording

ASK_ABOVE = -0.8
"""Score above which the classifier alone asks a question about a sentence."""

MIN_ASKED = 5
"""Words of a sentence that the classifier alone asks about: fewer may be a name or a greeting."""

DOUBT_BELOW, SPARE_BELOW = -4.0, -5.2
"""Scores of a sentence below which a match of a pattern is only a question, or does not count.

The clause around the match must score as low, because thanks around a request do not excuse it.
"""

RENAME_ABOVE = 2.5
"""The lead in score from which another category replaces that of the matching pattern."""

MAX_CHECKED = 20_000
"""The number of characters to check; ten times the length of any note."""

_CLASSIFIED = frozenset(
    (
        Category.FEEDBACK,
        Category.REASONS,
        Category.GRIEVANCE,
        Category.PLEAD,
        Category.OVERSHARING,
    )
)
"""The categories of what the writer asks or says, whatever stands around it."""

_Span: TypeAlias = tuple[int, int]
_Match: TypeAlias = tuple[Rule, _Span, Severity]

_TRUNCATED = f"Only the first {MAX_CHECKED:,} characters were looked at; a note is a tenth as long."


@dataclass(frozen=True, eq=False)
class Etiquette:
    """The rules of a wording in order, and the classifier that supplements them."""

    rules: tuple[Rule, ...]
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
        rules = tuple(rule for rule in self.rules if rule.applies(facts))
        findings: list[Finding] = []
        for at, sentence in split_sentences(text[:MAX_CHECKED]):
            for finding, rule in _check_sentence(rules, self.classifier, sentence):
                if finding.replacement and rule.move and not allows(rule.move):
                    finding = finding._replace(replacement="")
                findings.append(finding.with_offset(at))
            findings += [
                f.with_offset(at) for f in self._check_placeholders(sentence, values or {})
            ]
        return tuple(sorted(findings, key=lambda f: (f.start, f.severity.rank)))

    def _check_placeholders(self, sentence: str, values: Mapping[str, str]) -> Iterator[Finding]:
        rule = next((r for r in self.rules if r.category is Category.PLACEHOLDER), None)
        if rule is None:
            return
        for start, end, words, field in find_placeholders(sentence):
            value = values.get(field) or None
            yield Finding(rule.category, rule.severity, start, end, words, rule.message, value)


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
    rules = read_rules(wording.files, wording.facts, tuple(wording.moves), issues)
    return Etiquette(rules, built_in_classifier())


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
        if span is None or any(start < span[1] and span[0] < end for _, (start, end), _ in matches):
            continue
        severity: Severity | None = rule.severity
        if classifier and score:
            severity = _weigh(rule, span, classifier, score, sentence)
        if severity is not None:
            matches.append((rule, span, severity))
    if classifier and score:
        _add_likeliest(matches, rules, classifier, score, tokens)
    return tuple(
        (_finding(rule, sentence, *span, severity), rule) for rule, span, severity in matches
    )


def _weigh(
    rule: Rule, span: _Span, classifier: Classifier, score: Score, sentence: str
) -> Severity | None:
    """Return how a match counts: less, or not at all, in words that look innocent."""
    if (
        score.overall >= DOUBT_BELOW
        or rule.overrides_classifier
        or rule.category not in classifier.categories
    ):
        return rule.severity
    start, end, _ = remove_clause(sentence, *span)
    highest = max(score.overall, classifier.score(tokenize(sentence[start:end])).overall)
    if highest >= DOUBT_BELOW:
        return rule.severity
    return Severity.QUESTION if highest >= SPARE_BELOW and rule.question else None


def _add_likeliest(
    matches: list[_Match],
    rules: tuple[Rule, ...],
    classifier: Classifier,
    score: Score,
    tokens: Tokens,
) -> None:
    """Ask about a sentence without a match, or put the classifier's category in a match's place."""
    likeliest = next((r for r in rules if r.category == score.category and r.question), None)
    if likeliest is None or score.overall < ASK_ABOVE:
        return
    classified = [
        at for at, (rule, *_) in enumerate(matches) if rule.category in classifier.categories
    ]
    if not classified:
        if len(tokens.starts) > MIN_ASKED:
            span = tokens.span_in_sentence(score.start, score.end)
            matches.append((likeliest, span, Severity.QUESTION))
    elif all(_is_misnamed(matches[at][0], score) for at in classified):
        # The pattern says where the problem is, the whole sentence what it is.
        matches[classified[0]] = (likeliest, *matches[classified[0]][1:])


def _is_misnamed(rule: Rule, score: Score) -> bool:
    """Return whether a sentence belongs far more clearly to another category than to its rule's."""
    lead = score.by_category[score.category] - score.by_category[rule.category]
    return not rule.overrides_classifier and lead > RENAME_ABOVE


def _finding(rule: Rule, sentence: str, start: int, end: int, severity: Severity) -> Finding:
    replacement = rule.replacement
    if rule.replaces_clause:
        start, end, rest = remove_clause(sentence, start, end)
        replacement = rule.replacement if rest is None else rest
    words = sentence[start:end]
    if severity is Severity.QUESTION:
        return Finding(rule.category, severity, start, end, words, rule.question)
    return Finding(rule.category, severity, start, end, words, rule.message, replacement)


def check_note(
    text: str, wording: Wording, answers: Answers | None = None, composed: Note | None = None
) -> tuple[Finding, ...]:
    """Return the findings in a whole note, in order; with answers also what disagrees with them.

    What stands in the text as it was `composed` from the answers is not held against the writer.
    Without that note, the one that the answers make by themselves is taken.
    """
    truncated = len(text) > MAX_CHECKED
    text = text[:MAX_CHECKED]
    letter = split_letter(text)
    findings = [*check_characters(text)]
    if truncated:
        last = len(text) - 1
        findings.append(
            Finding(Category.LENGTH, Severity.HINT, last, last + 1, text[last], _TRUNCATED)
        )
    if answers is None:
        findings += _check_text(text, wording, answers)
        findings += check_length_and_thanks(letter)
        findings += check_register(letter, None, None)
        findings += check_emphasis(letter, allowed=1)
        return merge_findings(findings)
    situation = resolve(answers, wording)
    limits = situation.outcome.words
    findings += check_length_and_thanks(
        letter,
        min_words=min(limits[Length.SHORT][0], MIN_WORDS),
        recommended=limits[situation.answers.length or Length.STANDARD],
    )
    composed = composed or compose(answers, wording)
    greeting = composed.greeting
    findings += check_register(letter, situation.tone, greeting)
    cheerful = situation.tone.sentences == "friendly" and not situation.outcome.subdued
    findings += check_emphasis(letter, allowed=1 if cheerful else 0)
    pieces = tuple(find_composed_pieces(text, composed, answers))
    in_context = _check_text(text, wording, answers)
    findings += without_composed(in_context, pieces)
    findings += without_composed(check_consistency(text, letter, answers, greeting), pieces)
    for start, end in (place for piece in pieces for place in piece.partly_typed_spans()):
        typed = _check_text(text[start:end], wording, answers, allows=lambda _: False)
        # What an outcome makes untrue depends on the words around it: "I look forward to …".
        near = {f.category for f in in_context if f.overlaps(start, end)}
        allowed = (*_CLASSIFIED, Category.PLACEHOLDER, *near)
        findings += (f.with_offset(start) for f in typed if f.category in allowed)
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
