"""Resolve answers to a situation: apply defaults, and ignore answers that cannot be true."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from templates.answers import (
    REQUIRED_FIELDS,
    Answer,
    Answers,
    Interest,
    Length,
    NewsChannel,
    RecipientRole,
    Spelling,
    WithdrawalChannel,
)
from templates.letter.roles import is_training
from templates.letter.seed import pseudo_random, seed_for
from templates.letter.typed_answers.address import address_recipient
from templates.letter.typed_answers.answer_facts import facts_of_typed_answers
from templates.letter.typed_answers.corrections import correct_typing
from templates.letter.typed_answers.field_parsers import PARSER_BY_FIELD
from templates.letter.typed_answers.fragments import EMPTY_FRAGMENT, Fragment
from templates.letter.typed_answers.occasion import parse_occasion
from templates.letter.typed_answers.other_people import (
    ends_with_only_other,
    is_described_by_clause,
)
from templates.letter.typed_answers.own_words import apologises
from templates.letter.typed_answers.second_person import addresses_one_of, tell_to
from templates.letter.typed_answers.sentences import TRAILING_CHARACTERS, has_words
from templates.names.name_words import TITLES
from templates.names.people import parse_people
from templates.phrasebook.facts import (
    UNANSWERED,
    UNHEARD,
    Facts,
    FollowUpNumber,
    GrammaticalForm,
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
    "tie": "tie",
    "hope": "hope",
}
"""The field of the typed answer in each framed move: an opening followed by the answer."""

_FIELDS_ABOUT_RECIPIENT = frozenset(("thanks_for", "detail"))
"""The fields whose questions ask what the recipient did, said or showed."""

_FIELD_BY_TYPED_MOVE = {**FIELD_BY_FRAMED_MOVE, "own_words": "own_words", "told_by": "told_by"}
"""The field of the typed answer that each of these moves needs."""

_GOODWILL = (
    r"(?i)\b(?:glad(?:ly)?|happy|pleased|delighted|congratulat\w*|like|luck|well|wish|help|best)\b"
)
"""Words with which the writer wishes somebody well."""

_FOLLOW_UP_FIELDS = ("brings", "tie", "hope")
"""The fields of typed answers that only a follow-up has, whatever the outcome was."""

_MOVE_BY_FIELD = {
    "told_close": "close",
    **{
        field: move
        for move, field in _FIELD_BY_TYPED_MOVE.items()
        if field not in _FOLLOW_UP_FIELDS
    },
    "also_thank": "pass_on",
    "appointee": "appointee",
    "told_already": "withdrawal",
    "keep_in_mind": "keep_in_mind",
    "linkedin": "linkedin",
    "connection_note": "linkedin",
}
"""The move that each of these answers asks for."""

_IMPERSONAL_NEWS = (NewsChannel.AUTOMATIC, NewsChannel.NONE)
"""News that no person sent.

