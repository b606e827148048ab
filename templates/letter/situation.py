"""Resolve answers to a situation: apply defaults, and ignore answers that cannot be true."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from templates.answers import (
    REQUIRED_FIELDS,
    Answers,
    Interest,
    NewsChannel,
    RecipientRole,
    WithdrawalChannel,
)
from templates.letter.roles import is_training
from templates.letter.seed import pseudo_random, seed_for
from templates.letter.typed_answers.answer_facts import facts_of_typed_answers
from templates.letter.typed_answers.field_parsers import PARSER_BY_FIELD
from templates.letter.typed_answers.fragments import EMPTY_FRAGMENT, Fragment, parse_answer
from templates.letter.typed_answers.sentences import has_words
from templates.names.name_words import TITLES
from templates.names.people import parse_people
from templates.phrasebook.facts import (
    NO_NEWS,
    UNANSWERED,
    Facts,
    FollowUpNumber,
    MeetingCount,
    Side,
    YesNo,
)
from templates.phrasebook.outcomes import Outcome, RecipientRoleWording, Tone
from templates.phrasebook.question_wording import QuestionnaireWording
from templates.phrasebook.variants import Template
from templates.phrasebook.wording import Wording
from templates.text import tidy

MOVE_BY_INTEREST = {
    Interest.ROLE: "role_interest",
    Interest.ORGANISATION: "interest",
    Interest.FIELD: "field_interest",
    Interest.NONE: None,
}
"""The move that expresses each kind of interest; None for no interest."""

FIELD_BY_FRAMED_MOVE = {
    "gratitude": "thanks_for",
    "detail": "detail",
    "reason": "reason",
    "door": "consider_for",
    "meet_again": "meet_again",
    "brings": "brings",
}
"""The field of the typed answer in each framed move: an opening followed by the answer."""

_FIELD_BY_TYPED_MOVE = {**FIELD_BY_FRAMED_MOVE, "own_words": "own_words", "told_by": "told_by"}
"""The field of the typed answer that each of these moves needs."""

_NO_ANSWERS = Answers()
_NAME = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]\w+")
"""A word that begins with a capital letter, as a name does."""


class IgnoredAnswer(NamedTuple):
    """An answer that the note cannot use, and the reason as a sentence in lower case."""

    field: str
    reason: str


class Situation(NamedTuple):
    """Resolved answers, and the facts that determine the wording.

    `answers_as_given` are as the writer gave them. In `answers`, missing ones have the outcome's
    defaults, and ignored ones are reset.
    """

    answers_as_given: Answers
    wording: Wording
    answers: Answers
    outcome: Outcome
    tone: Tone
    recipient: RecipientRoleWording
    fragments: Mapping[str, Fragment]
    """The parsed answers of framed moves, by field."""
    topic: str
    """The news or offer of a follow-up, in a few words; "" if it has no short name."""
    facts: Facts
    ignored: tuple[IgnoredAnswer, ...]
    missing: tuple[str, ...]
    """The fields of required answers that are missing."""

    @property
    def seed(self) -> str:
        """The seed for choosing among equally good variants."""
        return seed_for(self.answers_as_given)

    @property
    def others_were_there(self) -> bool:
        """Whether the other people to thank were at the meetings with the recipient.

        A recruiter, an agency or a referrer is asked to pass on the thanks instead.
        """
        is_recruiter = self.answers.part is RecipientRole.RECRUITER
        return self.recipient.side is Side.EMPLOYER and not is_recruiter

    def phrase(self, name: str) -> Template:
        """Return the text of the variant of a phrase that fits; of several, the most specific.

        The seed chooses between variants with the same conditions.
        """
        fitting = [
            variant for variant in self.wording.phrases[name] if variant.applies_to(self.facts)
        ]
        most_specific = max(fitting, key=lambda variant: len(variant.conditions))
        equally_good = [v for v in fitting if v.conditions == most_specific.conditions]
        index = int(pseudo_random(self.seed, name) * len(equally_good))
        return equally_good[index].texts[self.tone.id]

    def allows_move(self, move: str) -> bool:
        """Return whether a note can make a move in this situation."""
        return self.outcome.allows_move(move) and move not in self.recipient.excluded_moves


def resolve(answers: Answers, wording: Wording) -> Situation:
    """Return the situation that answers describe; every combination of answers has one.

    Missing answers have the outcome's defaults. Without an outcome, the first one is used.
    """
    defaults = wording.questions
    outcome = wording.outcomes.get(answers.outcome or "") or wording.outcomes[defaults.outcome]
    tone = wording.tones.get(answers.tone or "") or wording.tones[defaults.tone]
    recipient = wording.recipients[_recipient_role(answers, outcome)]
    ignored = tuple(_ignored_answers(answers, outcome, recipient))
    ignored_fields = {ignored_answer.field for ignored_answer in ignored}
    usable = _usable_answers(answers, outcome, tone, defaults, ignored_fields)
    fragments = {}
    for field in FIELD_BY_FRAMED_MOVE.values():
        parse, answer = PARSER_BY_FIELD.get(field, parse_answer), getattr(usable, field)
        fragments[field] = parse(answer) if has_words(answer) else EMPTY_FRAGMENT
    is_follow_up = bool(usable.follow_up)
    topic = ""
    if is_follow_up:
        # Imported here, since its patterns take long to compile and only a follow-up needs them.
        from templates.letter.typed_answers.topic import find_topic

        topic = find_topic(fragments["brings"])
        outcome = wording.follow_up.apply_to(outcome, has_topic=bool(topic))
    return Situation(
        answers_as_given=answers,
        wording=wording,
        answers=usable,
        outcome=outcome,
        tone=tone,
        recipient=recipient,
        fragments=fragments,
        topic=topic,
        facts=_facts(usable, outcome, recipient, fragments),
        ignored=ignored,
        missing=tuple(_missing_fields(answers, is_follow_up)),
    )


def allowed_interests(outcome: Outcome, recipient: RecipientRoleWording) -> tuple[Interest, ...]:
    """Return the kinds of interest that are possible for an outcome, the strongest first."""

    def is_allowed(interest: Interest) -> bool:
        move = MOVE_BY_INTEREST[interest]
        return move is None or (outcome.allows_move(move) and move not in recipient.excluded_moves)

    return tuple(filter(is_allowed, Interest))


def _missing_fields(answers: Answers, is_follow_up: bool) -> Iterator[str]:
    yield from (field for field in REQUIRED_FIELDS if not tidy(getattr(answers, field) or ""))
    if is_follow_up and not has_words(answers.brings):
        yield "brings"


def _recipient_role(answers: Answers, outcome: Outcome) -> RecipientRole:
    role = answers.part or RecipientRole.HIRING_MANAGER
    return RecipientRole.HIRING_MANAGER if role in outcome.excluded_roles else role


def _ignored_answers(
    answers: Answers, outcome: Outcome, recipient: RecipientRoleWording
) -> Iterator[IgnoredAnswer]:
    """Yield the answers that are untrue for the outcome, or do not fit the recipient."""
    minimum, maximum = outcome.meeting_limits
    if answers.meetings is not None and not minimum <= answers.meetings <= maximum:
        yield IgnoredAnswer("meetings", _meetings_reason(minimum, maximum))
    if answers.held and answers.held not in outcome.meeting_formats:
        yield IgnoredAnswer("held", "the meetings before this outcome are not held like that")
    if answers.news not in (None, NewsChannel.NONE) and not outcome.allows_move("news"):
        yield IgnoredAnswer("news", "with this outcome no news came from them")
    if answers.part in outcome.excluded_roles:
        reason = f"a recipient of that kind ({answers.part}) does not fit this outcome"
        yield IgnoredAnswer("part", reason)
    if answers.client and _recipient_role(answers, outcome) is not RecipientRole.AGENCY:
        yield IgnoredAnswer("client", "only an agency recruiter has a client")
    has_one_reader = _recipient_role(answers, outcome) is not RecipientRole.PANEL
    if answers.told_by and outcome.allows_move("told_by") and has_one_reader:
        yield IgnoredAnswer("told_by", "only a note to several people says which of them told you")
    for field, move, is_given in (
        ("told_close", "close", answers.told_close),
        *(
            (field, move, has_words(getattr(answers, field)))
            for move, field in _FIELD_BY_TYPED_MOVE.items()
            if field != "brings"
        ),
        ("also_thank", "pass_on", bool(answers.also_thank)),
        ("appointee", "appointee", has_words(answers.appointee)),
        ("told_already", "withdrawal", answers.told_already not in (None, WithdrawalChannel.NONE)),
        ("keep_in_mind", "keep_in_mind", answers.keep_in_mind),
        ("linkedin", "linkedin", answers.linkedin),
    ):
        if is_given and not outcome.allows_move(move):
            reason = "it would not be true, or not be fitting, for this outcome"
            yield IgnoredAnswer(field, reason)
        elif is_given and move in recipient.excluded_moves:
            reason = f"it does not belong in a note to this recipient ({recipient.label})"
            yield IgnoredAnswer(field, reason)
    if answers.follow_up and not outcome.follow_up_days:
        reason = f"no note follows this outcome. {outcome.no_follow_up_reason}".strip()
        yield IgnoredAnswer("follow_up", reason)
    if answers.interest and answers.interest not in allowed_interests(outcome, recipient):
        yield IgnoredAnswer("interest", "interest of that kind would not be true for this outcome")


def _meetings_reason(minimum: int, maximum: int) -> str:
    if maximum == 0:
        return "nobody meets before this outcome"
    if minimum == maximum:
        return "this outcome comes after a single call"
    return f"this outcome comes after {minimum} to {maximum} meetings"


def _usable_answers(
    answers: Answers,
    outcome: Outcome,
    tone: Tone,
    defaults: QuestionnaireWording,
    ignored_fields: set[str],
) -> Answers:
    """Return the answers with ignored ones reset, and defaults for missing ones.

    The typed answer of a move that is left out is reset, too.
    """
    left_out_fields = {
        field for move, field in _FIELD_BY_TYPED_MOVE.items() if move in answers.left_out
    }
    # A follow-up needs its news.
    reset_fields = (ignored_fields | left_out_fields) - {"brings"}

    def value_of(field: str) -> Any:
        return getattr(_NO_ANSWERS if field in reset_fields else answers, field)

    def is_true(field: str) -> bool:
        if field in ignored_fields:
            return False
        answer = getattr(answers, field)
        return bool(getattr(outcome, field) if answer is None else answer)

    meetings = value_of("meetings")
    return replace(
        answers,
        outcome=outcome.id,
        tone=tone.id,
        part=_recipient_role(answers, outcome),
        length=answers.length or defaults.length,
        spelling=answers.spelling or defaults.spelling,
        meetings=outcome.meeting_limits[0] if meetings is None else meetings,
        held=value_of("held"),
        news=value_of("news"),
        client=value_of("client"),
        told_close=bool(value_of("told_close")),
        **{field: value_of(field) for field in _FIELD_BY_TYPED_MOVE.values()},
        told_already=value_of("told_already") or WithdrawalChannel.NONE,
        also_thank=value_of("also_thank"),
        appointee="" if _names_appointee(answers) else value_of("appointee"),
        work_with=bool(value_of("work_with")),
        interest=value_of("interest") or outcome.interest,
        follow_up=value_of("follow_up"),
        keep_in_mind=is_true("keep_in_mind"),
        linkedin=is_true("linkedin"),
    )


def _names_appointee(answers: Answers) -> bool:
    """Return whether what the writer typed elsewhere has the name of the person chosen."""
    names = {name for name in _NAME.findall(answers.appointee) if name.casefold() not in TITLES}
    typed = f"{answers.thanks_for} {answers.own_words}"
    return not names.isdisjoint(_NAME.findall(typed))


def _facts(
    answers: Answers,
    outcome: Outcome,
    recipient: RecipientRoleWording,
    fragments: Mapping[str, Fragment],
) -> Facts:
    """Return the facts of usable answers."""
    meeting_count = MeetingCount.ONE if answers.meetings == 1 else MeetingCount.SEVERAL
    is_panel = answers.part is RecipientRole.PANEL
    recipients = parse_people(answers.recipient_name, is_panel=is_panel)
    facts = {
        "outcome": answers.outcome,
        "part": answers.part,
        "side": recipient.side,
        "news": NO_NEWS if answers.news is NewsChannel.NONE else answers.news or UNANSWERED,
        "meetings": meeting_count if answers.meetings else MeetingCount.NONE,
        "held": answers.held or UNANSWERED,
        "length": answers.length,
        "interest": answers.interest,
        **{field: fragment.form for field, fragment in fragments.items()},
        "told_close": YesNo.of(answers.told_close),
        "keep_in_mind": YesNo.of(answers.keep_in_mind),
        "linkedin": YesNo.of(answers.linkedin),
        "others": YesNo.of(answers.also_thank),
        "two_recipients": YesNo.of(len(recipients) == 2),
        "client": YesNo.of(answers.client.strip()),
        "told_already": answers.told_already,
        "told_by": YesNo.of(answers.told_by.strip()),
        "appointee": YesNo.of(answers.appointee.strip()),
        "work_with": YesNo.of(answers.work_with),
        "training": YesNo.of(is_training(answers.role)),
        **facts_of_typed_answers(answers, outcome),
        "touch": tuple(FollowUpNumber)[min(answers.follow_up or 0, 2)],
    }
    return {name: str(value) for name, value in facts.items()}
