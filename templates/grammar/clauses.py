"""Tell whether words form a clause, and whether a text has a main verb."""

from itertools import pairwise

from templates.grammar.finite_verbs import is_finite
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COLLECTIVE_NOUNS,
    COORDINATORS,
    DETERMINER_PRONOUNS,
    DETERMINERS,
    FINITE_FORMS,
    GERUND_LOOKALIKES,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    NON_NOUNS,
    NUMBER_WORDS,
    OBJECT_PRONOUNS,
    PARTICIPLES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    UNCHANGED_PAST_VERBS,
    VERBS_AFTER_PLURAL,
    VERBS_AFTER_PLURAL_OR_NOUNS,
)
from templates.grammar.nouns import is_person, is_several_people
from templates.grammar.words import (
    Words,
    has_ed_ending,
    has_s_ending,
    split_words,
    word_after,
)
from templates.names.name_words import PARTICLES, TITLES

_SUBJECTS_OF_CLAUSES = SUBJECTS | INDEFINITES | POSSESSIVES | {"the"}
_BEGINNINGS_OF_OBJECTS = (DETERMINERS - {"half", "both", "all", "that"} | INDEFINITES) - {"people"}
_NON_VERBS_BEFORE_ARTICLES = frozenset(
    "worth except unlike plus minus per given not nor up down out off away back".split()
)
"""Words, besides prepositions, that are no verbs though an article can follow: "worth the wait"."""
VERBS_WITH_TWO_OBJECTS = frozenset(
    (
        "bought brought gave left lent made offered sent showed taught told wrote "
        "bring buy give lend offer send show showing teach teaching tell telling "
        "let lets make makes had have help helped helps heard saw see watched watch"
    ).split()
)
"""Verbs before two objects or an infinitive: "gave my son a book", "let Al try"."""
TIMES_AND_MEASURES = frozenset(
    (
        "afternoon day evening floor hour mile minute moment month morning night time way week year"
    ).split()
)
"""Nouns of a time or measure, which follow another noun directly: "the talk the next day"."""
_PRONOUNS_BEFORE_VERBS = SUBJECTS - {"it", "there"} | {"who", "whoever"}
"""Pronouns before the verb of a clause; "it" is often an object, and "there" a place."""
_SUBJECTS_AFTER_SUBORDINATORS = INDEFINITES - {"each"} | {"it"}
# Combined once, since every word is looked up in them.
_NEVER_VERBS = NON_NOUNS | SUBJECTS | INDEFINITES
_NON_VERBS_BEFORE_OBJECTS = (
    _NEVER_VERBS | OBJECT_PRONOUNS | DETERMINER_PRONOUNS | _NON_VERBS_BEFORE_ARTICLES
)
_NON_SUBJECTS = DETERMINERS | PREPOSITIONS | COORDINATORS | SUBORDINATORS | {"to", "not"}
_NON_NOUNS_BEFORE_VERBS = NON_NOUNS | AUXILIARIES | OBJECT_PRONOUNS | {"being", "getting", "got"}
_BETWEEN_PRONOUN_AND_VERB = ADVERBS | {"all", "both", "first", "guys", "never", "two"}
_OBJECTS = DETERMINERS | OBJECT_PRONOUNS
_AFTER_VERBS = _OBJECTS | PREPOSITIONS
_PAST_VERBS = PARTICIPLES | INTRANSITIVE_VERBS
_PLURAL_VERBS = AUXILIARIES | VERBS_AFTER_PLURAL | VERBS_AFTER_PLURAL_OR_NOUNS
_INSIDE_VERB_GROUPS = ADVERBS | {"not", "be", "been"}
"""Words inside a verb of several words: "never" and "been" in "would never have been told"."""
_VERBS_OF_BEGINNING_OR_END = frozenset("came went left closed opened began ended started".split())
"""Verbs of a beginning or an end in a clause: "the hush before the choir came in"."""
_VERBS_OF_TIME_CLAUSES = (
    INTRANSITIVE_VERBS
    | _VERBS_OF_BEGINNING_OR_END
    | frozenset("got knew heard saw read asked thought found arrived woke met rang".split())
)
"""Verbs that show that "before", "after" or "since" begins a clause: "before the sign went up"."""
VERBS_OF_SAYING = frozenset("said thought hoped believed mentioned reckoned".split())
"""Verbs before a clause without "that": "the vacancy you said might come up"."""
_ING_WORDS_BEFORE_CLAUSES = GERUND_LOOKALIKES | frozenset(
    (
        "realising realizing knowing thinking feeling learning discovering noticing finding saying "
        "believing forgetting hoping imagining remembering"
    ).split()
)
"""Words ending in "-ing" before a clause without "that": "the training you gave", "knowing I …"."""
_NOUNS_BEFORE_CLAUSES = frozenset(
    "sound noise smell way look colour color shape taste feel".split()
)
"""Nouns before a clause whose subject is a thing: "the sound a billet makes when it cools"."""
_MODALS_OF_PURPOSE = frozenset("could can would will".split())
"""Verbs after "so" in a clause of purpose: "so parents could come"."""
_WORDS_UP_TO_VERB = 4
"""How many words are searched for the verb of a clause that "before" or the like may begin."""


