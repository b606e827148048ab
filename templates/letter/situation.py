"""What is so: the answers with every gap filled and everything untrue for the outcome left out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from templates.answers import (
    REQUIRED_FIELDS,
    Answers,
    Interest,
    Length,
    NewsChannel,
    RecipientRole,
    Spelling,
)
from templates.letter.grammar import Detail, read_detail, read_news_line, seen_from_outside
from templates.phrasebook.facts import Facts, GrammaticalForm
from templates.phrasebook.outcomes import Outcome, RecipientRoleWording, Tone
from templates.phrasebook.wording import Wording
from templates.text import tidy

USUAL_TONE = "warm"
INTEREST_MOVES = {
    Interest.ROLE: "role_interest",
    Interest.ORGANISATION: "interest",
    Interest.FIELD: "field_interest",
    Interest.NONE: None,
}


class LeftOut(NamedTuple):
    """An answer that the outcome makes untrue, and why it does not reach the note."""

    field: str
    why: str


class Situation(NamedTuple):
    """The answers as a note can use them, and the facts that wording is chosen by.

    `given` are the answers as the writer gave them; in `answers` every gap is filled with the
    outcome's default, and what the outcome makes untrue is left out.
    """

    given: Answers
    wording: Wording
    answers: Answers
    outcome: Outcome
    tone: Tone
    part: RecipientRoleWording
    detail: Detail
    brings: Detail
    facts: Facts
    left_out: tuple[LeftOut, ...]
    missing: tuple[str, ...]

    def makes(self, move: str) -> bool:
        """Say whether a move is ever made in this situation."""
        if move == "meeting" and not self.answers.meetings:
            return False
        return self.outcome.allows(move) and move not in self.part.never


def resolve(answers: Answers, wording: Wording) -> Situation:
    """Return the situation that the answers describe; total for any answers.

    Where nothing was answered the outcome's default holds; where even the outcome is missing, the
    first one stands in for it.
    """
    outcome = wording.outcomes.get(answers.outcome or "") or next(iter(wording.outcomes.values()))
    part = wording.parts[_reader(answers, outcome)]
    tone = wording.tones.get(answers.tone or USUAL_TONE) or next(iter(wording.tones.values()))
    left_out = tuple(_untrue(answers, outcome, part))
    settled = _settled(answers, outcome, tone, {item.field for item in left_out})
    outside = part.side == "agency"
    detail = read_detail(seen_from_outside(settled.detail) if outside else settled.detail)
    brings = read_news_line(settled.brings)
    follows = bool(settled.follow_up)
    return Situation(
        given=answers,
        wording=wording,
        answers=settled,
        outcome=wording.follow_up.of(outcome) if follows else outcome,
        tone=tone,
        part=part,
        detail=detail,
        brings=brings,
        facts=_facts(settled, part, detail, brings),
        left_out=left_out,
        missing=tuple(_missing(answers, brings, follows)),
    )


def allowed_interests(outcome: Outcome, part: RecipientRoleWording) -> tuple[Interest, ...]:
    """Return how far interest may truly reach in an ending, the nearest first."""
    return tuple(
        interest
        for interest in Interest
        if (move := INTEREST_MOVES[interest]) is None
        or (outcome.allows(move) and move not in part.never)
    )


def _missing(answers: Answers, brings: Detail, follows: bool) -> Iterator[str]:
    yield from (field for field in REQUIRED_FIELDS if not tidy(getattr(answers, field) or ""))
    if follows and brings.form is GrammaticalForm.NONE:
        yield "brings"


def _reader(answers: Answers, outcome: Outcome) -> RecipientRole:
    part = answers.part or RecipientRole.HIRING_MANAGER
    return RecipientRole.HIRING_MANAGER if part in outcome.not_to else part


def _untrue(answers: Answers, outcome: Outcome, part: RecipientRoleWording) -> Iterator[LeftOut]:
    fewest, most = outcome.meetings
    if answers.meetings is not None and not fewest <= answers.meetings <= most:
        yield LeftOut("meetings", _meetings_why(fewest, most))
    if answers.held and answers.held not in outcome.held:
        yield LeftOut("held", "that is not how the meetings before this ending are held")
    if answers.news not in (None, NewsChannel.NONE) and not outcome.allows("news"):
        yield LeftOut("news", "in this ending no news came from them")
    if answers.part in outcome.not_to:
        yield LeftOut("part", f"a reader of that kind ({answers.part}) does not fit this ending")
    if answers.client and _reader(answers, outcome) is not RecipientRole.AGENCY:
        yield LeftOut("client", "only an agency recruiter has a client")
    for field, move, given in (
        ("told_close", "close", answers.told_close),
        ("detail", "detail", read_detail(answers.detail).form is not GrammaticalForm.NONE),
        ("reason", "reason", tidy(answers.reason)),
        ("keep_in_mind", "keep_in_mind", answers.keep_in_mind),
        ("linkedin", "linkedin", answers.linkedin),
    ):
        if given and not outcome.allows(move):
            yield LeftOut(field, "it would not be true, or not be fitting, in this ending")
        elif given and move in part.never:
            yield LeftOut(field, f"it does not belong in a note to this reader ({part.label})")
    if answers.follow_up and not outcome.follow_up:
        yield LeftOut("follow_up", f"no note follows this ending. {outcome.no_follow_up}".strip())
    if answers.interest and answers.interest not in allowed_interests(outcome, part):
        yield LeftOut("interest", "interest of that kind would not be true in this ending")


def _meetings_why(fewest: int, most: int) -> str:
    if most == 0:
        return "nobody meets before this ending"
    if fewest == most:
        return "this ending comes after a single call"
    return f"this ending comes after {fewest} to {most} meetings"


def _settled(answers: Answers, outcome: Outcome, tone: Tone, untrue: set[str]) -> Answers:
    def given(field: str) -> bool:
        return getattr(answers, field) is not None and field not in untrue

    # What the writer left out on the review is no part of the situation that words are chosen by.
    unsaid = untrue | set(answers.left_out)
    interest = answers.interest if given("interest") else outcome.interest
    return replace(
        answers,
        outcome=outcome.id,
        tone=tone.id,
        part=_reader(answers, outcome),
        length=answers.length or Length.STANDARD,
        spelling=answers.spelling or Spelling.BRITISH,
        meetings=answers.meetings if given("meetings") else outcome.meetings[0],
        held=answers.held if given("held") else None,
        news=answers.news if given("news") else None,
        client="" if "client" in untrue else answers.client,
        told_close="told_close" not in untrue and bool(answers.told_close),
        detail="" if "detail" in unsaid else answers.detail,
        reason="" if "reason" in unsaid else answers.reason,
        interest=interest,
        follow_up=answers.follow_up if given("follow_up") else None,
        keep_in_mind=_switch(answers.keep_in_mind, outcome.keep_in_mind, "keep_in_mind" in untrue),
        linkedin=_switch(answers.linkedin, outcome.linkedin, "linkedin" in untrue),
    )


def _switch(answer: bool | None, default: bool, untrue: bool) -> bool:
    return not untrue and (default if answer is None else answer)


def _facts(answers: Answers, part: RecipientRoleWording, detail: Detail, brings: Detail) -> Facts:
    def yes_no(value: object) -> str:
        return "yes" if value else "no"

    count = answers.meetings or 0
    news = {None: "unsaid", NewsChannel.NONE: "unheard"}.get(answers.news, answers.news)
    return {
        "outcome": answers.outcome or "",
        "part": str(answers.part),
        "side": part.side,
        "news": str(news),
        "meetings": "none" if not count else "one" if count == 1 else "several",
        "held": answers.held or "unsaid",
        "length": str(answers.length),
        "interest": str(answers.interest),
        "detail": detail.form,
        "told_close": yes_no(answers.told_close),
        "keep_in_mind": yes_no(answers.keep_in_mind),
        "linkedin": yes_no(answers.linkedin),
        "others": yes_no(answers.also_thank),
        "client": yes_no(answers.client.strip()),
        "reason": yes_no(answers.reason.strip()),
        "brings": brings.form,
        "touch": ("none", "first", "second")[min(answers.follow_up or 0, 2)],
    }