If there was no interview either, perhaps nobody read the application.
"""
_NO_ANSWERS = Answers()
_NAME = r"\b[^\W\d_a-zß-öø-ÿ]\w+"
"""A word that begins with a capital, not a digit, an underscore or a lower-case Latin-1 letter."""


class IgnoredAnswer(NamedTuple):
    """An answer that the note cannot use."""

    field: str
    reason: str
    """Why the note cannot use it, beginning in lower case."""


class Situation(NamedTuple):
    """Resolved answers, and the facts that determine the wording."""

    answers_as_given: Answers
    """The answers as the writer gave them."""
    wording: Wording
    answers: Answers
    """The answers with defaults in place of missing ones, and without ignored ones.

    `occasion` is as it stands in a sentence: "the trial day" for "a trial day".
    """
    outcome: Outcome
    """The outcome; for a follow-up, with the moves, subject and length of a follow-up."""
    tone: Tone
    recipient: RecipientRoleWording
    """What the wording says about the recipient's role."""
    fragments: Mapping[str, Fragment]
    """The parsed answers of framed moves, by field."""
    topic: str
    """What a follow-up brings, in a few words; "" if it has no short name."""
    facts: Facts
    ignored: tuple[IgnoredAnswer, ...]
    missing: tuple[str, ...]
    """The fields of required answers that are missing."""

    @property
    def seed(self) -> str:
        """The seed for choosing among equally good variants."""
        return seed_for(self.answers_as_given)

    @property
    def moves_with_chosen_variant(self) -> frozenset[str]:
        """The moves for which the writer chose a variant."""
        return frozenset(name.partition(".")[0] for name in self.answers.chosen_variants)

    @property
    def spelling(self) -> Spelling:
        """The spelling of the note."""
        return self.answers.spelling or self.wording.questions.spelling

    @property
    def length(self) -> Length:
        """The length of the note."""
        return self.answers.length or self.wording.questions.length

    @property
    def others_were_there(self) -> bool:
        """Whether the other people to thank were at the meetings with the recipient.

        A recruiter, an agency or a referrer is asked to pass on the thanks instead.
        """
        is_recruiter = self.answers.part is RecipientRole.RECRUITER
        return self.recipient.side is Side.EMPLOYER and not is_recruiter

    def phrase(self, name: str) -> Template:
        """Return the text of the fitting variant of a phrase.

        `name` is the placeholder of the phrase. Of several variants, an exclusive one is chosen, or
        else the one with the most conditions. The seed chooses between variants with the same
        conditions.
        """
        applying = [
            variant for variant in self.wording.phrases[name] if variant.applies_to(self.facts)
        ]
        fitting = [variant for variant in applying if variant.is_exclusive] or applying
        most_specific = max(fitting, key=lambda variant: len(variant.conditions))
        equally_good = [v for v in fitting if v.conditions == most_specific.conditions]
        index = int(pseudo_random(self.seed, name) * len(equally_good))
        return equally_good[index].texts[self.tone.id]

    @property
    def is_withdrawal_known(self) -> bool:
        """Whether the recipient knows of the writer's withdrawal already."""
        return self.answers.told_already is not WithdrawalChannel.NONE

    def with_form(self, field: str, form: GrammaticalForm) -> "Situation":
        """Return the situation as if the answer in a field had a grammatical form."""
        facts = {**self.facts, field: form}
        fragments = {**self.fragments, field: EMPTY_FRAGMENT._replace(form=form)}
        return self._replace(facts=facts, fragments=fragments)

    def allows_move(self, move: str) -> bool:
        """Return whether a note can make a move in this situation."""
        return _is_move_allowed(move, self.outcome, self.recipient)


def resolve(answers: Answers, wording: Wording) -> Situation:
    """Return the situation that answers describe; every combination of answers has one.

    Missing answers have the outcome's defaults. Without an outcome, the first one is used.
    """
    defaults = wording.questions
    outcome = wording.outcomes.get(answers.outcome or "") or wording.outcomes[defaults.outcome]
    tone = wording.tones.get(answers.tone or "") or wording.tones[defaults.tone]
    recipient = wording.recipients[_find_recipient_role(answers, outcome)]
    ignored = tuple(_find_ignored_answers(answers, outcome, recipient))
    ignored_fields = {ignored_answer.field for ignored_answer in ignored}
    usable = _complete_answers(answers, outcome, tone, defaults, ignored_fields)
    is_follow_up = bool(usable.follow_up)
    fragments = {field: _parse_field(field, usable) for field in FIELD_BY_FRAMED_MOVE.values()}
    topic = ""
    if is_follow_up:
        # Imported here, since its patterns take long to compile and only a follow-up needs them.
        from templates.letter.typed_answers.topic import find_topic_of_follow_up

        topic = find_topic_of_follow_up(fragments["brings"], fragments["tie"])
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
        facts=_find_facts(usable, outcome, recipient, fragments),
        ignored=ignored,
        missing=tuple(_find_missing_fields(answers, is_follow_up)),
    )


def allowed_interests(outcome: Outcome, recipient: RecipientRoleWording) -> tuple[Interest, ...]:
    """Return the kinds of interest that are possible for an outcome, the strongest first."""

    def is_allowed(interest: Interest) -> bool:
        move = MOVE_BY_INTEREST[interest]
        return move is None or _is_move_allowed(move, outcome, recipient)

    return tuple(filter(is_allowed, Interest))


