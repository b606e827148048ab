"""Find a clause that comes before or after a phrase or another clause."""

import re
from itertools import pairwise, takewhile

from templates.grammar.asides import find_quotations
from templates.grammar.clauses import (
    TIMES_AND_MEASURES,
    VERBS_OF_SAYING,
    VERBS_WITH_TWO_OBJECTS,
    has_main_verb,
    is_contracted_subject,
    is_main_clause,
)
from templates.grammar.finite_verbs import is_finite, may_be_verb
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FINITE_FORMS,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    NON_NOUNS,
    OBJECT_PRONOUNS,
    PARTICIPLES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTLESS_VERBS,
    SUBJECTS,
    SUBORDINATORS,
)
from templates.grammar.words import Words, has_s_ending, split_words, word_after

_NON_NOUNS_AT_START = frozenset("dear hello hi hey well yes no sorry rather instead apart".split())
"""First words of a text that is no noun phrase: "dear all, …", "rather than ask, …"."""
_VERBS_BEFORE_CLAUSES = VERBS_OF_SAYING | frozenset(
    "feel felt found heard knew noticed realised realized saw tell told".split()
)
"""Verbs before a clause that lacks "that": "noticed" in "noticed the ramp was blocked"."""
_MAX_WORDS_TO_VERB = 4
"""How many words the subject of a clause and its verb have at most."""
_RECIPIENTS = OBJECT_PRONOUNS | {"her", "you"}
"""Who gets something: "her" in "the song her mother taught her"."""
_MODALS = frozenset("can could may might must should will would".split())
"""Verbs before an infinitive: "could" in "without a car I could see nobody"."""
COMMA = r",\s+"
_JOINTS = frozenset(("and", "so", "because", "cos"))
_END_OF_PHRASE = (
    # "your tip, short but it helped", but not "the guide, who sang but quietly"
    rf"(?i):\s|,\s+(?!(?:{'|'.join(sorted(SUBJECTS | SUBORDINATORS))})\b)(?:\w+\s){{1,3}}but\s"
    rf"|,?\s+(?:{'|'.join(sorted(_JOINTS))})\s+"
    r"(?=(?:i|you|we|they|he|she|it|there|nobody|none|no one"
    r"|no-one|not one|everyone|everybody|someone|somebody)\b|(?:i|you|we|they|he|she|it)['’])"
)
"""The end of a phrase before a clause: "seven people at the table and not one of them agreed"."""


def without_aside_before_verb(text: str) -> str:
    """Return a text without any aside between commas before its main verb.

    "My cousin, who has a van, is free" and "the cook, I forget her name, sang" have such an aside.
    """
    subject, *others = re.split(COMMA, text, maxsplit=2)
    if len(others) < 2:
        return text
    without_aside = f"{subject} {others[1]}"
    words = split_words(without_aside)
    index = len(split_words(subject).lower)
    while index < len(words.lower) and words.lower[index] in ADVERBS:
        index += 1
    has_verb = 0 < index < len(words.lower) and is_finite(words, index, only_certain=False)
    return without_aside if has_verb and not is_main_clause(subject) else text


def has_clause_after_phrase(text: str) -> bool:
    """Return whether a clause follows a phrase without a verb: "a job nearby and I'd be there".

    A word that might be a verb counts as a verb.
    """
    phrase, *clauses = re.split(_END_OF_PHRASE, text, maxsplit=1)
    words = split_words(phrase)
    typed, lower = words
    if not clauses or len(typed) < 2 or lower[0] in INDEFINITES | ADVERBS | _NON_NOUNS_AT_START:
        return False
    is_noun_phrase = (
        lower[0] in DETERMINERS
        or lower[0].endswith("'s")
        or (typed[0][0].islower() and ":" not in text)
    )
    has_possible_verb = any(may_be_verb(lower, index) for index in range(1, len(lower)))
    return is_noun_phrase and not has_possible_verb and not has_main_verb(words, only_certain=False)


