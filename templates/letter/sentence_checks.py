"""Check the sentences of a wording for situations in which they would be wrong."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from templates.answers import Answers, NewsChannel, RecipientRole
from templates.errors import WordingIssue
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, resolve
from templates.phrasebook.facts import NO_NEWS, UNANSWERED, GrammaticalForm, Side, YesNo
from templates.phrasebook.gaps import to_toml
from templates.phrasebook.table import NEGATION_PREFIX
from templates.phrasebook.variants import CONNECTION_PLACEHOLDERS, Variant
from templates.phrasebook.wording import Wording

_ANSWER_BY_MOVE = {
    **FIELD_BY_FRAMED_MOVE,
    "own_words": "own_words",
    "told_by": "told_by",
    "appointee": "appointee",
    "pass_on": "others",
}
"""The placeholder of the answer that each of these moves needs; in other moves it may be empty."""

_UNUSABLE = CONNECTION_PLACEHOLDERS | {"own_words", "topic"}
"""The placeholders that no sentence can use, except {own_words} in the move of that name."""

_USUAL_ANSWERS = Answers(news=NewsChannel.EMAIL, part=RecipientRole.HIRING_MANAGER, meetings=1)
_UNUSUAL_ANSWERS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"news": NewsChannel.NONE}, "news", f"{NEGATION_PREFIX}{NO_NEWS}"),
    ({"part": RecipientRole.REFERRER}, "side", f"{NEGATION_PREFIX}{Side.REFERRER}"),
    ({"part": RecipientRole.AGENCY}, "side", f"{NEGATION_PREFIX}{Side.AGENCY}"),
    ({"thanks_for": "your help"}, "thanks_for", GrammaticalForm.NONE),
)
"""Answers that change what can truly be said, each with the fact and the value that exclude it."""


def find_empty_placeholders(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each sentence with a placeholder that may be empty."""
    optional = {*_UNUSABLE, *_ANSWER_BY_MOVE.values(), "client"}
    issues = []
    for move, variants in wording.moves.items():
        for variant in variants:
            used = frozenset().union(*(text.placeholders for text in variant.texts.values()))
            for name in sorted(used & optional - {_ANSWER_BY_MOVE.get(move)}):
                if name in _UNUSABLE:
                    problem = f"{{{name}}} is empty in this move: leave it out"
                elif "none" in wording.facts[name]:
                    problem = f'{{{name}}} may be empty: add {name} = "not none"'
                else:
                    problem = f'{{{name}}} may be empty: add {name} = "yes"'
                if name in _UNUSABLE or _allows(variant, name, _empty_value(name, wording)):
                    issues.append(_issue(variant, problem))
    return tuple(issues)


def _empty_value(name: str, wording: Wording) -> str:
    """Return the value of a fact if the placeholder of the same name is empty."""
    return "none" if "none" in wording.facts[name] else YesNo.NO


def find_doubtful_sentences(
    wording: Wording, own_names: frozenset[str]
) -> tuple[WordingIssue, ...]:
    """Return an issue for each of an adviser's sentences that may be untrue or seldom used.

    `own_names` are the names of these sentences. An issue is

    - an opening for every grammatical form, which may not fit some: "What struck me was" does not
      fit the sentence "You knew my name"
    - a sentence used before the built-in ones, but without a condition that all of these have:
      "Thank you for telling me" is untrue where no news came
    - a sentence used before the built-in ones, but only if the writer says how they were told
    - two sentences with `only = true` for the same case
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
            if _may_both_apply(one, other, wording):
                problem = f"has only = true, but so has [{other.key}], which may fit the same case"
                issues.append(_issue(one, problem))
    return tuple(issues)


def _unsuited_forms(variant: Variant, field: str) -> Iterator[WordingIssue]:
    """Yield an issue if an opening has no condition on the grammatical form of the answer."""
    is_opening = any(text.source.rstrip(".") != f"{{{field}}}" for text in variant.texts.values())
    if is_opening and all(condition.fact != field for condition in variant.conditions):
        example = to_toml([GrammaticalForm.NOUN, GrammaticalForm.GERUND])
        problem = (
            "may not read well before every answer: "
            f"add the forms it fits, like {field} = {example}"
        )
        yield _issue(variant, problem)


def _unanswered_news(variant: Variant) -> Iterator[WordingIssue]:
    """Yield an issue if a variant needs `news` answered, though any channel will do."""
    channels = (NewsChannel.EMAIL, NewsChannel.TELEPHONE)
    if all(_allows(variant, "news", channel) for channel in channels) and not _allows(
        variant, "news", UNANSWERED
    ):
        problem = (
            "is used only if the writer says how they were told, which few do: "
            f'add "{UNANSWERED}" to news?'
        )
        yield _issue(variant, problem)


def _untrue_cases(
    variant: Variant, built_in: list[Variant], wording: Wording
) -> Iterator[WordingIssue]:
    """Yield an issue if a variant is used where every built-in sentence has to change.

    It then applies both in the usual case and in an unusual one, but no built-in variant does.
    """

    def applicable_names(answers: Answers) -> set[str]:
        facts = resolve(answers, wording).facts
        return {other.name for other in (variant, *built_in) if other.applies_to(facts)}

    conditions: dict[str, list[str]] = {}
    for outcome in wording.offered("outcome"):
        answers = replace(_USUAL_ANSWERS, outcome=outcome)
        usual = applicable_names(answers)
        for changes, fact, value in _UNUSUAL_ANSWERS:
            unusual = applicable_names(replace(answers, **changes))
            has_others = usual - unusual - {variant.name} and unusual - usual - {variant.name}
            if usual & unusual == {variant.name} and has_others:
                values = conditions.setdefault(fact, [])
                values += [value] if value not in values else []
    if conditions:
        added = " and ".join(f"{fact} = {to_toml(conditions[fact])}" for fact in conditions)
        problem = f"may be untrue where the built-in sentences change: add {added}?"
        yield _issue(variant, problem)


def _allows(variant: Variant, fact: str, value: str) -> bool:
    """Return whether the conditions of a variant on a fact allow a value of it."""
    return all(c.is_met({fact: value}) for c in variant.conditions if c.fact == fact)


def _may_both_apply(one: Variant, other: Variant, wording: Wording) -> bool:
    """Return whether two variants may both apply in a situation, and have a tone in common."""
    return not one.texts.keys().isdisjoint(other.texts) and all(
        any(_allows(one, fact, value) and _allows(other, fact, value) for value in values)
        for fact, values in wording.facts.items()
    )


def _issue(variant: Variant, problem: str) -> WordingIssue:
    return WordingIssue(f"moves/{variant.move}.toml", variant.key, "", problem)
