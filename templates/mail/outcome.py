"""Decide how an application ended according to a letter, or else what kind of mail it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from templates.mail.errors import MailKind
from templates.mail.phrases import (
    SignalMatch,
    find_first_unconditional,
    find_signal,
    find_unconditional,
)
from templates.mail.role_nouns import has_role_noun
from templates.mail.word_weights import (
    Question,
    estimate,
    estimate_refusal,
    find_strongest_sentence,
)

Sentences: TypeAlias = tuple[str, ...]
"""The sentences of a letter, or texts that are searched in the same way."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rejection with the evidence for it, or else a kind of mail."""

    outcome: str = ""
    """How the application ended; "" where a rejection does not say it."""
    evidence: str = ""
    """The sentence that shows the outcome or the kind."""
    kind: MailKind | None = None
    """The kind of a mail that is no rejection."""
    close_evidence: str = ""
    """The sentence that says that the writer came close."""
    meeting_evidence: str = ""
    """The sentence that mentions a meeting or a call."""
    is_end_by_writer: bool = False
    """Whether the letter is the writer's own: it withdrew or declined, or was never answered."""

    @property
    def ends_application(self) -> bool:
        """Whether the letter says that the application ended."""
        return self.kind is None


# phrases.toml describes the signals that are named here.
_REFUSALS = ("decline", "other_chosen", "closed", "offer_taken_back")
"""The signals of a refusal in any letter."""
_REFUSALS_OF_APPLICANT = ("successor", "closing_cause")
"""The signals that are only news, unless a letter is to somebody who applied."""
_SIGNS_OF_APPLICANT = ("about_you", "met", "called", "met_sign")
"""The signals of a letter to somebody whose application was read, or who was met."""
_CLOSINGS = ("closed", "closing_cause")
"""The signals of a job that nobody will have."""
_DECISIONS_OF_WRITER = ("reneged", "declined", "withdrew")
"""The signals of decisions of the writer, which are also outcomes; the first found counts."""
_MIN_PROBABILITY = 0.55
"""The probability above which the words of a letter make a refusal."""
_MIN_PROBABILITY_WITH_PHRASE, _MIN_PROBABILITY_OF_OTHER_KIND = 0.3, 0.6
"""The same for a letter with a phrase of a refusal, and for one with only other phrases."""
_MIN_PROBABILITY_OF_DECISION, _MIN_PROBABILITY_DESPITE_REFUSAL = 0.65, 0.5
_MIN_PROBABILITY_OF_QUOTED_DECISION, _MIN_PROBABILITY_DESPITE_OTHER_KIND = 0.2, 0.7
"""The probabilities above which a letter shows a decision of the writer.

The first is by words alone, the second by a phrase in a letter that also has one of a refusal, the
third for a letter that quotes the writer's decision, the fourth by a phrase in a letter whose words
end no application.
"""
_MAX_PROBABILITY_WITH_KIND, _MAX_PROBABILITY_UNDECIDED = 0.85, 0.9
"""The probabilities above which a letter is a refusal though a phrase shows another kind of mail.

The second is for a phrase that says that nothing is decided, or who will hear from them.
"""
_MIN_PROBABILITY_OF_MEETING, _MIN_PROBABILITY_WITH_SIGN = 0.83, 0.6
"""The probabilities of a meeting above which there was one, though no phrase mentions it.

The second is for a letter with what they can only have seen at a meeting.
"""
_MAX_PROBABILITY_WITHOUT_MEETING, _MAX_PROBABILITY_WITHOUT_PHRASE = 0.5, 0.35
"""The probabilities of a meeting below which there was none.

The first is for a letter in which "only_read" shows that they read an application.
"""
_MIN_PROBABILITY_OF_ONLY_CALL, _MIN_PROBABILITY_OF_CALL = 0.5, 0.15
"""The probability above which the writer was only called or tested.

The first is for a letter with the phrase of a meeting, the second for one with that of a call.
"""
_MIN_PROBABILITY_OF_YES = 0.4
"""The probability above which the words of a letter alone answer another question with yes."""
_STARTS_WITH_THANKS = re.compile(r"(?i)(?:many )?thank")
_OFFER_IN_SUBJECT = re.compile(r"(?i)\boffer\b")
_WITHDRAWAL = re.compile(r"(?i)\bwithdr[ae]w")
"""As in "withdrew" or "withdrawal"."""
_IN_PERSON = re.compile(
    r"(?i)\b(?:(?:com(?:e|ing)|came) (?:in|to|over|down|up|out)|in person|visit|"
    r"(?:making|made|make) the (?:\w+ )?(?:way|trip|journey|drive))\b"
)
"""As in "coming in" or "made the long journey"."""
_AUTOMATIC_ANSWER = re.compile(
    r"(?i)(?:auto(?:matic)?[ -]?(?:reply|response|answer)|out of (?:the )?office|abwesen\w+)\b"
)
"""The beginning of the subject of an answer by a program while somebody is away."""
_PLACE_AT_END = re.compile(r"(?i)\b(?:place|spot|seat)s?(?: (?:at|on|for))?\s*$")
"""The words before a meeting in "a place at our assessment day"."""
_PHONE_CALL = re.compile(
    r"(?i)\b(?:(?:tele)?phone (?:interview|screen|conversation|call)|(?:screening|initial) "
    r"(?:call|interview)|(?:on|over|by) the (?:tele)?phone\b)"
)
"""As in "telephone interview", "initial call" or "over the phone"."""
_TALK = re.compile(
    r"(?i)\b(?:our (?:\w+ )?(?:conversation|discussion)|chat(?:ted|ting)?|talk(?:ed|ing)?|spoken?|"
    r"speak(?:ing)?)\b"
)
"""As in "our short conversation" or "chatting", which may be a call, or only with an agency."""
_WITHOUT_QUOTATION_MARKS = str.maketrans("", "", '"“”„«»')
"""The table by which `str.translate` removes quotation marks."""


