"""Resolve references: an outcome or a tone can take its values from another one."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from templates.phrasebook.files import merge
from templates.phrasebook.table import Table, list_known, suggest_closest

_LIKE, _SENTENCES = "like", "sentences"
"""The keys with which an outcome and a tone refer to another one."""

_REQUIRED_OUTCOME_KEYS = (
    "label", "hint", "subject", "required", "optional", "paragraphs", "meetings", "held", "words",
    "defaults",
)  # fmt: skip
_REQUIRED_TONE_KEYS = (
    "label", "hint", _SENTENCES, "names", "greeting", "sign_off", "subdued_sign_off",
)  # fmt: skip


class Outcomes(NamedTuple):
    """The readable outcomes, and the references among outcomes."""

    table: Table
    """The readable outcomes, with everything that they take from others."""
    family_by_outcome: Mapping[str, frozenset[str]]
    """For each outcome, readable or not, itself and the outcomes that are like it."""

    def lineage(self, outcome: str) -> tuple[str, ...]:
        """Return an outcome, and those that it is like, directly or through another one."""
        return tuple(other for other, alike in self.family_by_outcome.items() if outcome in alike)


class Tones(NamedTuple):
    """The readable tones, and the references among tones."""

    table: Table
    """The readable tones."""
    sources: Mapping[str, str]
    """For each tone, the one whose sentences it uses, often itself; "" if new and unreadable."""
    redirected: frozenset[str]
    """The built-in tones that now use the sentences of another, in place of their own."""


def resolve_outcomes(root: Table, added: frozenset[str]) -> Outcomes:
    """Return the outcomes in the root table of a file; `added` are those that are not built in.

    An outcome with a wrong reference, or a new one that lacks keys, is not readable: it is
    reported as one issue of the table.
    """
    chains = {table.name: _follow_references(table.name, _LIKE, root) for table in root.tables()}
    readable: dict[str, Any] = {}
    for name, chain in chains.items():
        table = root.table(name)
        problem = chain.problem
        is_like_another = len(chain.names) > 1
        if is_like_another and name not in added:
            problem = "is for new outcomes, and this one is built in"
        if problem:
            table.report(_LIKE, problem)
            continue
        required = ("label",) if is_like_another else _REQUIRED_OUTCOME_KEYS
        if name in added and (missing := table.missing(required)):
            alternative = "" if is_like_another else f', or {_LIKE} = "not_selected" and a label'
            needs = f"a new outcome also needs {', '.join(missing)}{alternative}"
            _report_incomplete(table, needs, root, added)
            continue
        combined: dict[str, Any] = {}
        for other in reversed(chain.names):
            combined = merge(combined, root.table(other).values)
        combined.pop(_LIKE, None)
        readable[name] = combined
    family_by_outcome = {
        name: frozenset((name, *(other for other in chains if name in chains[other].names)))
        for name in root.values
    }
    return Outcomes(Table(root.file, root.name, readable, root.issues), family_by_outcome)


def resolve_tones(root: Table, added: frozenset[str]) -> Tones:
    """Return the tones in the root table of a file; `added` are those that are not built in.

    A tone with a wrong reference, or a new one that lacks keys, is not readable: it is reported as
    one issue of the table.
    """
    chains = {
        table.name: _follow_references(table.name, _SENTENCES, root) for table in root.tables()
    }
    readable: dict[str, Any] = {}
    for name, chain in chains.items():
        table = root.table(name)
        if chain.problem:
            table.report(_SENTENCES, chain.problem)
        elif name in added and (missing := table.missing(_REQUIRED_TONE_KEYS)):
            needs = f"a new tone also needs {', '.join(missing)}"
            _report_incomplete(table, needs, root, added)
        else:
            readable[name] = table.values
    sources: dict[str, str] = {}
    for name in root.values:
        if name in readable:
            sources[name] = chains[name].names[-1]
        else:
            sources[name] = "" if name in added else name
    redirected = frozenset(name for name, source in sources.items() if source != name)
    return Tones(
        Table(root.file, root.name, readable, root.issues),
        sources,
        redirected - added,
    )


class _Chain(NamedTuple):
    """The names of a table, of the table that its key refers to, and so on to the last."""

    names: tuple[str, ...]
    problem: str = ""
    """The problem with the first reference, or ""; a later table reports its own reference."""


def _follow_references(name: str, key: str, root: Table) -> _Chain:
    """Return the chain of references that begins with a table of the root table."""
    names = [name]
    while root.table(names[-1]).has(key):
        other = root.table(names[-1]).values[key]
        is_first = len(names) == 1
        if other == name:
            return _Chain((name,), "names itself" if is_first else "leads back to itself")
        if other in names:
            # Later tables refer to each other in a circle, and report that themselves.
            break
        if not isinstance(other, str) or not isinstance(root.values.get(other), dict):
            known = tuple(known_name for known_name in root.values if known_name != name)
            problem = f'"{other}" is not known here{list_known(str(other), known)}'
            return _Chain((name,), problem if is_first else "")
        names.append(other)
    return _Chain(tuple(names))


def _report_incomplete(table: Table, needs: str, root: Table, added: frozenset[str]) -> None:
    """Report a new outcome or tone that lacks keys, or a built-in one whose name is misspelt.

    `needs` says what it lacks if it is new.
    """
    built_in = tuple(name for name in root.values if name not in added)
    table.report("", f"is not built in{suggest_closest(table.name, built_in)} ({needs})")
