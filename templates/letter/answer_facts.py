"""Find the facts that only the words of a typed answer show, such as whether it names time."""

import re

from templates.answers import Answers
from templates.letter.fragments import split_sentences
from templates.phrasebook.facts import YesNo
from templates.phrasebook.outcomes import Outcome
from templates.text import tidy

_TIME = re.compile(
    r"(?i)\b(?:time|taking|hours?|\w*days?|mornings?|afternoons?|evenings?|nights?|weeks?|visits?"
    r"|minutes|interviews?|shifts?|calls?|meetings?|conversations?|talks?|coffee|lunch|tour)\b"
)
"""Words in thanks for the recipient's time; "taking" would be said twice."""
_TIME_OF_EVENT = re.compile(
    r"(?i)\b(?:in|at|on|this|that|last|next|every|such)\s+(?:(?:the|a|an)\s+)?(?:(?!of\b)\w+\s+)?"
    r"(?:mornings?|afternoons?|evenings?|nights?|weeks?|\w*days?)\b"
)
"""The time of an event, which is no time to give thanks for: "in such a bad week"."""
_CONSIDERATION = re.compile(r"(?i)\bconsider(?:ing|ation)\b")
_OFFER = re.compile(
    r"(?i)\b(?:offer|(?:hiring|choosing|picking) me"
    r"|giving me (?:the|a) (?:job|post|place|role|position))"
)
_SECOND_CLAUSE = r"(?:I|you|we|he|she|it|they|that|which|so|but)\b"
_LIST = re.compile(rf"(?i)\band for\b|,\s+and\s+(?!{_SECOND_CLAUSE})")
_CONTINUATION = re.compile(rf"(?i)[;:]\s|\s[-–—]\s|,\s+(?:and\s+)?{_SECOND_CLAUSE}")
"""The beginning of words after the thing to give thanks for."""
_LONG_ANSWER_WORDS = 20
_DETAIL_OF_READER = re.compile(
    r"(?i)(?:(?:how|what|the way(?: that)?) you|your|the (?:advice|tip|feedback|encouragement))\b"
    r"(?!.*\b(?:late|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)|leav(?:e|ing)|left"
    r"|clos(?:ed|ing|ure)|sad|sorry|accident|funeral|grie(?:f|ving)|cancer|war|worr(?:y|ied|ies)"
    r"|problems?|mistakes?)\b)"
)
"""What the recipient said, did or has, unless it is a sad thing: "how you remembered my name"."""
_VACANCY = re.compile(
    r"(?i)^(?!(?:the|this|that|your|my|next|last|any)\b)"
    r"(?!.*\b(?:if|once|when|as soon as|next|this|coming)\b)"
    r"(?:(?!to\b|that\b|as\b)[\w’'-]+\s+){0,5}?"
    r"(?:work|job|post|role|position|vacancy|opening|shift|placement|apprenticeship|traineeship)\b"
)
"""Work that an employer may offer later, such as "night shifts"."""
_OWN_NEWS = re.compile(
    r"(?i)(?:my|our)\b(?!.*\b(?:attached|enclosed|recipes?|lists?|photos?|pictures?|cop(?:y|ies)"
    r"|notes?|patterns?|drawings?|recordings?|links?|videos?|tables?)\b)"
    r"|an?\s+(?:new\s+)?(?:job|post|place|start|apprenticeship|contract|offer)\b"
)
"""News about the writer, as opposed to something that the recipient gets."""


def facts_of_typed_answers(answers: Answers, outcome: Outcome) -> dict[str, YesNo]:
    """Return the facts that the words of typed answers show, by name."""
    thanks = answers.thanks_for
    names_offer = outcome.is_withdrawal and _OFFER.search(thanks)
    facts = {
        "time": _TIME.search(_TIME_OF_EVENT.sub("", thanks)),
        "thanks_named": _CONSIDERATION.search(thanks) or names_offer,
        "thanks_listed": _LIST.search(thanks),
        "thanks_long": _is_long(thanks),
        "detail_of_reader": _DETAIL_OF_READER.match(answers.detail.strip()),
        "vacancy": _VACANCY.match(answers.consider_for.strip()),
        "own_news": _OWN_NEWS.match(answers.brings.strip()),
    }
    return {name: YesNo.of(value) for name, value in facts.items()}


def _is_long(text: str) -> bool:
    """Return whether a typed answer is several sentences or clauses, or a long one."""
    has_parts = len(split_sentences(tidy(text))) > 1 or bool(_CONTINUATION.search(text))
    return has_parts or len(text.split()) > _LONG_ANSWER_WORDS
