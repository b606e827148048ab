"""Tell whether a word is a finite verb, by its form and the words around it."""

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
    NON_NOUNS,
    NUMBER_WORDS,
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
from templates.grammar.nouns import follows_preposition, is_person
from templates.grammar.words import Words, has_ed_ending, has_s_ending, split_words, word_after

_WORDS_AFTER_CONTRACTED_VERB = frozenset("been gone got not going just a the too".split())
"""Words after "'s" if it is a verb: "my husband's been made redundant"."""
_PREPOSITIONS_AFTER_NAME = frozenset("from on at in behind".split())
"""Prepositions after a name and before its verb: "Ingrid from the third bench put …"."""
_ADVERBS_BEFORE_VERB = frozenset("always never often only still".split())
_NOMINATIVES = SUBJECTS - {"it", "there"}
_SURE_VERBS = frozenset(
    (
        "allows becomes belongs depends deserves explains keeps means prevents relocates remembers "
        "requires seems"
    ).split()
)
"""Present forms ending in "-s" that are no plurals."""
_CAUSATIVE_VERBS = frozenset(
    (
        "calmed changed cheered convinced encouraged helped impressed inspired kept left made "
        "moved opened reassured relaxed reminded settled surprised taught touched"
    ).split()
)
"""Verbs that are finite before "me": "talking to you made me want it more"."""
_WORDS_AFTER_VERB_OF_PEOPLE = frozenset("up for out over through past off".split())
"""Words after the verb of a plural for people: "up" in "your volunteers queue up"."""
_PARTICLES_AFTER_WORD_ALL = frozenset("over round along".split())
"""Words that show that an "all" before them is not an object: "nicked all over"."""
_VERBS_BEFORE_INFINITIVES = frozenset(
    (
        "let lets letting make makes made making have had having help helps helped helping "
        "see sees saw seeing hear heard hearing watch watched watching feel felt feeling"
    ).split()
)
"""Verbs before an object and an infinitive without "to": "seeing the lads work"."""
_MAX_WORDS_TO_INFINITIVE = 4
"""The maximum number of words from a verb such as "seeing" to the infinitive."""
_WORDS_AFTER_MOTION = frozenset(
    (
        "again back earlier fast first here last later next out right so soon there together too "
        "up very"
    ).split()
)
"""Words after a present form such as "comes": "my degree comes first"."""
_MIN_LETTERS_OF_VERB_OF_PERSON, _MIN_LETTERS_OF_VERB_OF_THING = 4, 5
"""The minimum number of letters of a verb: "nods" for a person, "rocks" for a thing."""
_VERBS_OF_SPEECH = frozenset(
    "admitted confirmed explained mentioned noted promised stated stressed suggested warned".split()
)
"""Past tenses that are finite before "that" and a clause."""
_NEGATED_VERBS_WITHOUT_APOSTROPHE = frozenset(
    "dont doesnt didnt cant couldnt wont wouldnt isnt wasnt hadnt".split()
)
_VERB_PREFIXES = ("re", "over", "under", "out", "un", "mis", "with")
"""The prefixes of verbs that keep their irregular forms: "rebuilt", "overheard"."""
_MIN_LETTERS_AFTER_PREFIX = 3


def is_negated_verb(word: str) -> bool:
    """Return whether a word is a verb and "not", even without apostrophe: "didn't", "wont"."""
    return word.endswith("n't") or word in _NEGATED_VERBS_WITHOUT_APOSTROPHE


def without_verb_prefix(word: str) -> str:
    """Return a word without any prefix of verbs: "built" for "rebuilt"."""
    for prefix in _VERB_PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + _MIN_LETTERS_AFTER_PREFIX:
            return word.removeprefix(prefix)
    return word


def first_verb_index(text: str) -> int | None:
    """Return the index of the first finite verb after the first word; None if there is none."""
    words = split_words(text)
    indices = range(1, len(words.lower))
    verbs = (index for index in indices if is_finite(words, index, only_certain=False))
    return next(verbs, None)