def judge_letter(
    sentences: Iterable[str],
    own_sentences: Iterable[str] = (),
    subject: str = "",
    senders: Iterable[str] = (),
) -> Verdict:
    """Return the verdict on a letter.

    `own_sentences` are those of the writer that the letter quotes, which may mention meetings.
    The subject may show that the letter is about work, and `senders`, the lines that say who
    wrote it, that it is not.
    """
    sentences = without_quotation_marks(sentences)
    own_sentences = tuple(own_sentences)
    refusals = _find_refusals(sentences)
    if verdict := _judge_decision_of_writer(sentences, refusals, own_sentences, subject):
        return verdict
    if _AUTOMATIC_ANSWER.match(subject) or _is_reminder_or_survey(sentences, subject):
        return Verdict(kind=MailKind.OTHER)
    topic = _Topic(subject, own_sentences, tuple(senders))
    kind = _find_other_kind(sentences, topic, refusals)
    if not refusals:
        verdict = _judge_own_mail(sentences)
        if verdict and (verdict.ends_application or kind):
            return verdict
        if verdict := _judge_quoted_decision(own_sentences, sentences):
            return verdict
    if kind:
        return Verdict(kind=kind)
    evidence = _find_evidence(sentences, refusals)
    return _judge_rejection(sentences, own_sentences, subject, refusals, evidence)


class _Topic(NamedTuple):
    """What shows beside a letter what it is about."""

    subject: str
    own_sentences: Sentences
    senders: Sentences
    """The lines that say who wrote the letter."""


def without_quotation_marks(sentences: Iterable[str]) -> Sentences:
    """Return sentences without quotation marks, between which no signal would be found."""
    return tuple(sentence.translate(_WITHOUT_QUOTATION_MARKS) for sentence in sentences)


def _find_refusals(sentences: Sentences) -> list[SignalMatch]:
    # "Not selected for your last application?" asks, and refuses nothing.
    statements = tuple(sentence for sentence in sentences if not sentence.endswith("?"))
    refusals = [match for name in _REFUSALS for match in find_unconditional(name, statements)]
    if refusals or not _is_to_applicant(sentences):
        return refusals
    names = _REFUSALS_OF_APPLICANT
    return [match for name in names for match in find_unconditional(name, statements)]


