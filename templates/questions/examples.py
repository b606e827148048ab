"""The examples of answers, which may fit some situations only."""

from collections.abc import Callable
from typing import NamedTuple

from templates.answers import MeetingFormat, NewsChannel, RecipientRole
from templates.letter.situation import Situation


class Example(NamedTuple):
    """An example of an answer, and whether it could be true in a situation."""

    text: str
    fits: Callable[[Situation], bool] = lambda situation: True


def _met(situation: Situation) -> bool:
    return bool(situation.answers.meetings)


def _visited(situation: Situation) -> bool:
    in_person = MeetingFormat.IN_PERSON in situation.outcome.held
    held = situation.answers.held in (None, MeetingFormat.IN_PERSON, MeetingFormat.MIXED)
    return _met(situation) and in_person and held and not _is_for(situation, *_OUTSIDE)


def _rang(situation: Situation) -> bool:
    return situation.makes("news") and situation.answers.news in (None, NewsChannel.TELEPHONE)


def _is_for(situation: Situation, *roles: RecipientRole) -> bool:
    return situation.answers.part in roles


_OUTSIDE = (RecipientRole.AGENCY, RecipientRole.REFERRER)
"""The recipients who were not there."""

THANKS_FOR = (
    Example(
        "putting my name forward in the first place",
        lambda s: _is_for(s, RecipientRole.REFERRER),
    ),
    Example(
        "preparing me so well beforehand",
        lambda s: _is_for(s, RecipientRole.AGENCY) and _met(s),
    ),
    Example(
        "the offer, and for holding it open over the weekend",
        lambda s: not {"declined", "reneged"}.isdisjoint(s.outcome.family),
    ),
    Example("ringing me yourself, and for telling me why", _rang),
    Example("your time over coffee, and a proper go on the trial shift", _visited),
    Example("putting me on to the home therapies module", _met),
    Example(
        "the open evening in March, which is where I heard of you",
        lambda s: not _met(s) and not _is_for(s, RecipientRole.REFERRER),
    ),
)
DETAIL = (
    Example("how you greet every patient by name. I have done it on my own ward since", _visited),
    Example("your question about the rain gauges. I have read up on them since", _met),
    Example(
        "You sat everyone down for staff meal, even the dishwasher. Not many kitchens do that",
        _visited,
    ),
    Example("how you prepare your drivers for winter. I rang my old depot about it", _met),
    Example(
        "your page on the restored barges. I have looked at mine with new eyes since",
        lambda s: not _met(s),
    ),
)
REASON = (
    Example("I have accepted a post closer to home"),
    Example("due to family reasons"),
)
OWN_WORDS = (
    Example("The boat is back in the water, by the way, and dry."),
    Example("Please thank Jo at the front desk for me, too.", _visited),
)
BRINGS = (
    Example("I have started the home therapies module you mentioned", _met),
    Example("the smoked eel supplier you were looking for: Lakes Smokehouse, 03 5555 0134"),
    Example("The rain gauge survey is out, and a copy is attached. Your question is on page 9"),
)
CONSIDER_FOR = (
    Example("another post on the home dialysis team"),
    Example("other pipe work"),
    Example("if the second site comes back"),
)
MEET_AGAIN = (Example("at the symposium in September"), Example("on Thursday"))
