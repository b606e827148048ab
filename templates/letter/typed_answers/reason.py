"""Parse the reason why the writer withdraws or declines."""

import re

from templates.grammar.grammar_words import (
    ADVERBS,
    EVENT_VERBS,
    SUBJECTLESS_VERBS,
    VERBS_WITHOUT_HAVE,
)
from templates.letter.typed_answers.because import parse_without_because
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.fragments import Fragment
from templates.letter.typed_answers.requests import MAIN_CLAUSE_AFTER_COMMA
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_BECAUSE = r"(?i)^(?:because|since|as|cos)\s+(?!of\b|a\b|we last\b|the crow)"
_TOO = r"(?i)(?:just |simply |a bit )?too (?!many\b|much\b|few\b|little\b)"
_NEWS_WITHOUT_ARTICLE = (
    r"(?i)\w+ (?:\w+ )?(?:due (?:in|on|any|next|this)|(?:put|cut|let|hit|shut|quit|lost|left|found"
    r"|bought|made) (?:the|a|an|my|our|us|me|his|her|their|up|down))\b"
)
"""A clause without an article at its beginning: "landlord put the rent up"."""
_REASONS = r"(?i)\breasons?$"


def parse_reason(answer: str) -> Fragment:
    """Parse a reason; a "because" before a complete clause is removed."""
    fragment, is_clause = parse_without_because(tidy(answer), _BECAUSE)
    if is_clause:
        return fragment
    if fragment.form is GrammaticalForm.PREDICATE and _can_follow_have(fragment.text):
        return fragment._replace(form=GrammaticalForm.PARTICIPLE)
    if fragment.form is GrammaticalForm.GERUND and re.search(
        MAIN_CLAUSE_AFTER_COMMA, fragment.text
    ):
        # "Having thought about it, I'm not ready".
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if re.match(_TOO, fragment.text):
        # "It's too far"
        return fragment._replace(form=GrammaticalForm.DENIAL, text=uncapitalise(fragment.text))
    if fragment.form is GrammaticalForm.BARE_NOUN and re.match(
        _NEWS_WITHOUT_ARTICLE, fragment.text
    ):
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