def _judge_rejection(
    sentences: Sentences,
    own_sentences: Sentences,
    subject: str,
    refusals: list[SignalMatch],
    evidence: str,
) -> Verdict:
    """Return the verdict on a letter that rejects an application.

    `evidence` is the sentence that rejects it. Without phrases, there are no `refusals`.
    """
    meeting, call = _find_meeting_and_call(sentences, refusals)
    test = find_first_unconditional("tested", sentences)
    if not meeting and not call:
        meeting = find_signal("met", own_sentences)
        call = find_signal("called", own_sentences)
    has_meeting = bool(meeting)
    was_only_read = False
    if not (meeting or call or test):
        probability = estimate(Question.MEETING, sentences, subject)
        has_sign = find_signal("met_sign", sentences) is not None
        has_meeting = probability > (
            _MIN_PROBABILITY_WITH_SIGN if has_sign else _MIN_PROBABILITY_OF_MEETING
        )
        was_only_read = _was_only_read((*sentences, *own_sentences), probability)
    met = has_meeting or bool(call or test)
    closeness = find_signal("close", sentences)
    if _is_closed(sentences, subject):
        outcome = "role_closed"
    elif _has_internal_successor(sentences, subject):
        outcome = "internal"
    elif closeness:
        outcome = "runner_up"
    elif met and _is_likely(Question.CLOSENESS, sentences, subject):
        outcome = "runner_up"
        closeness = _match_strongest_sentence(sentences, Question.CLOSENESS)
    elif met:
        only_call = _was_only_call(sentences, subject, had_meeting=has_meeting)
        outcome = "screened_out" if only_call else "not_selected"
    else:
        outcome = "application_only" if was_only_read else ""
    meeting_or_call = meeting or call
    return Verdict(
        outcome,
        evidence,
        close_evidence=closeness.sentence if closeness else "",
        meeting_evidence=meeting_or_call.sentence if meeting_or_call else "",
    )


def _match_strongest_sentence(sentences: Sentences, question: Question) -> SignalMatch:
    sentence = find_strongest_sentence(sentences, question)
    return SignalMatch(sentence, 0, len(sentence))


def _find_meeting_and_call(
    sentences: Sentences, refusals: list[SignalMatch]
) -> tuple[SignalMatch | None, SignalMatch | None]:
    """Return a meeting face to face and a call that a letter mentions, each of which may be None.

    Words that may be about either are returned as a call.
    """
    meetings = [
        match for match in find_unconditional("met", sentences) if not _is_refused(match, refusals)
    ]
    meeting = next(filter(_is_face_to_face, meetings), None)
    call = find_first_unconditional("called", sentences) or next(iter(meetings), None)
    may_be_call = call is not meeting or find_signal("agency", sentences)
    is_only_talk = meeting and may_be_call and _is_talk(meeting)
    if is_only_talk or find_signal("not_put_forward", sentences):
        meeting = None
    return meeting, call


def _is_face_to_face(meeting: SignalMatch) -> bool:
    sentence = meeting.sentence
    return not _PHONE_CALL.search(sentence) or _IN_PERSON.search(sentence) is not None


def _is_talk(meeting: SignalMatch) -> bool:
    """Return whether the words of a meeting may be about a call."""
    words = meeting.sentence[meeting.start : meeting.end]
    return _TALK.search(words) is not None and not _IN_PERSON.search(meeting.sentence)


def _is_refused(meeting: SignalMatch, refusals: list[SignalMatch]) -> bool:
    """Return whether a meeting itself is refused: "unable to offer you a place at our day"."""
    is_place = _PLACE_AT_END.search(meeting.sentence[: meeting.start]) is not None
    return is_place and any(refusal.sentence == meeting.sentence for refusal in refusals)


def _was_only_read(sentences: Sentences, meeting_probability: float) -> bool:
    """Return whether they only read an application, in texts without phrases of a meeting."""
    if find_signal("met_sign", sentences):
        return False
    if find_signal("only_read", sentences):
        return meeting_probability < _MAX_PROBABILITY_WITHOUT_MEETING
    return meeting_probability < _MAX_PROBABILITY_WITHOUT_PHRASE


def _is_closed(sentences: Sentences, subject: str) -> bool:
    """Return whether nobody will have the job."""
    has_phrase = any(find_first_unconditional(name, sentences) for name in _CLOSINGS)
    if has_phrase and not find_first_unconditional("other_chosen", sentences):
        return True
    return _is_likely(Question.CLOSING, sentences, subject)


def _is_offer_lost(sentences: Sentences) -> bool:
    """Return whether they take back an offer because nobody will have the job."""
    return find_first_unconditional("offer_taken_back", sentences) is not None and any(
        find_first_unconditional(name, sentences) for name in _CLOSINGS
    )


def _has_internal_successor(sentences: Sentences, subject: str) -> bool:
    """Return whether a colleague has the job, or the writer is one."""
    has_phrase = find_signal("internal", sentences) or find_signal("colleague", sentences)
    return bool(has_phrase) or _is_likely(Question.INTERNAL, sentences, subject)


def _was_only_call(sentences: Sentences, subject: str, *, had_meeting: bool) -> bool:
    """Return whether a writer who was met, called or tested was not met."""
    min_probability = _MIN_PROBABILITY_OF_ONLY_CALL if had_meeting else _MIN_PROBABILITY_OF_CALL
    return estimate(Question.ONLY_CALL, sentences, subject) > min_probability


