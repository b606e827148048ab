"""Decide what a letter is, and how the application ended that it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from templates.mail.errors import MailKind
from templates.mail.phrases import Found, find, find_all
from templates.mail.role import has_head
from templates.mail.word_weights import refusal_probability, weightiest

Sentences = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a letter is: an outcome with the words it rests on, or else a kind."""

    outcome: str = ""
    evidence: str = ""
    kind: MailKind | None = None
    close: str = ""
    """The words that say that the writer came close."""
    met: str = ""
    """The words that tell of a meeting or a call."""
    is_own: bool = False
    """Whether the writer wrote it: a mail of theirs that nobody answered, or that ended it."""

    @property
    def is_rejection(self) -> bool:
        """Whether the letter says how the application ended."""
        return bool(self.outcome)


_REFUSALS = ("decline", "other_chosen", "closed")
_BY_WRITER = ("reneged", "declined", "withdrew")
_HINTS = {
    "hint_regret": 1.0, "hint_wishes": 1.5, "hint_later": 1.0, "hint_others": 1.0, "hint_not": 1.0,
    "hint_against_you": 1.5, "hint_contrast": 0.5, "hint_thanks": 0.5,
}  # fmt: skip
_ENOUGH_HINTS = {MailKind.OTHER: 1.5, MailKind.INVITATION: 4.0, MailKind.OFFER: 4.0}
_ENOUGH_HINTS_OTHERWISE = 3.0
"""What hints must weigh to make a refusal where no phrase does, for what else the mail could be."""
_LIKELY_ENOUGH = {MailKind.OTHER: 0.7}
_LIKELY_ENOUGH_OTHERWISE = 0.8
"""How likely a refusal must be by its words alone, for what else the mail could be."""
_APPROACH = re.compile(r"(?i)\bare you (?:open|interested|available|free)\b.*\?")
_THANKS = re.compile(r"(?i)(?:many )?thank")
_WITHDRAWN = re.compile(r"(?i)\bwithdr[ae]w")
_IN_PERSON = re.compile(
    r"(?i)\b(?:(?:com(?:e|ing)|came) (?:in|to|over|down|up|out)|in person|visit)\b"
)
_PLACE = re.compile(r"(?i)\b(?:place|spot|seat)s?(?: (?:at|on|for))?\s*$")
_PHONE = re.compile(
    r"(?i)\b(?:tele)?phone (?:interview|screen|conversation|call)|\bscreening (?:call|interview)"
)
_CONVERSATION = re.compile(r"(?i)\bour (?:\w+ )?(?:conversation|discussion|chat)\b")
"""What an agency says that talked with somebody of whom its client only read."""
_QUOTATION_MARKS = dict.fromkeys(map(ord, '"“”„«»'))


def judge(sentences: Iterable[str], own_earlier: Iterable[str] = (), subject: str = "") -> Verdict:
    """Return what a letter says.

    `own_earlier` are sentences of the writer's that it quotes: they may tell of meetings. The
    subject may tell that the letter is about work.
    """
    # What stands in quotation marks is said as well.
    said = tuple(sentence.translate(_QUOTATION_MARKS) for sentence in sentences)
    own_earlier = tuple(own_earlier)
    refusals = [found for name in _REFUSALS for found in _unconditional(name, said)]
    if by_writer := _by_writer(said, refusals, own_earlier):
        return by_writer
    if refusals and (kind := _kind_in_spite_of(said, refusals)):
        return Verdict(kind=kind)
    if not refusals:
        if own := _own(said):
            return own
        if decided := _decided_before(own_earlier):
            return decided
        kind = _kind(said)
        if not _is_about_work(said, subject) or find("request", said):
            return Verdict(kind=kind)
        if _hints_at_refusal(said, kind):
            evidence = _hint(said)
        elif _sounds_like_refusal(said, kind):
            evidence = weightiest([s for s in said if not _THANKS.match(s)] or said)
        else:
            return Verdict(kind=kind)
    else:
        evidence = min(refusals, key=lambda found: _place(found, said)).sentence
    meetings = [found for found in _unconditional("met", said) if not _is_refused(found, refusals)]
    met = next((found for found in meetings if _is_face_to_face(found)), None)
    is_talk_with_agency = met and _CONVERSATION.search(met.sentence) and find("agency", said)
    if find("not_put_forward", said) or is_talk_with_agency:
        met = None
    called = _first_unconditional("called", said) or next(iter(meetings), None)
    if not met and not called:
        met, called = find("met", own_earlier), find("called", own_earlier)
    close = find("close", said)
    told = met or called
    tested = _first_unconditional("tested", said)
    return Verdict(
        _outcome(said, close=bool(close), met=bool(met), called=bool(called or tested)),
        evidence,
        close=close.sentence if close else "",
        met=told.sentence if told else "",
    )


def _is_face_to_face(meeting: Found) -> bool:
    sentence = meeting.sentence
    return not _PHONE.search(sentence) or _IN_PERSON.search(sentence) is not None


