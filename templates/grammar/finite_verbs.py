"""Tell whether a word is a finite verb, by its form and the words around it."""

import re

from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COLLECTIVE_NOUNS,
    COORDINATORS,
    DETERMINER_PRONOUNS,
    DETERMINERS,
    FINITE_FORMS,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    NO_NOUNS,
    OBJECT_PRONOUNS,
    PARTICIPLES,
    PLURALS_BEFORE_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBORDINATORS,
    THIRD_PERSON_VERBS,
    UNCHANGED_PAST_VERBS,
    VERBS_AFTER_PLURAL,
    VERBS_AFTER_PLURAL_OR_NOUNS,
    WORK_NOUNS,
)
from templates.grammar.nouns import ends_in_s, follows_preposition, is_person
from templates.grammar.tokens import split_words, word_after

_WORDS_AFTER_CONTRACTED_VERB = frozenset("been got not going just a the".split())
"""Words after "'s" if it is a verb: "my husband's been made redundant"."""
_PREPOSITIONS_AFTER_NAME = frozenset("from on at in behind".split())
"""Prepositions after a name and before its verb: "Ingrid from the third bench put …"."""
_CAUSATIVE_VERBS = frozenset("made kept left".split())
"""Verbs that say what something did to the writer: "talking to you made me want it more"."""
_WORDS_AFTER_VERB_OF_PEOPLE = frozenset("up for out over through past off".split())
"""Words that show that a plural for people has a verb: "your volunteers queue up"."""
_WORDS_AFTER_HABIT = (
    POSSESSIVES
    | OBJECT_PRONOUNS
    | frozenset("everyone everybody everything each every people you anyone anybody".split())
)
"""Words after what somebody does again and again: "nods at everyone"."""
_FARTHEST_VERB_AFTER_PLACE = 5
"""The number of words from "on" to the verb of "the boy on the old fitting bench nods"."""
NEGATED_VERB = r"\w+n't|(?:do|does|did|ca|could|wo|would|is|was|had)nt"
"""A verb with "not", with or without its apostrophe: "didn't", "wont"."""
VERB_PREFIX = r"(?:re|over|under|out|un|mis|with)(?=\w{3})"
"""The prefixes of verbs that keep their irregular forms: "rebuilt", "overheard"."""


def first_verb_index(text: str) -> int | None:
    """Return the index of the first finite verb after the first word; None if there is none."""
    words, lower = split_words(text)
    verbs = (at for at in range(1, len(words)) if is_finite(words, lower, at, only_certain=False))
    return next(verbs, None)


def is_finite(words: list[str], lower: list[str], at: int, *, only_certain: bool) -> bool:
    """Return whether the word at a position is a finite verb.

    With `only_certain`, a word that may also be a participle, such as "asked", is none.
    """
    word, before = lower[at], lower[at - 1] if at else ""
    after = word_after(lower, at)
    if before == "to" or (words[at][0].isupper() and word in ("may", "will")):
        return False
    if word == "am" and before[:1].isdigit():
        return False
    if word == "do":
        return after == "not" or before in SUBJECTS | ADVERBS
    if word == "have" and before in OBJECT_PRONOUNS:
        # "letting me have a go".
        return False
    if word in AUXILIARIES or re.fullmatch(NEGATED_VERB, word):
        return True
    if word.endswith("'s") and (
        after in _WORDS_AFTER_CONTRACTED_VERB or _is_participle_without_object(lower, at + 1)
    ):
        return True
    if before in DETERMINERS - DETERMINER_PRONOUNS or before in AUXILIARIES or before == "being":
        return False
    base = re.sub(VERB_PREFIX, "", word)
    if word in FINITE_FORMS or base in FINITE_FORMS:
        return True
    if word in THIRD_PERSON_VERBS and at and before not in PREPOSITIONS | COORDINATORS:
        has_complement = after in (
            DETERMINERS | PREPOSITIONS | QUESTION_WORDS | OBJECT_PRONOUNS | INDEFINITES
        )
        return has_complement or (bool(after) and is_person(before))
    if _is_plural_verb(word, before, after) or _is_verb_of_person(word, before, after):
        return True
    if _is_habit_of_person(lower, at) or _is_habit_of_thing(lower, at):
        return True
    is_before_name = at + 1 < len(words) and words[at + 1][0].isupper() and after != "i"
    if is_before_name and _is_verb_of_person(word, before, "the"):
        # "the surgeon hums Dolly Parton"
        return True
    if (
        not only_certain
        and word in UNCHANGED_PAST_VERBS
        and at
        and after in DETERMINERS | OBJECT_PRONOUNS
    ):
        # "Walt shut his eyes", "Walt, who runs the forge, let me strike"
        is_after_aside = "who" in lower[:at] or sum(w.endswith(",") for w in words[:at]) > 1
        is_after_clause = words[at - 1].endswith(",") and is_after_aside
        # "Ingrid from the third bench put her lamp on my desk"
        is_after_name = words[0][0].isupper() and lower[1] in _PREPOSITIONS_AFTER_NAME
        return words[at - 1][0].isupper() or is_person(before) or is_after_clause or is_after_name
    if word == "turned" and after == "out":
        return True
    if word in _CAUSATIVE_VERBS and after in ("me", "us", "my"):
        return True
    if only_certain or after == "by":
        return False
    is_past = word in PARTICIPLES | INTRANSITIVE_VERBS or base in PARTICIPLES
    if is_past or (word.endswith("ed") and len(word) > 4):
        commas = [word.endswith(",") for word in words[:at]]
        is_after_noun = commas[-1:] == [True] and words[at - 1][0].islower()
        if is_after_noun and sum(commas) == 1 and "who" not in lower[:at]:
            # "her hands, nicked all over"
            return False
        is_before_particle = after == "all" and word_after(lower, at + 1) in (
            "over",
            "round",
            "along",
        )
        has_object = not is_before_particle and after in (
            DETERMINERS | SUBJECTS | QUESTION_WORDS | INDEFINITES | OBJECT_PRONOUNS
        )
        has_name_as_subject = words[0][0].isupper() and at > 0 and words[at - 1][0].isupper()
        has_person_as_subject = is_person(before) and not follows_preposition(lower, at - 1)
        has_subject = (
            has_name_as_subject or has_person_as_subject or before in ("you", "we", "they")
        )
        return has_object or has_subject or word in INTRANSITIVE_VERBS
    return False


