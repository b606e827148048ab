"""Read the rules of etiquette of a wording, and report the errors in their files."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from templates.errors import WordingIssue
from templates.etiquette.findings import Category, Severity
from templates.etiquette.rules import NamedPattern, Rule
from templates.matching.patterns import Pattern, PatternError, PatternSet, WordGroups
from templates.phrasebook.facts import read_conditions
from templates.phrasebook.files import RULES_FOLDER
from templates.phrasebook.table import Table, suggest_closest
from templates.phrasebook.wording import Wording

_MAX_GAP, _MAX_GAP_IN_EXCEPTION = 12, 6
"""The maximum number of words that "..." stands for in a pattern, and in an exception."""

_GROUPS = "words"
"""The name of the file with the groups of words that patterns may contain."""

_REQUIRED_KEYS = ("rule", "severity", "message")


class RuleReader:
    """Reads the rules in the files of a wording, each when it is first asked for."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self.names = tuple(name for name in wording.files.list_rules() if name != _GROUPS)
        """The names of the files, in alphabetical order."""
        self.issues: list[WordingIssue] = []
        """The errors in the rules that have been read."""
        self._added = wording.files.list_added_rules()
        self._tables: dict[str, Table] = {}
        self._rules: dict[str, Rule | None] = {}

    def read_all(self) -> tuple[Rule, ...]:
        """Return all rules in order, without those that are switched off or incomplete."""
        rules = [self.read(name) for name in self.names]
        return tuple(rule for rule in rules if rule is not None)

    def read(self, name: str) -> Rule | None:
        """Return the rule in a file, by its name; None if it is switched off or incomplete."""
        if name not in self._rules:
            self._rules[name] = self._read(name)
        return self._rules[name]

    def _read(self, name: str) -> Rule | None:
        table = self._table(name)
        self._report_unknown_patterns(table)
        is_added = name in self._added
        if is_added and (missing := table.missing(_REQUIRED_KEYS)):
            self._report_missing_keys(name, missing)
            return None
        if table.optional_yes_no("off"):
            return None
        return _read_rule(name, table, self._groups, self._wording, is_added=is_added)

    def _table(self, name: str) -> Table:
        if name not in self._tables:
            file = f"{RULES_FOLDER}/{name}.toml"
            self._tables[name] = self._wording.files.read_table(file, self.issues)
        return self._tables[name]

    @cached_property
    def _groups(self) -> WordGroups:
        table = self._table(_GROUPS)
        return WordGroups({name: " | ".join(table.texts(name)) for name in table.values})

    def _report_missing_keys(self, name: str, missing: tuple[str, ...]) -> None:
        """Report the keys that are missing in the file of a new rule."""
        table = self._table(name)
        # A file that is not TOML has an issue already.
        if table.file not in (issue.file for issue in self.issues):
            built_in = tuple(known for known in self.names if known not in self._added)
            needs = f"a new rule needs {', '.join(missing)}"
            table.report("", f"is not built in{suggest_closest(name, built_in)} ({needs})")

    def _report_unknown_patterns(self, table: Table) -> None:
        """Report each unknown pattern that a table switches off by `find = []`."""
        for name, pattern in _find_pattern_tables(table).items():
            if _is_unknown(pattern):
                tables = {rule: self._table(rule) for rule in self.names}
                problem = "is not a built-in pattern of this rule"
                suggestion = _suggest_pattern(name, table, tables)
                table.report(f"patterns.{name}", f"{problem}{suggestion}")


def _suggest_pattern(name: str, table: Table, tables: Mapping[str, Table]) -> str:
    """Return a suggestion for an unknown name of a pattern in a table, or ""."""
    others_in_table = _find_known_patterns(table)
    file_by_pattern = {
        known: other.file
        for other in tables.values()
        if other is not table
        for known in _find_known_patterns(other)
    }
    if name in file_by_pattern:
        return f": it is in {file_by_pattern[name]}"
    return suggest_closest(name, others_in_table) or suggest_closest(name, tuple(file_by_pattern))


def _find_known_patterns(table: Table) -> tuple[str, ...]:
    """Return the names of a rule's patterns, without unknown ones that are switched off."""
    patterns = _find_pattern_tables(table).items()
    return tuple(name for name, pattern in patterns if not _is_unknown(pattern))


def _is_unknown(pattern: object) -> bool:
    """Return whether the table of a pattern switches off a pattern that is not built in."""
    # The table combines the overlay with the built-in file, so a built-in pattern has examples even
    # if it is switched off; an unknown one has none.
    return isinstance(pattern, dict) and pattern.get("find") == [] and "examples" not in pattern


def _find_pattern_tables(table: Table) -> Mapping[str, Any]:
    """Return the tables of a rule's patterns by name; in a malformed file, values of any type."""
    patterns = table.values.get("patterns")
    return patterns if isinstance(patterns, dict) else {}


def _read_rule(
    name: str, table: Table, groups: WordGroups, wording: Wording, *, is_added: bool
) -> Rule:
    """Return the rule in a table; report errors as issues of the table.

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
        conditions=read_conditions(table, wording.facts),
        covers_clause=table.optional_yes_no("whole"),
        # The classifier is not trained for an added rule, so its matches count as they are.
        overrides_classifier=(
            table.yes_no("always") if table.has("always") else is_added and not needs_classifier
        ),
        needs_classifier=needs_classifier,
        replacement=table.text("instead") if table.has("instead") else None,
        move=next(iter(table.choices("makes", tuple(wording.moves))), ""),
    )
    for problem in _find_pattern_errors(rule.exceptions):
        table.report("spare", problem)
    misplaced_keys = [key for key in ("find", "examples", "innocent") if key in table.values]
    for key in misplaced_keys:
        table.report(key, "belongs in the table of a pattern, like [patterns.call_them]")
    table.report_unknown_keys((*wording.facts, *misplaced_keys))
    return rule


def _read_pattern(table: Table, groups: WordGroups) -> NamedPattern:
    """Return the pattern in a table; report errors as issues of the table."""
    sources = table.texts("find", required=True)
    pattern = NamedPattern(
        name=table.name.rpartition(".")[2],
        forms=PatternSet(tuple(Pattern(source, groups, _MAX_GAP) for source in sources)),
        examples=table.texts("examples"),
        innocent_sentences=table.texts("innocent"),
    )
    for problem in _find_pattern_errors(pattern.forms):
        table.report("find", problem)
    table.report_unknown_keys()
    return pattern


def _find_pattern_errors(patterns: PatternSet) -> Iterator[str]:
    """Yield what is wrong with each pattern that cannot be parsed."""
    for pattern in patterns.members:
        try:
            # A pattern is parsed when its translation is first needed.
            pattern.translation  # noqa: B018
        except PatternError as error:
            yield f'"{pattern.source}" {error}'
