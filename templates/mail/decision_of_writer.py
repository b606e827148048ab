"""Find signs that the writer ended the application, in the employer's mail or in what it quotes."""

from templates.mail.errors import MailKind
from templates.mail.other_kinds import MIN_PROBABILITY_WITH_REFUSAL
from templates.mail.signals import SignalMatch, find_signal, find_signal_without_if
from templates.mail.verdict import CLOSINGS, Sentences, Verdict
from templates.mail.word_weights import (
    estimate_end_of_application,
    estimate_outcomes,
    find_strongest_sentence,
)

_DECISIONS_OF_WRITER = ("reneged", "declined", "withdrew")
"""The signals of decisions of the writer, which are also outcomes; the first found counts."""
_DECISIONS_IN_OWN_WORDS = ("withdrew", "declined")
"""The decisions in a text of the writer's own.

"withdrew" comes first, as somebody who ends an application has no offer to decline yet.
"""
_MIN_PROBABILITY_OF_DECISION = 0.6
"""How probable a decision of the writer must be in a letter without a signal of it."""
_MIN_PROBABILITY_IF_STATED = 0.2
"""How probable the decision must be in a letter that states or quotes it, but also refuses."""
_MIN_PROBABILITY_IF_STILL_OPEN = 0.7
"""How probable the decision must be in a letter whose words seem to end no application."""
_MIN_PROBABILITY_OF_END = 0.6
"""How probable the end of an application must be in a letter without a signal of the decision."""


def judge_decision_of_writer(
    sentences: Sentences, refusals: list[SignalMatch], own_sentences: Sentences, subject: str
) -> Verdict | None:
    """Return the verdict if the letter replies to a writer who withdrew, declined or reneged."""
    if is_offer_lost(sentences):
        return None
    is_withdrawal = find_signal_without_if("withdrew", sentences) is not None
    # The probability is 0 for a letter that is too short for an estimate.
    end_probability = estimate_end_of_application(sentences, subject)
    is_probably_open = 0 < end_probability < MIN_PROBABILITY_WITH_REFUSAL
    probabilities = estimate_outcomes(sentences, subject)
    probability = sum(probabilities[outcome] for outcome in _DECISIONS_OF_WRITER)
    if is_probably_open and not is_withdrawal and probability <= _MIN_PROBABILITY_IF_STILL_OPEN:
        return None
    # In a reply, the writer has chosen the subject, such as "Withdrawal".
    texts = (subject, *sentences)
    matches = ((name, find_signal_without_if(name, texts)) for name in _DECISIONS_OF_WRITER)
    stated = {name: match for name, match in matches if match}
    quoted = judge_quoted_decision(own_sentences, sentences)
    in_own_words = SignalMatch(quoted.evidence, 0, 0) if quoted else None
    if match := next(iter(stated.values()), in_own_words):
        min_probability = _MIN_PROBABILITY_IF_STATED
    elif end_probability > _MIN_PROBABILITY_OF_END and probability > _MIN_PROBABILITY_OF_DECISION:
        match = find_strongest_sentence(
            sentences, max(_DECISIONS_OF_WRITER, key=lambda outcome: probabilities[outcome])
        )
        min_probability = _MIN_PROBABILITY_OF_DECISION
    elif not (end_probability or refusals) and (match := _find_answer(texts)):
        min_probability = 0.0
        if not find_signal("their_offer", texts):
            stated = {"withdrew": match}
    else:
        return None
    if refusals and probability < min_probability:
        return None
    # The probabilities are only about the letter, and not about what the writer wrote.
    if find_signal("own_accepted", own_sentences):
        return Verdict("reneged", match.sentence)
    if quoted:
        return Verdict(quoted.outcome, match.sentence)
    stated_outcomes = stated.keys() - {"reneged"}
    # The writer may have said yes before.
    if find_signal("accepted", texts) or find_signal("reneged", (match.sentence,)):
        favoured = "reneged"
    else:
        favoured = stated_outcomes.pop() if len(stated_outcomes) == 1 else ""
    probabilities = estimate_outcomes(sentences, subject, favoured=favoured)
    outcome = max(_DECISIONS_OF_WRITER, key=lambda outcome: probabilities[outcome])
    return Verdict(outcome, match.sentence)


def _find_answer(texts: Sentences) -> SignalMatch | None:
    """Return the text in which a short letter accepts a decision that it does not name, or None.

    As in "We understand. Thank you for telling us so soon, and good luck in the new job."
    """
    is_answer = all(find_signal(name, texts) for name in ("loss", "about_work"))
    return find_signal_without_if("your_decision", texts) if is_answer else None


def is_offer_lost(sentences: Sentences) -> bool:
    """Return whether the employer takes back an offer because nobody will have the job."""
    return find_signal_without_if("offer_taken_back", sentences) is not None and any(
        find_signal_without_if(name, sentences) for name in CLOSINGS
    )


def judge_quoted_decision(own_sentences: Sentences, sentences: Sentences) -> Verdict | None:
    """Return the verdict if the writer decided in the mail that the letter replies to."""
    for outcome in _DECISIONS_IN_OWN_WORDS:
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
    for outcome in _DECISIONS_IN_OWN_WORDS:
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
