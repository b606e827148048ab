"""Find the form of a text that begins with a verb without its subject: "told me about the kiln"."""

import re

from templates.grammar.finite_verbs import NEGATED_VERB, VERB_PREFIX
from templates.grammar.grammar_words import (
    ADVERBS,
    APPOINTMENT_PARTICIPLES,
    AUXILIARIES,
    DETERMINERS,
    FINITE_FORMS,
    GERUND_LOOKALIKES,
    INTRANSITIVE_VERBS,
    OBJECT_PRONOUNS,
    PARTICIPLES,
    PASSIVE_PARTICIPLES,
    PERFECT_PARTICIPLES,
    PREPOSITIONS,
    QUESTION_WORDS,
    STATE_ADJECTIVES,
    SUBJECTLESS_VERBS,
    SUBJECTS,
    VERBS_WITHOUT_HAVE,
)
from templates.grammar.tokens import word_after
from templates.phrasebook.facts import GrammaticalForm

_ADJECTIVES_IN_LY = frozenset(
    (
        "early family only friendly lovely daily weekly monthly lonely silly ugly elderly supply "
        "assembly july"
    ).split()
)
"""Adjectives and nouns that are no adverbs: "supply teaching"."""


def form_by_first_verb(lower: list[str]) -> GrammaticalForm | None:
    """Return the form of a text that begins with a verb, after adverbs at most."""
    first, second = lower[0], word_after(lower, 0)
    verb = next((word for word in lower if word not in ADVERBS | {"not"}), first)
    verb_at = lower.index(verb)
    after = word_after(lower, verb_at)
    has_object = after in ("me", "us") or after in DETERMINERS - {"that"}
    if verb in STATE_ADJECTIVES and verb_at < 3 and not has_object:
        # "really impressed by the yard"
        return GrammaticalForm.STATE
    if verb in PERFECT_PARTICIPLES and second:
        # "been offered a place"
        return GrammaticalForm.PARTICIPLE
    is_before_gerund = first in {"not", "never", "always"} or (
        first.endswith("ly") and first not in _ADJECTIVES_IN_LY
    )
    if second == "once":
        second = word_after(lower, 1)
    if is_before_gerund and second.endswith("ing") and second not in GERUND_LOOKALIKES:
        return GrammaticalForm.GERUND
    second = word_after(lower, 0)
    if _is_deed(verb, after):
        return GrammaticalForm.DEED
    if verb == "made" and after == "to":
        return GrammaticalForm.PASSIVE
    if verb in APPOINTMENT_PARTICIPLES and after in ("to", "as", "for", "into", "onto", "by"):
        return GrammaticalForm.PASSIVE
    if verb in PASSIVE_PARTICIPLES and after and after not in OBJECT_PRONOUNS | {"her", "you"}:
        return GrammaticalForm.PASSIVE
    if _is_predicate(lower, verb_at):
        return GrammaticalForm.PREDICATE
    return None


def _is_predicate(lower: list[str], at: int) -> bool:
    """Return whether a text is a verb without its subject, as in "felt very welcome"."""
    verb = lower[at]
    if at > 2 or any(word not in ADVERBS for word in lower[:at]):
        return False
    is_known_verb = verb in AUXILIARIES | SUBJECTLESS_VERBS | VERBS_WITHOUT_HAVE
    if is_known_verb or re.fullmatch(NEGATED_VERB, verb):
        return len(lower) > at + 1
    base = re.sub(VERB_PREFIX, "", verb)
    if verb in FINITE_FORMS or base in FINITE_FORMS:
        return True
    if verb in INTRANSITIVE_VERBS and word_after(lower, at) in ADVERBS | PREPOSITIONS:
        # "laughed so hard"
        return True
    is_past = (verb.endswith("ed") and len(verb) > 4) or (base != verb and base in PARTICIPLES)
    return is_past and _begins_object(word_after(lower, at))


def _begins_object(word: str) -> bool:
    """Return whether a word after a verb begins its object."""
    return word in DETERMINERS | SUBJECTS | QUESTION_WORDS | OBJECT_PRONOUNS | {"to"}


def _is_deed(verb: str, after: str) -> bool:
    """Return whether a verb and the next word say what somebody did to the writer: "told me"."""
    is_past = verb in FINITE_FORMS | PARTICIPLES | PASSIVE_PARTICIPLES or verb.endswith("ed")
    return is_past and after in ("me", "us")
