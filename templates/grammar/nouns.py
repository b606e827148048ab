"""Tell whether a noun means people, ends in "-ing", lacks an article or follows a preposition."""

import re

from templates.grammar.grammar_words import (
    DETERMINERS,
    GERUND_LOOKALIKES,
    INDEFINITES,
    NOT_PEOPLE,
    OBJECT_PRONOUNS,
    PEOPLE,
    PREPOSITIONS,
    SUBJECTS,
)
from templates.grammar.words import Words

_FIRST_WORDS_OF_COMPLETE_PHRASES = frozenset(
    (
        "so ppl wot yr lots loads plenty tons heaps dozens hundreds most some mostly mainly just "
        "especially particularly probably definitely chiefly partly honestly even also only simply "
        "certainly maybe perhaps largely above obviously"
    ).split()
)
"""First words of a noun phrase that lacks no article: "lots of tea", "mostly the light"."""
_NAMES_LIKE_PLURALS = frozenset(
    "anders peters rogers walters sanders connors masters summers carmen yemen".split()
)
"""Names that look like plurals for people."""
_WORDS_BEFORE_NAMES = frozenset("big dear little lovely old poor wee young".split())
"""Adjectives that people put before a name without an article: "old Tom"."""
_TITLES = frozenset("mr mrs ms mx miss dr prof".split())
_WORDS_AFTER_MEETING = frozenset("itself room rooms was where".split())
"""Words, besides prepositions, before which "meeting" is a noun."""
_MIN_LETTERS_OF_AGENT = 6
"""How many letters a word ending in "-er" or the like needs to count as a person: "singer"."""
_MAX_WORDS_OF_NOUN_PHRASE = 5
"""The maximum number of words from an article to its noun, both included."""
_SOUND_OF_CONSONANT = (
    r"eu|on(?:ce|e)\b|u[bcfgklrst][aeiou]|u[knsvx]\b"
    # "unique", but not "unideal", "unillustrated", "unimportant", "uninvited", "unironed"
    r"|unanim|uni(?!de|ll|m|n|r|ss)"
)
"""The beginning of a word with a vowel that sounds like a consonant: "useful", "one-page"."""


def is_person(noun: str) -> bool:
    """Return whether a noun means people or animals: "chef", "painters", but not "printers"."""
    if noun.endswith(("guard", "man", "medic", "men", "smith")):
        return True
    singular = noun.removesuffix("s")
    if noun in PEOPLE or singular in PEOPLE:
        return True
    has_agent_ending = singular.endswith(("er", "or", "ist", "ian"))
    is_no_person = singular in NOT_PEOPLE or singular.endswith("over")
    return has_agent_ending and len(noun) >= _MIN_LETTERS_OF_AGENT and not is_no_person


def is_several_people(noun: str) -> bool:
    """Return whether a noun is a plural for people or animals: "nurses"."""
    is_plural = noun.endswith(("s", "men"))
    return is_plural and is_person(noun) and noun not in _NAMES_LIKE_PLURALS


def is_bare_noun_phrase(text: str) -> bool:
    """Return whether a noun phrase begins without an article or the like: "family reasons"."""
    first, _, rest = text.partition(" ")
    first = first.replace("’", "'")
    word = first.rstrip(",.").casefold()
    if (
        word in DETERMINERS | (INDEFINITES - {"people"}) | _TITLES
        or "'s" in first
        or first[:1].isdigit()
    ):
        return False
    second = rest.partition(" ")[0].rstrip(".").casefold()
    if second in DETERMINERS - {"that"} | _TITLES and first[-1:].isalpha():
        # "first the tour, then the tea", "old Mr Lane", but not "interview that flew by"
        return False
    if word in _WORDS_BEFORE_NAMES and _begins_with_name(rest):
        # "old Tom at the gate", but not "old Victorian lift"
        return False
    return word not in _FIRST_WORDS_OF_COMPLETE_PHRASES | SUBJECTS | OBJECT_PRONOUNS


def _begins_with_name(text: str) -> bool:
    """Return whether a text begins with one name, and not with a longer noun phrase."""
    name, _, after = text.partition(" ")
    after = after.partition(" ")[0]
    ends_name = name[-1:] == "," or name.endswith(("'s", "’s"))
    is_gerund = after.endswith("ing") and after not in GERUND_LOOKALIKES
    ends_name = ends_name or is_gerund or after in PREPOSITIONS | {"", "and", "who"}
    return name[:1].isupper() and ends_name


def is_noun_ending_in_ing(words: Words) -> bool:
    """Return whether a text begins with a noun ending in "-ing": "meeting", not "meeting you"."""
    typed, lower = words
    first = lower[0]
    if first not in GERUND_LOOKALIKES:
        return False
    if first.endswith("thing") or len(lower) < 2:
        return True
    objects = DETERMINERS | SUBJECTS | OBJECT_PRONOUNS | INDEFINITES | {"staff"}
    if first == "meeting":
        # "meeting so many people", but not "meeting on Tuesday"
        return lower[1] in PREPOSITIONS - {"with"} | _WORDS_AFTER_MEETING
    # Not "meeting Ada", "meeting everyone" or "meeting residents"
    return not (typed[1][0].isupper() or lower[1] in objects or is_several_people(lower[1]))


def with_indefinite_article(noun_phrase: str) -> str:
    """Return a noun phrase with "a" or, before the sound of a vowel, "an": "an honest chat"."""
    typed = noun_phrase.partition(" ")[0]
    is_letter_before_hyphen = re.match(r"[A-Za-z]-", typed) is not None
    if is_letter_before_hyphen or (len(typed) > 1 and typed.isupper()):
        # The letters of "HR" are read one by one, as is that of "x-ray".
        return f"{'an' if typed[0].upper() in 'AEFHILMNORSX' else 'a'} {noun_phrase}"
    word = typed.casefold()
    is_silent_h = word.startswith(("heir", "honest", "honor", "honour", "hour"))
    is_number_with_vowel = re.match(r"8|1[18](?!\d)", word) is not None
    has_vowel = word.startswith(tuple("aeiou")) and not re.match(_SOUND_OF_CONSONANT, word)
    return f"{'an' if has_vowel or is_silent_h or is_number_with_vowel else 'a'} {noun_phrase}"


def follows_preposition(lower: list[str], index: int) -> bool:
    """Return whether a noun is the object of a preposition: "parts" in "with the parts wired"."""
    first_index = max(index - _MAX_WORDS_OF_NOUN_PHRASE, 0)
    articles = (n for n in range(index, first_index, -1) if lower[n] in DETERMINERS)
    start = next(articles, index)
    return start > 0 and lower[start - 1] in PREPOSITIONS