def is_finite(words: Words, index: int, *, only_certain: bool) -> bool:
    """Return whether the word at `index` is a finite verb.

    With `only_certain`, a word that may be something else, such as "asked", does not count.
    """
    typed, lower = words
    word, before = lower[index], lower[index - 1] if index else ""
    after = word_after(lower, index)
    is_name = index > 0 and typed[index].istitle() and word not in AUXILIARIES - {"may", "will"}
    if before == "to" or is_name:
        # "to have a go", "in May", "Go or Python"
        return False
    if word == "am" and before[:1].isdigit():
        # "at 6 am"
        return False
    is_noun = word == "saw" and index > 1 and lower[index - 2] in DETERMINERS
    if word == "bit" or is_noun:
        # "the goose bit me", but not "the hands-on bit with the looms", "the big saw"
        return after in DETERMINERS | OBJECT_PRONOUNS | {"it"}
    if word == "do":
        return after == "not" or before in SUBJECTS | ADVERBS
    is_second_infinitive = before in COORDINATORS and "to" in lower[:index]
    if word == "have" and (before in OBJECT_PRONOUNS or is_second_infinitive):
        # "letting me have a go", "being able to meet them and have lunch"
        return False
    if word in AUXILIARIES or is_negated_verb(word):
        return True
    if (
        word.endswith("'s")
        and (
            after in _WORDS_AFTER_CONTRACTED_VERB
            # "your letter's on my desk", but not "a friend of Ann's at work", "a cook's job, or a
            # baker's on nights"
            or (after in PREPOSITIONS and not _has_genitive(lower[:index]))
            or _is_participle_without_object(lower, index + 1)
        )
    ):
        return True
    if (
        after in ("of", "like")
        and word in ("feels", "looks", "smells", "sounds", "tastes")
        and not has_s_ending(before)
        and before not in NON_NOUNS
    ):
        # "your van smells of cinnamon"
        return True
    if word == "used" and after == "to" and (is_person(before) or before in SUBJECTS):
        return True
    # "the lady in bed four gave me it"
    # "the goose that chased a van"
    before_ends_noun_phrase = (
        before in NUMBER_WORDS | {"one", "that"} and index > 1 and lower[index - 2] not in NON_NOUNS
    )
    if (
        (before in DETERMINERS - DETERMINER_PRONOUNS and not before_ends_noun_phrase)
        or before in AUXILIARIES
        or before in ("being", "get", "getting", "got", "of")
    ):
        # "the saw", "had left", "being met", "got lost", "the box of lost gloves"
        return False
    if word in FINITE_FORMS or without_verb_prefix(word) in FINITE_FORMS:
        return True
    follows_subject = index > 0 and before not in (
        PREPOSITIONS | COORDINATORS | {"all", "both", "those"}
    )
    if word in _SURE_VERBS and follows_subject:
        return True
    is_place = word == "works" and follows_preposition(lower, index)
    if word in THIRD_PERSON_VERBS and follows_subject and not is_place:
        # "my landlord sells the house", "my father needs care"
        has_complement = after in _WORDS_AFTER_MOTION or after in (
            DETERMINERS
            | PREPOSITIONS
            | QUESTION_WORDS
            | OBJECT_PRONOUNS
            | INDEFINITES
            | ADVERBS
            | {"fewer", "less", "more"}
        )
        is_after_adverb = before in _ADVERBS_BEFORE_VERB and index > 1
        return has_complement or is_after_adverb or (bool(after) and is_person(before))
    # "how you let the kids choose the paint", "watching your joiners fit a staircase"
    may_be_infinitive = not _VERBS_BEFORE_INFINITIVES.isdisjoint(
        lower[max(index - _MAX_WORDS_TO_INFINITIVE, 0) : index]
    )
    if not may_be_infinitive and _is_plural_verb(word, before, after):
        return True
    if _is_verb_of_person(word, before, after):
        return True
    if (
        before in _ADVERBS_BEFORE_VERB
        and index > 1
        and lower[index - 2] not in NON_NOUNS
        and has_s_ending(word)
    ):
        # "my flat still smells of it"
        return True
    is_unchanged_past = word in UNCHANGED_PAST_VERBS and after in DETERMINERS | OBJECT_PRONOUNS
    if (
        not only_certain
        and is_unchanged_past
        and (typed[index - 1][0].isupper() or is_person(before))
    ):
        # "Walt shut his eyes"
        return index > 0
    is_plural_verb = word in VERBS_AFTER_PLURAL | VERBS_AFTER_PLURAL_OR_NOUNS
    if before in ADVERBS and is_plural_verb and index > 1 and has_s_ending(lower[index - 2]):
        # "my kids now want to be vets"
        return True
    if index > 1 and after == "that" and word in _VERBS_OF_SPEECH:
        # "your letter explained that the course starts in May"
        return word_after(lower, index + 1) in DETERMINERS | SUBJECTS
    if (word, after) in (("turned", "out"), ("pointed", "out")):
        # "beekeeping turned out to be quieter", "your letter pointed out that it was late"
        return True
    if word in _CAUSATIVE_VERBS and after in ("me", "us", "my"):
        return True
    if word in ("stayed", "stuck") and lower[index + 1 : index + 3] in (
        ["with", "me"],
        ["with", "us"],
    ):
        return True
    if word == "meant" and after in ("a", "everything", "more", "so", "the"):
        # "your card meant a lot"
        return True
    if after in ("me", "us") and _is_verb_with_ending(words, index):
        # "your caretaker told me which bus to take", "what she said keeps me going"
        return True
    if index and not may_be_infinitive and _is_verb_before_pronoun(words, index):
        return True
    if not only_certain and is_person(before) and word in VERBS_AFTER_PLURAL:
        # Learners also use that form for one person: "the boss know all the names".
        return after in DETERMINERS | OBJECT_PRONOUNS | {"to"}
    return not only_certain and _is_past_tense(words, index)


