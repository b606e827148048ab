"""Check a note with rules and classifier, and for leftovers, style and consistency."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import NamedTuple, TypeAlias

from templates.answers import Answers, Length
from templates.errors import WordingError, WordingIssue
from templates.etiquette.classifier import (
    Classifier,
    Score,
    built_in_classifier,
    extract_context_features,
    find_neighbours,
)
from templates.etiquette.clauses import find_clause, remove_clause
from templates.etiquette.composed import find_composed_pieces, without_composed
from templates.etiquette.consistency import check_consistency, check_spelling_of_names
from templates.etiquette.findings import Category, Finding, Severity, merge_findings
from templates.etiquette.leftovers import find_answers_for_leftovers, find_leftovers
from templates.etiquette.letter_parts import LetterParts, split_letter
from templates.etiquette.rules import Rule, read_rules
from templates.etiquette.style import (
    MIN_WORDS,
    check_characters,
    check_emphasis,
    check_length_and_thanks,
    check_register,
)
from templates.letter.composer import compose
from templates.letter.note import Note
from templates.letter.situation import resolve
from templates.matching.sentences import split_sentences
from templates.matching.tokens import Tokens, tokenize
from templates.phrasebook.facts import Facts
from templates.phrasebook.wording import Wording

# Scores are log-odds that a sentence is at fault: the higher, the more suspicious. From the highest
# to the lowest: above CERTAIN_SCORE, even a match of a rule that needs the classifier counts; above
# SUSPICION_SCORE, a sentence raises a doubt without any match; below DOUBTFUL_SCORE, a match is no
# more than a doubt; and below INNOCENT_SCORE, it does not count.

SUSPICION_SCORE = -1.8
"""The score above which a sentence raises a doubt though no pattern matches it."""

CERTAIN_SCORE = -0.7
"""The score above which a match of a rule that needs the classifier counts.

It counts only in a whole note, where the sentences around it are known.
"""

SCORE_EXCESS_WITHOUT_CONTEXT = 2.0
"""How much higher a sentence scores by itself than in a note whose other sentences are innocent."""

MIN_SENTENCES_OF_NOTE = 3
"""A shorter text is not a whole note, with a greeting first and a signature last."""

MAX_TOKENS_OF_NAME = 5
"""A sentence of no more tokens than this may be a name or a greeting, and raises no doubt."""

DOUBTFUL_SCORE, INNOCENT_SCORE = -4.1, -5.1
"""The score below which a match is only a doubt, and the one below which it does not count.

