"""Tell what a noun is: a person, a plural, a word in "-ing", or one without an article."""

from templates.grammar.grammar_words import (
    DETERMINERS,
    GERUND_LOOKALIKES,
    INDEFINITES,
    OBJECT_PRONOUNS,
    PEOPLE,
    PREPOSITIONS,
    SUBJECTS,
    THINGS,
)

_WORDS_WITHOUT_ARTICLE = frozenset(
    (
        "so ppl wot yr lots loads plenty tons heaps dozens hundreds most some mostly mainly just "
        "especially particularly probably definitely chiefly partly honestly even also only simply "
        "certainly maybe perhaps largely above obviously"
    ).split()
)
"""Words at the beginning of a noun phrase that takes no article: "mostly the light"."""
_NAMES_LIKE_PLURALS = frozenset(
    "anders peters rogers walters sanders connors masters summers carmen yemen".split()
)
"""Names that look like plurals for people."""


def is_person(noun: str) -> bool:
    """Return whether a noun means people or animals: "chef", "painters", but not "printers"."""
    stem = noun.removesuffix("s")
    is_agent = len(noun) > 5 and stem.endswith(("er", "or", "ist", "ian")) and stem not in THINGS
    return (
        is_agent
        or noun in PEOPLE
        or noun.removesuffix("s") in PEOPLE
        or noun.endswith(("man", "men"))
    )


def is_several_people(noun: str) -> bool:
    """Return whether a noun is a plural for people or animals: "nurses"."""
    is_plural = noun.endswith(("s", "men"))
    return is_plural and is_person(noun) and noun not in _NAMES_LIKE_PLURALS


def is_bare_noun_phrase(text: str) -> bool:
    """Return whether a noun phrase begins without an article or the like: "family reasons"."""
    first = text.partition(" ")[0].replace("’", "'")
    word = first.rstrip(",").casefold()
    has_determiner = word in DETERMINERS | INDEFINITES or "'s" in first or first[:1].isdigit()
    second = text.partition(" ")[2].partition(" ")[0].casefold()
    # "first the tour, then the tea"
    has_determiner = has_determiner or (second in DETERMINERS and first[-1:].isalpha())
    return not has_determiner and word not in _WORDS_WITHOUT_ARTICLE | SUBJECTS | OBJECT_PRONOUNS


def is_noun_in_ing(first: str, words: list[str]) -> bool:
    """Return whether a word in "-ing" is a noun: "meeting", but not in "meeting you"."""
    if first not in GERUND_LOOKALIKES:
        return False
    if first.endswith("thing") or len(words) < 2:
        return True
    objects = DETERMINERS | SUBJECTS | OBJECT_PRONOUNS
    if words[1] == "with" and len(words) > 2:
        return words[2].casefold() not in OBJECT_PRONOUNS
    return not (words[1][0].isupper() or words[1].casefold() in objects)


def ends_in_s(word: str) -> bool:
    """Return whether a word has the "-s" of plurals and of verbs, unlike "bus" and "choir's"."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def follows_preposition(lower: list[str], at: int) -> bool:
    """Return whether a noun is the object of a preposition: "parts" in "with the parts wired"."""
    positions = range(at, max(at - 5, 0), -1)
    start = next((position for position in positions if lower[position] in DETERMINERS), at)
    return start > 0 and lower[start - 1] in PREPOSITIONS


def ends_prepositional_phrase(lower: list[str], at: int) -> bool:
    """Return whether the word at a position is the noun of "in the corridor"."""
    return at > 1 and lower[at - 1] in DETERMINERS and lower[at - 2] in PREPOSITIONS
