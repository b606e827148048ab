"""Check the sentences of a wording for situations in which they would be wrong."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple

from templates.answers import Answers, NewsChannel, RecipientRole
from templates.errors import WordingIssue
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, resolve
from templates.phrasebook.facts import (
    UNANSWERED,
    UNHEARD,
    Facts,
    GrammaticalForm,
    Side,
    YesNo,
)
from templates.phrasebook.gaps import to_toml
from templates.phrasebook.table import NEGATION_PREFIX
from templates.phrasebook.variants import CONNECTION_PLACEHOLDERS, Variant
from templates.phrasebook.wording import Wording

_PLACEHOLDER_BY_MOVE = {
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


class _UnusualSituation(NamedTuple):
    """Answers that change what can truly be said, and the condition that excludes them."""

    answers: dict[str, Any]
    fact: str
    value: str
    """What a condition on the fact must say to exclude the situation."""


_UNUSUAL_SITUATIONS = (
    _UnusualSituation({"news": NewsChannel.NONE}, "news", f"{NEGATION_PREFIX}{UNHEARD}"),
    _UnusualSituation(
        {"part": RecipientRole.REFERRER}, "side", f"{NEGATION_PREFIX}{Side.REFERRER}"
    ),
    _UnusualSituation({"part": RecipientRole.AGENCY}, "side", f"{NEGATION_PREFIX}{Side.AGENCY}"),
    _UnusualSituation({"thanks_for": "your help"}, "thanks_for", GrammaticalForm.NONE),
)


def find_empty_placeholders(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each sentence with a placeholder that may be empty."""
    optional = {*_UNUSABLE, *_PLACEHOLDER_BY_MOVE.values(), "client", "occasion"}
    issues = []
    for move, variants in wording.moves.items():
        for variant in variants:
            used = frozenset().union(*(text.placeholders for text in variant.texts.values()))
            for name in sorted(used & optional - {_PLACEHOLDER_BY_MOVE.get(move)}):
                if problem := _find_placeholder_problem(name, variant, wording):
                    issues.append(_make_issue(variant, problem))
    return tuple(issues)


def _find_placeholder_problem(name: str, variant: Variant, wording: Wording) -> str:
    """Return the problem with a placeholder that its move does not require, or ""."""
    if name in _UNUSABLE:
        return f"{{{name}}} is empty in this move: leave it out"
    # The fact of the same name says whether the placeholder is empty.
    is_form = GrammaticalForm.NONE in wording.facts[name]
    empty, filled = (GrammaticalForm.NONE, "not none") if is_form else (YesNo.NO, YesNo.YES)
    if not _allows(variant, name, empty):
        return ""
    return f'{{{name}}} may be empty: add {name} = "{filled}"'


def find_doubtful_sentences(
    wording: Wording, own_names: frozenset[str]
) -> tuple[WordingIssue, ...]:
    """Return an issue for each of an adviser's sentences that may be untrue or seldom used.

    `own_names` are the names of these sentences. There is an issue for

    - an opening for every grammatical form, which may not fit some: "What struck me was" does not
      fit the sentence "You knew my name"
    - a sentence preferred to the built-in ones, but without a condition that all of these have:
      "Thank you for telling me" is untrue where no news came
    - a sentence preferred to the built-in ones that fits every way to be told, but is used only if
      the writer says which it was
    - two sentences with `only = true` for the same situation
    """
    issues: list[WordingIssue] = []
    for move, variants in wording.moves.items():
        own = [variant for variant in variants if variant.name in own_names]
        built_in = [variant for variant in variants if variant.name not in own_names]
        for variant in own:
            if move in FIELD_BY_FRAMED_MOVE:
                issues += _find_unsuited_forms(variant, FIELD_BY_FRAMED_MOVE[move])
            elif variant.is_preferred:
                issues += _find_untrue_situations(variant, built_in, wording)
                issues += _find_unanswered_news(variant)
        for one, other in combinations([v for v in own if v.is_exclusive], 2):
            if _may_both_apply(one, other, wording):
                problem = f"has only = true, but so has [{other.key}], which may fit the same case"
                issues.append(_make_issue(one, problem))
    return tuple(issues)


