"""Find the form of a text that begins with a verb without its subject: "told me about the kiln"."""

from itertools import pairwise, takewhile

from templates.grammar.finite_verbs import is_negated_verb, without_verb_prefix
from templates.grammar.grammar_words import (
    ADVERBS,
    APPOINTMENT_PARTICIPLES,
    AUXILIARIES,
    DETERMINERS,
    FINITE_FORMS,
    GERUND_LOOKALIKES,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    OBJECT_PRONOUNS,
    PARTICIPLES,
    PASSIVE_PARTICIPLES,
    PASTS_WITHOUT_HAVE,
    PERFECT_PARTICIPLES,
    PREPOSITIONS,
    QUESTION_WORDS,
    STATE_ADJECTIVES,
    SUBJECTLESS_VERBS,
    SUBJECTS,
)
from templates.grammar.words import has_ed_ending, word_after
from templates.phrasebook.facts import GrammaticalForm

_NON_ADVERBS_ENDING_IN_LY = frozenset(
    (
        "early family only friendly lovely daily weekly monthly lonely silly ugly elderly supply "
        "assembly july"
    ).split()
)
"""Words ending in "-ly" that are not adverbs: "supply teaching"."""
_DEEDS_FOR_OTHERS = frozenset(
    (
        "arranged booked bothered came checked cleared cooked covered drove fixed fought found "
        "held kept left lent listened looked made offered opened organised organized paused "
        "phoned rang sang saved sorted spent spoke stayed stopped swapped talked took translated "
        "vouched waited walked"
    ).split()
)
"""Past tenses for what one person does for, with or to another."""
_STARTS_OF_CLAUSES = QUESTION_WORDS | {"because", "if", "that", "which"}
"""Words after which the subject may be somebody else: "found a lad who spoke to me"."""
_UNAMBIGUOUS_PASTS = frozenset("bought brought caught fought sent spent".split())
"""Past tenses that are verbs even before a bare noun: "brought cakes", but not "paid leave"."""
_MAX_ADVERBS_BEFORE_VERB = 2
"""How many adverbs may precede the verb at the beginning of a text."""


def form_by_first_verb(lower: list[str]) -> GrammaticalForm | None:
    """Return the form of a text that begins with a verb or an adjective, maybe after adverbs.

    Return None for any other text.
    """
    if lower[0] in AUXILIARIES and word_after(lower, 0) in ("i", "we", "you"):
        # "can you tell Ann I said hello"
        return GrammaticalForm.SENTENCE
    verb = next((word for word in lower if word not in ADVERBS | {"not"}), lower[0])
    verb_index = lower.index(verb)
    after = word_after(lower, verb_index)
    has_object = after in ("me", "us") or after in DETERMINERS - {"that"}
    if verb in ("free", "welcome") and after == "to":
        # "free to ask anything"
        return GrammaticalForm.STATE
    if verb in STATE_ADJECTIVES and verb_index <= _MAX_ADVERBS_BEFORE_VERB and not has_object:
        # "really impressed by the yard"
        return GrammaticalForm.STATE
    if verb == "needed" and (
        after in PREPOSITIONS - {"to"} | {"back", "closer", "elsewhere", "here", "nearer"}
    ):
        # "needed at home", but not "needed a rest" and "needed to earn"
        return GrammaticalForm.STATE
    if verb in PERFECT_PARTICIPLES and len(lower) > 1:
        # "been offered a place"
        return GrammaticalForm.PARTICIPLE
    if _begins_with_adverb_and_gerund(lower):
        return GrammaticalForm.GERUND
    if _is_deed(verb, after) or _is_deed_for_writer(lower, verb_index):
        return GrammaticalForm.DEED
    if verb == "made" and after in ("to", "welcome"):
        return GrammaticalForm.PASSIVE
    if verb in APPOINTMENT_PARTICIPLES and after in ("to", "as", "for", "into", "onto", "by"):
        return GrammaticalForm.PASSIVE
    if _is_passive(verb, after, lower):
        return GrammaticalForm.PASSIVE
    if _is_predicate(lower, verb_index):
        return GrammaticalForm.PREDICATE
    return None


