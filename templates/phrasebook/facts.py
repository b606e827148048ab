"""The facts of a situation, and the conditions that the wording places on them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from templates.answers import (
    Interest,
    Length,
    MeetingFormat,
    NewsChannel,
    RecipientRole,
    WithdrawalChannel,
)
from templates.phrasebook.table import NEGATION_PREFIX, Table

Facts = Mapping[str, str]
"""The values of the facts of one situation, by name."""

UNHEARD = "unheard"
"""The value of `news` if the writer did not hear it from the employer."""
UNANSWERED = "unsaid"
"""The value of a fact whose question is unanswered."""


class GrammaticalForm(StrEnum):
    """The grammatical form of a typed answer, which decides the sentences that can contain it."""

    NONE = "none"
    NOUN = "noun"
    BARE_NOUN = "bare_noun"
    """A noun phrase without an article or the like: "family reasons"."""
    GERUND = "gerund"
    CLAUSE = "clause"
    """A clause that begins with how, what, where or who."""
    THAT_CLAUSE = "that_clause"
    """A clause that begins with that or why."""
    MOMENT = "moment"
    """A time or a place: "when you …", "where we met"."""
    PREDICATE = "predicate"
    """A verb without its subject: "felt very welcome"."""
    DEED = "deed"
    """A verb without its subject, for what somebody did to the writer: "told me to come back"."""
    STATE = "state"
    """An adjective or participle without its subject: "really impressed by …"."""
    PARTICIPLE = "participle"
    """A participle without "I have": "been offered a place"."""
    PASSIVE = "passive"
    """A passive without "I was": "shown round the workshop"."""
    ABSENCE = "absence"
    """What can follow "there is", and mostly says what is missing: "no parking"."""
    DENIAL = "denial"
    """What can follow "it is", and mostly says what something is not: "not the right time"."""
    CAUSE = "cause"
    """A cause after a preposition: "due to …", "for …"."""
    INFINITIVE = "infinitive"
    """An infinitive: "to …"."""
    PURPOSE = "purpose"
    """A purpose: "so that …"."""
    CONDITION = "condition"
    """A condition: "if …"."""
    SENTENCE = "sentence"
    JOTTING = "jotting"
    """Words without a verb, or of no certain form: "short call but a good one"."""


class Side(StrEnum):
    """Whether the recipient is from the employer, from an agency, or a referrer."""

    EMPLOYER = "employer"
    AGENCY = "agency"
    REFERRER = "referrer"


class MeetingCount(StrEnum):
    """The number of meetings, as far as the wording distinguishes it."""

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"

    @classmethod
    def of(cls, count: int | None) -> "MeetingCount":
        """Return the value for a number of meetings: NONE for 0 or None."""
        if not count:
            return cls.NONE
        return cls.ONE if count == 1 else cls.SEVERAL


class FollowUpNumber(StrEnum):
    """The number of a follow-up note; NONE for a first note."""

    NONE = "none"
    FIRST = "first"
    SECOND = "second"

    @classmethod
    def of(cls, number: int | None) -> "FollowUpNumber":
        """Return the value for a number: NONE for 0 or None, and SECOND for any above 1."""
        if not number:
            return cls.NONE
        return cls.FIRST if number == 1 else cls.SECOND


class YesNo(StrEnum):
    """The value of a fact that is true or false."""

    YES = "yes"
    NO = "no"

    @classmethod
    def of(cls, value: object) -> "YesNo":
        """Return YES for a true value, such as a text that is not empty, and NO for a false one."""
        return cls.YES if value else cls.NO


_FORM_FACTS = "thanks_for detail consider_for meet_again reason brings tie hope".split()
"""The facts that are the grammatical form of a typed answer."""
_YES_NO_FACTS = (
    "own_words own_words_apologise occasion occasion_listed occasion_short told_by appointee "
    "work_with told_close on_hold keep_in_mind linkedin others others_described other_just_named "
    "two_recipients client considered thanks_typed thanks_mention_time thanks_name_consideration "
    "thanks_for_news_first news_to_add news_to_thank_for thanks_explained thanks_listed "
    "thanks_apart thanks_long thanks_deed_alone detail_of_recipient detail_event "
    "detail_praised_event detail_favour detail_kindness detail_degree detail_quality "
    "detail_past_deed detail_thought detail_memory detail_indefinite detail_deed detail_help "
    "detail_story reason_plain hope_open hope_depends_on_writer vacancy training tie_favour "
    "news_about_writer enclosed to_attach connection"
).split()
"""The facts that are true or false."""

_VALUES: Mapping[str, tuple[str, ...]] = {
    # The recipient's role.
    "part": tuple(RecipientRole),
    "side": tuple(Side),
    "news": (*(n for n in NewsChannel if n is not NewsChannel.NONE), UNHEARD, UNANSWERED),
    "meetings": tuple(MeetingCount),
    "held": (*MeetingFormat, UNANSWERED),
    "length": tuple(Length),
    "interest": tuple(Interest),
    "told_already": tuple(WithdrawalChannel),
    "follow_up_number": tuple(FollowUpNumber),
    **dict.fromkeys(_FORM_FACTS, tuple(GrammaticalForm)),
    **dict.fromkeys(_YES_NO_FACTS, tuple(YesNo)),
}
"""The possible values of each fact, except those of the outcome; docs/wording.md explains them."""


class Condition(NamedTuple):
    """A requirement that a fact has one of these values or, if negated, none of them."""

    fact: str
    values: frozenset[str]
    negated: bool = False

    def is_met(self, facts: Facts) -> bool:
        """Return whether the condition is met in a situation."""
        return (facts[self.fact] in self.values) is not self.negated


class KnownFacts(dict[str, tuple[str, ...]]):
    """The possible values of every fact, by its name.

    `family_by_outcome` contains, for each outcome, that outcome and those that are like it (the key
    `like` in outcomes.toml): a condition on an outcome holds for all of these.
    """

    def __init__(self, family_by_outcome: Mapping[str, frozenset[str]]) -> None:
        super().__init__(outcome=tuple(family_by_outcome), **_VALUES)
        self.family_by_outcome = family_by_outcome
        self.choices = {
            fact: (*values, *(f"{NEGATION_PREFIX}{value}" for value in values))
            for fact, values in self.items()
        }
        """What a condition may say of each fact: its values, and each of them negated."""


def read_conditions(table: Table, facts: KnownFacts) -> tuple[Condition, ...]:
    """Return the conditions in a table: the keys that name a fact."""
    return tuple(_read_condition(table, key, facts) for key in table.values if key in facts)


def excluding_outcomes(outcomes: tuple[str, ...], facts: KnownFacts) -> Condition:
    """Return the condition that the outcome is neither one of these nor like one of them."""
    return Condition("outcome", _with_outcomes_like(frozenset(outcomes), facts), negated=True)


def _read_condition(table: Table, fact: str, facts: KnownFacts) -> Condition:
    """Read the condition on a fact: a value, a list of values, or values that begin with "not "."""
    given = table.choices(fact, facts.choices[fact])
    excluded = [
        value.removeprefix(NEGATION_PREFIX) for value in given if value.startswith(NEGATION_PREFIX)
    ]
    if excluded and len(excluded) < len(given):
        table.report(fact, 'mixes values with "not": give one or the other')
    values = frozenset(excluded or given)
    if fact == "outcome":
        values = _with_outcomes_like(values, facts)
    return Condition(fact, values, bool(excluded))


def _with_outcomes_like(outcomes: frozenset[str], facts: KnownFacts) -> frozenset[str]:
    """Return some outcomes, and those that are like them."""
    return outcomes.union(*(facts.family_by_outcome[outcome] for outcome in outcomes))
