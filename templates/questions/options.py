"""The options of each choice, some of which depend on the situation."""

from typing import NamedTuple

from templates.answers import (
    Answer,
    Interest,
    Length,
    MeetingFormat,
    NewsChannel,
    Spelling,
    WithdrawalChannel,
)
from templates.letter.situation import Situation, allowed_interests


class Option(NamedTuple):
    """An option of a choice."""

    value: Answer
    label: str
    hint: str = ""
    group: str = ""
    """The heading that it is listed under, if there is one."""


_MEETING_FORMATS = (
    Option(MeetingFormat.IN_PERSON, "In person"),
    Option(MeetingFormat.VIDEO, "By video"),
    Option(MeetingFormat.TELEPHONE, "By telephone"),
    Option(MeetingFormat.MIXED, "Several ways"),
)
_INTERESTS = (
    Option(Interest.ROLE, "This role", "if things change"),
    Option(Interest.ORGANISATION, "The organisation", "other roles there"),
    Option(Interest.FIELD, "The field", "the same kind of work, wherever it is"),
    Option(Interest.NONE, "None", "leave it out"),
)
_NEWS_CHANNELS = (
    Option(NewsChannel.EMAIL, "In writing"),
    Option(NewsChannel.TELEPHONE, "By telephone"),
    Option(NewsChannel.IN_PERSON, "In person"),
    Option(NewsChannel.AUTOMATIC, "Automatic message", "you can still write to a person"),
    Option(NewsChannel.NONE, "Not from them", "you heard it elsewhere"),
)
_WITHDRAWAL_CHANNELS = (
    Option(WithdrawalChannel.NONE, "Not yet", "the note is the first they hear of it"),
    Option(WithdrawalChannel.TELEPHONE, "By telephone"),
    Option(WithdrawalChannel.IN_PERSON, "In person"),
    Option(WithdrawalChannel.EMAIL, "By email"),
)
_LENGTHS = {Length.STANDARD: "Standard", Length.SHORT: "Short"}
_SPELLINGS = (
    Option(Spelling.BRITISH, "British", "No dot after a title · Yours sincerely"),
    Option(Spelling.AMERICAN, "American", "A dot after a title · Sincerely"),
)


def outcomes(situation: Situation) -> tuple[Option, ...]:
    """Return the outcomes of the wording."""
    return tuple(
        Option(o.id, o.label, o.hint, o.group) for o in situation.wording.outcomes.values()
    )


def tones(situation: Situation) -> tuple[Option, ...]:
    """Return the tones of the wording."""
    return tuple(Option(t.id, t.label, t.hint) for t in situation.wording.tones.values())


def recipient_roles(situation: Situation) -> tuple[Option, ...]:
    """Return the roles that the recipient can have for the outcome."""
    return tuple(
        Option(role, recipient.label, recipient.hint)
        for role, recipient in situation.wording.recipients.items()
        if role not in situation.outcome.excluded_roles
    )


def meeting_formats(situation: Situation) -> tuple[Option, ...]:
    """Return the formats of meetings; "several ways" only if there were several meetings."""
    is_single = situation.answers.meetings == 1
    return tuple(
        option
        for option in _MEETING_FORMATS
        if option.value in situation.outcome.meeting_formats
        and not (is_single and option.value is MeetingFormat.MIXED)
    )


def meeting_counts(situation: Situation) -> tuple[Option, ...]:
    """Return the possible numbers of meetings."""
    minimum, maximum = situation.outcome.meeting_limits
    return tuple(Option(count, str(count)) for count in range(minimum, maximum + 1))


def news_channels(situation: Situation) -> tuple[Option, ...]:
    """Return the channels of the news."""
    return _NEWS_CHANNELS


def withdrawal_channels(situation: Situation) -> tuple[Option, ...]:
    """Return the ways in which the recipient may have been told already."""
    return _WITHDRAWAL_CHANNELS


def interests(situation: Situation) -> tuple[Option, ...]:
    """Return the kinds of interest that are possible for the outcome and the recipient."""
    allowed = allowed_interests(situation.outcome, situation.recipient)
    return tuple(option for option in _INTERESTS if option.value in allowed)


def lengths(situation: Situation) -> tuple[Option, ...]:
    """Return the lengths, each with the outcome's word limits."""
    limits = situation.outcome.word_limits
    return tuple(
        Option(length, label, f"{limits[length][0]} to {limits[length][1]} words")
        for length, label in _LENGTHS.items()
    )


def spellings(situation: Situation) -> tuple[Option, ...]:
    """Return the spellings."""
    return _SPELLINGS


def yes_or_no(situation: Situation) -> tuple[Option, ...]:
    """Return yes and no."""
    return (Option(True, "Yes"), Option(False, "No"))


def include_or_not(situation: Situation) -> tuple[Option, ...]:
    """Return yes and no for an optional part of the note."""
    return (Option(True, "Yes"), Option(False, "No", "leave it out"))
