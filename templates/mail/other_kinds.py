"""Recognise letters that refuse no application, such as invitations and newsletters."""

from typing import NamedTuple

from templates.mail.errors import MailKind
from templates.mail.role_nouns import has_role_noun
from templates.mail.signals import SignalMatch, find_signal, find_signal_without_if, find_signals
from templates.mail.verdict import Sentences
from templates.mail.word_weights import estimate_end_of_application

_SIGNALS_OF_APPLICANT = ("about_you", "met", "called", "met_sign", "only_read")
"""The signals of a letter to somebody whose application was read, or who was met."""
_MIN_PROBABILITY = 0.45
"""The probability above which a letter without any signal of a kind of mail is a refusal."""
_MIN_PROBABILITY_WITH_KIND = 0.6
"""The probability above which a letter with signals only of another kind of mail is a refusal."""
MIN_PROBABILITY_WITH_REFUSAL = 0.35
"""The probability above which a letter with a signal of a refusal is a refusal."""
_PROBABILITY_DESPITE_KIND = 0.82
"""The probability above which a letter is a refusal, whatever kind of mail its signals show."""
_KINDS_DESPITE_REFUSAL = {
    "undecided": MailKind.IN_PROCESS,
    "answer_to_come": MailKind.RECEIPT,
    "appointment": MailKind.INVITATION,
    "passed": MailKind.INVITATION,
}
"""The signals that show a kind of mail even if the letter also refuses something."""


class Topic(NamedTuple):
    """What shows the topic of a letter, besides the sentences in it."""

    subject: str
    own_sentences: Sentences
    """The sentences of the writer that the letter quotes."""
    senders: Sentences
    """The lines that say who wrote the letter."""


def find_other_kind(
    sentences: Sentences, topic: Topic, refusals: list[SignalMatch]
) -> MailKind | None:
    """Return the kind of a letter that refuses no application; None for a letter that does."""
    # The probability is 0 for a letter that is too short for an estimate.
    probability = estimate_end_of_application(sentences, topic.subject)
    if kind := _find_kind_by_signal(sentences, topic, refusals, probability):
        return kind
    kind = _find_kind_ignoring_refusals(sentences)
    # Somebody who is told that they came close has been refused.
    is_refused = bool(refusals or find_signal("close", sentences))
    if not probability:
        return None if is_refused else kind
    min_probability = _MIN_PROBABILITY if kind is MailKind.OTHER else _MIN_PROBABILITY_WITH_KIND
    if is_refused:
        min_probability = MIN_PROBABILITY_WITH_REFUSAL
    return None if probability > min_probability else kind


def _find_kind_ignoring_refusals(sentences: Sentences) -> MailKind:
    """Return the kind of a letter by its other signals, as if it refused nothing."""
    kinds = (
        MailKind.OFFER, MailKind.INVITATION, MailKind.IN_PROCESS, MailKind.RECEIPT,
        MailKind.NEWSLETTER,
    )  # fmt: skip
    return next((kind for kind in kinds if find_signal(kind.value, sentences)), MailKind.OTHER)


def _find_kind_by_signal(
    sentences: Sentences, topic: Topic, refusals: list[SignalMatch], refusal_probability: float
) -> MailKind | None:
    """Return the kind of a letter that a signal shows despite a refusal, or None."""
    if refusal_probability > _PROBABILITY_DESPITE_KIND:
        return None
    if _is_about_other_thing(sentences, topic, refusals):
        return MailKind.OTHER
    if find_signal_without_if("offer_made", sentences):
        return MailKind.OFFER
    if find_signal_without_if("invited", sentences):
        return MailKind.INVITATION
    for signal, kind in _KINDS_DESPITE_REFUSAL.items():
        if find_signal(signal, sentences):
            return kind
    if _is_refused_before(sentences, refusals):
        return MailKind.INVITATION
    if find_signal("newsletter", sentences) and not is_to_applicant(sentences):
        return MailKind.NEWSLETTER
    return None


def _is_refused_before(sentences: Sentences, refusals: list[SignalMatch]) -> bool:
    """Return whether a letter recalls an old refusal, refuses nothing else, and asks something."""
    asks = any(sentence.endswith("?") for sentence in sentences)
    recalled = {match.sentence for match in find_signals("refused_before", sentences)}
    return asks and bool(recalled) and recalled.issuperset(match.sentence for match in refusals)


def _is_about_other_thing(sentences: Sentences, topic: Topic, refusals: list[SignalMatch]) -> bool:
    """Return whether a letter refuses something other than an application for work."""
    refused = {match.sentence for match in refusals}
    texts = (topic.subject, *refused)
    if find_signal("work", texts) or any(map(has_role_noun, texts)):
        return False
    if find_signal("refused_thing", (topic.subject,)):
        return True
    if find_signal("work", (*sentences, *topic.own_sentences)):
        return False
    # The first sentence says what the letter is about.
    has_thing = find_signal("refused_thing", (*sentences[:1], *refused))
    return bool(has_thing or find_signal("other_office", topic.senders))


def is_to_applicant(sentences: Sentences) -> bool:
    """Return whether a letter is to somebody whose application was read, or who was met."""
    return any(find_signal(name, sentences) for name in _SIGNALS_OF_APPLICANT)


def is_reminder_or_survey(sentences: Sentences, subject: str) -> bool:
    """Return whether a mail is a reminder to finish an application, or only asks for an opinion."""
    return any(find_signal(name, (subject, *sentences)) for name in ("unfinished", "survey"))
