"""Find a clause that comes before or after a phrase or another clause."""

import re
from itertools import pairwise

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
    FINITE_FORMS,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    NON_NOUNS,
    NUMBER_WORDS,
    OBJECT_PRONOUNS,
    PARTICIPLES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBORDINATORS,
    UNCHANGED_PAST_VERBS,
)
from templates.grammar.nouns import ends_prepositional_phrase, is_person
from templates.grammar.words import Words, split_words, word_after

_LAST_WORDS_OF_CLAUSES = frozenset(
    (
        "it me him them us down out up off over in back late early wrong together away there spoke"
    ).split()
)
"""Words that may end a clause: "when I dropped it you …"."""
_LAST_WORDS_AFTER_AUXILIARY = frozenset(
    "gone left lost done closed finished ill late stuck over".split()
)
"""Words that end a clause after an auxiliary verb: "once the others had gone you …"."""
_STARTS_OF_CLAUSES = SUBJECTS | SUBORDINATORS | {"who", "that"}
_NON_NOUNS_AT_START = frozenset("dear hello hi hey well yes no sorry rather instead apart".split())
"""First words of a text that is no noun phrase: "dear all, …", "rather than ask, …"."""
_VERBS_OF_THOUGHT_OR_SPEECH = frozenset(
    (
        "noticed realised realized mentioned explained showed decided agreed promised insisted "
        "admitted joked hoped believed guessed claimed announced"
    ).split()
)
"""Verbs ending in "-ed" whose object may be a clause: "when you noticed the ramp was blocked"."""
_WORDS_BEFORE_OBJECT_CLAUSES = (
    VERBS_OF_SAYING
    | _VERBS_OF_THOUGHT_OR_SPEECH
    | SUBORDINATORS
    | frozenset("heard helped saw knew told me us watched".split())
)
"""All words after which a clause is only a part of another: "when you said there was a ramp"."""
_VERBS_OF_TELLING = frozenset(
    "assured promised reminded showed taught tell telling tells texted told warned".split()
)
"""Verbs before a person and a clause: "when you rang to tell me I was second"."""
_NOUNS_BEFORE_RELATIVE_CLAUSES = frozenset(
    "day days time times night morning week year summer moment way place reason thing".split()
)
"""Nouns before a relative clause that may have its own object: "the day I met your sister"."""
_ADVERBS_OF_DIRECTION = frozenset("along away back home out straight there up".split())
_PARTICLES = frozenset("back out".split())
"""What may be between a verb and its object: "out" in "you pointed out the swifts"."""
_VERBS_WITH_TWO_OBJECTS = frozenset(
    "bought brought gave left lent made sent showed taught told wrote".split()
)
"""Verbs that an object follows even in a relative clause: "the book I gave my son"."""
_VERBS_BEFORE_VERBS = frozenset("began decided managed promised started wanted went".split())
_VERBS_WITH_CLAUSE_AS_OBJECT = frozenset("decided felt knew realised realized thought".split())
_IRREGULAR_INTRANSITIVE_VERBS = frozenset(
    "arose began broke came fell froze left rang rose sang sank sat spoke stood went woke".split()
)
_VERBS_BEFORE_PREPOSITIONS = (
    INTRANSITIVE_VERBS
    | (_IRREGULAR_INTRANSITIVE_VERBS - {"broke", "left", "rang", "sang"})
    | {"ran", "thought"}
)
"""Verbs that take no object.

A clause with one of them is relative only if a preposition lacks its object: "the firm you worked
at".
"""
_STATES_BEFORE_CLAUSES = frozenset(
    (
        "afraid aware certain convinced glad happy pleased sad shocked sorry sure surprised time "
        "worried"
    ).split()
)
"""Words that a clause may belong to: "when I was sure you had gone"."""
_FORMS_OF_BE = frozenset("is are was were isn't aren't wasn't weren't".split())
_NEVER_OBJECTS = frozenset("i we they he she".split())
"""Pronouns that, directly after a verb, start a clause."""
_ADVERBS_OF_TIME = frozenset("again first last once today twice yesterday".split())
COMMA = r",\s+"
_JOINTS = frozenset(("and", "so", "because", "cos"))
_END_OF_PHRASE = (
    rf"(?i):\s|,?\s+(?:{'|'.join(sorted(_JOINTS))})\s+"
    r"(?=(?:i|you|we|they|he|she|it|there|nobody|none|no one"
    r"|no-one|not one|everyone|everybody|someone|somebody)\b|(?:i|you|we|they|he|she|it)['’])"
)
"""The end of a phrase before a clause: "seven people at the table and not one of them agreed"."""
_MAX_WORDS_TO_VERB = 4
"""How far after an article a verb is searched for, in words: "the two old dogs slept"."""


