"""Resolve what an adviser's outcomes and tones take from others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from templates.phrasebook.files import merge
from templates.phrasebook.table import Table, closest, known_values

_LIKE, _SENTENCES = "like", "sentences"

_KEYS_OF_OUTCOME = (
    "label", "hint", "subject", "required", "optional", "paragraphs", "meetings", "held", "words",
    "defaults",
)  # fmt: skip
_KEYS_OF_TONE = (
    "label", "hint", _SENTENCES, "names", "greeting", "sign_off", "subdued_sign_off",
)  # fmt: skip


@dataclass(frozen=True)
class Outcomes:
    """The outcomes that can be read, and which are like others."""

    table: Table
    """The outcomes with everything that they take from another."""
    alike: Mapping[str, frozenset[str]]
    """For each outcome, readable or not, those that are like it, itself included."""

    def family(self, outcome: str) -> tuple[str, ...]:
        """Return an outcome, and those that it is like."""
        return tuple(other for other, alike in self.alike.items() if outcome in alike)


@dataclass(frozen=True)
class Tones:
    """The tones that can be read, and whose sentences each uses."""

    table: Table
    sources: Mapping[str, str]
    """For each tone, the one whose sentences it uses, perhaps itself; "" if it is unreadable."""
    without_texts: frozenset[str]
    """The built-in tones that use the sentences of another, so that their own count no longer."""


def resolve_outcomes(file: Table, added: frozenset[str]) -> Outcomes:
    """Return the outcomes of a file; `added` are those that are not built in.

    A `like` that leads nowhere, and a new outcome that lacks keys, is one issue, and is not read.
    """
    chains = {table.name: _chain(table.name, _LIKE, file) for table in _tables(file)}
    readable: dict[str, Any] = {}
    for name, chain in chains.items():
        table = file.table(name)
        problem = chain.problem
        if len(chain.names) > 1 and name not in added:
            problem = "is for new outcomes, and this one is built in"
        if problem:
            table.report(_LIKE, problem)
            continue
        required = ("label",) if len(chain.names) > 1 else _KEYS_OF_OUTCOME
        if name in added and (missing := table.missing(required)):
            instead = "" if len(chain.names) > 1 else f', or {_LIKE} = "not_selected" and a label'
            _report_new(table, "outcome", missing, added, file, instead)
            continue
        combined: dict[str, Any] = {}
        for other in reversed(chain.names):
            combined = merge(combined, file.table(other).values)
        combined.pop(_LIKE, None)
        readable[name] = combined
    alike = {
        name: frozenset((name, *(other for other in chains if name in chains[other].names)))
        for name in file.values
    }
    return Outcomes(Table(file.file, file.name, readable, file.issues), alike)


def resolve_tones(file: Table, added: frozenset[str]) -> Tones:
    """Return the tones of a file; `added` are those that are not built in.

    Wrong `sentences`, and a new tone that lacks keys, is one issue, and is not read.
    """
    chains = {table.name: _chain(table.name, _SENTENCES, file) for table in _tables(file)}
    readable: dict[str, Any] = {}
    for name, chain in chains.items():
        table = file.table(name)
        if chain.problem:
            table.report(_SENTENCES, chain.problem)
        elif name in added and (missing := table.missing(_KEYS_OF_TONE)):
            _report_new(table, "tone", missing, added, file, "")
        else:
            readable[name] = table.values
    sources = {
        name: chains[name].names[-1] if name in readable else "" if name in added else name
        for name in file.values
    }
    redirected = {name for name, source in sources.items() if source != name}
    return Tones(
        Table(file.file, file.name, readable, file.issues),
        sources,
        frozenset(redirected - added),
    )


def _tables(file: Table) -> Iterator[Table]:
    """Yield the tables in a file; anything else is reported, once."""
    for table in file.tables():
        if isinstance(file.values[table.name], dict):
            yield table


@dataclass(frozen=True)
class _Chain:
    """A table, the one that it refers to by a key, the one that this refers to, and so on."""

    names: tuple[str, ...]
    problem: str = ""
    """What is wrong with the first reference; "" too if a later one is, which has its own issue."""


def _chain(name: str, key: str, file: Table) -> _Chain:
    names = [name]
    while file.table(names[-1]).has(key):
        other = file.table(names[-1]).values[key]
        if other == name:
            return _Chain((name,), "leads back to itself" if names[1:] else "names itself")
        if other in names:
            # The others lead around in a circle, and have an issue for it.
            break
        if not isinstance(other, str) or not isinstance(file.values.get(other), dict):
            known = tuple(n for n in file.values if n != name)
            problem = f'"{other}" is not known here{known_values(str(other), known)}'
            return _Chain((name,), "" if names[1:] else problem)
        names.append(other)
    return _Chain(tuple(names))


def _report_new(
    table: Table,
    kind: str,
    missing: tuple[str, ...],
    added: frozenset[str],
    file: Table,
    instead: str,
) -> None:
    built_in = tuple(name for name in file.values if name not in added)
    needs = f"a new {kind} also needs {', '.join(missing)}{instead}"
    table.report("", f"is not built in{closest(table.name, built_in)} ({needs})")
