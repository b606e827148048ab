"""Find signs that the writer ended the application, in the employer's mail or in what it quotes."""

import re

from templates.mail.errors import MailKind
from templates.mail.other_kinds import MIN_PROBABILITY_WITH_REFUSAL
from templates.mail.signals import SignalMatch, find_signal, find_unconditional_signal
from templates.mail.verdict import CLOSINGS, Sentences, Verdict
from templates.mail.word_weights import (
    MailQuestion,
    estimate,
    estimate_end,
    find_strongest_sentence,
)

_DECISIONS_OF_WRITER = ("reneged", "declined", "withdrew")
"""The signals of decisions of the writer, which are also outcomes; the first found counts."""
_MIN_PROBABILITY_OF_DECISION = 0.65
"""The probability of a decision of the writer above which words alone show it."""
_MIN_PROBABILITY_DESPITE_REFUSAL = 0.5
"""The least probability for a letter with a signal of a decision, and one of a refusal."""
_MIN_PROBABILITY_OF_QUOTED_DECISION = 0.2
"""The least probability for a letter that quotes the decision, but has a signal of a refusal."""
_MIN_PROBABILITY_IF_STILL_OPEN = 0.7
"""The probability above which a letter shows a decision though its words probably end nothing."""
_MIN_PROBABILITY_OF_END = 0.6
"""The probability above which words alone show that an application ended, whoever decided it."""
_OFFER_IN_SUBJECT = re.compile(r"(?i)\boffer\b")
_WITHDRAWAL = re.compile(r"(?i)\bwithdr[ae]w")
"""As in "withdrew" or "withdrawal"."""


def judge_decision_of_writer(
    sentences: Sentences, refusals: list[SignalMatch], own_sentences: Sentences, subject: str
) -> Verdict | None:
    """Return the verdict if the letter replies to a writer who withdrew, declined or reneged."""
    if _is_offer_lost(sentences):
        return None
    is_withdrawal = find_unconditional_signal("withdrew", sentences) is not None
    # The probability is 0 for a letter that is too short for an estimate.
    end_probability = estimate_end(sentences, subject)
    is_probably_open = 0 < end_probability < MIN_PROBABILITY_WITH_REFUSAL
    probability = estimate(MailQuestion.DECISION_BY_WRITER, sentences, subject)
    if is_probably_open and not is_withdrawal and probability <= _MIN_PROBABILITY_IF_STILL_OPEN:
        return None
    decision = _find_signal_of_decision(
        sentences, own_sentences, subject, has_refusal=bool(refusals)
    )
    if not decision:
        ends_application = end_probability > _MIN_PROBABILITY_OF_END
        if not ends_application or probability <= _MIN_PROBABILITY_OF_DECISION:
            return None
        match = find_strongest_sentence(sentences, MailQuestion.DECISION_BY_WRITER)
        has_offer = _mentions_offer(sentences, own_sentences, subject)
        decision = ("declined" if has_offer else "withdrew", match)
    quotes_decision = judge_quoted_decision(own_sentences, sentences) is not None
    min_probability = (
        _MIN_PROBABILITY_OF_QUOTED_DECISION if quotes_decision else _MIN_PROBABILITY_DESPITE_REFUSAL
    )
    if refusals and probability < min_probability:
        return None
    outcome, match = decision
    # In a reply, the subject is the one that the writer chose, such as "Withdrawal".
    texts = (subject, *sentences)
    return Verdict(_refine_decision(outcome, match, texts, own_sentences), match.sentence)


def _is_offer_lost(sentences: Sentences) -> bool:
    """Return whether the employer takes back an offer because nobody will have the job."""
    return find_unconditional_signal("offer_taken_back", sentences) is not None and any(
        find_unconditional_signal(name, sentences) for name in CLOSINGS
    )


def _find_signal_of_decision(
    sentences: Sentences, own_sentences: Sentences, subject: str, *, has_refusal: bool
) -> tuple[str, SignalMatch] | None:
    """Return the outcome that a signal shows the writer decided on, and its match; or None."""
    texts = (subject, *sentences)
    for outcome in _DECISIONS_OF_WRITER:
        if match := find_unconditional_signal(outcome, texts):
            return outcome, match
    has_offer = _mentions_offer(sentences, own_sentences, subject)
    if has_refusal or not (has_offer or find_signal("about_work", texts)):
        return None
    # These signals are vague: beside a refusal, the decision may be the employer's.
    if match := find_unconditional_signal("your_decision", texts):
        return ("declined" if has_offer else "withdrew", match)
    match = find_unconditional_signal("loss", texts) if has_offer else None
    return ("declined", match) if match else None


def _mentions_offer(sentences: Sentences, own_sentences: Sentences, subject: str) -> bool:
    texts = (subject, *sentences, *own_sentences)
    return bool(_OFFER_IN_SUBJECT.search(subject) or find_signal("their_offer", texts))


def _refine_decision(
    outcome: str, match: SignalMatch, texts: Sentences, own_sentences: Sentences
) -> str:
    """Correct the outcome of the writer's decision by other signs of an offer or an acceptance."""
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


def judge_quoted_decision(own_sentences: Sentences, sentences: Sentences) -> Verdict | None:
    """Return the verdict if the writer decided in the mail that the letter replies to."""
    for outcome in ("declined", "withdrew"):
        if match := find_signal(f"own_{outcome}", own_sentences):
            accepted = find_signal("own_accepted", own_sentences)
            accepted = accepted or find_signal("accepted", sentences)
            declined_after_accepting = outcome == "declined" and accepted is not None
            return Verdict("reneged" if declined_after_accepting else outcome, match.sentence)
    return None


def judge_own_mail(sentences: Sentences) -> Verdict | None:
    """Return the verdict if the writer wrote the mail, or None."""
    own = find_signal("own", sentences)
    if not own:
        return None
    for outcome in ("declined", "withdrew"):
        if match := find_signal(f"own_{outcome}", sentences):
            return Verdict(outcome, match.sentence, is_from_writer=True)
    if silence := find_signal("silence", sentences):
        meeting = find_signal("own_met", sentences)
        return Verdict(
            "no_reply" if meeting else "unanswered",
            silence.sentence,
            meeting_evidence=meeting.sentence if meeting else "",
            is_from_writer=True,
        )
    return Verdict(kind=MailKind.OWN, evidence=own.sentence)
