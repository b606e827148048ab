"""Tell whether words are a clause, and whether its verb is that of the whole text."""

from templates.grammar.finite_verbs import is_finite
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINER_PRONOUNS,
    DETERMINERS,
    GERUND_LOOKALIKES,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    NO_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBORDINATORS,
)
from templates.grammar.nouns import is_person
from templates.grammar.tokens import split_words, word_after
from templates.names.name_words import TITLES

_SUBJECTS_OF_CLAUSES = SUBJECTS | INDEFINITES | POSSESSIVES | {"the"}
_INSIDE_VERB_GROUPS = ADVERBS | {"not", "be", "been"}
_VERBS_OF_BEGINNING_OR_END = frozenset("came went left closed opened began ended started".split())
"""Verbs of a beginning or an end in a clause: "the hush before the choir came in"."""
_VERBS_IN_BEFORE_CLAUSES = (
    INTRANSITIVE_VERBS
    | _VERBS_OF_BEGINNING_OR_END
    | frozenset("got knew heard saw read asked thought found arrived woke met rang".split())
)
"""Verbs that show that a "before" after a gerund begins a clause."""
VERBS_OF_SAYING = frozenset("said thought hoped believed mentioned reckoned".split())
"""Verbs before a clause without "that": "the vacancy you said might come up"."""
_WORDS_IN_ING_BEFORE_CLAUSES = GERUND_LOOKALIKES | frozenset(
    "realising realizing knowing thinking feeling learning discovering noticing finding".split()
)
"""Words in "-ing" before a clause without "that": "the training you gave", "realising I knew"."""
_NOUNS_BEFORE_CLAUSES = frozenset(
    "sound noise smell way look colour color shape taste feel".split()
)
"""Nouns that a clause about a thing may follow: "the sound a billet makes when it cools"."""
_MODALS_OF_PURPOSE = frozenset("could can would will".split())
"""Verbs of a clause after "so" that says what something was for: "so parents could come"."""


def is_main_clause(text: str) -> bool:
    """Return whether a text has a subject and a finite verb of its own."""
    words, lower = split_words(text)
    if len(words) < 2 or lower[0] in SUBORDINATORS | PREPOSITIONS | COORDINATORS:
        return False
    if lower[0] in SUBJECTS | INDEFINITES or is_contracted_subject(lower[0]):
        return True
    return has_main_verb(words, lower, only_certain=False)


def is_whole_clause(text: str) -> bool:
    """Return whether a text is a main clause with its subject, or a subordinate clause.

    An adverb such as "honestly" counts as one.
    """
    words, lower = split_words(text)
    is_joined = bool(words) and lower[0] in ADVERBS | {"and", "so"}
    if is_joined and word_after(lower, 0) in SUBJECTS | INDEFINITES:
        words, lower = words[1:], lower[1:]
    if lower in (["honestly"], ["really"], ["obviously"], ["actually"]):
        return True
    if not words:
        return False
    has_subject = lower[0] in SUBJECTS | INDEFINITES | DETERMINERS or words[0][0].isupper()
    has_subject = has_subject or is_contracted_subject(lower[0])
    is_main = has_subject and is_main_clause(" ".join(words))
    return is_main or lower[0] in SUBORDINATORS | QUESTION_WORDS


def is_contracted_subject(word: str) -> bool:
    """Return whether a word is a subject contracted with its verb: "you've", "that's"."""
    subject, apostrophe, _ = word.partition("'")
    return bool(apostrophe) and subject in SUBJECTS | {"that"}


