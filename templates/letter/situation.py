"""Resolves answers: fills every gap, and drops whatever the outcome makes untrue."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

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
_WORDS_OF_MOVES = frozenset({"detail", "reason"})
"""Answers that hold the words of the move of their name, and go when it is left out."""


@dataclass(frozen=True, slots=True)
class IgnoredAnswer:
    """An answer that the note cannot use, and why, as a sentence without a capital."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Situation:
    """The answers as a note can use them, and the facts that wording is chosen by.

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
    """The fields of required answers that are not given."""

    def makes(self, move: str) -> bool:
        """Return whether a note can make a move in this situation."""
        if move == "meeting" and not self.answers.meetings:
            return False
        return self.outcome.allows(move) and move not in self.recipient.never


def resolve(answers: Answers, wording: Wording) -> Situation:
    """Return the situation that answers describe; every combination of answers has one.

    Where a question is not answered the outcome's default holds; where even the outcome is
    missing, the first one stands in for it.
    """
    outcome = wording.outcomes.get(answers.outcome or "") or next(iter(wording.outcomes.values()))
    tone = wording.tones.get(answers.tone or DEFAULT_TONE) or next(iter(wording.tones.values()))
    recipient = wording.recipients[_recipient_role(answers, outcome)]
    ignored = tuple(_ignored(answers, outcome, recipient))
    usable = _usable(answers, outcome, tone, {item.field for item in ignored})
    outsider = recipient.side == Side.AGENCY
    detail = parse_detail(replace_your_team(usable.detail) if outsider else usable.detail)
    brings = parse_news(usable.brings)
    follows = bool(usable.follow_up)
    return Situation(
        original_answers=answers,
        wording=wording,
        answers=usable,
        outcome=wording.follow_up.apply_to(outcome) if follows else outcome,
        tone=tone,
        recipient=recipient,
        detail=detail,
        brings=brings,
        facts=_facts(usable, recipient, detail, brings),
        ignored=ignored,
        missing=tuple(_missing(answers, brings, follows)),
    )


def allowed_interests(outcome: Outcome, recipient: RecipientRoleWording) -> tuple[Interest, ...]:
    """Return the kinds of interest that can be true for an outcome, the closest first."""
    return tuple(
        interest
        for interest in Interest
        if (move := INTEREST_MOVES[interest]) is None
        or (outcome.allows(move) and move not in recipient.never)
    )


def _missing(answers: Answers, brings: Fragment, follows: bool) -> Iterator[str]:
    yield from (field for field in REQUIRED_FIELDS if not tidy(getattr(answers, field) or ""))
    if follows and brings.form is GrammaticalForm.NONE:
        yield "brings"


def _recipient_role(answers: Answers, outcome: Outcome) -> RecipientRole:
    role = answers.part or RecipientRole.HIRING_MANAGER
    return RecipientRole.HIRING_MANAGER if role in outcome.not_to else role


def _ignored(
    answers: Answers, outcome: Outcome, recipient: RecipientRoleWording
) -> Iterator[IgnoredAnswer]:
    fewest, most = outcome.meetings
    if answers.meetings is not None and not fewest <= answers.meetings <= most:
        yield IgnoredAnswer("meetings", _why_not_so_many(fewest, most))
    if answers.held and answers.held not in outcome.held:
        yield IgnoredAnswer("held", "that is not how the meetings before this ending are held")
    if answers.news not in (None, NewsChannel.NONE) and not outcome.allows("news"):
        yield IgnoredAnswer("news", "in this ending no news came from them")
    if answers.part in outcome.not_to:
        reason = f"a reader of that kind ({answers.part}) does not fit this ending"
        yield IgnoredAnswer("part", reason)
    if answers.client and _recipient_role(answers, outcome) is not RecipientRole.AGENCY:
        yield IgnoredAnswer("client", "only an agency recruiter has a client")
    for field, move, given in (
        ("told_close", "close", answers.told_close),
        ("detail", "detail", has_words(answers.detail)),
        ("reason", "reason", tidy(answers.reason)),
        ("keep_in_mind", "keep_in_mind", answers.keep_in_mind),
        ("linkedin", "linkedin", answers.linkedin),
    ):
        if given and not outcome.allows(move):
            reason = "it would not be true, or not be fitting, in this ending"
            yield IgnoredAnswer(field, reason)
        elif given and move in recipient.never:
            reason = f"it does not belong in a note to this reader ({recipient.label})"
            yield IgnoredAnswer(field, reason)
    if answers.follow_up and not outcome.follow_up:
        reason = f"no note follows this ending. {outcome.no_follow_up}".strip()
        yield IgnoredAnswer("follow_up", reason)
    if answers.interest and answers.interest not in allowed_interests(outcome, recipient):
        yield IgnoredAnswer("interest", "interest of that kind would not be true in this ending")


def _why_not_so_many(fewest: int, most: int) -> str:
    if most == 0:
        return "nobody meets before this ending"
    if fewest == most:
        return "this ending comes after a single call"
    return f"this ending comes after {fewest} to {most} meetings"


def _usable(answers: Answers, outcome: Outcome, tone: Tone, ignored: set[str]) -> Answers:
    """Return the answers with the ignored ones reset and the outcome's defaults filled in."""
    reset = ignored | _WORDS_OF_MOVES.intersection(answers.left_out)

    def kept(field: str) -> Any:
        return getattr(_NO_ANSWERS if field in reset else answers, field)

    def switch(field: str) -> bool:
        answer = getattr(answers, field)
        return field not in ignored and bool(getattr(outcome, field) if answer is None else answer)

    meetings = kept("meetings")
    return replace(
        answers,
        outcome=outcome.id,
        tone=tone.id,
        part=_recipient_role(answers, outcome),
        length=answers.length or Length.STANDARD,
        spelling=answers.spelling or Spelling.BRITISH,
        meetings=outcome.meetings[0] if meetings is None else meetings,
        held=kept("held"),
        news=kept("news"),
        client=kept("client"),
        told_close=bool(kept("told_close")),
        detail=kept("detail"),
        reason=kept("reason"),
        interest=kept("interest") or outcome.interest,
        follow_up=kept("follow_up"),
        keep_in_mind=switch("keep_in_mind"),
        linkedin=switch("linkedin"),
    )


def _facts(
    answers: Answers, recipient: RecipientRoleWording, detail: Fragment, brings: Fragment
) -> Facts:
    def yes_no(value: object) -> YesNo:
        return YesNo.YES if value else YesNo.NO

    several = MeetingCount.ONE if answers.meetings == 1 else MeetingCount.SEVERAL
    facts = {
        "outcome": answers.outcome,
        "part": answers.part,
        "side": recipient.side,
        "news": NO_NEWS if answers.news is NewsChannel.NONE else answers.news or UNANSWERED,
        "meetings": several if answers.meetings else MeetingCount.NONE,
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
