"""The rules of etiquette.toml: patterns to find in a sentence, and the findings they cause."""

from collections.abc import Iterator
from dataclasses import dataclass

from templates.etiquette.findings import Category, Severity
from templates.etiquette.patterns import Pattern, PatternError, PatternSet, WordGroups
from templates.etiquette.tokens import Tokens
from templates.phrasebook.facts import Condition, Facts, KnownFacts, read_conditions
from templates.phrasebook.table import Table

_MAX_GAP, _MAX_GAP_SPARED = 12, 6
"""How many words a long gap may hold in a pattern to find, and in one to spare."""

_GROUPS, _PLACEHOLDER = "groups", "left_over"


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: the patterns that break it, and the innocent ones that must not count.

    `conditions` say in which situations it holds; without any, in all. `whole` says that the clause
    around a match must go, and `always` that the classifier cannot overrule a match. `replacement`
    is offered in place of a whole sentence, where the outcome allows the move `makes`.
    """

    name: str
    category: Category
    severity: Severity
    message: str
    find: PatternSet
    spare: PatternSet
    conditions: tuple[Condition, ...] = ()
    whole: bool = False
    always: bool = False
    replacement: str | None = None
    makes: str = ""
    example: str = ""
    """A sentence that breaks the rule, for the documentation."""
    innocent: str = ""
    """A similar sentence that does not."""

    def holds(self, facts: Facts | None) -> bool:
        """Return whether the rule applies in a situation or, for None, in every situation."""
        if facts is None:
            return not self.conditions
        return all(condition.holds(facts) for condition in self.conditions)

    def match(self, tokens: Tokens) -> tuple[int, int] | None:
        """Return the place of the first match in a sentence, or None."""
        spared: list[tuple[int, int]] | None = None
        for pattern in self.find.candidates(tokens.words):
            at = 0
            while found := pattern.regex.search(tokens.text, at):
                spared = self._spared(tokens) if spared is None else spared
                over = [end for start, end in spared if start < found.end() and found.start() < end]
                if not over:
                    return tokens.span_in_sentence(found.start(), found.end())
                # Search again after the innocent words.
                at = max(found.start() + 1, max(over) - 1)
        return None

    def _spared(self, tokens: Tokens) -> list[tuple[int, int]]:
        return [
            match.span()
            for pattern in self.spare.candidates(tokens.words)
            for match in pattern.regex.finditer(tokens.text)
        ]


def read_rules(
    file: Table, facts: KnownFacts, moves: tuple[str, ...]
) -> tuple[tuple[Rule, ...], str]:
    """Read etiquette.toml: the rules in order, and the message about placeholders.

    `facts` and `moves` are what a rule may depend on. Whatever is wrong is reported in the table.
    """
    table = file.table(_GROUPS)
    groups = WordGroups({name: " | ".join(table.texts(name)) for name in table.values})
    placeholder = file.table(_PLACEHOLDER)
    message = placeholder.text("message")
    placeholder.report_unknown_keys()
    names = [name for name in file.values if name not in (_GROUPS, _PLACEHOLDER)]
    return tuple(_read_rule(file.table(name), groups, facts, moves) for name in names), message


def _read_rule(
    table: Table,
    groups: WordGroups,
    facts: KnownFacts,
    moves: tuple[str, ...],
) -> Rule:
    categories = table.choices("rule", tuple(Category), required=True)
    severities = table.choices("severity", tuple(Severity), required=True)
    find, spare = table.texts("find", required=True), table.texts("spare")
    rule = Rule(
        name=table.name,
        category=Category(next(iter(categories), Category.STYLE)),
        severity=Severity(next(iter(severities), Severity.HINT)),
        message=table.text("message"),
        find=PatternSet(tuple(Pattern(source, groups, _MAX_GAP) for source in find)),
        spare=PatternSet(tuple(Pattern(source, groups, _MAX_GAP_SPARED) for source in spare)),
        conditions=read_conditions(table, facts),
        whole=table.optional_yes_no("whole"),
        always=table.optional_yes_no("always"),
        replacement=table.text("instead") if table.has("instead") else None,
        makes=next(iter(table.choices("makes", moves)), ""),
        example=table.optional_text("example"),
        innocent=table.optional_text("innocent"),
    )
    for key, problem in _pattern_errors(rule):
        table.report(key, problem)
    table.report_unknown_keys((*facts, "whole", "always", "instead", "example", "innocent"))
    return rule


def _pattern_errors(rule: Rule) -> Iterator[tuple[str, str]]:
    for key, patterns in (("find", rule.find), ("spare", rule.spare)):
        for pattern in patterns.patterns:
            try:
                pattern.translation  # noqa: B018
            except PatternError as error:
                yield key, f'"{pattern.source}" {error}'