Both the sentence and the clause must score lower, because thanks around a request do not excuse it.
Without a question to ask in doubt, a match does not count below DOUBTFUL_SCORE either.
"""

MIN_LEAD = 2.5
"""The lead in score above which another category replaces that of the matching pattern."""

MIN_WORDS_OF_REPETITION = 4
"""The number of first words by which a replacement is recognised as already in the note."""

MAX_CHECKED = 20_000
"""The number of characters to check; ten times the length of any note."""

_CATEGORIES_OF_CONTENT = frozenset(
    (
        Category.FEEDBACK,
        Category.REASONS,
        Category.GRIEVANCE,
        Category.PLEAD,
        Category.OVERSHARING,
    )
)
"""The categories of faults that do not depend on the text around them."""

_Span: TypeAlias = tuple[int, int]
"""Start and end in a sentence, in characters."""

_Neighbours: TypeAlias = tuple[str, str]
"""What `find_neighbours` returns for a sentence in a note."""

_TRUNCATED_MESSAGE = (
    f"Only the first {MAX_CHECKED:,} characters were looked at; a note is a tenth as long."
)


class _Match(NamedTuple):
    """A match of a rule in a sentence, and how severe it is there."""

    rule: Rule
    span: _Span
    severity: Severity

    def overlaps(self, span: _Span) -> bool:
        return self.span[0] < span[1] and span[0] < self.span[1]


@dataclass(frozen=True, eq=False)
class Etiquette:
    """The rules of a wording in order, and the classifier that supplements them."""

    rules: tuple[Rule, ...]
    classifier: Classifier | None = None
    """If it is None, only the patterns decide."""

    def check(
        self,
        text: str,
        facts: Facts | None = None,
        is_move_allowed: Callable[[str], bool] = lambda _: True,
        answers_by_field: Mapping[str, str] | None = None,
        is_note: bool = False,
    ) -> tuple[Finding, ...]:
        """Return the findings in a text, in order.

        With the facts of a situation, the rules for that situation apply, too. `is_move_allowed`
        returns whether the outcome allows a move, and `answers_by_field` has the answers that may
        replace a leftover. Only in a whole note (`is_note`) does the context of a
        sentence count.
        """
        rules = tuple(rule for rule in self.rules if rule.applies_to(facts))
        findings: list[Finding] = []
        sentences = tuple(split_sentences(text[:MAX_CHECKED]))
        has_context = is_note and len(sentences) >= MIN_SENTENCES_OF_NOTE
        for index, (offset, sentence) in enumerate(sentences):
            neighbours = find_neighbours(sentences, index) if has_context else None
            for finding, rule in _check_sentence(rules, self.classifier, sentence, neighbours):
                # The replacement of a rule may be a whole sentence, which makes a move. If the
                # outcome does not allow that move, "" removes the words instead.
                is_of_rule = finding.replacement and finding.replacement == rule.replacement
                if is_of_rule and rule.move and not is_move_allowed(rule.move):
                    finding = finding._replace(replacement="")
                findings.append(finding.with_offset(offset))
            for finding in self._check_leftovers(sentence, answers_by_field or {}):
                findings.append(finding.with_offset(offset))
        return tuple(sorted(findings, key=lambda finding: (finding.start, finding.severity.rank)))

    def _check_leftovers(self, sentence: str, values: Mapping[str, str]) -> Iterator[Finding]:
        """Yield a finding for each leftover; `values` are the answers to replace it, by field."""
        rule = next((r for r in self.rules if r.category is Category.PLACEHOLDER), None)
        if rule is None:
            return
        for start, end, text, field in find_leftovers(sentence):
            value = values.get(field) or None
            yield Finding(rule.category, rule.severity, start, end, text, rule.message, value)


_reading_lock = Lock()


def etiquette_for(wording: Wording) -> Etiquette:
    """Return the etiquette in the files of a wording. Raises WordingError with all errors."""
    # A background thread may be reading it already: wait for its result.
    with _reading_lock:
        return _cached_etiquette(wording)


@lru_cache(maxsize=4)
def _cached_etiquette(wording: Wording) -> Etiquette:
    issues: list[WordingIssue] = []
    etiquette = read_etiquette(wording, issues)
    if issues:
        raise WordingError(tuple(issues))
    return etiquette


def read_etiquette(wording: Wording, issues: list[WordingIssue]) -> Etiquette:
    """Return the valid part of the etiquette of a wording; errors are added to `issues`."""
    rules = read_rules(wording.files, wording.facts, tuple(wording.moves), issues)
    return Etiquette(rules, built_in_classifier())


@lru_cache(maxsize=2048)
def _check_sentence(
    rules: tuple[Rule, ...],
    classifier: Classifier | None,
    sentence: str,
    neighbours: _Neighbours | None,
) -> tuple[tuple[Finding, Rule], ...]:
    """Return the findings in a sentence, each with its rule."""
    tokens = tokenize(sentence)
    score = _score(classifier, tokens, neighbours) if classifier else None
    matches: list[_Match] = []
    for rule in _sort_by_preference(rules, score):
        if rule.needs_classifier and not (
            neighbours and score and _is_certain(rule, rules, score, tokens)
        ):
            continue
        span = rule.match(tokens)
        if span is None or any(match.overlaps(span) for match in matches):
            continue
        severity: Severity | None = rule.severity
        if classifier and score:
            severity = _decide_severity(rule, span, classifier, score, sentence, neighbours)
        if severity is not None:
            matches.append(_Match(rule, span, severity))
    if classifier and score:
        matches = _complete_matches(matches, rules, classifier, score, tokens)
    return tuple((_to_finding(match, sentence), match.rule) for match in matches)


def _score(classifier: Classifier, tokens: Tokens, neighbours: _Neighbours | None = None) -> Score:
    """Return the score of a sentence, on the same scale in a note and by itself."""
    if neighbours:
        return classifier.score(tokens, extract_context_features(*neighbours))
    score = classifier.score(tokens)
    return score._replace(overall=score.overall - SCORE_EXCESS_WITHOUT_CONTEXT)


def _sort_by_preference(rules: tuple[Rule, ...], score: Score | None) -> list[Rule]:
    """Return rules in the order to try them, since only the first of overlapping matches counts.

    Rules that need no classifier are before the others, and those of the likeliest category first.
    """
    category = score.category if score else None
    return sorted(rules, key=lambda rule: (rule.needs_classifier, rule.category != category))


def _is_certain(rule: Rule, rules: tuple[Rule, ...], score: Score, tokens: Tokens) -> bool:
    """Return whether the classifier is certain that a sentence is in the category of a rule.

    It never is if the category is switched off for it: if there is no rule whose question to ask.
    """
    return (
        score.overall > CERTAIN_SCORE
        and rule.category == score.category
        and len(tokens.starts) > MAX_TOKENS_OF_NAME
        and _find_rule_with_question(rules, score) is not None
    )


def _decide_severity(
    rule: Rule,
    span: _Span,
    classifier: Classifier,
    score: Score,
    sentence: str,
    neighbours: _Neighbours | None,
) -> Severity | None:
    """Return the severity of a match; None if it does not count.

    It is lower than that of the rule if the classifier finds the sentence and the clause innocent.
    """
    if rule.overrides_classifier or rule.category not in classifier.categories:
        return rule.severity
    highest_score = score.overall
    if highest_score < DOUBTFUL_SCORE:
        removal = find_clause(sentence, *span)
        # What is removed may end with a character that is not part of the clause: the closing mark,
        # or the first letter of the rest. The replacement then has that mark or a capital instead.
        end_of_clause = removal.end - len(removal.replacement or "")
        tokens = tokenize(sentence[removal.start : end_of_clause])
        clause_score = _score(classifier, tokens, neighbours)
        highest_score = max(highest_score, clause_score.overall)
    if highest_score >= DOUBTFUL_SCORE:
        return rule.severity
    return Severity.DOUBT if highest_score >= INNOCENT_SCORE and rule.question else None


def _complete_matches(
    matches: list[_Match],
    rules: tuple[Rule, ...],
    classifier: Classifier,
    score: Score,
    tokens: Tokens,
) -> list[_Match]:
    """Return matches, completed by the classifier for a sentence that it suspects.

    If no pattern matches, it adds a doubt. If only patterns of less likely categories match, the
    likeliest category replaces that of the first match.
    """
    likeliest_rule = _find_rule_with_question(rules, score)
    if likeliest_rule is None or score.overall < SUSPICION_SCORE:
        return matches
    classified = [match for match in matches if match.rule.category in classifier.categories]
    if not classified:
        if len(tokens.starts) <= MAX_TOKENS_OF_NAME:
            return matches
        span = tokens.span_in_sentence(score.start, score.end)
        return [*matches, _Match(likeliest_rule, span, Severity.DOUBT)]
    if not all(_is_in_wrong_category(match.rule, score) for match in classified):
        return matches
    # The pattern finds the words at fault, but the whole sentence shows the category.
    first = matches.index(classified[0])
    reclassified = matches[first]._replace(rule=likeliest_rule)
    return [*matches[:first], reclassified, *matches[first + 1 :]]


def _find_rule_with_question(rules: tuple[Rule, ...], score: Score) -> Rule | None:
    """Return the rule of the likeliest category whose question to ask.

    Return None if no rule of that category both asks a question and applies without the classifier,
    as when an adviser has switched them off.
    """
    rules_of_category = (rule for rule in rules if rule.category == score.category)
    return next((r for r in rules_of_category if r.question and not r.needs_classifier), None)


def _is_in_wrong_category(rule: Rule, score: Score) -> bool:
    """Return whether another category than the rule's is far more likely."""
    lead = score.by_category[score.category] - score.by_category[rule.category]
    return not rule.overrides_classifier and lead > MIN_LEAD


