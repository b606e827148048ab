"""The rules of etiquette: a file each, with patterns to find in a sentence and what they cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from templates.errors import WordingIssue
from templates.etiquette.findings import Category, Severity
from templates.etiquette.patterns import Pattern, PatternError, PatternSet, WordGroups
from templates.etiquette.tokens import Tokens
from templates.phrasebook.facts import Condition, Facts, KnownFacts, read_conditions
from templates.phrasebook.files import RULES_FOLDER, WordingFiles
from templates.phrasebook.table import Table, suggest_closest

_MAX_GAP, _MAX_GAP_SPARED = 12, 6
"""How many words a long gap may hold in a pattern to find, and in one to spare."""

_GROUPS = "words"
"""The file of the groups of words that patterns may name."""


@dataclass(frozen=True, eq=False)
class NamedPattern:
    """A named pattern of a rule, with sentences that it must match and similar ones it must not."""

    name: str
    find: PatternSet
    examples: tuple[str, ...]
    innocent: tuple[str, ...]


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
    question: str
    """What to ask where only the classifier suspects the category, or ""."""
    source: str
    """Where the advice comes from."""
    patterns: tuple[NamedPattern, ...]
    spare: PatternSet
    conditions: tuple[Condition, ...] = ()
    whole: bool = False
    always: bool = False
    replacement: str | None = None
    makes: str = ""

    def holds(self, facts: Facts | None) -> bool:
        """Return whether the rule applies in a situation or, for None, in every situation."""
        if facts is None:
            return not self.conditions
        return all(condition.holds(facts) for condition in self.conditions)

    def match(self, tokens: Tokens) -> tuple[int, int] | None:
        """Return the place of the shortest match in a sentence, or None.

        The shortest has the fewest innocent words in it.
        """
        found = [
            place
            for pattern in self.find.candidates(tokens.words)
            if (place := self._first_match(pattern, tokens))
        ]
        if not found:
            return None
        return tokens.span_in_sentence(*min(found, key=lambda place: place[1] - place[0]))

    def _first_match(self, pattern: Pattern, tokens: Tokens) -> tuple[int, int] | None:
        """Return the place in the tokens of a pattern's first match beside all innocent words."""
        at = 0
        while found := pattern.regex.search(tokens.text, at):
            over = [
                end
                for start, end in self._spared(tokens)
                if start < found.end() and found.start() < end
            ]
            if not over:
                return _without_marks(tokens.text, *found.span())
            # Search again after the innocent words.
            at = max(found.start() + 1, max(over) - 1)
        return None

    @cached_property
    def find(self) -> PatternSet:
        """All patterns of the rule together."""
        return PatternSet(tuple(p for named in self.patterns for p in named.find.patterns))

    def _spared(self, tokens: Tokens) -> list[tuple[int, int]]:
        return [
            match.span()
            for pattern in self.spare.candidates(tokens.words)
            for match in pattern.regex.finditer(tokens.text)
        ]


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place in the tokens without the punctuation marks at its ends."""
    words = text[start:end]
    stripped = words.strip(" .,;:?!-")
    if not stripped:
        return start, end
    start += words.index(stripped)
    return start, start + len(stripped) + 1


_REQUIRED = ("rule", "severity", "message")
"""The keys that a rule cannot do without."""


def read_rules(
    files: WordingFiles,
    facts: KnownFacts,
    moves: tuple[str, ...],
    issues: list[WordingIssue],
) -> tuple[Rule, ...]:
    """Read the rules, a file each, in the order of their names; errors are added to `issues`.

    `facts` and `moves` are what a rule may depend on. A rule that is switched off is left out.
    """
    words = files.table(f"{RULES_FOLDER}/{_GROUPS}.toml", issues)
    groups = WordGroups({name: " | ".join(words.texts(name)) for name in words.values})
    names, added = files.rules(issues), files.added_rules()
    built_in = tuple(name for name in names if name not in (*added, _GROUPS))
    rules = []
    for name in names:
        table = files.table(f"{RULES_FOLDER}/{name}.toml", issues)
        if name in added and (missing := table.missing(_REQUIRED)):
            # A file that is not TOML has its issue already.
            if table.file not in (issue.file for issue in issues):
                needs = f"a new rule needs {', '.join(missing)}"
                table.report("", f"is not built in{suggest_closest(name, built_in)} ({needs})")
        elif name != _GROUPS and not table.optional_yes_no("off"):
            rules.append(_read_rule(name, table, groups, facts, moves))
    return tuple(rules)


def _read_rule(
    name: str,
    table: Table,
    groups: WordGroups,
    facts: KnownFacts,
    moves: tuple[str, ...],
) -> Rule:
    categories = table.choices("rule", tuple(Category), required=True)
    severities = table.choices("severity", (Severity.STOP, Severity.HINT), required=True)
    patterns = table.table("patterns") if table.has("patterns") else None
    rule = Rule(
        name=name,
        category=Category(next(iter(categories), Category.STYLE)),
        severity=Severity(next(iter(severities), Severity.HINT)),
        message=table.text("message"),
        question=table.optional_text("question"),
        source=table.optional_text("source"),
        patterns=tuple(_read_pattern(each, groups) for each in patterns.tables())
        if patterns
        else (),
        spare=PatternSet(
            tuple(
                Pattern(source, groups, _MAX_GAP_SPARED, greedy=True)
                for source in table.texts("spare")
            )
        ),
        conditions=read_conditions(table, facts),
        whole=table.optional_yes_no("whole"),
        always=table.optional_yes_no("always"),
        replacement=table.text("instead") if table.has("instead") else None,
        makes=next(iter(table.choices("makes", moves)), ""),
    )
    for problem in _pattern_errors(rule.spare):
        table.report("spare", problem)
    table.report_unknown_keys(
        (*facts, "whole", "always", "instead", "makes", "question", "source", "spare", "off")
    )
    return rule


def _read_pattern(table: Table, groups: WordGroups) -> NamedPattern:
    find = table.texts("find", required=True)
    named = NamedPattern(
        name=table.name.rpartition(".")[2],
        find=PatternSet(tuple(Pattern(source, groups, _MAX_GAP) for source in find)),
        examples=table.texts("examples"),
        innocent=table.texts("innocent"),
    )
    for problem in _pattern_errors(named.find):
        table.report("find", problem)
    table.report_unknown_keys()
    return named


def _pattern_errors(patterns: PatternSet) -> Iterator[str]:
    for pattern in patterns.patterns:
        try:
            pattern.translation  # noqa: B018
        except PatternError as error:
            yield f'"{pattern.source}" {error}'
