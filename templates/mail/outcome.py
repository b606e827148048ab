"""Decide how an application ended according to a letter, or else what kind of mail it is."""

import re
from collections.abc import Iterable

from templates.mail.decision_of_writer import (
    judge_decision_of_writer,
    judge_own_mail,
    judge_quoted_decision,
)
from templates.mail.errors import MailKind
from templates.mail.other_kinds import (
    Topic,
    find_other_kind,
    is_reminder_or_survey,
    is_to_applicant,
)
from templates.mail.signals import (
    SignalMatch,
    find_signal,
    find_unconditional_signal,
    find_unconditional_signals,
)
from templates.mail.verdict import CLOSINGS, Sentences, Verdict
from templates.mail.word_weights import MailQuestion, estimate, find_strongest_sentence

# signals.toml describes the signals that are named here.
_REFUSALS = ("decline", "other_chosen", "closed", "offer_taken_back")
"""The signals of a refusal in any letter."""
_REFUSALS_OF_APPLICANT = ("successor", "closing_cause")
"""The signals that are only news, unless a letter is to somebody who applied."""
_MIN_PROBABILITY_OF_MEETING = 0.83
"""The probability of a meeting above which there was one, though no signal shows it."""
_MIN_PROBABILITY_WITH_SIGN = 0.6
"""The probability of a meeting that suffices if the letter mentions what is only seen at one."""
_MAX_PROBABILITY_IF_READ = 0.5
"""The probability of a meeting below which the application was only read, as a signal shows."""
_MAX_PROBABILITY_WITHOUT_SIGNAL = 0.35
"""The probability of a meeting below which it was only read, though no signal shows that."""
_MIN_PROBABILITY_OF_ONLY_CALL = 0.15
"""The probability above which the writer was only called or tested."""
_MIN_PROBABILITY_OF_ONLY_CALL_DESPITE_MEETING = 0.5
"""The same probability for a letter that mentions a meeting."""
_MIN_PROBABILITY_OF_YES = {
    MailQuestion.CAME_CLOSE: 0.5,
    MailQuestion.ROLE_CLOSED: 0.4,
    MailQuestion.INTERNAL: 0.4,
}
"""The probability above which the words of a letter alone answer another question with yes."""
_MIN_PROBABILITY_OF_CLOSED_DESPITE_CHOICE = 0.7
"""The same for a job that nobody will have, if a signal says that they chose somebody."""
_STARTS_WITH_THANKS = re.compile(r"(?i)(?:many )?thank")
_IN_PERSON = re.compile(
    r"(?i)\b(?:(?:com(?:e|ing)|came) (?:in|to|over|down|up|out)|in person|visit|"
    r"lesson|trial (?:shift|day)|audition|tasting|"
    r"(?:making|made|make) the (?:\w+ )?(?:way|trip|journey|drive))\b"
)
"""As in "coming in", "your lesson" or "made the long journey"."""
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
_MORE_THAN_TALK = re.compile(
    r"(?i)\b(?:interview|session|visit|presentation|lesson|trial|tour|panel|round)s?\b"
)
"""A part of the words of a meeting that names more than a talk."""
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
    The subject may show that the letter is about work. `senders` are the lines that say who wrote
    it; they may show that it is not about work.
    """
    sentences = without_quotation_marks(sentences)
    own_sentences = tuple(own_sentences)
    refusals = _find_refusals(sentences)
    if verdict := judge_decision_of_writer(sentences, refusals, own_sentences, subject):
        return verdict
    if _AUTOMATIC_ANSWER.match(subject) or is_reminder_or_survey(sentences, subject):
        return Verdict(kind=MailKind.OTHER)
    topic = Topic(subject, own_sentences, tuple(senders))
    kind = find_other_kind(sentences, topic, refusals)
    if not refusals:
        verdict = judge_own_mail(sentences)
        if verdict and (verdict.ends_application or kind):
            return verdict
        if verdict := judge_quoted_decision(own_sentences, sentences):
            return verdict
    if kind:
        return Verdict(kind=kind)
    evidence = _find_evidence(sentences, refusals)
    return _judge_rejection(sentences, own_sentences, subject, refusals, evidence)


def without_quotation_marks(sentences: Iterable[str]) -> Sentences:
    """Return sentences without quotation marks, between which no signal would be found."""
    return tuple(sentence.translate(_WITHOUT_QUOTATION_MARKS) for sentence in sentences)


def _find_refusals(sentences: Sentences) -> list[SignalMatch]:
    # "Not selected for your last application?" asks, and refuses nothing.
    statements = tuple(sentence for sentence in sentences if not sentence.endswith("?"))
    refusals = [
        match for name in _REFUSALS for match in find_unconditional_signals(name, statements)
    ]
    if refusals or not is_to_applicant(sentences):
        return refusals
    names = _REFUSALS_OF_APPLICANT
    return [match for name in names for match in find_unconditional_signals(name, statements)]


def _judge_rejection(
    sentences: Sentences,
    own_sentences: Sentences,
    subject: str,
    refusals: list[SignalMatch],
    evidence: str,
) -> Verdict:
    """Return the verdict on a letter that rejects an application.

    `evidence` is the sentence that rejects it. `refusals` is empty if no signal, but only the words
    of the letter show the rejection.
    """
    meeting, call = _find_meeting_and_call(sentences, refusals)
    test = find_unconditional_signal("tested", sentences)
    if not meeting and not call:
        meeting = find_signal("met", own_sentences)
        call = find_signal("called", own_sentences)
    has_meeting = bool(meeting)
    was_only_read = False
    if not (meeting or call or test):
        probability = estimate(MailQuestion.MEETING, sentences, subject)
        has_sign = find_signal("met_sign", sentences) is not None
        has_meeting = probability > (
            _MIN_PROBABILITY_WITH_SIGN if has_sign else _MIN_PROBABILITY_OF_MEETING
        )
        was_only_read = _was_only_read((*sentences, *own_sentences), probability)
    met = has_meeting or bool(call or test)
    closeness = find_signal("close", sentences)
    if _is_closed(sentences, subject):
        outcome = "role_closed"
    elif find_signal("colleague", sentences) or (
        not was_only_read and _has_internal_successor(sentences, subject)
    ):
        outcome = "internal"
    elif closeness:
        outcome = "runner_up"
    elif met and _is_likely(MailQuestion.CAME_CLOSE, sentences, subject):
        outcome = "runner_up"
        closeness = find_strongest_sentence(sentences, MailQuestion.CAME_CLOSE)
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


def _find_meeting_and_call(
    sentences: Sentences, refusals: list[SignalMatch]
) -> tuple[SignalMatch | None, SignalMatch | None]:
    """Return the match of a meeting face to face and that of a call; either may be None.

    Words that may be about either are returned as a call.
    """
    meetings = [
        match
        for match in find_unconditional_signals("met", sentences)
        if not _is_refused(match, refusals)
    ]
    meeting = next(filter(_is_face_to_face, meetings), None)
    call = find_unconditional_signal("called", sentences) or next(iter(meetings), None)
    mentions_call_or_agency = call is not meeting or find_signal("agency", sentences)
    is_only_talk = meeting and mentions_call_or_agency and _is_talk(meeting)
    if is_only_talk or find_signal("not_put_forward", sentences):
        meeting = None
    return meeting, call


def _is_face_to_face(meeting: SignalMatch) -> bool:
    sentence = meeting.sentence
    return not _PHONE_CALL.search(sentence) or _IN_PERSON.search(sentence) is not None


def _is_talk(meeting: SignalMatch) -> bool:
    """Return whether the words of a meeting may be about a call."""
    words = meeting.sentence[meeting.start : meeting.end]
    is_more = _MORE_THAN_TALK.search(words) or _IN_PERSON.search(meeting.sentence)
    return _TALK.search(words) is not None and not is_more


def _is_refused(meeting: SignalMatch, refusals: list[SignalMatch]) -> bool:
    """Return whether a meeting itself is refused: "unable to offer you a place at our day"."""
    is_place = _PLACE_AT_END.search(meeting.sentence[: meeting.start]) is not None
    return is_place and any(refusal.sentence == meeting.sentence for refusal in refusals)


def _was_only_read(sentences: Sentences, meeting_probability: float) -> bool:
    """Return whether they only read an application, in texts without a signal of a meeting."""
    if find_signal("met_sign", sentences):
        return False
    if find_signal("only_read", sentences):
        return meeting_probability < _MAX_PROBABILITY_IF_READ
    return meeting_probability < _MAX_PROBABILITY_WITHOUT_SIGNAL


def _is_closed(sentences: Sentences, subject: str) -> bool:
    """Return whether nobody will have the job."""
    if find_unconditional_signal("other_chosen", sentences):
        probability = estimate(MailQuestion.ROLE_CLOSED, sentences, subject)
        return probability > _MIN_PROBABILITY_OF_CLOSED_DESPITE_CHOICE
    has_signal = any(find_unconditional_signal(name, sentences) for name in CLOSINGS)
    return has_signal or _is_likely(MailQuestion.ROLE_CLOSED, sentences, subject)


def _has_internal_successor(sentences: Sentences, subject: str) -> bool:
    """Return whether a colleague of theirs has the job."""
    has_signal = find_signal("internal", sentences) is not None
    return has_signal or _is_likely(MailQuestion.INTERNAL, sentences, subject)


def _was_only_call(sentences: Sentences, subject: str, *, had_meeting: bool) -> bool:
    """Return whether a writer who was met, called or tested was only called or tested."""
    min_probability = (
        _MIN_PROBABILITY_OF_ONLY_CALL_DESPITE_MEETING
        if had_meeting
        else _MIN_PROBABILITY_OF_ONLY_CALL
    )
    return estimate(MailQuestion.ONLY_CALL, sentences, subject) > min_probability


def _is_likely(question: MailQuestion, sentences: Sentences, subject: str) -> bool:
    """Return whether the words of a letter alone answer a question with yes."""
    return estimate(question, sentences, subject) > _MIN_PROBABILITY_OF_YES[question]


def _find_evidence(sentences: Sentences, refusals: list[SignalMatch]) -> str:
    """Return the sentence that best shows a refusal."""
    if refusals:
        return min(refusals, key=lambda match: sentences.index(match.sentence)).sentence
    without_thanks = [text for text in sentences if not _STARTS_WITH_THANKS.match(text)]
    return find_strongest_sentence(without_thanks or sentences).sentence
