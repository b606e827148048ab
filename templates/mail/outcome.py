"""Decide how an application ended according to a letter, or else what kind of mail it is."""

import re
from collections.abc import Collection, Iterable

from templates.mail.decision_of_writer import (
    is_offer_lost,
    judge_decision_of_writer,
    judge_own_mail,
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
    find_signal_without_if,
    find_signals_without_if,
)
from templates.mail.verdict import CLOSINGS, Sentences, Verdict
from templates.mail.word_weights import estimate_outcomes, find_strongest_sentence, is_short

# signals.toml describes the signals that are named here.
_REFUSALS = ("decline", "other_chosen", "closed", "offer_taken_back")
"""The signals of a refusal in any letter."""
_REFUSALS_IF_APPLICANT = ("successor", "closing_cause")
"""The signals of a refusal in a letter to somebody who applied; in others, they are only news."""
_MIN_PROBABILITY = 0.45
"""The probability below which an outcome is left open."""
_MIN_PROBABILITY_IN_SHORT = 0.85
"""The same for a short letter without a signal of an outcome."""
_MIN_WORDS_FOR_CONVERSATION = 25
"""The number of known words above which words tell more than the mention of a meeting."""
_OUTCOMES_WITHOUT_CLOSENESS = ("not_selected", "screened_out", "application_only")
"""The outcomes of applicants who did not come close."""
_STARTS_WITH_THANKS = re.compile(r"(?i)(?:many )?thank")
_AUTOMATIC_ANSWER = re.compile(
    r"(?i)(?:auto(?:matic)?[ -]?(?:reply|response|answer)|out of (?:the )?office|abwesen\w+)\b"
)
"""The beginning of the subject of an answer by a program while somebody is away."""
_WITHOUT_QUOTATION_MARKS = str.maketrans("", "", '"“”„«»')
"""The table by which `str.translate` removes quotation marks."""


def judge_letter(
    sentences: Iterable[str],
    own_sentences: Iterable[str] = (),
    subject: str = "",
    senders: Iterable[str] = (),
) -> Verdict:
    """Return the verdict on a letter.

    `own_sentences` are the sentences of the writer that the letter quotes, which may mention
    meetings. The subject may show that the letter is about work. `senders` are the lines that say
    who wrote the letter; these lines may show that it is not about work.
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
    if kind:
        return Verdict(kind=kind)
    evidence = _find_evidence(sentences, refusals)
    return _judge_rejection(sentences, own_sentences, subject, evidence)


def without_quotation_marks(sentences: Iterable[str]) -> Sentences:
    """Remove the quotation marks from sentences: no signal would be found between them."""
    return tuple(sentence.translate(_WITHOUT_QUOTATION_MARKS) for sentence in sentences)


def _find_refusals(sentences: Sentences) -> list[SignalMatch]:
    # "Not selected for your last application?" asks, and refuses nothing.
    statements = tuple(sentence for sentence in sentences if not sentence.endswith("?"))
    refusals = [match for name in _REFUSALS for match in find_signals_without_if(name, statements)]
    if refusals or not is_to_applicant(sentences):
        return refusals
    names = _REFUSALS_IF_APPLICANT
    return [match for name in names for match in find_signals_without_if(name, statements)]


def _judge_rejection(
    sentences: Sentences,
    own_sentences: Sentences,
    subject: str,
    evidence: str,
) -> Verdict:
    """Return the verdict on a letter that rejects an application.

    `evidence` is the sentence that rejects it.
    """
    meeting = find_signal_without_if("met", sentences)
    meeting = meeting or find_signal_without_if("met", own_sentences)
    call = find_signal_without_if("called", sentences) or find_signal("called", own_sentences)
    tested = find_signal_without_if("tested", sentences)
    closeness = find_signal("close", sentences)
    texts = (*sentences, *own_sentences)
    favoured = ""
    if _is_closed(sentences):
        favoured = "role_closed"
    elif find_signal("colleague", sentences):
        favoured = "internal"
    elif closeness:
        favoured = "runner_up"
    elif call and find_signal_without_if("before_interview", sentences):
        favoured = "screened_out"
    elif not (meeting or call or tested or find_signal("met_sign", texts)) and find_signal(
        "only_read", texts
    ):
        favoured = "application_only"
    elif is_short(sentences, _MIN_WORDS_FOR_CONVERSATION) and not (meeting and call):
        favoured = "not_selected" if meeting else "screened_out" if call or tested else ""
    unlikely = ("application_only",) if meeting or call else ()
    outcome = _choose_outcome(sentences, subject, favoured, unlikely)
    if outcome == "runner_up":
        closeness = closeness or find_strongest_sentence(sentences, outcome)
    elif outcome in _OUTCOMES_WITHOUT_CLOSENESS:
        closeness = None
    meeting_or_call = meeting or call
    return Verdict(
        outcome,
        evidence,
        close_evidence=closeness.sentence if closeness else "",
        meeting_evidence=meeting_or_call.sentence if meeting_or_call else "",
    )


def _choose_outcome(
    sentences: Sentences, subject: str, favoured: str, unlikely: Collection[str]
) -> str:
    """Return the likeliest outcome, or "" if none is likely.

    `favoured` and `unlikely` are as in `estimate_outcomes`.
    """
    if is_offer_lost(sentences):
        return "role_closed"
    probabilities = estimate_outcomes(sentences, subject, favoured=favoured, unlikely=unlikely)
    outcome = max(probabilities, key=lambda name: probabilities[name])
    is_uncertain = is_short(sentences) and not favoured
    min_probability = _MIN_PROBABILITY_IN_SHORT if is_uncertain else _MIN_PROBABILITY
    return outcome if probabilities[outcome] >= min_probability else ""


def _is_closed(sentences: Sentences) -> bool:
    """Return whether signals show that nobody will have the job."""
    return not find_signal_without_if("other_chosen", sentences) and any(
        find_signal_without_if(name, sentences) for name in CLOSINGS
    )


def _find_evidence(sentences: Sentences, refusals: list[SignalMatch]) -> str:
    """Return the first sentence with a refusal, or else the one whose words best show it."""
    if refusals:
        return min(refusals, key=lambda match: sentences.index(match.sentence)).sentence
    without_thanks = [text for text in sentences if not _STARTS_WITH_THANKS.match(text)]
    return find_strongest_sentence(without_thanks or sentences).sentence