def without_aside_before_verb(text: str) -> str:
    """Return a text without an aside between commas before its main verb, if there is one.

    "My cousin, who has a van, is free" and "the cook, I forget her name, sang" have one.
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


def has_clauses_after_comma(text: str) -> bool:
    """Return whether clauses follow a noun phrase and a comma: "the bus, I drove one like it"."""
    phrase, *clauses = re.split(COMMA, text)
    words = split_words(phrase)
    typed, lower = words
    has_no_name = len(typed) > 1 and not any(word[0].isupper() for word in typed[1:])
    starts_noun_phrase = lower[0] in DETERMINERS or (
        has_no_name and lower[0] not in INDEFINITES | ADVERBS | _NON_NOUNS_AT_START
    )
    if not clauses or not starts_noun_phrase or has_main_verb(words, only_certain=False):
        return False
    if "o'clock" in lower or any(may_be_verb(lower, index) for index in range(1, len(lower))):
        # "four o'clock, the bell rang", "the boat rocked, I dropped it"
        return False
    return all(map(is_whole_clause, clauses))


def has_clause_after_phrase(text: str) -> bool:
    """Return whether a clause follows a phrase without a verb: "a job nearby and I'd be there".

    A word that might be a verb counts as a verb.
    """
    phrase, *clauses = re.split(_END_OF_PHRASE, text, maxsplit=1)
    words = split_words(phrase)
    typed, lower = words
    is_time = ":" in text or not {"past", "o'clock"}.isdisjoint(lower)
    if lower[0] in NUMBER_WORDS and is_time:
        # "ten past four: a heron walked across"
        return False
    if not clauses or len(typed) < 2 or lower[0] in INDEFINITES | ADVERBS | _NON_NOUNS_AT_START:
        return False
    is_noun_phrase = (
        lower[0] in DETERMINERS
        or lower[0].endswith("'s")
        or (typed[0][0].islower() and ":" not in text)
    )
    has_possible_verb = any(may_be_verb(lower, index) for index in range(1, len(lower)))
    return is_noun_phrase and not has_possible_verb and not has_main_verb(words, only_certain=False)


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
    is_time_clause = lower[0] in ("when", "while", "as", "once") or (
        lower[0] in ("before", "after", "since", "till", "until")
        and word_after(lower, 0) in SUBJECTS
    )
    if is_time_clause and _has_second_clause(words):
        return True
    is_subordinate = lower[0] in SUBORDINATORS - {"after", "before", "since", "as"}
    has_gerund = word_after(lower, 0).endswith("ing")
    # The phrase begins with a preposition or the like, perhaps after an adverb: "just after lunch".
    preposition_index = 1 if lower[0] in ADVERBS else 0
    has_pronoun = word_after(lower, preposition_index) in SUBJECTS
    if has_pronoun and lower[0] in ("from", "with", "without"):
        # "with you in charge I felt safe"
        return _has_main_clause_from(preposition_index + 3, words)
    if (is_subordinate and not has_gerund) or has_pronoun:
        return False
    return _has_main_clause_from(preposition_index + 2, words)


def _has_main_clause_from(start: int, words: Words) -> bool:
    """Return whether a main clause begins, or has its verb, at the index `start` or later."""
    typed, lower = words
    has_relative_clause = in_relative_clause = False
    for index in range(start, len(lower)):
        if lower[index] == "who":
            # "at the door a man who had rung asked the way": the first verb belongs to "who".
            has_relative_clause = in_relative_clause = True
            continue
        if lower[index] == "as" and word_after(lower, index) in ("a", "an"):
            # "in my years as a locksmith I never saw …"
            continue
        is_article = lower[index] == "that" and word_after(lower, index) not in SUBJECTS
        if is_article and lower[index - 1] in PREPOSITIONS | {"all"}:
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
            words, index, only_certain=not has_relative_clause
        ):
            if not in_relative_clause:
                return True
            in_relative_clause = False
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


def _has_second_clause(words: Words) -> bool:
    """Return whether a subject follows a complete clause: "when I dropped it you laughed"."""
    lower = words.lower
    if lower[0] == "since" and not {"i've", "we've"}.isdisjoint(lower[3:]):
        # "since I met your team I've joined a choir"
        return True
    # A noun cannot start the second clause before the first has its verb: "when the man in the red
    # coat sang".
    start = _index_after_verb(lower) if word_after(lower, 0) in DETERMINERS else 0
    return any(
        _follows_complete_clause(words, index) or _starts_clause_with_all_parts(words, index)
        for index in range(3, len(lower))
        if index >= start or lower[index] in SUBJECTS
    )


def _index_after_verb(lower: list[str]) -> int:
    """Return the index after the first word that may be a verb, or the number of words."""
    verbs = AUXILIARIES | FINITE_FORMS | PARTICIPLES | UNCHANGED_PAST_VERBS
    after_verbs = (
        index + 1
        for index, word in enumerate(lower)
        if word in verbs or (word.endswith(("ed", "s")) and not is_person(word))
    )
    return next(after_verbs, len(lower))


def _starts_clause_with_all_parts(words: Words, index: int) -> bool:
    """Return whether the word at `index` starts a clause with all its parts.

    In "while we waited you told me a joke", "you" does. A relative clause lacks its object, which
    is the noun before the clause ("the dog you trained"). A clause that is itself an object does
    not count, either ("when you told Ada you liked it").
    """
    lower = words.lower
    word, before = lower[index], lower[index - 1]
    is_person_with_article = word in DETERMINERS and is_person(word_after(lower, index))
    phrase = [w for w in lower[index + 1 + is_person_with_article :] if not _is_adverb(w)]
    if len(phrase) > 2 and phrase[0] in AUXILIARIES and phrase[1] == "not":
        # "you did not hide it"
        phrase = phrase[2:]
    is_pronoun = word in SUBJECTS | INDEFINITES or is_contracted_subject(word)
    if (
        not (is_pronoun or is_person_with_article)
        or len(phrase) == 0
        or phrase[0] in PREPOSITIONS | {"to"}
        or _may_continue_clause(words, index)
    ):
        return False
    if before == "you":
        # "when I met you I knew"
        return word != "you"
    if _ends_without_object(phrase) or not _NOUNS_BEFORE_RELATIVE_CLAUSES.isdisjoint(phrase[1:4]):
        return False
    verb, after, others = phrase[0], word_after(phrase, 0), [*phrase[2:], "", ""]
    if after in _PARTICLES and others[0] in DETERMINERS:
        # "you pointed out the swifts"
        after = others[0]
    if after in OBJECT_PRONOUNS | INDEFINITES | {"you"}:
        return _begins_second_object(others)
    objects = DETERMINERS | _ADVERBS_OF_DIRECTION | QUESTION_WORDS | {"it", "one"}
    has_object_or_direction = after in objects
    return (
        (has_object_or_direction and verb not in _VERBS_WITH_TWO_OBJECTS)
        or (word in _NEVER_OBJECTS and before.endswith("ed"))
        or (verb in _VERBS_BEFORE_PREPOSITIONS and after not in SUBJECTS)
        or (verb in _FORMS_OF_BE and after != "" and not after.endswith("ing"))
        # "before I move I need to sell my house"
        or (
            verb in ("have", "need", "want")
            and after == "to"
            and not DETERMINERS.isdisjoint(others)
        )
        or (verb in _VERBS_BEFORE_VERBS and (after == "to" or after.endswith("ing")))
        or (verb in _VERBS_WITH_CLAUSE_AS_OBJECT and after in SUBJECTS | SUBORDINATORS)
        or (lower[0] == "since" and verb == "have")
    )


def _may_continue_clause(words: Words, index: int) -> bool:
    """Return whether the subject at `index` may begin an object or a relative clause."""
    typed, lower = words
    before, earlier = lower[index - 1], lower[1 : index - 1]
    follows_person = before == "you" or is_person(before) or typed[index - 1][0].isupper()
    has_telling = "about" not in earlier and not _VERBS_OF_TELLING.isdisjoint(earlier)
    has_speech = "said" in earlier and index < len(lower) - 2
    return (
        before in _NOUNS_BEFORE_RELATIVE_CLAUSES | _WORDS_BEFORE_OBJECT_CLAUSES | NON_NOUNS
        or (follows_person and has_telling)
        or has_speech
        # "when I saw how kind you were"
        or lower[index - 2] in QUESTION_WORDS
        or (
            before not in _IRREGULAR_INTRANSITIVE_VERBS
            and not before.endswith("ed")
            and is_finite(words, index - 1, only_certain=False)
        )
    )


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or word.endswith("ly")


def _begins_second_object(words: list[str]) -> bool:
    """Return whether words after "you told me" or the like begin a second object: "a joke".

    With a second object, the clause has all its parts, and is not relative.
    """
    first, second = words[:2]
    is_about_something = first == "about" and second in DETERMINERS | QUESTION_WORDS
    is_other_word = first not in PREPOSITIONS | COORDINATORS | _ADVERBS_OF_TIME | {""}
    return is_other_word or is_about_something


def _ends_without_object(phrase: list[str]) -> bool:
    """Return whether a preposition has no object: "you worked at", "you sat on for years"."""
    return phrase[-1] in PREPOSITIONS or any(
        a in PREPOSITIONS and b in ("during", "for", "since", "until") for a, b in pairwise(phrase)
    )


def _follows_complete_clause(words: Words, index: int) -> bool:
    """Return whether the word at `index` starts a subject after a complete clause."""
    lower = words.lower
    word, before, after = lower[index], lower[index - 1], word_after(lower, index)
    ends_clause = (
        before in _LAST_WORDS_OF_CLAUSES
        or before in INTRANSITIVE_VERBS
        # "the bell rang", but not "I rang you"
        or (before in _IRREGULAR_INTRANSITIVE_VERBS and lower[index - 2] not in SUBJECTS)
        or (before in _LAST_WORDS_AFTER_AUXILIARY and lower[index - 2] in AUXILIARIES)
        # "I was nervous", "the post was cut", "I got lost"
        or (
            lower[index - 2] in _FORMS_OF_BE | {"got"}
            and before not in NON_NOUNS | _WORDS_BEFORE_OBJECT_CLAUSES | _STATES_BEFORE_CLAUSES
        )
    )
    may_end_clause = (
        ends_clause
        or (before.endswith(("ing", "ed")) and before not in _VERBS_OF_THOUGHT_OR_SPEECH)
        or ends_prepositional_phrase(lower, index - 1)
    )
    if word in DETERMINERS and may_end_clause:
        return _has_verb_after_article(words, index)
    is_subject = word in SUBJECTS | INDEFINITES or is_contracted_subject(word)
    if not is_subject or not after:
        return False
    follows_told_person = before in OBJECT_PRONOUNS and lower[index - 2] in _VERBS_OF_TELLING
    if follows_told_person and after not in INTRANSITIVE_VERBS:
        # "when you told me I was second", but not "when you told me I cried"
        return False
    is_there_clause = word == "there" and after in AUXILIARIES
    if ends_clause or (is_there_clause and before not in _WORDS_BEFORE_OBJECT_CLAUSES):
        return True
    if before.endswith("ing"):
        # "while I was waiting you turned it", but not "while I was watching you turn it".
        return is_contracted_subject(word) or is_finite(words, index + 1, only_certain=False)
    # In "when I asked about nights you sent me the rota" the verb has two objects. In the relative
    # clause of "about the nights you sent me" it has one.
    has_two_objects = (
        word_after(lower, index + 1) in OBJECT_PRONOUNS
        and word_after(lower, index + 2) in DETERMINERS
    )
    return has_two_objects and lower[index - 2] in PREPOSITIONS


def _has_verb_after_article(words: Words, index: int) -> bool:
    """Return whether a verb soon follows an article, unlike in "while we were eating a pie"."""
    lower = words.lower
    return any(
        is_finite(words, verb_index, only_certain=True)
        and lower[verb_index - 1] not in COORDINATORS
        and _STARTS_OF_CLAUSES.isdisjoint(lower[index:verb_index])
        for verb_index in range(index + 2, min(index + 1 + _MAX_WORDS_TO_VERB, len(lower)))
    )
