"""Examples of answers, some of which fit only certain situations."""

from collections.abc import Callable
from typing import NamedTuple

from templates.answers import MeetingFormat, NewsChannel, RecipientRole
from templates.letter.situation import Situation


class Example(NamedTuple):
    """An example of an answer."""

    text: str
    fits: Callable[[Situation], bool] = lambda situation: True
    """Whether the example could be true in a situation."""


def _has_met(situation: Situation) -> bool:
    return bool(situation.answers.meetings)


def _may_have_visited(situation: Situation) -> bool:
    """Return whether the writer may have met the recipient where the recipient works."""
    formats_with_visit = (None, MeetingFormat.IN_PERSON, MeetingFormat.MIXED)
    may_be_in_person = (
        situation.answers.held in formats_with_visit
        and MeetingFormat.IN_PERSON in situation.outcome.meeting_formats
    )
    is_for_outsider = _is_for(situation, RecipientRole.AGENCY, RecipientRole.REFERRER)
    return _has_met(situation) and may_be_in_person and not is_for_outsider


def _may_have_met_by_telephone(situation: Situation) -> bool:
    """Return whether the writer and the recipient may have met on the telephone."""
    formats_with_telephone = (None, MeetingFormat.TELEPHONE, MeetingFormat.MIXED)
    may_be_by_telephone = MeetingFormat.TELEPHONE in situation.outcome.meeting_formats
    return situation.answers.held in formats_with_telephone and may_be_by_telephone


def _may_have_met_twice(situation: Situation) -> bool:
    """Return whether there may have been two meetings: there were, or the writer has not said."""
    number = situation.answers_as_given.meetings
    return situation.outcome.meeting_limits[1] > 1 if number is None else number == 2


def _may_have_heard_by_telephone(situation: Situation) -> bool:
    """Return whether the recipient may have told the writer the news by telephone."""
    return situation.allows_move("news") and situation.answers.news in (None, NewsChannel.TELEPHONE)


def _is_for(situation: Situation, *roles: RecipientRole) -> bool:
    return situation.answers.part in roles


OCCASION = (
    Example("the trial day", _may_have_visited),
    Example("our half hour on the phone", _may_have_met_by_telephone),
    Example("the two mornings in the yard", _may_have_visited),
    Example("the two interviews", _may_have_met_twice),
)
THANKS_FOR = (
    Example(
        "putting my name forward in the first place",
        lambda s: _is_for(s, RecipientRole.REFERRER),
    ),
    Example(
        "preparing me so well beforehand",
        lambda s: _is_for(s, RecipientRole.AGENCY) and _has_met(s),
    ),
    Example(
        "holding the offer open over the weekend",
        lambda s: not {"declined", "reneged"}.isdisjoint(s.outcome.lineage),
    ),
    Example("ringing me yourself the same evening", _may_have_heard_by_telephone),
    Example("a proper go on the trial shift", _may_have_visited),
    Example("putting me on to the home therapies module", _has_met),
    Example(
        "the open evening in March, which is where I heard of you",
        lambda s: not _has_met(s) and not _is_for(s, RecipientRole.REFERRER),
    ),
)
DETAIL = (
    Example(
        "Dr Bell, you asked who reads the gauges if I'm away. A neighbour does now",
        lambda s: _has_met(s) and _is_for(s, RecipientRole.PANEL),
    ),
    Example(
        "I now greet every patient by name, as you do on your ward. They tell me more for it",
        _may_have_visited,
    ),
    Example("Your question about the rain gauges had me reading for a week", _has_met),
    Example(
        "I liked how even the dishwasher sat down to staff meal. We do it on Fridays now",
        _may_have_visited,
    ),
    Example("how you prepare your drivers for winter. I rang my old depot about it", _has_met),
    Example(
        "After your page on the restored barges I went over mine again, and redid two joints",
        lambda s: not _has_met(s),
    ),
)
REASON = (
    Example("I have accepted a post closer to home"),
    Example("due to family reasons"),
)
OWN_WORDS = (
    Example("I hope the new roof is on before the rain."),
    Example(
        "I'll gladly show Tom round when he starts.", lambda s: "internal" in s.outcome.lineage
    ),
    Example("The boat is back in the water, by the way, and dry."),
    Example("I've bought a bike, so no more late buses.", _may_have_visited),
)
BRINGS = (
    Example(
        "Our Fridays have staff meal at one table now. Thank you, and Tom, for showing me yours",
        lambda s: bool(s.answers.also_thank) and _may_have_visited(s),
    ),
    Example(
        "I have my ticket now. You told me to book the test before I felt ready, so thank you",
        lambda s: _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "A neighbour reads our gauges if I'm away now. Dr Bell, I'm glad you asked me who would",
        lambda s: _is_for(s, RecipientRole.PANEL),
    ),
    Example(
        "All nine calves are well. Thank you for showing me how you let the cow lick them dry",
        _may_have_visited,
    ),
    Example(
        "I've found my first crack. I write down every noise a gear makes now, as you do",
        _has_met,
    ),
    Example(
        "The boat is in and dry. I redid two joints as your page says, and I'm grateful for it"
    ),
    Example(
        "The smoked eel you were looking for is at Lakes Smokehouse, 03 5555 0134. Ask for Pat"
    ),
)
TIE = (
    Example(
        "You told me to book the test before I felt ready. Thank you for that",
        lambda s: _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "You sign the rota, so you should hear it from me",
        lambda s: "internal" in s.outcome.lineage,
    ),
    Example(
        "I'd never have let the cow lick her calf dry but for you. Thank you", _may_have_visited
    ),
    Example("You told me you write down every noise a gear makes, and I began that week", _has_met),
    Example("Your page says to wet the plank first, which I had never done"),
)
SUBJECT = (
    Example("Who reads the gauges?"),
    Example("From ten burnt trays to three"),
    Example("Nine calves, licked dry first"),
)
HOPE = (
    Example(
        "If you lead another round of training, I'd still like to be in it",
        lambda s: "internal" in s.outcome.lineage,
    ),
    Example(
        "If we move north after all, I'll write to you first", lambda s: s.outcome.is_withdrawal
    ),
    Example(
        "If there are nights in a cold store, or other late work, I'd love a call",
        lambda s: _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "If the second boat comes, I'd still love to cook on her",
        lambda s: not s.outcome.is_withdrawal,
    ),
    Example("Dr Bell, shall I send you the log?", lambda s: _is_for(s, RecipientRole.PANEL)),
    Example("Shall I send you the drawings?", lambda s: not _is_for(s, RecipientRole.PANEL)),
)
CONSIDER_FOR = (
    Example("If the second site ever comes back, I'd love to hear from you."),
    Example("another post on the home dialysis team"),
    Example("other pipe work"),
)
MEET_AGAIN = (
    Example("See you on Monday", lambda s: bool(s.answers.follow_up)),
    Example("See you at choir", lambda s: bool(s.answers.follow_up)),
    Example("at the symposium in September"),
    Example("on Thursday"),
)
# Only one of these fits in any situation, which leaves room on the screen for the connection note.
CONNECTION_NOTE = (
    Example(
        "You had me read each figure out loud before you sent me on. I still do: it finds mistakes",
        lambda s: _has_met(s) and _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "Ten of my trays burned that day. I turn them as your cooks do now, and burn none",
        _may_have_visited,
    ),
    Example(
        "You asked who reads our rain gauges. I've written them up every day since",
        lambda s: _has_met(s) and not _may_have_visited(s) and not _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "Two joints of my barge are new, and dry, because of your page on leaks",
        lambda s: not _has_met(s),
    ),
)