def _is_move_allowed(move: str, outcome: Outcome, recipient: RecipientRoleWording) -> bool:
    return outcome.allows_move(move) and move not in recipient.excluded_moves


def _parse_field(field: str, answers: Answers) -> Fragment:
    """Return the parsed answer in the field of a framed move."""
    answer = getattr(answers, field)
    if not has_words(answer):
        return EMPTY_FRAGMENT
    is_panel = answers.part is RecipientRole.PANEL
    people = parse_people(answers.recipient_name, is_panel=is_panel)
    if addresses_one_of(people, answer):
        text = correct_typing(answer).rstrip(TRAILING_CHARACTERS)
        return Fragment(GrammaticalForm.SENTENCE, text)
    if field in _FIELDS_ABOUT_RECIPIENT and len(people) == 1:
        # Of several people, a word such as "she" may mean any.
        address = tell_to if answers.also_thank else address_recipient
        answer = address(people[0], answer) or answer
    return PARSER_BY_FIELD[field](answer)


def _find_missing_fields(answers: Answers, is_follow_up: bool) -> Iterator[str]:
    """Yield the fields of required answers that are missing or blank."""
    for field in REQUIRED_FIELDS:
        if not tidy(getattr(answers, field) or ""):
            yield field
    if is_follow_up and not has_words(answers.brings):
        yield "brings"


def _find_recipient_role(answers: Answers, outcome: Outcome) -> RecipientRole:
    """Return the recipient's role, or the default if it is missing or excluded by the outcome."""
    recipient_role = answers.part or RecipientRole.HIRING_MANAGER
    is_excluded = recipient_role in outcome.excluded_roles
    return RecipientRole.HIRING_MANAGER if is_excluded else recipient_role


def _find_ignored_answers(
    answers: Answers, outcome: Outcome, recipient: RecipientRoleWording
) -> Iterator[IgnoredAnswer]:
    """Yield the answers that are untrue for the outcome, or do not fit the recipient."""
    yield from _find_ignored_circumstances(answers, outcome, recipient)
    yield from _find_ignored_moves(answers, outcome, recipient)
    if answers.follow_up and not outcome.follow_up_days:
        reason = f"there is no follow-up to this outcome. {outcome.no_follow_up_reason}".strip()
        yield IgnoredAnswer("follow_up", reason)
    elif answers.follow_up and has_words(answers.consider_for) and not has_words(answers.hope):
        reason = "a follow-up does not ask for it again; `hope` is for something new"
        yield IgnoredAnswer("consider_for", reason)
    if answers.interest and answers.interest not in allowed_interests(outcome, recipient):
        yield IgnoredAnswer("interest", "interest of that kind would not be true for this outcome")


def _find_ignored_circumstances(
    answers: Answers, outcome: Outcome, recipient: RecipientRoleWording
) -> Iterator[IgnoredAnswer]:
    """Yield the answers about the recipient, the meetings and the news that are untrue."""
    minimum, maximum = outcome.meeting_limits
    if answers.meetings is not None and not minimum <= answers.meetings <= maximum:
        yield IgnoredAnswer("meetings", _explain_meetings(minimum, maximum))
    if answers.held and answers.held not in outcome.meeting_formats:
        yield IgnoredAnswer("held", "the meetings before this outcome are not held like that")
    if problem := _find_problem_with_occasion(answers, outcome, recipient):
        yield IgnoredAnswer("occasion", problem)
    if answers.news not in (None, NewsChannel.NONE) and not outcome.allows_move("news"):
        yield IgnoredAnswer("news", "with this outcome no news came from them")
    if answers.on_hold and not outcome.is_closure:
        yield IgnoredAnswer("on_hold", "with this outcome the role is not on hold")
    if answers.part in outcome.excluded_roles:
        reason = f"a recipient of that kind ({answers.part}) does not fit this outcome"
        yield IgnoredAnswer("part", reason)
    recipient_role = _find_recipient_role(answers, outcome)
    if answers.client and recipient_role is not RecipientRole.AGENCY:
        yield IgnoredAnswer("client", "only an agency recruiter has a client")
    is_to_several = recipient_role is RecipientRole.PANEL
    if answers.told_by and outcome.allows_move("told_by") and not is_to_several:
        yield IgnoredAnswer("told_by", "only a note to several people says which of them told you")