def has_main_verb(words: list[str], lower: list[str], *, only_certain: bool) -> bool:
    """Return whether there is a finite verb outside every relative and subordinate clause.

    A clause begins with a subordinator, or with a subject directly after a noun ("the way you
    listened"), and has one verb. With `only_certain`, possible participles do not count as verbs.
    """
    in_clause = in_verb_group = had_clause = False
    for at in range(1, len(words)):
        word = lower[at]
        subordinator, apostrophe, _ = word.partition("'")
        is_before_subject = word_after(lower, at) in SUBJECTS
        if word == "should" and is_before_subject:
            # "should you need a hand": the clause begins with its verb.
            in_clause, in_verb_group = False, True
        elif word == "so" and (
            is_before_subject or not _MODALS_OF_PURPOSE.isdisjoint(lower[at + 2 : at + 5])
        ):
            # "so we could talk", "so my parents could come"
            in_clause, in_verb_group = True, False
        elif subordinator in SUBORDINATORS and _starts_clause(
            words, lower, at, after_gerund=only_certain
        ):
            # "that's" includes the verb of its clause.
            in_clause, in_verb_group = not apostrophe, bool(apostrophe)
        elif is_contracted_subject(word) and words[at - 1].isalpha():
            # "the well you've dug": the word contains the verb of the clause.
            in_clause, in_verb_group, had_clause = False, True, True
        elif _starts_reduced_clause(words, lower, at):
            in_clause, in_verb_group = True, False
        elif is_finite(words, lower, at, only_certain=only_certain or in_verb_group):
            if in_verb_group and (word not in AUXILIARIES or word == "have"):
                # The rest of "would have told", which is one verb.
                continue
            if had_clause and lower[at - 1] in VERBS_OF_SAYING:
                # "the vacancy you said might come up"
                in_verb_group = word in AUXILIARIES
                continue
            is_after_name = at > 1 and words[at - 1][0].isupper() and lower[at - 2] in COORDINATORS
            joins_clause = had_clause and (is_after_name or _follows_coordinator(lower, at))
            if not in_clause and not joins_clause:
                return True
            in_clause, in_verb_group, had_clause = False, word in AUXILIARIES, True
        elif word not in _INSIDE_VERB_GROUPS:
            in_verb_group = False
    return False


def _follows_coordinator(lower: list[str], at: int) -> bool:
    """Return whether a verb continues a clause: "… and drew it", "… and you drew it"."""
    before_subject = lower[at - 2] if at > 1 and lower[at - 1] in SUBJECTS else ""
    return lower[at - 1] in COORDINATORS or before_subject in COORDINATORS


def _starts_clause(words: list[str], lower: list[str], at: int, *, after_gerund: bool) -> bool:
    """Return whether a subordinator starts a clause: "before" may also be a preposition.

    In a text that begins with a gerund (`after_gerund`), it also starts one if a verb such as
    "went" follows: "telling me before the notice went up".
    """
    if lower[at] not in ("before", "after", "since"):
        return True
    following = lower[at + 1 : at + 5]
    if not following:
        return False
    has_auxiliary = not {"is", "are", "was", "were", "has", "had"}.isdisjoint(following)
    if following[0] in SUBJECTS | INDEFINITES or has_auxiliary:
        return True
    if following[0] in DETERMINERS and not _VERBS_OF_BEGINNING_OR_END.isdisjoint(following[1:]):
        return True
    if words[at - 1].endswith(","):
        return not any(word.endswith(",") for word in words[at:])
    return after_gerund and not _VERBS_IN_BEFORE_CLAUSES.isdisjoint(following[1:])


def _starts_reduced_clause(words: list[str], lower: list[str], at: int) -> bool:
    """Return whether a word starts a relative clause without "that": "the way you listened"."""
    before = lower[at - 1]
    if words[at - 1].endswith(","):
        return False
    if before in NO_NOUNS:
        return False
    is_noun_in_ing = before in DETERMINER_PRONOUNS or (at > 1 and lower[at - 2] in DETERMINERS)
    if before.endswith("ing") and not is_noun_in_ing:
        # "the training you gave me" and "realising I knew it", but not "letting you know".
        return before in _WORDS_IN_ING_BEFORE_CLAUSES and lower[at] in SUBJECTS
    if is_finite(words, lower, at - 1, only_certain=False):
        # "he tells" in "the joke you said he tells", "the baker had" in "you said the baker had"
        return lower[at] in SUBJECTS or (before in VERBS_OF_SAYING and lower[at] in DETERMINERS)
    if lower[at] in _SUBJECTS_OF_CLAUSES:
        return not words[at - 1][0].isupper() or at > 1
    if lower[at] in ("a", "an"):
        # "the soup a little boy served me"
        is_heard_or_seen = before in _NOUNS_BEFORE_CLAUSES
        return at > 1 and (is_heard_or_seen or any(map(is_person, lower[at + 1 : at + 4])))
    if is_person(before) or before in TITLES:
        # "your manager Priya showed me": a name, not the subject of a relative clause.
        return False
    if word_after(lower, at).isdigit():
        # "my present Grade 6 class": part of a name.
        return False
    return words[at][0].isupper() and words[at - 1][0].islower() and lower[at] != "i"