def is_main_clause(text: str) -> bool:
    """Return whether a text has a subject and a finite verb of its own."""
    words = split_words(text)
    typed, lower = words
    if len(typed) < 2 or lower[0] in SUBORDINATORS | PREPOSITIONS | COORDINATORS:
        return False
    if lower[0] in INDEFINITES - {"people"} and lower[1].endswith("ing"):
        # "nobody shouting"
        return False
    if lower[0] in SUBJECTS | INDEFINITES or lower[:2] == ["no", "one"]:
        return True
    return is_contracted_subject(lower[0]) or has_main_verb(words, only_certain=False)


def is_contracted_subject(word: str) -> bool:
    """Return whether a word is a subject contracted with its verb: "you've", "that's"."""
    subject, apostrophe, _ = word.partition("'")
    return bool(apostrophe) and subject in SUBJECTS | {"that"}


def has_main_verb(words: Words, *, only_certain: bool) -> bool:
    """Return whether there is a finite verb outside every relative and subordinate clause.

    Such a clause begins with a subordinator, or with a subject directly after a noun ("the way you
    listened"), and has one verb. `only_certain` is as for `is_finite`. If it is true, a verb such
    as "went" also shows that "before", "after" or "since" begins a clause.
    """
    typed, lower = words
    verbs_after_pronouns = _verbs_after_pronouns(words)
    # How many relative and subordinate clauses still need their verb.
    open_clauses = 0
    # Whether the last verb may go on, as "would" does in "would have told".
    in_verb_group = False
    # Whether a relative or subordinate clause has had its verb.
    had_clause_verb = False
    last_verb_index = -1
    for index in range(1, len(typed)):
        word = lower[index]
        subordinator, apostrophe, _ = word.partition("'")
        if open_clauses and index in verbs_after_pronouns:
            # Any word there is the verb: "the tram you all complain about", "people who want to go"
            open_clauses, in_verb_group, had_clause_verb = (
                open_clauses - 1,
                word in AUXILIARIES,
                True,
            )
            last_verb_index = index
        elif word in ("like", "than") and (
            word_after(lower, index) in SUBJECTS or _ends_like_comparison(lower)
        ):
            # "an interview like you promised", "bread like my mother used to"
            open_clauses, in_verb_group = 1, False
        elif word == "so" and _starts_clause_of_purpose(lower, index):
            open_clauses, in_verb_group = 1, False
        elif subordinator in SUBORDINATORS and _starts_clause(
            words, index, accepts_more_verbs=only_certain
        ):
            # "how the people who …" has two verbs to come; "that's" includes its verb.
            is_nested = subordinator in ("who", "which") and lower[index - 1] not in NON_NOUNS
            open_clauses = (open_clauses if is_nested else 0) + (not apostrophe)
            in_verb_group = bool(apostrophe)
        elif is_contracted_subject(word) and typed[index - 1].isalpha():
            # "the well you've dug": the word contains the verb of the clause.
            open_clauses, in_verb_group, had_clause_verb = 0, True, True
        elif last_verb_index != index - 1 and _follows_verb_with_object(words, index):
            if not open_clauses:
                return True
            open_clauses, in_verb_group, had_clause_verb = open_clauses - 1, False, True
        elif _starts_bare_relative_clause(words, index) and (
            last_verb_index != index - 1 or word in SUBJECTS or lower[index - 1] in VERBS_OF_SAYING
        ):
            is_pronoun = word in _PRONOUNS_BEFORE_VERBS | INDEFINITES
            is_nested = is_pronoun and last_verb_index != index - 1
            open_clauses = (open_clauses if is_nested else 0) + 1
            in_verb_group = False
        elif is_finite(
            words, index, only_certain=(only_certain and not open_clauses) or in_verb_group
        ):
            last_verb_index = index
            if in_verb_group and (word not in AUXILIARIES or word in ("do", "have", "had")):
                # The rest of "would have told" or "I've had", which is one verb.
                continue
            continues_clause = had_clause_verb and (
                _follows_coordinator(words, index) or _continues_clause_of_moment(lower, index)
            )
            if not open_clauses and not continues_clause:
                return True
            open_clauses = max(open_clauses - 1, 0)
            in_verb_group, had_clause_verb = word in AUXILIARIES, True
        elif open_clauses and not in_verb_group and _may_be_verb_after_noun(words, index):
            # "when the sheet held", "the way your team laughs together"
            open_clauses, had_clause_verb, last_verb_index = open_clauses - 1, True, index
        elif word not in _INSIDE_VERB_GROUPS:
            # "typed" in "has typed something" is a part of the verb, too.
            last_verb_index = index if in_verb_group else last_verb_index
            in_verb_group = False
    return False