def _find_ignored_moves(
    answers: Answers, outcome: Outcome, recipient: RecipientRoleWording
) -> Iterator[IgnoredAnswer]:
    """Yield the answers that ask for a move that the note cannot make."""
    for field, move in _MOVE_BY_FIELD.items():
        if not _asks_for_move(getattr(answers, field)):
            continue
        if not outcome.allows_move(move):
            reason = "it would not be true or fitting for this outcome"
            yield IgnoredAnswer(field, reason)
        elif move in recipient.excluded_moves:
            reason = f"it does not belong in a note to this recipient ({recipient.label})"
            yield IgnoredAnswer(field, reason)


def _find_problem_with_occasion(
    answers: Answers, outcome: Outcome, recipient: RecipientRoleWording
) -> str:
    """Return why the note cannot give thanks for the meetings, or ""."""
    minimum, maximum = outcome.meeting_limits
    if not has_words(answers.occasion):
        return ""
    if maximum == 0:
        return _explain_meetings(minimum, maximum)
    if answers.meetings == 0:
        return "there were no meetings"
    if recipient.side is Side.REFERRER:
        return "a person who told you of the role is not thanked for the meetings"
    if recipient.side is Side.AGENCY and outcome.is_withdrawal:
        return "after your own no, an agency is thanked for its work"
    return "" if parse_occasion(answers.occasion).text else 'it cannot follow "Thank you for"'


def _asks_for_move(answer: Answer) -> bool:
    """Return whether an answer is a text with words, a "yes", a list of names or a channel."""
    if isinstance(answer, WithdrawalChannel):
        return answer is not WithdrawalChannel.NONE
    return has_words(answer) if isinstance(answer, str) else bool(answer)


def _explain_meetings(minimum: int, maximum: int) -> str:
    if maximum == 0:
        return "nobody meets before this outcome"
    if minimum == maximum:
        return f"the number of meetings before this outcome is {minimum}"
    return f"this outcome comes after {minimum} to {maximum} meetings"


def _complete_answers(
    answers: Answers,
    outcome: Outcome,
    tone: Tone,
    defaults: QuestionnaireWording,
    ignored_fields: set[str],
) -> Answers:
    """Return the answers with ignored ones reset, and defaults for missing ones.

    The typed answer of a move that the writer left out is also reset.
    """
    left_out_fields = {
        field for move, field in _FIELD_BY_TYPED_MOVE.items() if move in answers.left_out
    }
    # A follow-up needs something to bring.
    reset_fields = (ignored_fields | left_out_fields) - {"brings"}

    def value_of(field: str) -> Any:
        return getattr(_NO_ANSWERS if field in reset_fields else answers, field)

    def value_or_default(field: str) -> bool:
        if field in ignored_fields:
            return False
        answer = getattr(answers, field)
        # The outcome has the default under the same name.
        return bool(getattr(outcome, field) if answer is None else answer)

    typed_occasion = value_of("occasion")
    occasion = parse_occasion(typed_occasion).text if has_words(typed_occasion) else ""
    meetings = value_of("meetings")
    if meetings is None:
        meetings = max(outcome.meeting_limits[0], int(bool(occasion)))
    return replace(
        answers,
        outcome=outcome.id,
        tone=tone.id,
        part=_find_recipient_role(answers, outcome),
        length=answers.length or defaults.length,
        spelling=answers.spelling or defaults.spelling,
        meetings=meetings,
        held=value_of("held"),
        occasion=occasion,
        news=value_of("news"),
        client=value_of("client"),
        # The note says only once that the writer came close.
        told_close=bool(value_of("told_close")) and not _thanks_say_close(answers),
        on_hold=bool(value_of("on_hold")),
        **{field: value_of(field) for field in FIELD_BY_FRAMED_MOVE.values()},
        own_words=value_of("own_words"),
        told_by=value_of("told_by") if _has_teller_to_thank(answers) else "",
        told_already=value_of("told_already") or WithdrawalChannel.NONE,
        also_thank=value_of("also_thank"),
        appointee="" if _are_pleased_for_appointee(answers) else value_of("appointee"),
        work_with=bool(value_of("work_with")),
        interest=value_of("interest") or outcome.interest,
        follow_up=value_of("follow_up"),
        keep_in_mind=value_or_default("keep_in_mind"),
        linkedin=value_or_default("linkedin"),
        connection_note=value_of("connection_note"),
    )