def _is_passive(verb: str, after: str, lower: list[str]) -> bool:
    """Return whether a text is a passive without "I was": "shown round the yard"."""
    if verb == "led":
        return after in PREPOSITIONS
    if verb == "walked" and after in ("away", "home", "in", "into", "out"):
        return False
    if verb == "kept":
        # "kept in the loop", but not "kept in touch"
        return after in ("informed", "posted") or "loop" in lower
    if verb in ("taught", "told") and (after == "my" or after in INDEFINITES):
        # "told my boss", but not "told your plans"
        return False
    has_object = after in OBJECT_PRONOUNS | {"her", "you"}
    return verb in PASSIVE_PARTICIPLES and after != "" and not has_object


def _begins_with_adverb_and_gerund(lower: list[str]) -> bool:
    """Return whether a text begins like "not having a car" or "not once looking at the clock"."""
    first, second, third = (*lower, "", "")[:3]
    is_adverb = first in ("not", "never", "always") or (
        first.endswith("ly") and first not in _NON_ADVERBS_ENDING_IN_LY
    )
    gerund = third if second == "once" else second
    has_object = third in DETERMINERS | OBJECT_PRONOUNS and not gerund.endswith("thing")
    may_be_noun = gerund in GERUND_LOOKALIKES and not has_object
    return is_adverb and gerund.endswith("ing") and not may_be_noun


def _is_predicate(lower: list[str], index: int) -> bool:
    """Return whether a text is a predicate without a subject: "felt very welcome".

    `index` is that of its verb.
    """
    verb = lower[index]
    if index > _MAX_ADVERBS_BEFORE_VERB or any(word not in ADVERBS for word in lower[:index]):
        return False
    is_known_verb = verb in AUXILIARIES | SUBJECTLESS_VERBS | PASTS_WITHOUT_HAVE
    if is_known_verb or is_negated_verb(verb):
        return len(lower) > index + 1
    base = without_verb_prefix(verb)
    if verb in FINITE_FORMS or base in FINITE_FORMS:
        return True
    others = {"away", "back", "home", "less", "more", "out"}
    if verb in INTRANSITIVE_VERBS and word_after(lower, index) in ADVERBS | PREPOSITIONS | others:
        # "laughed so hard", "laughed more than ever", "walked home"
        return True
    is_past = has_ed_ending(verb) or base in PARTICIPLES
    after = word_after(lower, index)
    has_object = after in (
        DETERMINERS | INDEFINITES | SUBJECTS | QUESTION_WORDS | OBJECT_PRONOUNS | {"to"}
    )
    if (verb, after) == ("used", "to"):
        return True
    is_surely_verb = verb in _UNAMBIGUOUS_PASTS and after not in PREPOSITIONS | ADVERBS | {""}
    return is_past and (has_object or is_surely_verb)


def _is_deed_for_writer(lower: list[str], index: int) -> bool:
    """Return whether a text says what somebody did for the writer.

    As in "stayed late for me" and "came out to show me round".
    """
    if lower[index] not in _DEEDS_FOR_OTHERS:
        return False
    clause = list(takewhile(lambda word: word not in _STARTS_OF_CLAUSES, lower[index + 1 :]))
    is_for_writer = any(
        a in ("for", "on", "to", "with") and b in ("me", "us") for a, b in pairwise(clause)
    )
    first_part = list(takewhile(lambda word: word != "and", clause))
    # "came to show me round", "spent an hour teaching me"
    has_verb_before_writer = any(
        b in ("me", "us") and (before == "to" or a.endswith("ing"))
        for before, (a, b) in zip(["", *first_part], pairwise(first_part), strict=False)
    )
    return is_for_writer or has_verb_before_writer


def _is_deed(verb: str, after: str) -> bool:
    """Return whether a verb and the next word say what somebody did to the writer: "told me"."""
    # Learners also use "make" for the past.
    is_past = verb in FINITE_FORMS | PARTICIPLES | PASSIVE_PARTICIPLES | {"make"}
    return (is_past or verb.endswith("ed")) and after in ("me", "us")