def _has_genitive(lower: list[str]) -> bool:
    """Return whether words have a genitive, after which another one may lack its noun."""
    return "of" in lower or any(word.endswith("'s") for word in lower)


def _is_verb_before_pronoun(words: Words, index: int) -> bool:
    """Return whether a word is a present form with an object: "other firms dodge it".

    Learners also use that form for one person: "the manager explain me everything". After a gerund,
    such a form is an infinitive: "having Ada show me the yard".
    """
    typed, lower = words
    word, before, after = lower[index], lower[index - 1], word_after(lower, index)
    is_name = typed[index - 1][0].isupper() and before not in NON_NOUNS | SUBJECTS
    has_name = is_name and not lower[0].endswith("ing")
    # Not "having a woman show me round"
    has_person = is_person(before) and lower[0] not in ("having", "making")
    has_subject = has_s_ending(before) or has_person or has_name
    is_base = word in VERBS_AFTER_PLURAL | {"need"} or (
        not word.endswith(("ing", "ed", "en")) and word not in NON_NOUNS | PARTICIPLES | {"like"}
    )
    # "the children pour their own milk"
    return has_subject and is_base and after in OBJECT_PRONOUNS | {"it", "their", "themselves"}


def _is_verb_with_ending(words: Words, index: int) -> bool:
    """Return whether a word after its subject is a past tense, or a present form with "-s"."""
    typed, lower = words
    word, before = lower[index], lower[index - 1]
    is_form = word in PARTICIPLES or has_ed_ending(word) or has_s_ending(word)
    follows_verb = before in ("got", "having") or has_ed_ending(before)
    follows_noun = index > 0 and before not in NON_NOUNS and not typed[index - 1].endswith(",")
    return is_form and follows_noun and not follows_verb


def _is_past_tense(words: Words, index: int) -> bool:
    """Return whether a word that may be a participle is a past tense: "the cook asked me"."""
    typed, lower = words
    word, before = lower[index], lower[index - 1] if index else ""
    # "warm shed, a patient goat"
    after = "" if typed[index].endswith(",") else word_after(lower, index)
    follows_phrase = index > 1 and before in OBJECT_PRONOUNS and lower[index - 2] in PREPOSITIONS
    if has_ed_ending(word) and follows_phrase:
        # "the volunteer next to me knitted through it"
        return True
    is_past_form = (
        word in PARTICIPLES | INTRANSITIVE_VERBS
        or without_verb_prefix(word) in PARTICIPLES
        or has_ed_ending(word)
    )
    # "how you got started"
    is_passive = (
        before == "got"
        or after == "by"
        or (word in ("called", "named") and after and typed[index + 1].istitle())
    )
    # "the amount of thought that goes into it", "a pay cut I can't afford"
    is_noun = before == "of" or (word in UNCHANGED_PAST_VERBS and after in ("i", "we"))
    # "the table where everyone eats, owner included"
    is_passive = is_passive or (word in ("excluded", "included") and not after)
    if not is_past_form or is_passive or is_noun or _is_in_aside(words, index):
        return False
    is_before_all_and_particle = (
        after == "all" and word_after(lower, index + 1) in _PARTICLES_AFTER_WORD_ALL
    )
    has_object = not is_before_all_and_particle and after in (
        DETERMINERS | SUBJECTS | QUESTION_WORDS | INDEFINITES | OBJECT_PRONOUNS
    )
    nominative = next((w for w in reversed(lower[:index]) if w not in ADVERBS), "")
    has_name_as_subject = index > 0 and typed[0][0].isupper() and typed[index - 1][0].isupper()
    has_person_as_subject = is_person(before) and not follows_preposition(lower, index - 1)
    # "nobody panicked", unlike "everyone involved"
    has_subject = (
        has_name_as_subject
        or has_person_as_subject
        or nominative in _NOMINATIVES
        or before == "nobody"
    )
    return has_object or has_subject or word in INTRANSITIVE_VERBS


