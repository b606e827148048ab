"""Check a single sentence: the rules find faults in it, and the classifier weighs them."""

from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from templates.etiquette.classifier import Classifier, Score, extract_context_features
from templates.etiquette.clauses import find_clause, remove_clause
from templates.etiquette.findings import Finding, Severity
from templates.etiquette.rules import Rule
from templates.matching.tokens import Tokens, tokenize

# Scores are log-odds that a sentence is at fault: the higher, the more suspicious. The limits below
# are in order, the highest first.

_CERTAIN_SCORE = -0.4
"""The score above which a match of a rule that needs the classifier counts.

Such a match counts only in a whole note, where the sentences around it are known.
"""

_SUSPICION_SCORE = -1.77
"""The score above which a sentence raises a doubt though no pattern matches it."""

_DOUBTFUL_SCORE = -4.1
"""The score below which a match is only a doubt or, if its rule has no question, does not count.

Both the whole sentence and the clause around the match, scored alone, must be below it. So a
request is not excused by thanks in the same sentence.
"""

_INNOCENT_SCORE = -5.1
"""The score below which a match does not count.

Again, both the sentence and the clause around the match must be below it.
"""

_SCORE_EXCESS_WITHOUT_CONTEXT = 2.0
"""How much higher a sentence scores by itself than in a note whose other sentences are innocent."""

_MAX_TOKENS_OF_NAME = 5
"""A sentence of no more tokens than this may be a name or a greeting, and raises no doubt."""

_MIN_LEAD = 2.5
"""The lead in score above which another category replaces the category of the pattern."""

_Span: TypeAlias = tuple[int, int]
"""Start and end in a sentence, in characters."""

Neighbours: TypeAlias = tuple[str, str]
"""The sentences before and after a sentence in a note; either is "" at an end of the note."""


@lru_cache(maxsize=2048)
def check_sentence(
    rules: tuple[Rule, ...],
    classifier: Classifier,
    sentence: str,
    neighbours: Neighbours | None,
) -> tuple[tuple[Finding, Rule], ...]:
    """Return the findings in a sentence, each with its rule.

    `rules` are the rules that apply in the situation. `neighbours` is None for a text that is not a
    whole note.
    """
    matches = _SentenceChecker(rules, classifier, sentence, neighbours).find_matches()
    return tuple((_to_finding(match, sentence), match.rule) for match in matches)


class _Match(NamedTuple):
    """A match of a rule in a sentence, and how severe it is there."""

    rule: Rule
    span: _Span
    severity: Severity

    def overlaps(self, span: _Span) -> bool:
        return self.span[0] < span[1] and span[0] < self.span[1]