def _is_likely(question: Question, sentences: Sentences, subject: str) -> bool:
    """Return whether the words of a letter alone answer a question with yes."""
    return estimate(question, sentences, subject) > _MIN_PROBABILITY_OF_YES


def _judge_decision_of_writer(
    sentences: Sentences, refusals: list[SignalMatch], own_sentences: Sentences, subject: str
) -> Verdict | None:
    """Return the verdict if the letter answers that the writer withdrew, declined or reneged."""
    if _is_offer_lost(sentences):
        return None
    is_withdrawal = find_first_unconditional("withdrew", sentences) is not None
    # It is 0 for a letter that is too short for an estimate.
    refusal_probability = estimate_refusal(sentences, subject)
    may_end_nothing = 0 < refusal_probability < _MIN_PROBABILITY_WITH_PHRASE
    probability = estimate(Question.DECISION_BY_WRITER, sentences, subject)
    if may_end_nothing and not is_withdrawal and probability <= _MIN_PROBABILITY_DESPITE_OTHER_KIND:
        return None
    decision = _find_phrase_of_decision(
        sentences, own_sentences, subject, has_refusal=bool(refusals)
    )
    if not decision:
        may_be_decision = refusal_probability > _MIN_PROBABILITY_OF_OTHER_KIND
        if not may_be_decision or probability <= _MIN_PROBABILITY_OF_DECISION:
            return None
        match = _match_strongest_sentence(sentences, Question.DECISION_BY_WRITER)
        has_offer = _mentions_offer(sentences, own_sentences, subject)
        decision = ("declined" if has_offer else "withdrew", match)
    quotes_decision = _judge_quoted_decision(own_sentences, sentences) is not None
    min_probability = (
        _MIN_PROBABILITY_OF_QUOTED_DECISION if quotes_decision else _MIN_PROBABILITY_DESPITE_REFUSAL
    )
    if refusals and probability < min_probability:
        return None
    outcome, match = decision
    # The subject may be the writer's.
    texts = (subject, *sentences)
    return Verdict(_refine_decision(outcome, match, texts, own_sentences), match.sentence)


def _find_phrase_of_decision(
    sentences: Sentences, own_sentences: Sentences, subject: str, *, has_refusal: bool
) -> tuple[str, SignalMatch] | None:
    """Return the outcome by a decision of the writer that a phrase shows, and the phrase."""
    texts = (subject, *sentences)
    for outcome in _DECISIONS_OF_WRITER:
        if match := find_first_unconditional(outcome, texts):
            return outcome, match
    has_offer = _mentions_offer(sentences, own_sentences, subject)
    if has_refusal or not (has_offer or find_signal("about_work", texts)):
        return None
    # These phrases are vague: beside a refusal, the decision may be the employer's.
    if match := find_first_unconditional("your_decision", texts):
        return ("declined" if has_offer else "withdrew", match)
    match = find_first_unconditional("loss", texts) if has_offer else None
    return ("declined", match) if match else None


def _mentions_offer(sentences: Sentences, own_sentences: Sentences, subject: str) -> bool:
    texts = (subject, *sentences, *own_sentences)
    return bool(_OFFER_IN_SUBJECT.search(subject) or find_signal("their_offer", texts))


def _refine_decision(
    outcome: str, match: SignalMatch, texts: Sentences, own_sentences: Sentences
) -> str:
    """Return the outcome by a decision of the writer, given what else shows an offer or a yes."""
    had_accepted = find_signal("accepted", texts) is not None
    if outcome == "declined" and not find_signal("their_offer", texts):
        # Without an offer, one only withdraws: "you have decided to stay where you are".
        outcome = "withdrew" if find_signal("withdrew", texts) else outcome
    if outcome == "declined" and had_accepted:
        outcome = "reneged"
    if outcome == "reneged" and _WITHDRAWAL.search(match.sentence) and not had_accepted:
        outcome = "withdrew"
    if outcome == "withdrew" and find_signal("own_accepted", own_sentences):
        outcome = "reneged"
    return outcome


def _judge_quoted_decision(own_sentences: Sentences, sentences: Sentences) -> Verdict | None:
    """Return the verdict if the writer decided in the mail that the letter answers."""
    for outcome in ("declined", "withdrew"):
        if match := find_signal(f"own_{outcome}", own_sentences):
            accepted = find_signal("own_accepted", own_sentences)
            accepted = accepted or find_signal("accepted", sentences)
            is_late = outcome == "declined" and accepted is not None
            return Verdict("reneged" if is_late else outcome, match.sentence)
    return None


