"""Find a clause that comes before or after a phrase or another clause."""

import re

from templates.grammar.clauses import (
    VERBS_OF_SAYING,
    has_main_verb,
    is_contracted_subject,
    is_main_clause,
    is_whole_clause,
)
from templates.grammar.finite_verbs import is_finite, may_be_verb
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    NUMBER_WORDS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
)
from templates.grammar.nouns import ends_prepositional_phrase
from templates.grammar.tokens import split_words, word_after

_LAST_WORDS_OF_CLAUSES = frozenset(
    "it me him them us down out up off over in back late early wrong together away there".split()
)
"""Words that end a clause: "when I dropped it you …"."""
_LAST_PARTICIPLES = frozenset("gone left lost done closed finished ill late stuck over".split())
"""Words that end a clause after an auxiliary verb: "once the others had gone you …"."""
_STARTS_OF_CLAUSES = SUBJECTS | SUBORDINATORS | {"who", "that"}
_NO_NOUNS_AT_START = frozenset("dear hello hi hey well yes no sorry rather instead apart".split())
"""Words before a comma that begin no noun phrase: "dear all, …", "rather than ask, …"."""
_VERBS_OF_NOTICING = frozenset(
    (
        "noticed realised realized mentioned explained showed decided agreed promised insisted "
        "admitted joked hoped believed guessed claimed announced"
    ).split()
)
"""Verbs before a clause that is their object: "when you noticed the ramp was blocked"."""
_WORDS_BEFORE_OBJECT_CLAUSES = (
    VERBS_OF_SAYING | _VERBS_OF_NOTICING | SUBORDINATORS | frozenset("saw knew told me us".split())
)
"""Words before a clause that is their object: "when you said there was a ramp"."""
COMMA = r",\s+"
_END_OF_PHRASE = (
    r"(?i):\s|,?\s+(?:and|so|because|cos)\s+(?=(?:i|you|we|they|he|she|it|there|nobody|none|no one"
    r"|no-one|not one|everyone|everybody|someone|somebody)\b|(?:i|you|we|they|he|she|it)['’])"
)
"""The end of a phrase before a clause: "seven people at the table and not one of them agreed"."""


def has_clauses_after_comma(text: str) -> bool:
    """Return whether clauses follow a noun phrase and a comma: "the bus, I drove one like it"."""
    phrase, *clauses = re.split(COMMA, text)
    words, lower = split_words(phrase)
    has_no_name = len(words) > 1 and not any(word[0].isupper() for word in words[1:])
    starts_noun_phrase = lower[0] in DETERMINERS or (
        has_no_name and lower[0] not in INDEFINITES | ADVERBS | _NO_NOUNS_AT_START
    )
    if not clauses or not starts_noun_phrase or has_main_verb(words, lower, only_certain=False):
        return False
    if "o'clock" in lower or any(may_be_verb(lower, at) for at in range(1, len(lower))):
        # "the boat rocked, I dropped it"
        return False
    return all(map(is_whole_clause, clauses))


def has_clause_after_phrase(text: str) -> bool:
    """Return whether a clause follows a phrase without a verb: "a job nearby and I'd be there".

    A word that may be a verb missing from `grammar_words` is taken as one.
    """
    phrase, *clauses = re.split(_END_OF_PHRASE, text, maxsplit=1)
    words, lower = split_words(phrase)
    if lower[0] in NUMBER_WORDS and (":" in text or not {"past", "o'clock"}.isdisjoint(lower)):
        # "ten past four: a heron walked across"
        return False
    if not clauses or len(words) < 2 or lower[0] in INDEFINITES | ADVERBS | _NO_NOUNS_AT_START:
        return False
    is_noun_phrase = lower[0] in DETERMINERS or (
        lower[0].endswith("'s") or (words[0][0].islower() and ":" not in text)
    )
    has_possible_verb = any(may_be_verb(lower, at) for at in range(1, len(lower)))
    return (
        is_noun_phrase
        and not has_possible_verb
        and not has_main_verb(words, lower, only_certain=False)
    )


def is_clause_before_clause(text: str) -> bool:
    """Return whether a clause comes before another: "a van skidded and we cheered".

    The verb of the first one may be missing from `grammar_words`.
    """
    phrase, *clauses = re.split(_END_OF_PHRASE, text, maxsplit=1)
    _, lower = split_words(phrase)
    _, after = split_words(" ".join(clauses))
    if len(after) < 2 or ":" in text or "," in text or lower[0] not in DETERMINERS:
        return False
    if not SUBORDINATORS.isdisjoint(lower) or text[len(phrase) :].split()[0] == "because":
        return False
    is_clause = not after[1].endswith("ing") and after[1] not in PREPOSITIONS
    return is_clause and any(
        lower[at].endswith("ed") and may_be_verb(lower, at) for at in range(2, len(lower))
    )