def _thanks_say_close(answers: Answers) -> bool:
    """Return whether the typed thanks say how close the writer came."""
    return re.search(r"(?i)\b(?:close|closer|closest|near)\b", answers.thanks_for) is not None


def _are_pleased_for_appointee(answers: Answers) -> bool:
    """Return whether the writer's own words wish the appointee well, or the thanks name them."""
    has_goodwill = re.search(_GOODWILL, answers.own_words) is not None
    is_wished_well = has_goodwill and is_named(answers.appointee, answers.own_words)
    return is_wished_well or is_named(answers.appointee, answers.thanks_for)


def _has_teller_to_thank(answers: Answers) -> bool:
    """Return whether the note should thank whoever of several recipients gave the writer the news.

    The typed thanks may already name them.
    """
    return has_words(answers.told_by) and not is_named(answers.told_by, answers.thanks_for)


def is_named(person: str, text: str) -> bool:
    """Return whether a text contains one of a person's names, apart from titles."""
    names = {name for name in re.findall(_NAME, person) if name.casefold() not in TITLES}
    return not names.isdisjoint(re.findall(_NAME, text))


def _find_facts(
    answers: Answers,
    outcome: Outcome,
    recipient: RecipientRoleWording,
    fragments: Mapping[str, Fragment],
) -> Facts:
    """Return the facts of usable answers."""
    is_panel = answers.part is RecipientRole.PANEL
    recipients = parse_people(answers.recipient_name, is_panel=is_panel)
    facts = {
        "outcome": answers.outcome,
        "part": answers.part,
        "side": recipient.side,
        "news": UNHEARD if answers.news is NewsChannel.NONE else answers.news or UNANSWERED,
        "considered": YesNo.of(
            "application_only" not in outcome.lineage or answers.news not in _IMPERSONAL_NEWS
        ),
        "meetings": MeetingCount.of(answers.meetings),
        "held": answers.held or UNANSWERED,
        "own_words": YesNo.of(answers.own_words.strip()),
        "own_words_apologise": YesNo.of(apologises(answers.own_words)),
        "occasion": YesNo.of(answers.occasion),
        "thanks_typed": YesNo.of(
            answers.occasion or fragments["thanks_for"].form is not GrammaticalForm.NONE
        ),
        "length": answers.length,
        "interest": answers.interest,
        **{field: fragment.form for field, fragment in fragments.items()},
        "told_close": YesNo.of(answers.told_close),
        "on_hold": YesNo.of(answers.on_hold),
        "keep_in_mind": YesNo.of(answers.keep_in_mind),
        "linkedin": YesNo.of(answers.linkedin),
        "others": YesNo.of(answers.also_thank),
        "others_described": YesNo.of(any(map(is_described_by_clause, answers.also_thank))),
        "other_just_named": YesNo.of(ends_with_only_other(answers.detail, answers.also_thank)),
        "two_recipients": YesNo.of(len(recipients) == 2),
        "client": YesNo.of(answers.client.strip()),
        "told_already": answers.told_already,
        "told_by": YesNo.of(answers.told_by.strip()),
        "appointee": YesNo.of(answers.appointee.strip()),
        "work_with": YesNo.of(answers.work_with),
        "training": YesNo.of(is_training(answers.role)),
        **facts_of_typed_answers(answers, fragments, outcome),
        "follow_up_number": FollowUpNumber.of(answers.follow_up),
        "connection": YesNo.NO,
    }
    return {name: str(value) for name, value in facts.items()}
