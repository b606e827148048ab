"""Reading etiquette.toml: the groups of words, the frames, and what is said of each fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from templates.etiquette.findings import Rule, Severity
from templates.etiquette.patterns import Frame, Groups, PatternError, Patterns
from templates.etiquette.rules import Etiquette, EtiquetteRule
from templates.phrasebook.conditions import read_conditions
from templates.phrasebook.table import Table

_REACH, _SPARED_REACH = 12, 6
"""Words that a long gap may hold, where a fault is looked for and where it is spared."""

GROUPS, LEFT_OVER = "groups", "left_over"


@dataclass
class EtiquetteReader:
    """Reads the rules; `facts` and `moves` are what a rule may depend on."""

    file: Table
    facts: Mapping[str, tuple[str, ...]]
    moves: tuple[str, ...]
    _groups: Groups = field(default_factory=lambda: Groups({}))

    def read(self) -> Etiquette:
        """Return the rules; every fault is noted in the file's own list."""
        groups = self.file.table(GROUPS)
        self._groups = Groups({name: " | ".join(groups.texts(name)) for name in groups.values})
        left_over = self.file.table(LEFT_OVER)
        message = left_over.text("message")
        left_over.finish()
        names = [name for name in self.file.values if name not in (GROUPS, LEFT_OVER)]
        return Etiquette(tuple(self._rule(self.file.table(name)) for name in names), message)

    def _rule(self, table: Table) -> EtiquetteRule:
        kinds = table.names("rule", tuple(Rule), required=True)
        severities = table.names("severity", tuple(Severity), required=True)
        rule = EtiquetteRule(
            name=table.name,
            rule=Rule(next(iter(kinds), Rule.STYLE)),
            severity=Severity(next(iter(severities), Severity.HINT)),
            message=table.text("message"),
            find=self._frames(table, "find", required=True),
            spare=self._frames(table, "spare", reach=_SPARED_REACH),
            conditions=read_conditions(table, self.facts),
            whole=table.has("whole") and table.yes_no("whole"),
            always=table.has("always") and table.yes_no("always"),
            replacement=table.text("instead") if table.has("instead") else None,
            makes=next(iter(table.names("makes", self.moves)), ""),
            example=table.text("example") if table.has("example") else "",
            innocent=table.text("innocent") if table.has("innocent") else "",
        )
        table.finish((*self.facts, "whole", "always", "instead", "example", "innocent"))
        return rule

    def _frames(
        self, table: Table, key: str, *, required: bool = False, reach: int = _REACH
    ) -> Patterns:
        frames = tuple(
            Frame(source, self._groups, reach) for source in table.texts(key, required=required)
        )
        for frame in frames:
            try:
                frame.shape  # noqa: B018
            except PatternError as error:
                table.fault(key, f'"{frame.source}" {error}')
        return Patterns(frames)