def _find_unsuited_forms(variant: Variant, field: str) -> Iterator[WordingIssue]:
    """Yield an issue if an opening has no condition on the grammatical form of the answer."""
    is_opening = any(text.source.rstrip(".") != f"{{{field}}}" for text in variant.texts.values())
    if is_opening and all(condition.fact != field for condition in variant.conditions):
        example = to_toml([GrammaticalForm.NOUN, GrammaticalForm.GERUND])
        problem = (
            "may not read well before every answer: "
            f"add the forms it fits, like {field} = {example}"
        )
        yield _make_issue(variant, problem)


def _find_unanswered_news(variant: Variant) -> Iterator[WordingIssue]:
    """Yield an issue if a variant needs an answer to `news`, though it fits every channel."""
    channels = (NewsChannel.EMAIL, NewsChannel.TELEPHONE)
    fits_every_channel = all(_allows(variant, "news", channel) for channel in channels)
    if fits_every_channel and not _allows(variant, "news", UNANSWERED):
        problem = (
            "is used only if the writer says how they were told, which few do: "
            f'add "{UNANSWERED}" to news?'
        )
        yield _make_issue(variant, problem)


def _find_untrue_situations(
    variant: Variant, built_in: list[Variant], wording: Wording
) -> Iterator[WordingIssue]:
    """Yield an issue if a variant may be untrue in a usual or in an unusual situation.

    It may be untrue if it fits both situations, while the built-in variants that fit one of them do
    not fit the other.
    """
    values_by_fact: dict[str, list[str]] = {}
    for outcome in wording.offered("outcome"):
        answers = replace(_USUAL_ANSWERS, outcome=outcome)
        usual = resolve(answers, wording).facts
        for situation in _UNUSUAL_SITUATIONS:
            unusual = resolve(replace(answers, **situation.answers), wording).facts
            is_used_in_both = variant.applies_to(usual) and variant.applies_to(unusual)
            if is_used_in_both and _none_fits_both(built_in, usual, unusual):
                values = values_by_fact.setdefault(situation.fact, [])
                if situation.value not in values:
                    values.append(situation.value)
    if values_by_fact:
        conditions = [f"{fact} = {to_toml(values)}" for fact, values in values_by_fact.items()]
        problem = (
            f"may be untrue where other built-in sentences fit: add {' and '.join(conditions)}?"
        )
        yield _make_issue(variant, problem)


def _none_fits_both(variants: list[Variant], usual: Facts, unusual: Facts) -> bool:
    """Return whether each of two situations has variants that fit, but none fits both."""
    in_usual = {variant.name for variant in variants if variant.applies_to(usual)}
    in_unusual = {variant.name for variant in variants if variant.applies_to(unusual)}
    return bool(in_usual and in_unusual) and in_usual.isdisjoint(in_unusual)


def _allows(variant: Variant, fact: str, value: str) -> bool:
    """Return whether a variant's conditions on a fact allow a value."""
    return all(c.is_met({fact: value}) for c in variant.conditions if c.fact == fact)


def _may_both_apply(one: Variant, other: Variant, wording: Wording) -> bool:
    """Return whether two variants may both apply in a situation, and have a tone in common."""
    have_common_tone = not one.texts.keys().isdisjoint(other.texts)
    return have_common_tone and all(
        any(_allows(one, fact, value) and _allows(other, fact, value) for value in values)
        for fact, values in wording.facts.items()
    )


def _make_issue(variant: Variant, problem: str) -> WordingIssue:
    """Return an issue about a variant, with its file and table."""
    return WordingIssue(f"moves/{variant.move}.toml", problem, table=variant.key)