def may_have_two_clauses(sentence: str) -> bool:
    """Return whether a main clause may follow the time or place at the beginning of a sentence.

    As in "when I got lost three people helped". A second verb or a quotation before the end is
    enough, and so is a comma, unless the sentence begins with "when".
    """
    quotations = find_quotations(sentence)
    ends_with_quotation = bool(quotations) and quotations[-1][1] >= len(sentence)
    if ends_with_quotation:
        # when you said "take your time"
        sentence = sentence[: quotations.pop()[0]].rstrip(" ,")
    words = split_words(sentence)
    lower = words.lower
    verbs = [
        index
        for index in range(1, len(lower))
        if _word_before(lower, index, 1) not in COORDINATORS | AUXILIARIES
        and (is_finite(words, index, only_certain=False) or is_contracted_subject(lower[index]))
    ]
    verbs = verbs[:1] + [
        n
        for n in verbs[1:]
        if not (_continues_clause(lower, n) or _is_subordinate(words, verbs[0], n))
        or (ends_with_quotation and n == len(lower) - 1)
    ]
    begins_with_place = lower[0] not in SUBORDINATORS
    place = takewhile(lambda word: word not in ("when", "where", "while"), lower)
    if begins_with_place and any(
        word in SUBJECTS | INDEFINITES and before not in PREPOSITIONS
        for before, word in pairwise(place)
    ):
        # "in your kitchen everyone tastes everything twice"
        return True
    # "when they asked what I would change" has a verb for each subordinate clause.
    clauses = sum(word in SUBORDINATORS for word in lower[1:-1])
    # Not "just before I left, when you waved"
    has_comma = re.search(r",(?! (?:when|where|while)\b)", sentence) and lower[0] != "when"
    return len(verbs) > clauses + (not begins_with_place) or bool(has_comma or quotations)


def _is_subordinate(words: Words, first_verb_index: int, verb_index: int) -> bool:
    """Return whether a verb is in a clause without "that": "saw it shut", "maps her son drew"."""
    typed, lower = words
    subjects = (
        index
        for index in range(verb_index, max(verb_index - _MAX_WORDS_TO_VERB, 0), -1)
        if lower[index].partition("'")[0] in SUBJECTS | DETERMINERS | INDEFINITES
        or (typed[index][0].isupper() and typed[index - 1][0].islower())
    )
    start = next(subjects, 0)
    before = next((word for word in reversed(lower[:start]) if word not in ("me", "us")), "and")
    is_found_out = lower[max(start - 2, 0) : start] in (["find", "out"], ["found", "out"])
    if before in _VERBS_BEFORE_CLAUSES or is_found_out:
        # "we found out we share a street"
        return True
    is_after_noun = (
        before not in NON_NOUNS | FINITE_FORMS | PARTICIPLES
        and before[-2:] != "ed"
        and not typed[start - 1].endswith(",")
    )
    # "showed me the cards", "showed me cards", but not "walked me out"
    is_after_object = is_after_noun and (
        has_s_ending(before) or not DETERMINERS.isdisjoint(lower[first_verb_index:start])
    )
    ends_with_verb = verb_index == len(lower) - 1
    return (is_after_object or (is_after_noun and ends_with_verb)) and _may_lack_object(
        lower, verb_index
    )


def _may_lack_object(lower: list[str], verb_index: int) -> bool:
    """Return whether the object of a verb may be before it: "drew" in "the maps her son drew"."""
    verb, following = lower[verb_index], lower[verb_index + 1 :]
    if verb.partition("'")[2] in ("d", "ve") or verb in ("had", "has", "have"):
        # "the maps you'd drawn", "the maps you had drawn", but not "you had a map"
        verb, *following = following or [verb]
    if following and following[-1] in PREPOSITIONS:
        # "the bench the old men talked on"
        return True
    if verb in INTRANSITIVE_VERBS - SUBJECTLESS_VERBS | AUXILIARIES or "'" in verb:
        return False
    if verb in VERBS_WITH_TWO_OBJECTS and following[:1] and following[0] in _RECIPIENTS:
        # "the song her mother taught her", but not "the porter lent me his"
        following = following[1:]
    elif following[:1] and following[0] in OBJECT_PRONOUNS | {"it"}:
        return False
    if following[:1] == ["to"] and verb != "used":
        # "started to laugh", "told me to breathe"
        return False
    has_time = not TIMES_AND_MEASURES.isdisjoint(following[:3])
    is_before_object = following[:1] and following[0] in DETERMINERS | SUBJECTS | QUESTION_WORDS
    return not is_before_object or has_time


def _continues_clause(lower: list[str], verb_index: int) -> bool:
    """Return whether a verb is in a clause after "and": "and nobody sang", "and the hall sang"."""
    has_article = _word_before(lower, verb_index, 2) in DETERMINERS
    return _word_before(lower, verb_index, 2 + has_article) in COORDINATORS


