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
    VERBS_WITHOUT_HAVE,
)
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_BECAUSE = r"(?i)^(?:because|since|as|cos)\s+(?!of\b|a\b)"
_REASONS = r"(?i)\breasons?$"
_THANKS = (
    r"(?i)^(?:(?:many thanks|thanks|thank you)(?: (?:so|very) much| again)?,?\s+)?for\s+(?=\w)"
)
_THANKS_INSIDE = r"[^.!?]{1,60}\b(?:thank you|thanks) for\b"
_THAT = r"(?i)^that\s+"
_TIME_AT_START = (
    r"(?i)(?:next|this|tomorrow|tonight|most|every|later|soon|some ?time|some ?day|again|around)\b"
)
_TIME_FROM_NOW = r"(?i)(?:[\w-]+\s+){1,4}(?:years?|months?|weeks?)\s+(?:from now|later)\b"
"""As in "a year or two from now"."""
_MAIN_CLAUSE_AFTER_COMMA = r"(?i),\s+(?:(?:i|we|you|they|he|she|it)\b|i[’']|please\b)"
_COMMON_FIRST_WORDS = frozenset(
    (
        "other more further future similar related seasonal weekend weekday night nights day days "
        "evening evenings morning mornings part-time full-time part full holiday summer winter "
        "spring autumn casual temporary temp bank relief cover sick maternity freelance contract "
        "agency junior senior trainee entry-level entry assistant apprentice admin office kitchen "
        "shop warehouse workshop backend front-end frontend back-end support sales teaching "
        "teacher lab laboratory field site work jobs shifts roles positions posts openings "
        "vacancies opportunities training volunteering driving cleaning caring cooking design "
        "research reception night-shift"
    ).split()
)
"""Words that are no names, at the beginning of what the writer hopes for."""


def parse_thanks(answer: str) -> Fragment:
    """Parse what the writer thanks for; "thank you for" or "that" before it is removed.

    An answer such as "Ada, thank you for the tour. Tom, thanks for the map" is a sentence.
    """
    text = re.sub(_THANKS, "", tidy(answer))
    fragment = parse_answer(text)
    if fragment.form is GrammaticalForm.THAT_CLAUSE and re.match(_THAT, text):
        # "Thank you for that nobody laughed" is no English, but "Nobody laughed" is.
        return parse_answer(re.sub(_THAT, "", text))._replace(form=GrammaticalForm.SENTENCE)
    if re.match(_THANKS_INSIDE, fragment.text):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    return fragment


def parse_reason(answer: str) -> Fragment:
    """Parse a reason; a "because" before a complete clause is removed."""
    text = tidy(answer)
    clause = re.sub(_BECAUSE, "", text)
    fragment = parse_answer(clause)
    if clause != text and fragment.form is not GrammaticalForm.NONE:
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.PREDICATE and _can_follow_have(fragment.text):
        return fragment._replace(form=GrammaticalForm.PARTICIPLE)
    if fragment.form is GrammaticalForm.GERUND and re.search(
        _MAIN_CLAUSE_AFTER_COMMA, fragment.text
    ):
        # "Having thought about it, I'm not ready".
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.BARE_NOUN:
        # A capital at the beginning of a reason is hardly ever that of a name.
        noun = fragment.text if fragment.text[1:2].isupper() else uncapitalise(fragment.text)
        if re.search(_REASONS, noun):
            return Fragment(GrammaticalForm.CAUSE, f"for {noun}")
        return fragment._replace(text=noun)
    return fragment


def _can_follow_have(text: str) -> bool:
    """Return whether a past tense can follow "I have": "accepted", but not "took"."""
    verb = next((word for word in text.split() if word not in ADVERBS), "")
    return verb in EVENT_VERBS or (
        verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | VERBS_WITHOUT_HAVE
    )


def parse_hope(answer: str) -> Fragment:
    """Parse what the writer hopes to be considered for; "if …, please ring me" is a sentence."""
    fragment = parse_answer(answer)
    is_subordinate = fragment.form in (GrammaticalForm.CONDITION, GrammaticalForm.MOMENT)
    if is_subordinate and re.search(_MAIN_CLAUSE_AFTER_COMMA, fragment.text):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if re.match(_TIME_FROM_NOW, fragment.text):
        return fragment._replace(form=GrammaticalForm.MOMENT)
    is_bare_noun = fragment.form is GrammaticalForm.BARE_NOUN
    if is_bare_noun and fragment.text.split()[0].casefold().rstrip(",") in _COMMON_FIRST_WORDS:
        return fragment._replace(text=uncapitalise(fragment.text))
    return fragment


def parse_meeting(answer: str) -> Fragment:
    """Parse the time or place of the next meeting; a time such as "next Thursday" is a moment."""
    fragment = parse_answer(answer)
    is_noun = fragment.form in (GrammaticalForm.NOUN, GrammaticalForm.BARE_NOUN)
    if is_noun and re.match(_TIME_AT_START, fragment.text):
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
    "consider_for": parse_hope,
    "meet_again": parse_meeting,
    "brings": parse_news,
}
"""The parser of each field; `parse_answer` parses the others."""