def _is_participle_without_object(lower: list[str], at: int) -> bool:
    """Return whether the word at a position is a participle without an object.

    "moved" is one in "my husband's moved to", and shows that "'s" is a verb.
    """
    is_participle = at < len(lower) and lower[at].endswith("ed")
    return is_participle and word_after(lower, at) in PREPOSITIONS | COORDINATORS | {""}


def _is_plural_verb(word: str, before: str, after: str) -> bool:
    """Return whether a word is a plural verb in the present: "your nurses know every name".

    If the word may be a noun, it must be followed by the beginning of an object or the like, unlike
    in "your team work on Sunday".
    """
    is_plural = ends_in_s(before)
    if not (is_plural or before in COLLECTIVE_NOUNS) or before in PLURALS_BEFORE_NOUNS or not after:
        return False
    if word in VERBS_AFTER_PLURAL:
        return True
    if word in ("smell", "taste", "sound", "look") and is_plural and after in ("of", "like"):
        return True
    words_after_verb = (
        DETERMINERS | QUESTION_WORDS | DETERMINER_PRONOUNS | SUBORDINATORS | ADVERBS | {"again"}
    )
    return word in VERBS_AFTER_PLURAL_OR_NOUNS and (
        after in words_after_verb
        or (is_plural and after == "at")
        or (is_person(before) and after in _WORDS_AFTER_VERB_OF_PEOPLE)
    )


def _is_verb_of_person(word: str, before: str, after: str) -> bool:
    """Return whether a word in "-s" is what one person does: "your baker scores each loaf"."""
    has_ending = len(word) > 3 and ends_in_s(word) and word.removesuffix("s") not in WORK_NOUNS
    is_one_person = is_person(before) and not before.endswith("s")
    has_complement = after in DETERMINERS | POSSESSIVES | OBJECT_PRONOUNS | {"to", "out", "up"}
    return has_ending and is_one_person and has_complement


def _is_habit_of_person(lower: list[str], at: int) -> bool:
    """Return whether a word is what a person somewhere does: "the boy on the gate nods at all"."""
    word = lower[at]
    if len(word) < 4 or not ends_in_s(word):
        return False
    after, then = word_after(lower, at), word_after(lower, at + 1)
    has_complement = after in _WORDS_AFTER_HABIT or (
        after in ("at", "to", "for", "with") and then in _WORDS_AFTER_HABIT
    )
    phrase = next((n for n in range(1, at - 2) if lower[n] in PREPOSITIONS), at)
    is_person_somewhere = (
        phrase < at
        and lower[0] in DETERMINERS
        and is_person(lower[phrase - 1])
        and not lower[phrase - 1].endswith("s")
        and lower[phrase + 1] in DETERMINERS
        and at - phrase < _FARTHEST_VERB_AFTER_PLACE
    )
    return is_person_somewhere and has_complement


def _is_habit_of_thing(lower: list[str], at: int) -> bool:
    """Return whether a word is what a thing does: "the old capstan creaks when it rains"."""
    word, before = lower[at], lower[at - 1]
    is_after_subject = at in (2, 3) and lower[0] in DETERMINERS and before not in NO_NOUNS
    has_ending = len(word) > 4 and ends_in_s(word)
    is_after_singular = not before.endswith("s")
    has_time = word_after(lower, at) in ("when", "while", "whenever", "if", "every")
    return is_after_subject and has_ending and is_after_singular and has_time


def may_be_verb(lower: list[str], at: int) -> bool:
    """Return whether the word at a position may be a verb that `is_finite` does not know."""
    word, before, after = lower[at], lower[at - 1], word_after(lower, at)
    if word.endswith("'s"):
        return after in PREPOSITIONS | DETERMINERS | ADVERBS or after.endswith("ing")
    if word in PARTICIPLES | UNCHANGED_PAST_VERBS:
        return after in DETERMINERS | OBJECT_PRONOUNS
    is_past = word.endswith("ed") and len(word) > 4 and after != "by"
    # "the lady who was ironing the choir robes"
    is_present = word.endswith("s") and is_person(before) and (bool(after) or at < 3)
    return is_present or (is_past and before not in DETERMINERS | ADVERBS)
