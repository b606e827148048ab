"""Resolve answers: apply defaults, and ignore answers that are untrue for the outcome."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from templates.answers import (
    REQUIRED_FIELDS,
    Answers,
    Interest,
    Length,
    NewsChannel,
    RecipientRole,
    Spelling,
)
from templates.letter.grammar import (
    Fragment,
    has_words,
    parse_detail,
    parse_news,
    replace_your_team,
)
from templates.phrasebook.facts import (
    NO_NEWS,
    UNANSWERED,
    Facts,
    FollowUpNumber,
    GrammaticalForm,
    MeetingCount,
    Side,
    YesNo,
)
from templates.phrasebook.outcomes import Outcome, RecipientRoleWording, Tone
from templates.phrasebook.wording import Wording
from templates.text import tidy

DEFAULT_TONE = "warm"

INTEREST_MOVES = {
    Interest.ROLE: "role_interest",
    Interest.ORGANISATION: "interest",
    Interest.FIELD: "field_interest",
    Interest.NONE: None,
}
"""The move that expresses each kind of interest."""

_NO_ANSWERS = Answers()
_FIELDS_OF_MOVES = frozenset({"detail", "reason"})
"""Fields with the same name as the move they belong to; ignored if that move is left out."""


class IgnoredAnswer(NamedTuple):
    """An answer that the note cannot use, and the reason as a sentence in lower case."""

    field: str
    reason: str


class Situation(NamedTuple):
    """Resolved answers, and the facts that determine the wording.

    `original_answers` are the writer's own. In `answers`, missing ones have the outcome's defaults,
    and those that are untrue for the outcome are removed.
    """

    original_answers: Answers
    wording: Wording
    answers: Answers
    outcome: Outcome
    tone: Tone
    recipient: RecipientRoleWording
    detail: Fragment
    brings: Fragment
    facts: Facts
    ignored: tuple[IgnoredAnswer, ...]
    missing: tuple[str, ...]
    """The fields of required answers that are missing."""

    def makes(self, move: str) -> bool:
        """Return whether a note can make a move in this situation."""
        if move == "meeting" and not self.answers.meetings:
            return False
        return self.outcome.allows(move) and move not in self.recipient.never


def resolve(answers: Answers, wording: Wording) -> Situation:
    """Return the situation that answers describe; every combination of answers has one.

    Missing answers have the outcome's defaults. Without an outcome, the first one is used.
    """
    outcome = wording.outcomes.get(answers.outcome or "") or next(iter(wording.outcomes.values()))
    tone = wording.tones.get(answers.tone or DEFAULT_TONE) or next(iter(wording.tones.values()))
    recipient = wording.recipients[_recipient_role(answers, outcome)]
    ignored = tuple(_ignored(answers, outcome, recipient))
    usable = _usable(answers, outcome, tone, {item.field for item in ignored})
    is_agency = recipient.side == Side.AGENCY
    detail = parse_detail(replace_your_team(usable.detail) if is_agency else usable.detail)
    brings = parse_news(usable.brings)
    is_follow_up = bool(usable.follow_up)
    return Situation(
        original_answers=answers,
        wording=wording,
        answers=usable,
        outcome=wording.follow_up.apply_to(outcome) if is_follow_up else outcome,
        tone=tone,
        recipient=recipient,
        detail=detail,
        brings=brings,
        facts=_facts(usable, recipient, detail, brings),
        ignored=ignored,
        missing=tuple(_missing(answers, brings, is_follow_up)),
    )


def allowed_interests(outcome: Outcome, recipient: RecipientRoleWording) -> tuple[Interest, ...]:
    """Return the kinds of interest that are possible for an outcome, the strongest first."""
    return tuple(
        interest
        for interest in Interest
        if (move := INTEREST_MOVES[interest]) is None
        or (outcome.allows(move) and move not in recipient.never)
    )


def _missing(answers: Answers, brings: Fragment, is_follow_up: bool) -> Iterator[str]:
    yield from (field for field in REQUIRED_FIELDS if not tidy(getattr(answers, field) or ""))
    if is_follow_up and brings.form is GrammaticalForm.NONE:
        yield "brings"


def _recipient_role(answers: Answers, outcome: Outcome) -> RecipientRole:
    role = answers.part or RecipientRole.HIRING_MANAGER
    return RecipientRole.HIRING_MANAGER if role in outcome.not_to else role


def _ignored(
    answers: Answers, outcome: Outcome, recipient: RecipientRoleWording
) -> Iterator[IgnoredAnswer]:
    minimum, maximum = outcome.meetings
    if answers.meetings is not None and not minimum <= answers.meetings <= maximum:
        yield IgnoredAnswer("meetings", _meetings_reason(minimum, maximum))
    if answers.held and answers.held not in outcome.held:
        yield IgnoredAnswer("held", "that is not how the meetings before this ending are held")
    if answers.news not in (None, NewsChannel.NONE) and not outcome.allows("news"):
        yield IgnoredAnswer("news", "in this ending no news came from them")
    if answers.part in outcome.not_to:
        reason = f"a reader of that kind ({answers.part}) does not fit this ending"
        yield IgnoredAnswer("part", reason)
    if answers.client and _recipient_role(answers, outcome) is not RecipientRole.AGENCY:
        yield IgnoredAnswer("client", "only an agency recruiter has a client")
    for field, move, answer in (
        ("told_close", "close", answers.told_close),
        ("detail", "detail", has_words(answers.detail)),
        ("reason", "reason", tidy(answers.reason)),
        ("keep_in_mind", "keep_in_mind", answers.keep_in_mind),
        ("linkedin", "linkedin", answers.linkedin),
    ):
        if answer and not outcome.allows(move):
            reason = "it would not be true, or not be fitting, in this ending"
            yield IgnoredAnswer(field, reason)
        elif answer and move in recipient.never:
            reason = f"it does not belong in a note to this reader ({recipient.label})"
            yield IgnoredAnswer(field, reason)
    if answers.follow_up and not outcome.follow_up:
        reason = f"no note follows this ending. {outcome.no_follow_up}".strip()
        yield IgnoredAnswer("follow_up", reason)
    if answers.interest and answers.interest not in allowed_interests(outcome, recipient):
        yield IgnoredAnswer("interest", "interest of that kind would not be true in this ending")


def _meetings_reason(minimum: int, maximum: int) -> str:
    if maximum == 0:
        return "nobody meets before this ending"
    if minimum == maximum:
        return "this ending comes after a single call"
    return f"this ending comes after {minimum} to {maximum} meetings"


def _usable(answers: Answers, outcome: Outcome, tone: Tone, ignored: set[str]) -> Answers:
    """Return the answers with the ignored ones reset and the outcome's defaults filled in."""
    reset = ignored | _FIELDS_OF_MOVES.intersection(answers.left_out)

    def value_of(field: str) -> Any:
        return getattr(_NO_ANSWERS if field in reset else answers, field)

    def boolean(field: str) -> bool:
        answer = getattr(answers, field)
        return field not in ignored and bool(getattr(outcome, field) if answer is None else answer)

    meetings = value_of("meetings")
    return replace(
        answers,
        outcome=outcome.id,
        tone=tone.id,
        part=_recipient_role(answers, outcome),
        length=answers.length or Length.STANDARD,
        spelling=answers.spelling or Spelling.BRITISH,
        meetings=outcome.meetings[0] if meetings is None else meetings,
        held=value_of("held"),
        news=value_of("news"),
        client=value_of("client"),
        told_close=bool(value_of("told_close")),
        detail=value_of("detail"),
        reason=value_of("reason"),
        interest=value_of("interest") or outcome.interest,
        follow_up=value_of("follow_up"),
        keep_in_mind=boolean("keep_in_mind"),
        linkedin=boolean("linkedin"),
    )


def _facts(
    answers: Answers, recipient: RecipientRoleWording, detail: Fragment, brings: Fragment
) -> Facts:
    def yes_no(value: object) -> YesNo:
        return YesNo.YES if value else YesNo.NO

    one_or_several = MeetingCount.ONE if answers.meetings == 1 else MeetingCount.SEVERAL
    facts = {
        "outcome": answers.outcome,
        "part": answers.part,
        "side": recipient.side,
        "news": NO_NEWS if answers.news is NewsChannel.NONE else answers.news or UNANSWERED,
        "meetings": one_or_several if answers.meetings else MeetingCount.NONE,
        "held": answers.held or UNANSWERED,
        "length": answers.length,
        "interest": answers.interest,
        "detail": detail.form,
        "told_close": yes_no(answers.told_close),
        "keep_in_mind": yes_no(answers.keep_in_mind),
        "linkedin": yes_no(answers.linkedin),
        "others": yes_no(answers.also_thank),
        "client": yes_no(answers.client.strip()),
        "reason": yes_no(answers.reason.strip()),
        "brings": brings.form,
        "touch": tuple(FollowUpNumber)[min(answers.follow_up or 0, 2)],
    }
    return {name: str(value) for name, value in facts.items()}
