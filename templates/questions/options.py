"""What each choice offers, which may depend on the answers so far and on the wording."""

from collections.abc import Callable
from typing import NamedTuple

from templates.answers import Answer, Interest, Length, MeetingFormat, NewsChannel, Spelling
from templates.letter.situation import Situation, allowed_interests


class Option(NamedTuple):
    """One of the answers that a choice offers."""

    value: Answer
    label: str
    hint: str = ""


def outcomes(situation: Situation) -> tuple[Option, ...]:
    """Offer every ending that the wording knows."""
    return tuple(Option(o.id, o.label, o.hint) for o in situation.wording.outcomes.values())


def tones(situation: Situation) -> tuple[Option, ...]:
    """Offer every tone that the wording knows."""
    return tuple(Option(t.id, t.label, t.hint) for t in situation.wording.tones.values())


def parts(situation: Situation) -> tuple[Option, ...]:
    """Offer the readers that the ending can have."""
    return tuple(
        Option(part, w.label, w.hint)
        for part, w in situation.wording.parts.items()
        if part not in situation.outcome.not_to
    )


def held(situation: Situation) -> tuple[Option, ...]:
    """Offer the ways in which meetings before this ending are held; a mixture of several only."""
    one = situation.answers.meetings == 1
    return tuple(
        option
        for option in _HELD
        if option.value in situation.outcome.held
        and not (one and option.value is MeetingFormat.MIXED)
    )


def interests(situation: Situation) -> tuple[Option, ...]:
    """Offer interest as far as it may truly reach."""
    allowed = allowed_interests(situation.outcome, situation.part)
    return tuple(option for option in _INTERESTS if option.value in allowed)


def counts(situation: Situation) -> tuple[Option, ...]:
    """Offer as many meetings as there may have been."""
    fewest, most = situation.outcome.meetings
    return tuple(Option(n, str(n)) for n in range(fewest, most + 1))


def fixed(*options: Option) -> Callable[[Situation], tuple[Option, ...]]:
    """Offer the same options in every situation."""
    return lambda situation: options


_HELD = (
    Option(MeetingFormat.IN_PERSON, "In person"),
    Option(MeetingFormat.VIDEO, "By video"),
    Option(MeetingFormat.TELEPHONE, "By telephone"),
    Option(MeetingFormat.MIXED, "Some of each"),
)
_INTERESTS = (
    Option(Interest.ROLE, "This role", "if things change"),
    Option(Interest.ORGANISATION, "The organisation", "other roles there"),
    Option(Interest.FIELD, "The field", "our paths may cross again"),
    Option(Interest.NONE, "None", "leave it out"),
)
NEWS = fixed(
    Option(NewsChannel.EMAIL, "By email"),
    Option(NewsChannel.TELEPHONE, "By telephone"),
    Option(NewsChannel.IN_PERSON, "In person"),
    Option(NewsChannel.AUTOMATIC, "Automatic message", "the note goes to a person all the same"),
    Option(NewsChannel.NONE, "Not from them", "you heard it elsewhere"),
)
LENGTHS = fixed(
    Option(Length.STANDARD, "Standard", "60 to 120 words"),
    Option(Length.SHORT, "Short", "35 to 80 words"),
)
SPELLINGS = fixed(
    Option(Spelling.BRITISH, "British", "No dot after a title · Yours sincerely"),
    Option(Spelling.AMERICAN, "American", "A dot after a title · Sincerely"),
)
YES_NO = fixed(Option(True, "Yes"), Option(False, "No"))
ASK = fixed(Option(True, "Yes"), Option(False, "No", "leave it out"))