def _ends_like_comparison(lower: list[str]) -> bool:
    """Return whether words end with the verb of a comparison: "like my mother used to"."""
    return lower[-2:] == ["used", "to"] or lower[-1] in ("did", "do", "does")


def _may_be_verb_after_noun(words: Words, index: int) -> bool:
    """Return whether a word may be the verb that a clause still needs: "the sheet held"."""
    typed, lower = words
    before, word, after = lower[index - 1], lower[index], word_after(lower, index)
    may_be_form = word.endswith(("s", "ed")) or word in _PAST_VERBS
    if word in NON_NOUNS or typed[index][0].isupper() or not may_be_form:
        return False
    is_past = word in _PAST_VERBS or has_ed_ending(word)
    # A plural noun before its verb is no verb itself: "windows" in "the shop windows are", "hands"
    # in "the older hands show the young".
    is_plural = (
        after in _PLURAL_VERBS
        or word_after(lower, index + 1) in _OBJECTS
        or word.removesuffix("s") in TIMES_AND_MEASURES
        or is_several_people(word)
    )
    is_present = has_s_ending(word) and not before.endswith("s") and not is_plural
    follows_noun = before not in _NON_NOUNS_BEFORE_VERBS and not typed[index - 1].endswith(",")
    return (is_past or is_present) and follows_noun


def _verbs_after_pronouns(words: Words) -> frozenset[int]:
    """Return the indices of the words that are verbs because of the pronoun before them.

    Only adverbs and words such as "all" can be between the two: "clearly" in "somebody they clearly
    respect". After "that" or "which", a verb is certain only before an object or a preposition:
    "the dog that steals my gloves".
    """
    lower = words.lower
    indices = set[int]()
    for index, word in enumerate(lower[:-1]):
        is_subject = word in _PRONOUNS_BEFORE_VERBS or (
            index > 0
            and lower[index - 1] in SUBORDINATORS
            and word in _SUBJECTS_AFTER_SUBORDINATORS
        )
        if not is_subject:
            continue
        verb_index = index + 1
        while verb_index < len(lower) and _is_between_pronoun_and_verb(lower[verb_index]):
            verb_index += 1
        verb = word_after(lower, verb_index - 1)
        if verb and verb not in _NEVER_VERBS and verb[0].islower():
            indices.add(verb_index)
    indices.update(
        index
        for index in range(2, len(lower) - 1)
        if lower[index - 1] in ("that", "which")
        and lower[index - 2] not in NON_NOUNS
        and lower[index].endswith(("s", "ed"))
        and lower[index + 1] in _AFTER_VERBS
    )
    return frozenset(indices)


def _is_between_pronoun_and_verb(word: str) -> bool:
    return word in _BETWEEN_PRONOUN_AND_VERB or word.endswith("ly")


def _starts_clause_of_purpose(lower: list[str], index: int) -> bool:
    """Return whether "so" starts a clause: "so we could talk", "so my parents could come"."""
    following = next((word for word in lower[index + 1 :] if word not in ADVERBS), "")
    return following in SUBJECTS | INDEFINITES or not _MODALS_OF_PURPOSE.isdisjoint(
        lower[index + 2 : index + 5]
    )


