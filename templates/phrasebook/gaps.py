"""Describe briefly the situations for which a move has no sentence."""

from collections.abc import Iterable

from templates.errors import WordingIssue
from templates.phrasebook.variants import Variant

Case = dict[str, str]
"""A situation: its `tone` and the values of some facts, by name."""

_CaseSet = dict[str, frozenset[str]]
"""A set of cases: for each fact that matters, the values that it has in them."""


def describe_gaps(
    move: str, missing: Iterable[Case], covered: Iterable[Case], dropped: Iterable[Variant]
) -> list[WordingIssue]:
    """Return an issue for each kind of situation for which a move has no sentence.

    `missing` are the situations without a sentence, and `covered` the others that were tried. All
    have the same facts in the same order, the most informative first. Facts that make no difference
    are not mentioned. Each issue names those of the `dropped` sentences that fit such a situation.
    """
    missing, covered = list(missing), list(covered)
    case_sets: list[_CaseSet] = []
    for case in missing:
        if not any(_contains(case_set, case) for case_set in case_sets):
            case_sets.append(_generalise(case, covered))
    issues = []
    for case_set in _merge(case_sets):
        cases = [case for case in missing if _contains(case_set, case)]
        fitting = [variant for variant in dropped if any(_fits(variant, case) for case in cases)]
        problem = f"has no sentence{_describe(case_set)}: {_advise(fitting)}"
        issues.append(WordingIssue(f"moves/{move}.toml", problem))
    return issues


def _fits(variant: Variant, case: Case) -> bool:
    """Return whether a variant has a text for the tone, and conditions that the facts meet."""
    return case["tone"] in variant.texts and all(
        condition.is_met(case) for condition in variant.conditions if condition.fact in case
    )


def _advise(dropped: list[Variant]) -> str:
    """Return what to do about a gap; `dropped` are the sentences that would fill it."""
    if not dropped:
        return "write one"
    names = " or ".join(f"[{variant.key}]" for variant in dropped)
    return f"do not drop {names} there, or write one"


def _contains(case_set: _CaseSet, case: Case) -> bool:
    """Return whether a case is one of a set."""
    return all(case[name] in values for name, values in case_set.items())


def _generalise(case: Case, covered: list[Case]) -> _CaseSet:
    """Return a set of cases, with only the facts that distinguish a case from all covered ones.

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
                [name] = differing
                merged[index] = {**other, name: other[name] | case_set[name]}
                break
        else:
            merged.append(case_set)
    # A joined set may now differ from another in only one fact.
    return merged if len(merged) == len(case_sets) else _merge(merged)


def _describe(case_set: _CaseSet) -> str:
    """Return a set as the end of a sentence: ' in the tone warm where news = "email"'."""
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
