"""Describe the situations for which a move has no sentence, in few words."""

from collections.abc import Iterable

from templates.errors import WordingIssue

Case = dict[str, str]
"""A situation: the values of some facts, and of `tone`, by name."""

_Rule = dict[str, frozenset[str]]
"""The values that some facts have in all situations that it matches."""


def describe_gaps(
    move: str, missing: Iterable[Case], covered: Iterable[Case]
) -> list[WordingIssue]:
    """Return an issue for each kind of situation for which a move has no sentence.

    `missing` and `covered` are the situations that were tried, all with the same facts in the same
    order: what tells most comes first. Facts that make no difference are not mentioned.
    """
    covered = list(covered)
    rules: list[_Rule] = []
    for case in missing:
        if not any(_matches(rule, case) for rule in rules):
            rules.append(_generalised(case, covered))
    return [
        WordingIssue(f"moves/{move}.toml", "", "", f"has no sentence{_conditions(rule)}")
        for rule in _merged(rules)
    ]


def _matches(rule: _Rule, case: Case) -> bool:
    return all(case[name] in values for name, values in rule.items())


def _generalised(case: Case, covered: list[Case]) -> _Rule:
    """Return what a case has that no covered case has, the last facts being left out first."""
    rule = {name: frozenset((value,)) for name, value in case.items()}
    for name in reversed(case):
        wider = {other: values for other, values in rule.items() if other != name}
        if not any(_matches(wider, other) for other in covered):
            rule = wider
    return rule


def _merged(rules: list[_Rule]) -> list[_Rule]:
    """Return the rules with those joined that differ in one fact alone."""
    merged: list[_Rule] = []
    for rule in rules:
        for at, other in enumerate(merged):
            names = [name for name in rule if rule[name] != other.get(name)]
            if rule.keys() == other.keys() and len(names) == 1:
                merged[at] = {**other, names[0]: other[names[0]] | rule[names[0]]}
                break
        else:
            merged.append(rule)
    return merged if len(merged) == len(rules) else _merged(merged)


def _conditions(rule: _Rule) -> str:
    tones = ", ".join(sorted(rule.get("tone", ())))
    conditions = ", ".join(
        f"{name} = {_toml(sorted(values))}" for name, values in rule.items() if name != "tone"
    )
    where = f" where {conditions}" if conditions else ""
    return f" in the tone {tones}{where}" if tones else where


def _toml(values: list[str]) -> str:
    quoted = [f'"{value}"' for value in values]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"
