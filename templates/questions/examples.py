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


def _may_have_been_rung(situation: Situation) -> bool:
    """Return whether the recipient may have told the writer the news by telephone."""
    return situation.allows_move("news") and situation.answers.news in (None, NewsChannel.TELEPHONE)


def _is_for(situation: Situation, *roles: RecipientRole) -> bool:
    return situation.answers.part in roles


OCCASION = (
    Example("the trial day", _may_have_visited),
    Example("our half hour on the phone"),
    Example("the two mornings in the yard", _may_have_visited),
    Example("the two interviews", lambda s: s.outcome.meeting_limits[1] > 1),
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
    Example("ringing me yourself the same evening", _may_have_been_rung),
    Example("a proper go on the trial shift", _may_have_visited),
    Example("putting me on to the home therapies module", _has_met),
    Example(
        "the open evening in March, which is where I heard of you",
        lambda s: not _has_met(s) and not _is_for(s, RecipientRole.REFERRER),
    ),
)
DETAIL = (
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
    Example("The boat is back in the water, by the way, and dry."),
    Example("Please thank Jo at the front desk for me, too.", _may_have_visited),
)
BRINGS = (
    Example(
        "My cousin Liza, a front desk supervisor, is free from May. Do ring her: 555 0142",
        lambda s: _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "The fault book at my bench has found its first cracked gear. A photo is attached", _has_met
    ),
    Example(
        "The smoked eel you were looking for is at Lakes Smokehouse, 03 5555 0134. Ask for Pat"
    ),
    Example("The rain gauge survey is out, and a copy is attached. Your question is on page 9"),
)
TIE = (
    Example(
        "Thank you for ringing the evening before with just the right question",
        lambda s: _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "You sign the rota, so I'd like you to hear it from me. Thank you for your advice",
        lambda s: "internal" in s.outcome.lineage,
    ),
    Example("Thank you for telling me that yours had saved three gears. I began mine that week"),
    Example(
        "Thank you for having me watch before each feed. I still do, for ten minutes",
        _may_have_visited,
    ),
    Example("Thank you for your page on the restored barges. It had me go over mine again"),
)
SUBJECT = (
    Example("A silver for a washed-rind cheese"),
    Example("From ten burnt trays to three"),
    Example("A heat pump technician in Vienne"),
)
HOPE = (
    Example(
        "I'd gladly cover the early desk, too, when someone is away",
        lambda s: "internal" in s.outcome.lineage,
    ),
    Example(
        "If we move north after all, I'll write to you first", lambda s: s.outcome.is_withdrawal
    ),
    Example(
        "If you are ever short of a pair of hands at harvest, I'd love to come",
        lambda s: s.outcome.is_silence,
    ),
    Example(
        "From May I'd like night work as a dispatcher", lambda s: _is_for(s, RecipientRole.AGENCY)
    ),
    Example(
        "May I put in for the next post on the home dialysis team? I'm free from May",
        lambda s: not (s.outcome.is_withdrawal or s.outcome.is_silence),
    ),
    Example("I'll tell you the rest at the symposium in September", _has_met),
)
CONSIDER_FOR = (
    Example("If the second site ever comes back, I'd love to hear from you."),
    Example("another post on the home dialysis team"),
    Example("other pipe work"),
)
MEET_AGAIN = (Example("at the symposium in September"), Example("on Thursday"))
# In any situation only one of these fits, to leave room for the note itself.
CONNECTION_NOTE = (
    Example(
        "Thank you for having me say my figures out loud. I now do it first",
        lambda s: _has_met(s) and _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "Thank you for showing me how you greet each patient. I now know all the names",
        _may_have_visited,
    ),
    Example(
        "Thank you for asking who reads the rain gauges. I have kept a log of them since",
        lambda s: _has_met(s) and not _may_have_visited(s) and not _is_for(s, RecipientRole.AGENCY),
    ),
    Example(
        "Thank you for your page on the restored barges. I have redone two joints since",
        lambda s: not _has_met(s),
    ),
)
