"""Reading the conditions under which words, or a rule, hold."""

from collections.abc import Mapping
from functools import cache

from templates.answers import Interest, Length, MeetingFormat, NewsChannel, RecipientRole
from templates.letter.grammar import Form
from templates.phrasebook.entries import Condition
from templates.phrasebook.table import Table

_YES_NO = ("yes", "no")


def facts_known(outcomes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return every fact that wording may depend on, with its values."""
    return {
        "outcome": outcomes,
        "part": tuple(RecipientRole),
        "side": ("employer", "agency", "referrer"),
        "news": (*(n for n in NewsChannel if n is not NewsChannel.NONE), "unheard", "unsaid"),
        "meetings": ("none", "one", "several"),
        "held": (*MeetingFormat, "unsaid"),
        "length": tuple(Length),
        "interest": tuple(Interest),
        "detail": tuple(Form),
        "told_close": _YES_NO,
        "keep_in_mind": _YES_NO,
        "linkedin": _YES_NO,
        "others": _YES_NO,
        "client": _YES_NO,
        "reason": _YES_NO,
        "brings": tuple(Form),
        "touch": ("none", "first", "second"),
    }


def read_conditions(table: Table, known: Mapping[str, tuple[str, ...]]) -> tuple[Condition, ...]:
    """Return the conditions that a table states, each a key named for a fact."""
    return tuple(_condition(table, fact, known[fact]) for fact in known if fact in table.values)


@cache
def _choices(allowed: tuple[str, ...]) -> tuple[str, ...]:
    return (*allowed, *(f"not {value}" for value in allowed))


def _condition(table: Table, fact: str, allowed: tuple[str, ...]) -> Condition:
    stated = table.names(fact, _choices(allowed))
    if len({value.startswith("not ") for value in stated}) > 1:
        table.fault(fact, 'mixes values with "not": give one or the other')
    return condition(fact, stated)


@cache
def condition(fact: str, stated: tuple[str, ...]) -> Condition:
    """Return the condition that a fact is among the values stated, or among none of them."""
    negated = [value.removeprefix("not ") for value in stated if value.startswith("not ")]
    return Condition(fact, frozenset(negated or stated), bool(negated))