def _is_in_aside(words: Words, index: int) -> bool:
    """Return whether a participle follows a noun and the first comma: "her hands, nicked all over".

    After a clause with "who", the verb follows a comma: "Walt, who runs the forge, asked".
    """
    typed, lower = words
    is_after_comma = index > 0 and typed[index - 1].endswith(",")
    return (
        is_after_comma
        and typed[index - 1][0].islower()
        and _count_commas(typed[:index]) == 1
        and "who" not in lower[:index]
    )


def _count_commas(typed: list[str]) -> int:
    return sum(word.endswith(",") for word in typed)


def _is_participle_without_object(lower: list[str], index: int) -> bool:
    """Return whether the word at `index` is a participle without an object.

    In "my husband's moved to", such a participle shows that "'s" is a verb.
    """
    is_participle = index < len(lower) and lower[index].endswith("ed")
    return is_participle and word_after(lower, index) in PREPOSITIONS | COORDINATORS | {""}


def _is_plural_verb(word: str, before: str, after: str) -> bool:
    """Return whether a word is a plural verb in the present: "your nurses know every name".

    If the word may be a noun, as in "your team work was a joy", the beginning of an object or the
    like must follow it.
    """
    is_plural = has_s_ending(before)
    if not (is_plural or before in COLLECTIVE_NOUNS) or before in PLURALS_BEFORE_NOUNS or not after:
        return False
    # "your patients grow their own food"
    is_base = word not in NON_NOUNS and not word.endswith(("ed", "ing", "s"))
    is_before_object = after in DETERMINERS and is_plural and is_person(before)
    if word in VERBS_AFTER_PLURAL or (is_base and is_before_object):
        return True
    if word == "like" and not is_person(before):
        # "little things like the name badge"
        return False
    words_after_verb = (
        DETERMINERS
        | QUESTION_WORDS
        | DETERMINER_PRONOUNS
        | SUBORDINATORS
        | ADVERBS
        | {"again", "here", "there"}
    )
    return word in VERBS_AFTER_PLURAL_OR_NOUNS and (
        after in words_after_verb
        or (is_plural and after == "at")
        or (is_person(before) and after in _WORDS_AFTER_VERB_OF_PEOPLE)
    )


def _is_verb_of_person(word: str, before: str, after: str) -> bool:
    """Return whether a word is the verb of a person just before it: "your baker scores a loaf"."""
    is_verb_form = (
        len(word) >= _MIN_LETTERS_OF_VERB_OF_PERSON
        and has_s_ending(word)
        and word.removesuffix("s") not in WORK_NOUNS
    )
    is_one_person = is_person(before) and not before.endswith("s")
    has_complement = after in DETERMINERS | POSSESSIVES | OBJECT_PRONOUNS | {"to", "out", "up"}
    return is_verb_form and is_one_person and has_complement


def may_be_verb(lower: list[str], index: int) -> bool:
    """Return whether the word at `index` may be a verb that `is_finite` does not recognise."""
    word, before, after = lower[index], lower[index - 1], word_after(lower, index)
    if word.endswith("'s"):
        return after in PREPOSITIONS | DETERMINERS | ADVERBS or after.endswith("ing")
    if word in PARTICIPLES | UNCHANGED_PAST_VERBS:
        return after in DETERMINERS | OBJECT_PRONOUNS
    is_past = has_ed_ending(word) and after != "by"
    # "the vicar juggles", but not "robes" in "the lady who was ironing the choir robes"
    is_present = word.endswith("s") and is_person(before) and (bool(after) or index < 3)
    return is_present or (is_past and before not in DETERMINERS | ADVERBS)