def _to_finding(match: _Match, sentence: str) -> Finding:
    """Return the finding for a match, about the whole clause if the rule covers that."""
    rule, (start, end), severity = match
    replacement = rule.replacement
    if rule.covers_clause:
        removal = remove_clause(sentence, start, end)
        start, end = removal.start, removal.end
        if removal.replacement is not None:
            replacement = removal.replacement
    text = sentence[start:end]
    if severity is Severity.DOUBT:
        return Finding(rule.category, severity, start, end, text, rule.question)
    return Finding(rule.category, severity, start, end, text, rule.message, replacement)


def load_checker(letter: str, wording: Wording) -> Iterator[None]:
    """Load what checking a letter needs; yield after each part, so that the caller can pause.

    Otherwise the first check loads all of it, which takes half a second.
    """
    etiquette = etiquette_for(wording)
    yield
    sentences = [tokenize(sentence) for _, sentence in split_sentences(letter)]
    for rule in etiquette.rules:
        for tokens in sentences:
            rule.match(tokens)
        yield
    check_note(letter, wording)


def check_note(
    text: str, wording: Wording, answers: Answers | None = None, composed: Note | None = None
) -> tuple[Finding, ...]:
    """Return the findings in a whole note, in order; with answers, also contradictions to them.

    Words of the `composed` note that are still in the text are not checked. By default, it is the
    note that is composed from the answers.
    """
    findings = [*check_characters(text[:MAX_CHECKED])]
    if len(text) > MAX_CHECKED:
        last = MAX_CHECKED - 1
        findings.append(
            Finding(Category.LENGTH, Severity.HINT, last, last + 1, text[last], _TRUNCATED_MESSAGE)
        )
    text = text[:MAX_CHECKED]
    letter = split_letter(text)
    if answers is None:
        findings += _check_text(text, wording, answers, is_note=True)
        findings += check_length_and_thanks(letter)
        findings += check_register(letter, None, None)
        findings += check_emphasis(letter, allowed=1)
        return merge_findings(findings)
    composed = composed or compose(answers, wording)
    findings += _check_style(text, letter, wording, answers, composed)
    findings += _check_content(text, letter, wording, answers, composed)
    return merge_findings(_without_repetition(finding, text) for finding in findings)