class _SentenceChecker:
    """Finds the matches that count in one sentence. The arguments are those of `check_sentence`."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        classifier: Classifier,
        sentence: str,
        neighbours: Neighbours | None,
    ) -> None:
        self._rules = rules
        self._classifier = classifier
        self._sentence = sentence
        self._neighbours = neighbours
        self._tokens = tokenize(sentence)
        self._score = self._find_score(self._tokens)

    def find_matches(self) -> list[_Match]:
        """Return the matches of the rules, completed by the classifier."""
        matches: list[_Match] = []
        for rule in self._sort_rules_by_preference():
            if rule.needs_classifier and not self._is_certain(rule):
                continue
            span = rule.match(self._tokens)
            if span is None or any(match.overlaps(span) for match in matches):
                continue
            severity = self._find_severity(rule, span)
            if severity is not None:
                matches.append(_Match(rule, span, severity))
        return self._complete_matches(matches)

    def _find_score(self, tokens: Tokens) -> Score:
        """Return the score of the sentence, or of a clause of it.

        In a text that is not a whole note, the score is lowered to the scale of one in a note.
        """
        if self._neighbours is None:
            score = self._classifier.score(tokens)
            return score._replace(overall=score.overall - _SCORE_EXCESS_WITHOUT_CONTEXT)
        return self._classifier.score(tokens, extract_context_features(*self._neighbours))

    def _sort_rules_by_preference(self) -> list[Rule]:
        """Return the rules in the order to try them: only the first of overlapping matches counts.

        Rules that do not need the classifier come before the others; in both groups, those of the
        likeliest category come first.
        """
        category = self._score.category
        return sorted(self._rules, key=lambda r: (r.needs_classifier, r.category != category))

    @cached_property
    def _likeliest_rule(self) -> Rule | None:
        """The first rule of the likeliest category that has a question and needs no classifier.

        None if there is no such rule, as when an adviser has switched it off.
        """
        of_category = (rule for rule in self._rules if rule.category == self._score.category)
        return next((r for r in of_category if r.question and not r.needs_classifier), None)

    def _is_certain(self, rule: Rule) -> bool:
        """Return whether the classifier is certain that the sentence is in the rule's category.

        It is certain only in a whole note, and never of a short text or of a category whose rules
        an adviser has switched off.
        """
        return (
            self._neighbours is not None
            and self._score.overall > _CERTAIN_SCORE
            and rule.category == self._score.category
            and not self._may_be_name
            and self._likeliest_rule is not None
        )

    @property
    def _may_be_name(self) -> bool:
        return len(self._tokens.starts) <= _MAX_TOKENS_OF_NAME

    def _find_severity(self, rule: Rule, span: _Span) -> Severity | None:
        """Return the severity of a match; None if it does not count.

        The severity is lower than the rule's if the classifier finds both the sentence and the
        clause around the match innocent.
        """
        if rule.overrides_classifier or rule.category not in self._classifier.categories:
            return rule.severity
        highest_score = self._score.overall
        if highest_score < _DOUBTFUL_SCORE:
            highest_score = max(highest_score, self._find_score_of_clause(span))
        if highest_score >= _DOUBTFUL_SCORE:
            return rule.severity
        return Severity.DOUBT if highest_score >= _INNOCENT_SCORE and rule.question else None

    def _find_score_of_clause(self, span: _Span) -> float:
        """Return the overall score of the clause around a match."""
        removal = find_clause(self._sentence, *span)
        # A replacement stands for one character outside the clause, which the removal includes: the
        # closing mark, or the next letter, which becomes a capital.
        end_of_clause = removal.end - len(removal.replacement or "")
        tokens = tokenize(self._sentence[removal.start : end_of_clause])
        return self._find_score(tokens).overall

    def _complete_matches(self, matches: list[_Match]) -> list[_Match]:
        """Return the matches, changed or completed if the classifier suspects the sentence.

        If no pattern matches, a doubt is added. If only patterns of far less likely categories
        match, the first match gets the likeliest category.
        """
        if self._likeliest_rule is None or self._score.overall < _SUSPICION_SCORE:
            return matches
        classified = [m for m in matches if m.rule.category in self._classifier.categories]
        if not classified:
            if self._may_be_name:
                return matches
            span = self._tokens.span_in_sentence(self._score.start, self._score.end)
            return [*matches, _Match(self._likeliest_rule, span, Severity.DOUBT)]
        if not all(self._is_in_wrong_category(match.rule) for match in classified):
            return matches
        # The pattern finds the words at fault, but the whole sentence shows the category.
        first = matches.index(classified[0])
        reclassified = matches[first]._replace(rule=self._likeliest_rule)
        return [*matches[:first], reclassified, *matches[first + 1 :]]

    def _is_in_wrong_category(self, rule: Rule) -> bool:
        """Return whether another category than the rule's is far more likely."""
        scores = self._score.by_category
        lead = scores[self._score.category] - scores[rule.category]
        return not rule.overrides_classifier and lead > _MIN_LEAD


def _to_finding(match: _Match, sentence: str) -> Finding:
    """Return the finding for a match: about the matched words, or the whole clause around them."""
    rule, (start, end), severity = match
    replacement = rule.replacement
    if rule.covers_clause:
        removal = remove_clause(sentence, start, end)
        start, end = removal.start, removal.end
        if removal.replacement is not None:
            replacement = removal.replacement
    text = sentence[start:end]
    if severity is Severity.DOUBT:
        return Finding(rule.category, severity, start, text, rule.question)
    return Finding(rule.category, severity, start, text, rule.message, replacement)