def _judge_own_mail(sentences: Sentences) -> Verdict | None:
    """Return the verdict if the writer wrote the mail, or None."""
    own = find_signal("own", sentences)
    if not own:
        return None
    for outcome in ("declined", "withdrew"):
        if match := find_signal(f"own_{outcome}", sentences):
            return Verdict(outcome, match.sentence, is_end_by_writer=True)
    if silence := find_signal("silence", sentences):
        meeting = find_signal("own_met", sentences)
        return Verdict(
            "no_reply" if meeting else "unanswered",
            silence.sentence,
            meeting_evidence=meeting.sentence if meeting else "",
            is_end_by_writer=True,
        )
    return Verdict(kind=MailKind.OWN, evidence=own.sentence)


def _find_kind_without_refusal(sentences: Sentences) -> MailKind:
    """Return the kind of a letter whose refusal, if it has one, does not count."""
    kinds = (
        MailKind.OFFER, MailKind.INVITATION, MailKind.IN_PROCESS, MailKind.RECEIPT,
        MailKind.NEWSLETTER,
    )  # fmt: skip
    return next((kind for kind in kinds if find_signal(kind.value, sentences)), MailKind.OTHER)


def _find_other_kind(
    sentences: Sentences, topic: _Topic, refusals: list[SignalMatch]
) -> MailKind | None:
    """Return the kind of a letter that refuses no application, or None if it does."""
    # It is 0 for a letter that is too short for an estimate.
    probability = estimate_refusal(sentences, topic.subject)
    if kind := _find_kind_by_phrase(sentences, topic, refusals, probability):
        return kind
    kind = _find_kind_without_refusal(sentences)
    if not probability:
        return None if refusals else kind
    if refusals:
        min_probability = _MIN_PROBABILITY_WITH_PHRASE
    elif kind is not MailKind.OTHER or find_signal("request", sentences):
        min_probability = _MIN_PROBABILITY_OF_OTHER_KIND
    else:
        min_probability = _MIN_PROBABILITY
    return None if probability > min_probability else kind


def _find_kind_by_phrase(
    sentences: Sentences, topic: _Topic, refusals: list[SignalMatch], refusal_probability: float
) -> MailKind | None:
    """Return the kind of a letter that a phrase shows despite a refusal, or None."""
    if _is_about_other_thing(sentences, topic, refusals):
        return MailKind.OTHER
    if find_signal("offer_made", sentences):
        return MailKind.OFFER
    if find_first_unconditional("invited", sentences):
        return MailKind.INVITATION
    if refusal_probability <= _MAX_PROBABILITY_UNDECIDED:
        if find_signal("undecided", sentences):
            return MailKind.IN_PROCESS
        if find_signal("answer_to_come", sentences):
            return MailKind.RECEIPT
    if refusal_probability > _MAX_PROBABILITY_WITH_KIND:
        return None
    if find_signal("appointment", sentences) or find_signal("passed", sentences):
        return MailKind.INVITATION
    if find_signal("newsletter", sentences) and not _is_to_applicant(sentences):
        return MailKind.NEWSLETTER
    return None


def _is_about_other_thing(sentences: Sentences, topic: _Topic, refusals: list[SignalMatch]) -> bool:
    """Return whether a letter refuses something else than an application for work."""
    refused = {match.sentence for match in refusals}
    if _is_about_work((topic.subject, *refused)):
        return False
    if find_signal("refused_thing", (topic.subject,)):
        return True
    if find_signal("work", (*sentences, *topic.own_sentences)):
        return False
    # The first sentence says what the letter is about.
    has_thing = find_signal("refused_thing", (*sentences[:1], *refused))
    return bool(has_thing or find_signal("other_office", topic.senders))


def _is_about_work(texts: Sentences) -> bool:
    return find_signal("work", texts) is not None or any(map(has_role_noun, texts))


def _find_evidence(sentences: Sentences, refusals: list[SignalMatch]) -> str:
    """Return the sentence that best shows a refusal."""
    if refusals:
        return min(refusals, key=lambda match: sentences.index(match.sentence)).sentence
    without_thanks = [text for text in sentences if not _STARTS_WITH_THANKS.match(text)]
    return find_strongest_sentence(without_thanks or sentences)


def _is_to_applicant(sentences: Sentences) -> bool:
    """Return whether a letter is to somebody whose application was read, or who was met."""
    return any(find_signal(name, sentences) for name in _SIGNS_OF_APPLICANT)


def _is_reminder_or_survey(sentences: Sentences, subject: str) -> bool:
    """Return whether a mail reminds of an unfinished application, or only asks for an opinion."""
    return any(find_signal(name, (subject, *sentences)) for name in ("unfinished", "survey"))