def has_main_clause_after_phrase(text: str) -> bool:
    """Return whether a text has a main clause after the phrase or clause that it begins with.

    "After lunch you showed me the kiln" has one, "after lunch in the yard" has none.
    """
    first, *others = re.split(COMMA, text)
    words, lower = split_words(first)
    if lower[0] not in ("when", "while"):
        # "when you asked, and I had to think" is no sentence.
        others = [part.removeprefix("and ") for part in others]
    if any(map(is_main_clause, others)):
        return True
    phrase_start = 2 if lower[0] in ADVERBS else 1
    is_time_clause = lower[0] in ("when", "while", "as", "once") or (
        lower[0] in ("before", "after") and word_after(lower, 0) in SUBJECTS
    )
    if is_time_clause and _has_second_clause(words, lower):
        return True
    is_subordinate = lower[0] in SUBORDINATORS - {"after", "before", "since", "as"}
    has_gerund = word_after(lower, 0).endswith("ing")
    if (is_subordinate and not has_gerund) or word_after(lower, phrase_start - 1) in SUBJECTS:
        return False
    has_relative_clause = in_relative_clause = False
    for at in range(phrase_start + 1, len(lower)):
        if lower[at] == "who":
            # "at the door a man who had rung asked the way": the first verb is of this clause.
            has_relative_clause = in_relative_clause = True
            continue
        if lower[at] == "as" and word_after(lower, at) in ("a", "an"):
            # "in my years as a locksmith I never saw …"
            continue
        if lower[at] in SUBORDINATORS:
            return False
        if lower[at - 1] in SUBJECTS or is_contracted_subject(lower[at]):
            return True
        if _starts_subject_after_noun(words, lower, at):
            return True
        after_name = words[at - 1][0].isupper() and lower[at].endswith("ed")
        if after_name or is_finite(words, lower, at, only_certain=not has_relative_clause):
            if not in_relative_clause:
                return True
            in_relative_clause = False
    return False


def _starts_subject_after_noun(words: list[str], lower: list[str], at: int) -> bool:
    """Return whether an article after a noun starts a subject: "on the stairs a woman called"."""
    before = lower[at - 1]
    is_after_noun = not (
        before in PREPOSITIONS | DETERMINERS | ADVERBS | COORDINATORS | OBJECT_PRONOUNS
        or before.endswith("ing")
        or is_finite(words, lower, at - 1, only_certain=False)
    )
    return (
        lower[at] in ("a", "an", "the")
        and is_after_noun
        and any(is_finite(words, lower, n, only_certain=False) for n in range(at + 2, len(lower)))
    )


def _has_second_clause(words: list[str], lower: list[str]) -> bool:
    """Return whether a subject follows a complete clause: "when I dropped it you laughed"."""
    return any(_starts_second_clause(words, lower, at) for at in range(3, len(lower)))


def _starts_second_clause(words: list[str], lower: list[str], at: int) -> bool:
    """Return whether the word at a position starts the subject of a clause after a complete one.

    "you" does in "when I asked about nights you sent me the rota", as its verb has two objects, but
    not in the relative clause "about the nights you sent me"; nor does "a" in "while we were eating
    a pie", as no verb follows.
    """
    ends_clause = (
        lower[at - 1] in _LAST_WORDS_OF_CLAUSES
        or lower[at - 1] in INTRANSITIVE_VERBS
        or (lower[at - 1] in _LAST_PARTICIPLES and lower[at - 2] in AUXILIARIES)
    )
    may_end_clause = ends_clause or (
        lower[at - 1].endswith(("ing", "ed")) and lower[at - 1] not in _VERBS_OF_NOTICING
    )
    if lower[at] in DETERMINERS and (may_end_clause or ends_prepositional_phrase(lower, at - 1)):
        return any(
            is_finite(words, lower, verb_at, only_certain=True)
            and lower[verb_at - 1] not in COORDINATORS
            and _STARTS_OF_CLAUSES.isdisjoint(lower[at:verb_at])
            for verb_at in range(at + 2, min(at + 5, len(lower)))
        )
    if lower[at] not in SUBJECTS | INDEFINITES or not word_after(lower, at):
        return False
    is_there_clause = lower[at] == "there" and word_after(lower, at) in AUXILIARIES
    if ends_clause or (is_there_clause and lower[at - 1] not in _WORDS_BEFORE_OBJECT_CLAUSES):
        return True
    if lower[at - 1].endswith("ing") and word_after(lower, at):
        # "while I was waiting you turned it", but not "while I was watching you turn it".
        return is_finite(words, lower, at + 1, only_certain=False)
    has_objects = (
        word_after(lower, at + 1) in OBJECT_PRONOUNS and word_after(lower, at + 2) in DETERMINERS
    )
    return has_objects and lower[at - 2] in PREPOSITIONS