def _word_before(lower: list[str], index: int, count: int) -> str:
    """Return the word `count` words before `index`, adverbs not counted; "" if there is none."""
    before = [word for word in lower[:index] if word not in ADVERBS - COORDINATORS]
    return before[-count] if len(before) >= count else ""


def has_main_clause_after_phrase(text: str) -> bool:
    """Return whether a text has a main clause after the phrase or clause that it begins with.

    "After lunch you showed me the kiln" has one; "after lunch in the yard" does not.
    """
    first_part, *other_parts = re.split(COMMA, text)
    words = split_words(first_part)
    lower = words.lower
    if lower[0] not in ("when", "while"):
        # A main clause may follow "and", but "when you asked, and I had to think" is no sentence.
        other_parts = [part.removeprefix("and ") for part in other_parts]
    if any(map(is_main_clause, other_parts)):
        return True
    is_subordinate = lower[0] in SUBORDINATORS - {"after", "before", "since", "as"}
    has_gerund = word_after(lower, 0).endswith("ing")
    # The phrase begins with a preposition or the like, perhaps after an adverb: "just after lunch".
    preposition_index = 1 if lower[0] in ADVERBS else 0
    has_pronoun = word_after(lower, preposition_index) in SUBJECTS
    if has_pronoun and lower[0] in ("for", "from", "with", "without"):
        # "with you in charge I felt safe"
        return _has_main_clause_from(preposition_index + 3, words)
    if (is_subordinate and not has_gerund) or has_pronoun:
        return False
    return _has_main_clause_from(preposition_index + 2, words)


def ends_with_main_clause(phrase: str) -> bool:
    """Return whether a phrase surely ends with a main clause: "with a baby it wouldn't work".

    "In the field I trained for", "by far the best I could find" and "in which it stood" do not.
    """
    words = split_words(phrase)
    lower = words.lower
    if word_after(lower, 0) in SUBORDINATORS:
        return False
    verbs = (
        index
        for index in range(2, len(lower))
        if lower[index] not in ADVERBS | _MODALS
        and (
            _word_before(lower, index, 1) in SUBJECTS | _MODALS
            or is_contracted_subject(lower[index])
            or is_finite(words, index, only_certain=True)
        )
    )
    verb_index = next(verbs, None)
    has_object = verb_index is not None and not _may_lack_object(lower, verb_index)
    return has_object and has_main_clause_after_phrase(phrase)


def _has_main_clause_from(start: int, words: Words) -> bool:
    """Return whether a main clause begins, or has its verb, at the index `start` or later."""
    typed, lower = words
    for index in range(start, len(lower)):
        if lower[index] == "as" and word_after(lower, index) in ("a", "an"):
            # "in my years as a locksmith I never saw …"
            continue
        is_determiner = lower[index] == "that" and word_after(lower, index) not in SUBJECTS
        if is_determiner and lower[index - 1] in PREPOSITIONS | {"all"}:
            # "in all that noise nobody shouted"
            continue
        if lower[index] in SUBORDINATORS:
            return False
        if lower[index - 1] == "it" and lower[index - 2].endswith("ing"):
            # "after talking it over with my husband"
            continue
        if lower[index - 1] in SUBJECTS or is_contracted_subject(lower[index]):
            return True
        if _starts_subject_after_noun(words, index):
            return True
        follows_subject = typed[index - 1][0].isupper() or lower[index - 1] in INDEFINITES
        if (follows_subject and lower[index].endswith("ed")) or is_finite(
            words, index, only_certain=True
        ):
            return True
    return False


def _starts_subject_after_noun(words: Words, index: int) -> bool:
    """Return whether an article after a noun starts a subject: "on the stairs a woman called"."""
    lower = words.lower
    before = lower[index - 1]
    is_after_noun = not (
        before in PREPOSITIONS | DETERMINERS | ADVERBS | COORDINATORS | OBJECT_PRONOUNS
        or before.endswith("ing")
        or is_finite(words, index - 1, only_certain=False)
    )
    if lower[index] not in ("a", "an", "the") or not is_after_noun:
        return False
    return any(
        is_finite(words, verb_index, only_certain=False)
        for verb_index in range(index + 2, len(lower))
    )