def _follows_coordinator(words: Words, index: int) -> bool:
    """Return whether a verb continues a clause after "and", with or without its own subject.

    The subject is a pronoun or a name: "and drew it", "and you drew it", "but everyone drew it".
    """
    typed, lower = words
    while index > 1 and lower[index - 1] in ADVERBS:
        # "and just nodded"
        index -= 1
    if lower[index - 1] in COORDINATORS:
        return True
    before = lower[index - 1]
    is_after_subject = before in SUBJECTS | INDEFINITES or typed[index - 1][0].isupper()
    return index > 1 and is_after_subject and lower[index - 2] in COORDINATORS


def _continues_clause_of_moment(lower: list[str], index: int) -> bool:
    """Return whether a verb after "and" and its subject belongs to the clause of a time or place.

    In "the moment it rang and the hall rose", "rose" does.
    """
    has_subject = index > 3 and lower[index - 2] in DETERMINERS and lower[index - 3] == "and"
    is_moment = lower[1] in TIMES_AND_MEASURES | {"second"}
    return has_subject and (is_moment or not {"when", "where"}.isdisjoint(lower[:index]))


def _starts_clause(words: Words, index: int, *, accepts_more_verbs: bool) -> bool:
    """Return whether a subordinator starts a clause.

    "Before", "after" and "since" may also be prepositions. With `accepts_more_verbs`, a verb such
    as "went" after them shows a clause: "telling me before the notice went up".
    """
    typed, lower = words
    if lower[index] == "once" and lower[index - 1] == "at":
        return False
    if lower[index] == "as" and word_after(lower, index) in ("a", "an"):
        # "paste as a glue"
        return False
    if lower[index - 1] in POSSESSIVES | {"a", "an", "the"}:
        # "the till", "the why"
        return False
    if lower[index] == "that" and lower[index - 1] in PREPOSITIONS:
        # "coming home to that smell"
        return word_after(lower, index) in SUBJECTS | INDEFINITES | DETERMINERS
    if lower[index] not in ("before", "after", "since"):
        return True
    following = lower[index + 1 : index + 1 + _WORDS_UP_TO_VERB]
    if not following:
        return False
    if following[0].endswith("ing") or following[0] in OBJECT_PRONOUNS | {"mine", "yours"}:
        # "before weighing it", "before mine"
        return False
    # "after the bell was rung", but not "after the bell was the best part"
    has_verb_group = any(
        word in ("is", "are", "was", "were", "has", "had")
        and (
            after in PARTICIPLES | FINITE_FORMS | PREPOSITIONS | {"done", "gone", "up"}
            or after.endswith(("ed", "en", "ing"))
        )
        for word, after in pairwise([*following, word_after(lower, index + _WORDS_UP_TO_VERB)])
    )
    if following[0] in SUBJECTS | INDEFINITES or has_verb_group:
        return True
    if following[0] in DETERMINERS and not _VERBS_OF_BEGINNING_OR_END.isdisjoint(following[1:]):
        return True
    if typed[index - 1].endswith(","):
        return not any(word.endswith(",") for word in typed[index:])
    return accepts_more_verbs and not _VERBS_OF_TIME_CLAUSES.isdisjoint(following[1:])


def _follows_verb_with_object(words: Words, index: int) -> bool:
    """Return whether the word at `index` begins the object of the word before it: "a line".

    In "the lathes cut a line finer than a hair", an article follows "cut" without a preposition,
    and no later word may be the verb of a relative clause. In "the day the cable snapped",
    "snapped" may be one, so "the cable" is no object.
    """
    typed, lower = words
    before, word = lower[index - 1], lower[index]
    if word not in _BEGINNINGS_OF_OBJECTS or index < 2 or not typed[index - 1].isalpha():
        return False
    is_no_verb = (
        before in _NON_VERBS_BEFORE_OBJECTS
        or typed[index - 1][0].isupper()
        or before.endswith(("ing", "ly", "self", "selves"))
        or is_person(before)
        # "the loom the weaver …", "just keep the …", and "…, keep the …"
        or lower[index - 2] in _NON_SUBJECTS
        or (index == 2 and lower[0] in ADVERBS)
        or not typed[index - 2][-1].isalnum()
    )
    may_belong_to_earlier_verb = not VERBS_WITH_TWO_OBJECTS.isdisjoint(lower[: index - 1]) or any(
        w.endswith("ing") or w == "to" for w in lower[: index - 1]
    )
    if is_no_verb or may_belong_to_earlier_verb:
        return False
    end = next((n for n in range(index + 1, len(lower)) if lower[n] in _NEVER_VERBS), len(lower))
    phrase = lower[index:end]
    # "the talk the next day", but not "few take the time you took"
    is_the_and_noun = phrase[0] == "the" and len(phrase) == 2
    names_time_or_measure = not TIMES_AND_MEASURES.isdisjoint(w.removesuffix("s") for w in phrase)
    is_time_or_measure = names_time_or_measure and not is_the_and_noun
    return not is_time_or_measure and not any(
        _may_be_verb_of_clause(words, n) for n in range(index + 2, min(end + 1, len(lower)))
    )


