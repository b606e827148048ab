"""Check the sentences of a wording for situations in which they would be wrong."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from templates.answers import Answers, NewsChannel, RecipientRole
from templates.errors import WordingIssue
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, resolve
from templates.phrasebook.facts import UNANSWERED, GrammaticalForm, YesNo
from templates.phrasebook.gaps import to_toml
from templates.phrasebook.variants import CONNECTION_PLACEHOLDERS, Variant
from templates.phrasebook.wording import Wording

_ANSWERS_OF_MOVES = {
    **FIELD_BY_FRAMED_MOVE,
    "own_words": "own_words",
    "told_by": "told_by",
    "appointee": "appointee",
    "pass_on": "others",
}
"""The placeholder that is never empty in each of these moves, which need its answer."""

_ALWAYS_EMPTY = CONNECTION_PLACEHOLDERS | {"own_words", "topic"}
"""The placeholders that are empty in sentences, except for those in `_ANSWERS_OF_MOVES`."""

_USUAL_ANSWERS = Answers(news=NewsChannel.EMAIL, part=RecipientRole.HIRING_MANAGER, meetings=1)
_UNUSUAL_ANSWERS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"news": NewsChannel.NONE}, "news", "not unheard"),
    ({"part": RecipientRole.REFERRER}, "side", "not referrer"),
    ({"part": RecipientRole.AGENCY}, "side", "not agency"),
    ({"thanks_for": "your help"}, "thanks_for", "none"),
)
"""Answers that change what can truly be said, and for each the condition that excludes it."""


def find_empty_placeholders(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each sentence with a placeholder that may be empty."""
    optional = {*_ALWAYS_EMPTY, *_ANSWERS_OF_MOVES.values(), "client"}
    issues = []
    for move, variants in wording.moves.items():
        for variant in variants:
            used = frozenset().union(*(text.placeholders for text in variant.texts.values()))
            for name in sorted(used & optional - {_ANSWERS_OF_MOVES.get(move)}):
                if name in _ALWAYS_EMPTY:
                    problem = f"{{{name}}} is empty in this move: leave it out"
                elif "none" in wording.facts[name]:
                    problem = f'{{{name}}} may be empty: add {name} = "not none"'
                else:
                    problem = f'{{{name}}} may be empty: add {name} = "yes"'
                if name in _ALWAYS_EMPTY or _allows(variant, name, _empty_value(name, wording)):
                    issues.append(_issue(variant, problem))
    return tuple(issues)


def _empty_value(name: str, wording: Wording) -> str:
    return "none" if "none" in wording.facts[name] else YesNo.NO


def find_doubtful_sentences(
    wording: Wording, own_names: frozenset[str]
) -> tuple[WordingIssue, ...]:
    """Return an issue for each of an adviser's sentences that may be untrue or seldom used.

    `own_names` are the names of these sentences. One that is taken before the built-in ones may be
    untrue where all of those have a condition that it lacks, and is seldom used if it needs an
    answer that is seldom given. An opening may not fit the grammar of every text.
    """
    issues: list[WordingIssue] = []
    for move, variants in wording.moves.items():
        own = [variant for variant in variants if variant.name in own_names]
        built_in = [variant for variant in variants if variant.name not in own_names]
        for variant in own:
            if move in FIELD_BY_FRAMED_MOVE:
                issues += _unsuited_forms(variant, FIELD_BY_FRAMED_MOVE[move])
            elif variant.is_preferred:
                issues += _untrue_cases(variant, built_in, wording)
                issues += _unanswered_news(variant)
        for one, other in combinations([v for v in own if v.is_exclusive], 2):
            if _may_meet(one, other, wording):
                problem = f"is not the only one: [{other.key}] with only = true holds there, too"
                issues.append(_issue(one, problem))
    return tuple(issues)


def _unsuited_forms(variant: Variant, field: str) -> Iterator[WordingIssue]:
    """Yield an issue if an opening stands before texts of any grammatical form."""
    is_opening = any(text.source.rstrip(".") != f"{{{field}}}" for text in variant.texts.values())
    if is_opening and all(condition.fact != field for condition in variant.conditions):
        example = to_toml([GrammaticalForm.NOUN, GrammaticalForm.GERUND])
        problem = (
            f"may not read well before everything: add the forms it fits, like {field} = {example}"
        )
        yield _issue(variant, problem)


def _unanswered_news(variant: Variant) -> Iterator[WordingIssue]:
    """Yield an issue if the way of the news makes no difference, but must have been answered."""
    channels = (NewsChannel.EMAIL, NewsChannel.TELEPHONE)
    if all(_allows(variant, "news", channel) for channel in channels) and not _allows(
        variant, "news", UNANSWERED
    ):
        problem = (
            f'is not used where nothing is said of the news, as usual: add "{UNANSWERED}" to news?'
        )
        yield _issue(variant, problem)


def _untrue_cases(
    variant: Variant, built_in: list[Variant], wording: Wording
) -> Iterator[WordingIssue]:
    """Yield an issue if a variant also applies where no built-in one is as in the usual case."""

    def applying(answers: Answers) -> set[str]:
        facts = resolve(answers, wording).facts
        return {other.name for other in (variant, *built_in) if other.applies_to(facts)}

    conditions: dict[str, list[str]] = {}
    for outcome in wording.offered("outcome"):
        answers = replace(_USUAL_ANSWERS, outcome=outcome)
        usual = applying(answers)
        for changes, fact, condition in _UNUSUAL_ANSWERS:
            unusual = applying(replace(answers, **changes))
            has_others = usual - unusual - {variant.name} and unusual - usual - {variant.name}
            if usual & unusual == {variant.name} and has_others:
                values = conditions.setdefault(fact, [])
                values += [condition] if condition not in values else []
    if conditions:
        added = " and ".join(f"{fact} = {to_toml(conditions[fact])}" for fact in conditions)
        problem = f"may be untrue where the built-in sentences have another one: add {added}?"
        yield _issue(variant, problem)


def _allows(variant: Variant, fact: str, value: str) -> bool:
    return all(c.is_met({fact: value}) for c in variant.conditions if c.fact == fact)


def _may_meet(one: Variant, other: Variant, wording: Wording) -> bool:
    """Return whether two variants may both apply in a situation, and have a tone in common."""
    return not one.texts.keys().isdisjoint(other.texts) and all(
        any(_allows(one, fact, value) and _allows(other, fact, value) for value in values)
        for fact, values in wording.facts.items()
    )


def _issue(variant: Variant, problem: str) -> WordingIssue:
    return WordingIssue(f"moves/{variant.move}.toml", variant.key, "", problem)
