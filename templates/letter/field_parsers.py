"""Parse the typed answer in each field of a framed move.

The question helps to understand the answer: a "because" is not part of a reason, and "thank you
for" is often typed before what somebody did.
"""

import re
from collections.abc import Callable, Mapping

from templates.letter.fragments import Fragment, parse_answer, uncapitalise
from templates.letter.grammar_words import (
    ADVERBS,
    EVENT_VERBS,
    SUBJECTLESS_VERBS,
    SUBJECTS,
    WISH_VERBS,
)
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_BECAUSE = re.compile(r"(?i)^(?:because|since|as|cos)\s+(?!of\b|a\b)")
_REASONS = re.compile(r"(?i)\breasons?$")
_THANKS = re.compile(
    r"(?i)^(?:(?:many thanks|thanks|thank you)(?: (?:so|very) much| again)?,?\s+)?for\s+(?=\w)"
)
_THANKS_INSIDE = re.compile(r"[^.!?]{1,60}\b(?:thank you|thanks) for\b")
_THAT = re.compile(rf"(?i)^that\s+(?=(?:{'|'.join(sorted(SUBJECTS))})\b)")
_TIME_AT_START = re.compile(r"(?i)(?:next|this|tomorrow|tonight|most|every|later|soon)\b")
_MAIN_CLAUSE_AFTER_COMMA = re.compile(r"(?i),\s+(?:i|we|you|they|he|she|it)\b")


def parse_thanks(answer: str) -> Fragment:
    """Parse what the writer thanks for; "thank you for" or "that" before it is removed.

    An answer such as "Ada, thank you for the tour. Tom, thanks for the map" is a sentence.
    """
    fragment = parse_answer(_THAT.sub("", _THANKS.sub("", tidy(answer))))
    if _THANKS_INSIDE.match(fragment.text):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    return fragment


def parse_reason(answer: str) -> Fragment:
    """Parse a reason; a "because" before a complete clause is removed."""
    text = tidy(answer)
    clause = _BECAUSE.sub("", text)
    fragment = parse_answer(clause)
    if clause != text and fragment.form is not GrammaticalForm.NONE:
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.PREDICATE and _can_follow_have(fragment.text):
        return fragment._replace(form=GrammaticalForm.PARTICIPLE)
    if fragment.form is GrammaticalForm.GERUND and _MAIN_CLAUSE_AFTER_COMMA.search(fragment.text):
        # "Having thought about it, I'm not ready".
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.BARE_NOUN:
        # A capital at the beginning of a reason is hardly ever that of a name.
        noun = fragment.text if fragment.text[1:2].isupper() else uncapitalise(fragment.text)
        if _REASONS.search(noun):
            return Fragment(GrammaticalForm.CAUSE, f"for {noun}")
        return fragment._replace(text=noun)
    return fragment


def _can_follow_have(text: str) -> bool:
    """Return whether a past tense can follow "I have": "accepted", but not "took"."""
    verb = next((word for word in text.split() if word not in ADVERBS), "")
    return verb in EVENT_VERBS or (
        verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | WISH_VERBS
    )


def parse_meeting(answer: str) -> Fragment:
    """Parse the time or place of the next meeting; a time such as "next Thursday" is a moment."""
    fragment = parse_answer(answer)
    is_noun = fragment.form in (GrammaticalForm.NOUN, GrammaticalForm.BARE_NOUN)
    if is_noun and _TIME_AT_START.match(fragment.text):
        return fragment._replace(form=GrammaticalForm.MOMENT)
    return fragment


def parse_news(answer: str) -> Fragment:
    """Parse the news of a follow-up; "working at the mill" is the state of the writer."""
    fragment = parse_answer(answer)
    if fragment.form is GrammaticalForm.GERUND:
        return fragment._replace(form=GrammaticalForm.STATE)
    return fragment


PARSER_BY_FIELD: Mapping[str, Callable[[str], Fragment]] = {
    "thanks_for": parse_thanks,
    "reason": parse_reason,
    "meet_again": parse_meeting,
    "brings": parse_news,
}
"""The parser of each field; `parse_answer` parses the others."""