def _may_be_verb_of_clause(words: Words, index: int) -> bool:
    """Return whether a word may be a verb, if a relative clause needs one."""
    word, before = words.lower[index], words.lower[index - 1]
    if word.endswith(("self", "selves", "ing")):
        return False
    return (
        is_finite(words, index, only_certain=False)
        or word.endswith(("s", "ed"))
        or (before.endswith("s") and word not in NON_NOUNS)
        or before in COLLECTIVE_NOUNS
        or word in PARTICIPLES | UNCHANGED_PAST_VERBS
    )


def _starts_bare_relative_clause(words: Words, index: int) -> bool:
    """Return whether a word starts a relative clause without "that": "the way you listened"."""
    typed, lower = words
    before = lower[index - 1]
    if typed[index - 1].endswith(",") or before in NON_NOUNS:
        return False
    if lower[index] in DETERMINERS and (
        before in OBJECT_PRONOUNS | _NON_VERBS_BEFORE_ARTICLES | {"all"}
        or not VERBS_WITH_TWO_OBJECTS.isdisjoint(lower[max(index - 4, 0) : index - 1])
    ):
        # "showing me his joints", "all the way", "show my daughter the telescope"
        return False
    is_noun_ending_in_ing = before in DETERMINER_PRONOUNS or (
        index > 1 and lower[index - 2] in DETERMINERS
    )
    if lower[index] == "each" and word_after(lower, index) in TIMES_AND_MEASURES:
        # "two hours each way is too much"
        return False
    is_place = before in _NON_VERBS_BEFORE_ARTICLES or word_after(lower, index) not in AUXILIARIES
    if lower[index] == "there" and is_place:
        # "anybody there wears a tie", "the rent down there is high"
        return False
    if lower[index] == "people" and (
        before == "few"
        or (index > 1 and lower[index - 2] in PREPOSITIONS | NUMBER_WORDS | {"many", "some"})
        or word_after(lower, index) in ("has", "is", "was")
    ):
        # "few people", "with old people"
        return False
    if before.endswith("ing") and not is_noun_ending_in_ing:
        # "the training you gave me" and "checking I got home", but not "letting you know".
        is_nominative = lower[index] in SUBJECTS - {"it", "there", "you"}
        return is_nominative or (before in _ING_WORDS_BEFORE_CLAUSES and lower[index] in SUBJECTS)
    if is_finite(words, index - 1, only_certain=False):
        # "he tells" in "the joke you said he tells", "the baker had" in "you said the baker had"
        return lower[index] in SUBJECTS - {"it"} or (
            before in VERBS_OF_SAYING and lower[index] in DETERMINERS | {"it"}
        )
    if lower[index] in POSSESSIVES | {"a", "an", "the"} and index > 1 and lower[index - 2] == "to":
        # "having to explain my code", but not "the way to work you showed me"
        return False
    if lower[index] in _SUBJECTS_OF_CLAUSES:
        return not typed[index - 1][0].isupper() or index > 1
    if lower[index] in ("a", "an"):
        # "the sound a billet makes", "the soup a little boy served me"
        is_after_noun_of_sense = before in _NOUNS_BEFORE_CLAUSES
        is_before_person = any(map(is_person, lower[index + 1 : index + 4]))
        return index > 1 and (is_after_noun_of_sense or is_before_person)
    if is_person(before) or before in TITLES or before in PARTICLES:
        # "your manager Priya showed me": a name, not the subject of a relative clause.
        return False
    if word_after(lower, index).isdigit():
        # "my present Grade 6 class": part of a name.
        return False
    return typed[index][0].isupper() and typed[index - 1][0].islower() and lower[index] != "i"
