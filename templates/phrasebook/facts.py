"""The facts of a situation that wording may depend on, and the conditions that test them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from templates.answers import Interest, Length, MeetingFormat, NewsChannel, RecipientRole
from templates.phrasebook.table import Table

Facts = Mapping[str, str]
"""What is true in one situation: the name of each fact and its value."""

NO_NEWS = "unheard"
"""The value of `news` where the writer heard from nobody, or by chance."""
UNANSWERED = "unsaid"
"""The value of a fact whose question was not answered."""


class GrammaticalForm(StrEnum):
    """The grammar of something the writer typed; it decides which sentences can carry it."""

    NONE = "none"
    NOUN = "noun"
    GERUND = "gerund"
    CLAUSE = "clause"
    SENTENCE = "sentence"


class Side(StrEnum):
    """Where the recipient works, as seen from the application."""

    EMPLOYER = "employer"
    AGENCY = "agency"
    REFERRER = "referrer"


class MeetingCount(StrEnum):
    """How many meetings there were, as far as wording cares."""

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"


class FollowUpNumber(StrEnum):
    """Which note after a sent one this is."""

    NONE = "none"
    FIRST = "first"
    SECOND = "second"


class YesNo(StrEnum):
    """Whether something is so."""

    YES = "yes"
    NO = "no"


_VALUES: Mapping[str, tuple[str, ...]] = {
    "part": tuple(RecipientRole),
    "side": tuple(Side),
    "news": (*(n for n in NewsChannel if n is not NewsChannel.NONE), NO_NEWS, UNANSWERED),
    "meetings": tuple(MeetingCount),
    "held": (*MeetingFormat, UNANSWERED),
    "length": tuple(Length),
    "interest": tuple(Interest),
    "detail": tuple(GrammaticalForm),
    "told_close": tuple(YesNo),
    "keep_in_mind": tuple(YesNo),
    "linkedin": tuple(YesNo),
    "others": tuple(YesNo),
    "client": tuple(YesNo),
    "reason": tuple(YesNo),
    "brings": tuple(GrammaticalForm),
    "touch": tuple(FollowUpNumber),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A requirement that one fact is among some values, or among none of them."""

    fact: str
    values: frozenset[str]
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Return whether the condition holds in a situation."""
        return (facts[self.fact] in self.values) is not self.negated


def values_by_fact(outcomes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return every fact that wording may depend on, with its possible values."""
    return {"outcome": outcomes, **_VALUES}


def read_conditions(table: Table, facts: Mapping[str, tuple[str, ...]]) -> tuple[Condition, ...]:
    """Return the conditions in a table, each under a key named after a fact."""
    return tuple(_condition(table, key, facts[key]) for key in table.values if key in facts)


def _condition(table: Table, fact: str, values: tuple[str, ...]) -> Condition:
    stated = table.choices(fact, _with_negations(values))
    excluded = [value.removeprefix("not ") for value in stated if value.startswith("not ")]
    if excluded and len(excluded) < len(stated):
        table.report(fact, 'mixes values with "not": give one or the other')
    return Condition(fact, frozenset(excluded or stated), bool(excluded))


@cache
def _with_negations(values: tuple[str, ...]) -> tuple[str, ...]:
    return (*values, *(f"not {value}" for value in values))
