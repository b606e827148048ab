"""The rules of etiquette, which find faults in a sentence by patterns; each is a TOML file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from templates.errors import WordingIssue
from templates.etiquette.findings import Category, Severity
from templates.matching.patterns import Pattern, PatternError, PatternSet, WordGroups
from templates.matching.tokens import Tokens
from templates.phrasebook.facts import Condition, Facts, KnownFacts, read_conditions
from templates.phrasebook.files import RULES_FOLDER, WordingFiles
from templates.phrasebook.table import Table, suggest_closest

_MAX_GAP, _MAX_GAP_IN_EXCEPTION = 12, 6
"""Maximum words in a long gap of a pattern, and of an exception."""

_GROUPS = "words"
"""The name of the file with the groups of words that patterns may contain."""


@dataclass(frozen=True, eq=False)
class NamedPattern:
    """A named pattern of a rule, which may have several forms."""

    name: str
    forms: PatternSet
    examples: tuple[str, ...]
    """Sentences that it must match."""
    counterexamples: tuple[str, ...]
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
    """The message of a doubt, or ""."""
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
    """Whether a match counts only if the classifier is certain of it, too: the key `suspected`."""
    replacement: str | None = None
    """The replacement for the words at fault: the key `instead`."""
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
            # Search again after the exceptions, from their last space: a match begins after one.
            offset = max(match.start() + 1, max(ends) - 1)
        return None

    @cached_property
    def _all_forms(self) -> PatternSet:
        """The forms of all patterns of the rule."""
        return PatternSet(
            tuple(form for pattern in self.patterns for form in pattern.forms.patterns)
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


_REQUIRED_KEYS = ("rule", "severity", "message")


def read_rules(
    files: WordingFiles,
    facts: KnownFacts,
    moves: tuple[str, ...],
    issues: list[WordingIssue],
) -> tuple[Rule, ...]:
    """Read the rules, ordered by the names of their files; errors are added to `issues`.

    `facts` and `moves` are those that rules may name. A rule that is switched off is left out.
    """
    group_table = files.read_table(f"{RULES_FOLDER}/{_GROUPS}.toml", issues)
    groups = WordGroups({name: " | ".join(group_table.texts(name)) for name in group_table.values})
    names, added = files.list_rules(), files.list_added_rules()
    built_in = tuple(name for name in names if name not in (*added, _GROUPS))
    tables = {name: files.read_table(f"{RULES_FOLDER}/{name}.toml", issues) for name in names}
    rules = []
    for name, table in tables.items():
        _report_unknown_patterns(table, tables)
        if name in added and (missing := table.missing(_REQUIRED_KEYS)):
            # A file that is not TOML has an issue already.
            if table.file not in (issue.file for issue in issues):
                needs = f"a new rule needs {', '.join(missing)}"
                table.report("", f"is not built in{suggest_closest(name, built_in)} ({needs})")
        elif name != _GROUPS and not table.optional_yes_no("off"):
            rules.append(_read_rule(name, table, groups, facts, moves, is_added=name in added))
    return tuple(rules)


def _report_unknown_patterns(table: Table, tables: Mapping[str, Table]) -> None:
    """Report patterns that a table switches off, with `find = []`, but that are not built in."""
    for name, pattern in _find_pattern_tables(table).items():
        is_switched_off = isinstance(pattern, dict) and pattern.get("find") == []
        # A built-in pattern that is switched off still has the examples of the built-in file.
        if is_switched_off and "examples" not in pattern:
            suggestion = _suggest_pattern(name, table, tables)
            table.report(f"patterns.{name}", f"is not a built-in pattern of this rule{suggestion}")


def _suggest_pattern(name: str, table: Table, tables: Mapping[str, Table]) -> str:
    """Return a suggestion of the pattern that an unknown name in a table may mean, or ""."""
    others_in_table = tuple(_find_pattern_tables(table).keys() - {name})
    file_by_pattern = {
        known: other.file
        for other in tables.values()
        if other is not table
        for known in _find_pattern_tables(other)
    }
    if name in file_by_pattern:
        return f": it is in {file_by_pattern[name]}"
    return suggest_closest(name, others_in_table) or suggest_closest(name, tuple(file_by_pattern))


def _find_pattern_tables(table: Table) -> Mapping[str, Any]:
    """Return the tables of a rule's patterns by name; in a malformed file, values of any type."""
    patterns = table.values.get("patterns")
    return patterns if isinstance(patterns, dict) else {}


def _read_rule(
    name: str,
    table: Table,
    groups: WordGroups,
    facts: KnownFacts,
    moves: tuple[str, ...],
    *,
    is_added: bool,
) -> Rule:
    """Return the rule in a table, in which errors are reported.

    `is_added` says whether an adviser added the rule.
    """
    categories = table.choices("rule", tuple(Category), required=True)
    severities = table.choices("severity", (Severity.STOP, Severity.HINT), required=True)
    pattern_tables = table.table("patterns").tables() if table.has("patterns") else ()
    needs_classifier = table.optional_yes_no("suspected")
    rule = Rule(
        name=name,
        category=Category(next(iter(categories), Category.STYLE)),
        severity=Severity(next(iter(severities), Severity.HINT)),
        message=table.text("message"),
        question=table.optional_text("question"),
        source=table.optional_text("source"),
        patterns=tuple(_read_pattern(child, groups) for child in pattern_tables),
        exceptions=PatternSet(
            tuple(
                Pattern(source, groups, _MAX_GAP_IN_EXCEPTION, is_greedy=True)
                for source in table.texts("spare")
            )
        ),
        conditions=read_conditions(table, facts),
        covers_clause=table.optional_yes_no("whole"),
        # The classifier is not trained for an added rule, so its matches count as they are.
        overrides_classifier=(
            table.yes_no("always") if table.has("always") else is_added and not needs_classifier
        ),
        needs_classifier=needs_classifier,
        replacement=table.text("instead") if table.has("instead") else None,
        move=next(iter(table.choices("makes", moves)), ""),
    )
    for problem in _find_pattern_errors(rule.exceptions):
        table.report("spare", problem)
    misplaced_keys = [key for key in ("find", "examples", "innocent") if key in table.values]
    for key in misplaced_keys:
        table.report(key, "belongs in the table of a pattern, like [patterns.call_them]")
    table.report_unknown_keys((*facts, *misplaced_keys))
    return rule


def _read_pattern(table: Table, groups: WordGroups) -> NamedPattern:
    """Return the pattern in a table, in which errors are reported."""
    sources = table.texts("find", required=True)
    pattern = NamedPattern(
        name=table.name.rpartition(".")[2],
        forms=PatternSet(tuple(Pattern(source, groups, _MAX_GAP) for source in sources)),
        examples=table.texts("examples"),
        counterexamples=table.texts("innocent"),
    )
    for problem in _find_pattern_errors(pattern.forms):
        table.report("find", problem)
    table.report_unknown_keys()
    return pattern


def _find_pattern_errors(patterns: PatternSet) -> Iterator[str]:
    """Yield what is wrong with each pattern that cannot be parsed."""
    for pattern in patterns.patterns:
        try:
            # A pattern is parsed when its translation is first needed.
            pattern.translation  # noqa: B018
        except PatternError as error:
            yield f'"{pattern.source}" {error}'