def _is_refused(meeting: Found, refusals: list[Found]) -> bool:
    """Return whether a meeting is itself refused: "unable to offer you a place at our open day"."""
    is_place = _PLACE.search(meeting.sentence[: meeting.start]) is not None
    return is_place and any(refusal.sentence == meeting.sentence for refusal in refusals)


def _outcome(said: Sentences, *, close: bool, met: bool, called: bool) -> str:
    if _unconditional("closed", said) and not _unconditional("other_chosen", said):
        return "role_closed"
    if find("internal", said) or find("colleague", said):
        return "internal"
    if close:
        return "runner_up"
    if met:
        return "not_selected"
    return "screened_out" if called else "application_only"


def _by_writer(said: Sentences, refusals: list[Found], own_earlier: Sentences) -> Verdict | None:
    """Return what the writer did, where the letter answers that: withdrew, declined, reneged."""
    for outcome in _BY_WRITER:
        if found := _first_unconditional(outcome, said):
            break
    else:
        found, outcome = _first_unconditional("your_decision", said), "withdrew"
        if refusals or not found or not find("about_work", said):
            return None
        if find("their_offer", said):
            outcome = "declined"
    # A refusal that stands before is one of theirs; one behind may be what follows.
    if any(_place(refusal, said) < _place(found, said) for refusal in refusals):
        return None
    if outcome == "declined" and find("accepted", said):
        outcome = "reneged"
    if outcome == "reneged" and _WITHDRAWN.search(found.sentence) and not find("accepted", said):
        outcome = "withdrew"
    if outcome == "withdrew" and find("own_accepted", own_earlier):
        outcome = "reneged"
    return Verdict(outcome, found.sentence)


def _decided_before(own_earlier: Sentences) -> Verdict | None:
    """Return what the writer decided in the mail that this one answers, if they did."""
    for outcome in ("declined", "withdrew"):
        if found := find(f"own_{outcome}", own_earlier):
            is_late = outcome == "declined" and find("own_accepted", own_earlier)
            return Verdict("reneged" if is_late else outcome, found.sentence)
    return None


def _own(said: Sentences) -> Verdict | None:
    """Return what a mail of the writer's own says, if it is one."""
    if not (own := find("own", said)):
        return None
    for outcome in ("declined", "withdrew"):
        if found := find(f"own_{outcome}", said):
            return Verdict(outcome, found.sentence, is_own=True)
    if silence := find("silence", said):
        met = find("own_met", said)
        outcome = "no_reply" if met else "unanswered"
        return Verdict(outcome, silence.sentence, met=met.sentence if met else "", is_own=True)
    return Verdict(kind=MailKind.OWN, evidence=own.sentence)


def _kind(said: Sentences) -> MailKind:
    """Return what a letter without a refusal is."""
    kinds = (
        MailKind.OFFER, MailKind.INVITATION, MailKind.IN_PROCESS, MailKind.RECEIPT,
        MailKind.NEWSLETTER,
    )  # fmt: skip
    return next((kind for kind in kinds if find(kind.value, said)), MailKind.OTHER)


def _kind_in_spite_of(said: Sentences, refusals: list[Found]) -> MailKind | None:
    """Return what a letter is that refuses something, but no application; else None."""
    refused = {found.sentence for found in refusals}
    if find("refused_thing", refused) and not find("work", said):
        return MailKind.OTHER
    if find("offer_made", said):
        return MailKind.OFFER
    if find("appointment", said):
        return MailKind.INVITATION
    if find("newsletter", said) and not find("about_you", said):
        return MailKind.NEWSLETTER
    return None


def _is_about_work(said: Sentences, subject: str) -> bool:
    return bool(find("about_work", (*said, subject))) or has_head(subject)


def _hints_at_refusal(said: Sentences, kind: MailKind) -> bool:
    if find("refused_thing", said) and not find("work", said):
        return False
    weight = sum(value for name, value in _HINTS.items() if _unconditional(name, said))
    return weight >= _ENOUGH_HINTS.get(kind, _ENOUGH_HINTS_OTHERWISE)


def _sounds_like_refusal(said: Sentences, kind: MailKind) -> bool:
    """Return whether a letter reads like a refusal by its words, and approaches nobody."""
    if any(_APPROACH.search(sentence) for sentence in said):
        return False
    return refusal_probability(said) > _LIKELY_ENOUGH.get(kind, _LIKELY_ENOUGH_OTHERWISE)


def _hint(said: Sentences) -> str:
    """Return the sentence that hints most at a refusal."""
    return max(said, key=lambda sentence: sum(bool(find(name, (sentence,))) for name in _HINTS))


def _place(found: Found, said: Sentences) -> int:
    return said.index(found.sentence)


def _unconditional(name: str, sentences: Iterable[str]) -> list[Found]:
    """Return the sentences with a signal, but for those that only say what would follow if."""
    return [
        found
        for found in find_all(name, sentences)
        if not (condition := find("conditional", (found.sentence,)))
        or condition.start > found.start
    ]


def _first_unconditional(name: str, sentences: Iterable[str]) -> Found | None:
    return next(iter(_unconditional(name, sentences)), None)