def _check_style(
    text: str, letter: LetterParts, wording: Wording, answers: Answers, composed: Note
) -> Iterator[Finding]:
    """Yield the findings about the length, the thanks, the register and the emphasis of a note."""
    situation = resolve(answers, wording)
    word_limits = situation.outcome.word_limits
    # Few answers make a short note: the writer is not to blame for one that the program composed.
    is_as_composed = not composed.missing and text.strip() == composed.letter().strip()
    yield from check_length_and_thanks(
        letter,
        min_words=0 if is_as_composed else min(word_limits[Length.SHORT][0], MIN_WORDS),
        recommended=word_limits[situation.answers.length or Length.STANDARD],
    )
    yield from check_register(letter, situation.tone, composed.greeting)
    is_cheerful = situation.tone.sentence_tone == "friendly" and not situation.outcome.subdued
    yield from check_emphasis(letter, allowed=1 if is_cheerful else 0)


def _check_content(
    text: str, letter: LetterParts, wording: Wording, answers: Answers, composed: Note
) -> Iterator[Finding]:
    """Yield the findings about what the writer typed, and about names unlike the answers."""
    pieces = tuple(find_composed_pieces(text, composed, answers))
    findings = _check_text(text, wording, answers, is_note=True)
    yield from without_composed(findings, pieces)
    names = check_consistency(text, letter, answers, composed.greeting)
    yield from without_composed(names, pieces)
    for start, end in (span for piece in pieces for span in piece.typed_parts()):
        # Faults of content are found in the typed words alone. Other faults depend on the words
        # around them, as in "I look forward to …": one counts only if the check of the whole text
        # has found a fault of its category that overlaps these words.
        categories_in_sentence = {
            finding.category for finding in findings if finding.overlaps(start, end)
        }
        categories = _CATEGORIES_OF_CONTENT | {Category.PLACEHOLDER} | categories_in_sentence
        for finding in _check_typed(text[start:end], wording, answers):
            if finding.category in categories:
                yield finding.with_offset(start)


def check_answer(text: str, wording: Wording, answers: Answers) -> tuple[Finding, ...]:
    """Return the findings in an answer that becomes part of a sentence of the note, in order.

    A replacement that makes a move is a whole sentence, which might not fit in: such a finding only
    removes its words.
    """
    if not text.strip():
        return ()
    findings = _check_typed(text, wording, answers)
    return merge_findings([*findings, *check_spelling_of_names(text[:MAX_CHECKED], answers)])


def _check_typed(text: str, wording: Wording, answers: Answers) -> tuple[Finding, ...]:
    """Return the findings in a part of a sentence; no replacement makes a move."""
    return _check_text(text, wording, answers, is_move_allowed=lambda _: False)


def _check_text(
    text: str,
    wording: Wording,
    answers: Answers | None,
    is_move_allowed: Callable[[str], bool] | None = None,
    is_note: bool = False,
) -> tuple[Finding, ...]:
    """Return the findings of the rules; with answers, also of those for their situation."""
    if answers is None:
        return etiquette_for(wording).check(text, is_note=is_note)
    situation = resolve(answers, wording)
    return etiquette_for(wording).check(
        text,
        facts=situation.facts,
        is_move_allowed=is_move_allowed or situation.allows_move,
        answers_by_field=find_answers_for_leftovers(answers),
        is_note=is_note,
    )


def _without_repetition(finding: Finding, text: str) -> Finding:
    """Return the finding, but with "" as its replacement if the note already contains that."""
    first_words = (finding.replacement or "").split()[:MIN_WORDS_OF_REPETITION]
    is_long_enough = len(first_words) == MIN_WORDS_OF_REPETITION
    is_repeated = is_long_enough and " ".join(first_words).casefold() in text.casefold()
    return finding._replace(replacement="") if is_repeated else finding
