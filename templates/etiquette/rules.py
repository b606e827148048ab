"""The rules of etiquette, which find faults in a sentence by patterns; each is a TOML file."""

from dataclasses import dataclass
from functools import cached_property

from templates.etiquette.findings import Category, Severity
from templates.matching.patterns import Pattern, PatternSet
from templates.matching.tokens import Tokens
from templates.phrasebook.facts import Condition, Facts


@dataclass(frozen=True, eq=False)
class NamedPattern:
    """A named pattern of a rule, which may have several forms."""

    name: str
    forms: PatternSet
    examples: tuple[str, ...]
    """Sentences that the pattern must match."""
    innocent_sentences: tuple[str, ...]
    """Similar but innocent sentences, which no rule may match: the key `innocent`."""

    def matches(self, tokens: Tokens) -> bool:
        """Return whether one of the forms matches a sentence, whatever the rule's exceptions."""
        candidates = self.forms.candidates(tokens.words)
        return any(form.regex.search(tokens.text) for form in candidates)


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule of etiquette. Where the key in its file has another name, the field says which."""

    name: str
    category: Category
    """The category of its findings: the key `rule`."""
    severity: Severity
    message: str
    question: str
    """The message of a doubt, which only the classifier raises, as a question; or ""."""
    source: str
    """The source of the advice."""
    patterns: tuple[NamedPattern, ...]
    exceptions: PatternSet
    """Innocent patterns, from the key `spare`: a match that overlaps one of them does not count."""
    conditions: tuple[Condition, ...] = ()
    """What must be true of the situation for the rule to apply."""
    covers_clause: bool = False
    """Whether a finding covers the whole clause around a match: the key `whole`."""
    overrides_classifier: bool = False
    """Whether a match counts even if the classifier finds it innocent: the key `always`."""
    needs_classifier: bool = False
    """Whether a match counts only if the classifier is also certain: the key `suspected`."""
    replacement: str | None = None
    """The replacement for the words at fault, "" to remove them, or None: the key `instead`."""
    move: str = ""
    """The move that the replacement makes, which the outcome must allow: the key `makes`."""

    def applies_to(self, facts: Facts | None) -> bool:
        """Return whether the rule applies in a situation or, for None, in every situation."""
        if facts is None:
            return not self.conditions
        return all(condition.is_met(facts) for condition in self.conditions)

    def match(self, tokens: Tokens) -> tuple[int, int] | None:
        """Return the span of the shortest match in a sentence, or None.

        The shortest match contains the fewest innocent words.
        """
        spans = []
        for form in self._all_forms.candidates(tokens.words):
            if span := self._find_span(form, tokens):
                spans.append(span)
        if not spans:
            return None
        return tokens.span_in_sentence(*min(spans, key=lambda span: span[1] - span[0]))

    def _find_span(self, form: Pattern, tokens: Tokens) -> tuple[int, int] | None:
        """Return the span in the tokens of the first match that overlaps no exception."""
        offset = 0
        while match := form.regex.search(tokens.text, offset):
            ends = [
                end
                for start, end in self._find_exception_spans(tokens)
                if start < match.end() and match.start() < end
            ]
            if not ends:
                return _without_punctuation(tokens.text, *match.span())
            # An exception ends with a space. The search goes on at that space, since a match needs
            # one before it.
            offset = max(match.start() + 1, max(ends) - 1)
        return None

    @cached_property
    def _all_forms(self) -> PatternSet:
        """The forms of all patterns of the rule."""
        return PatternSet(
            tuple(form for pattern in self.patterns for form in pattern.forms.members)
        )

    def _find_exception_spans(self, tokens: Tokens) -> list[tuple[int, int]]:
        return [
            match.span()
            for pattern in self.exceptions.candidates(tokens.words)
            for match in pattern.regex.finditer(tokens.text)
        ]


def _without_punctuation(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span in the tokens without the punctuation marks at its ends."""
    matched = text[start:end]
    stripped = matched.strip(" .,;:?!-")
    if not stripped:
        return start, end
    start += matched.index(stripped)
    # Like a match, the span includes the space after its last word.
    return start, start + len(stripped) + 1
