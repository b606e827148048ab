"""Describe briefly the situations for which a move has no sentence."""

from collections.abc import Iterable

from templates.errors import WordingIssue

Case = dict[str, str]
"""A situation: its `tone` and the values of some facts, by name."""

_CaseSet = dict[str, frozenset[str]]
"""A set of situations: those in which each of these facts has one of its values."""


def describe_gaps(
    move: str, missing: Iterable[Case], covered: Iterable[Case]
) -> list[WordingIssue]:
    """Return an issue for each kind of situation for which a move has no sentence.

    `missing` and `covered` are the situations that were tried. All have the same facts in the same
    order, the most informative first. Facts that make no difference are not mentioned.
    """
    covered = list(covered)
    case_sets: list[_CaseSet] = []
    for case in missing:
        if not any(_contains(case_set, case) for case_set in case_sets):
            case_sets.append(_generalise(case, covered))
    return [
        WordingIssue(f"moves/{move}.toml", "", "", f"has no sentence{_describe(case_set)}")
        for case_set in _merge(case_sets)
    ]


def _contains(case_set: _CaseSet, case: Case) -> bool:
    return all(case[name] in values for name, values in case_set.items())


def _generalise(case: Case, covered: list[Case]) -> _CaseSet:
    """Return the fewest facts that distinguish a case from all covered ones.

    The last facts are left out first.
    """
    case_set = {name: frozenset((value,)) for name, value in case.items()}
    for name in reversed(case):
        wider_set = {other: values for other, values in case_set.items() if other != name}
        if not any(_contains(wider_set, other) for other in covered):
            case_set = wider_set
    return case_set


def _merge(case_sets: list[_CaseSet]) -> list[_CaseSet]:
    """Return the sets, with those that differ in only one fact joined."""
    merged: list[_CaseSet] = []
    for case_set in case_sets:
        for index, other in enumerate(merged):
            differing = [name for name in case_set if case_set[name] != other.get(name)]
            if case_set.keys() == other.keys() and len(differing) == 1:
                name = differing[0]
                merged[index] = {**other, name: other[name] | case_set[name]}
                break
        else:
            merged.append(case_set)
    return merged if len(merged) == len(case_sets) else _merge(merged)


def _describe(case_set: _CaseSet) -> str:
    tones = ", ".join(sorted(case_set.get("tone", ())))
    conditions = ", ".join(
        f"{name} = {to_toml(sorted(values))}" for name, values in case_set.items() if name != "tone"
    )
    where = f" where {conditions}" if conditions else ""
    return f" in the tone {tones}{where}" if tones else where


def to_toml(values: list[str]) -> str:
    """Return some texts as a value in TOML: one text, or a list of them."""
    quoted = [f'"{value}"' for value in values]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"
