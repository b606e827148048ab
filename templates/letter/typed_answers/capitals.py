"""Decide whether a typed answer keeps its capital after the words of an opening."""

import re

from templates.grammar.grammar_words import (
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
)
from templates.grammar.nouns import is_person, is_several_people
from templates.phrasebook.facts import GrammaticalForm

_COMMON_FIRST_WORDS = frozenset(
    (
        "great good warm honest real such lovely nice kind friendly personal unforeseen little "
        "fresh new old open long time short quiet calm simple small big not neither mostly mainly "
        "especially if should unless whenever first second third fourth fifth another other early "
        "late us women's men's children's people's everybody's everyone's somebody's someone's "
        "nobody's most more dozens hundreds thousands lots plenty bits thank thanks"
    ).split()
)
"""Words at the beginning of an answer that, like all function words, are not names."""
_ABSTRACT_NOUN = r"[A-Z](?!\w*(?:nverness|uinness))\w+(?:ness|tion|ship)\b"
"""A noun such as "Kindness", but not "Inverness"."""
_NOUN_ENDING = r"(?:ack|age|ail|ell|elp|ent|er|ess|ews|ice|ing|ion|ips|ort|usic|s)$"
"""The end of a word that is a noun even before "from", where a name is likelier.

"Laughter" in "Laughter from the yard", but not "Priya" in "Priya from HR".
"""
_POST_OR_DEED = (
    r"(?i)for (?!thing)\w{2,}ing\b|(?:at|behind|in|on) (?:the |your )?(?:front |help )?(?:accounts"
    r"|desk|door|finance|gate|HR|IT|payroll|reception|security|switchboard|tills?)\b"
)
"""Where somebody works, or what they did: "on reception", "for helping me"."""
_PLURAL = r"[a-z]{2,}[^siu'’\W]s\b(?!['’])"
"""A plural after an adjective, such as "windows" in "Massive windows"."""
_FORMS_WITHOUT_NAME_AT_START = frozenset(
    (
        GrammaticalForm.GERUND,
        GrammaticalForm.PREDICATE,
        GrammaticalForm.DEED,
        GrammaticalForm.STATE,
        GrammaticalForm.PASSIVE,
        GrammaticalForm.PARTICIPLE,
    )
)
_FIRST_WORDS_ABOUT_WORK = frozenset(
    (
        "other more further future similar related seasonal weekend weekday night nights day days "
        "evening evenings morning mornings part-time full-time part full holiday summer winter "
        "spring autumn casual temporary temp bank relief cover sick maternity freelance contract "
        "agency junior senior trainee entry-level entry assistant apprentice admin office kitchen "
        "shop warehouse workshop backend front-end frontend back-end support sales teaching "
        "teacher lab laboratory field site work jobs shifts roles positions posts openings "
        "vacancies opportunities training volunteering driving cleaning caring cooking design "
        "research reception night-shift"
    ).split()
)
"""Words at the beginning of an answer, mostly of a hope, that are not names."""
_OFTEN_CAPITALISED = (
    rf"(?i)(?:\w+days?|{'|'.join(MONTHS)}|\w{{3,}}(?:ese|ish|ian|ean)|irish|asian|ian|brian|sean"
    r"|french|german|welsh|dutch|greek|czech|thai|hindi|urdu|latin|gaelic|swahili|arabic|hebrew"
    r"|christmas|xmas|easter|diwali|eid|ramadan|halloween|python|java|excel|linux|android)\b"
)
"""Words that often have a capital, among them all words that end like "Polish"."""
_WORD_AFTER_COMMON_WORD = (
    r"(?!(?:and|from|at|on|in|or|who|with|to|the|off|behind|near|being|for)\b)[a-z]{3,}\b(?!['’])"
)
"""A word that shows that the word before it is not a name: "writing" in "Bid writing"."""


def capitalise(text: str) -> str:
    """Return a text with a capital first letter, which may be in quotation marks or brackets."""
    start = len(text) - len(text.lstrip('"“‘('))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def uncapitalise(text: str) -> str:
    """Return a text with a lower-case first letter, unless its first word is "I" or in capitals."""
    first = text.partition(" ")[0]
    is_in_capitals = len(first) > 1 and first.isupper()
    keeps_capital = is_in_capitals or text[:2] in ("I ", "I'", "I’")
    return text if keeps_capital else text[:1].lower() + text[1:]


def uncapitalise_unless_name(form: GrammaticalForm, text: str) -> str:
    """Return a text with a lower-case first letter, unless it may begin with a name.

    `form` is the grammatical form of the text.
    """
    first, *rest = text.split(" ")
    word = first.rstrip(",").casefold().replace("’", "'")
    # "you" in "You'd kept a chair for me".
    pronoun = word.partition("'")[0]
    is_function_word = word in _COMMON_FIRST_WORDS or not FUNCTION_WORDS.isdisjoint((word, pronoun))
    cannot_begin_with_name = form in _FORMS_WITHOUT_NAME_AT_START
    if (
        is_function_word
        or cannot_begin_with_name
        or _is_common_word(form, first, rest)
        or is_several_people(word)
    ):
        return uncapitalise(text)
    return text


def _is_common_word(form: GrammaticalForm, first: str, rest: list[str]) -> bool:
    """Return whether the first word of a text is certainly not a name.

    Its ending or the words after it, `rest`, show that.
    """
    if first.endswith(("s'", "s’")):
        # "Lars' patience"
        return False
    if is_person(first.casefold()) and rest[:1] == ["of"] and rest[1:] and rest[1].istitle():
        # "Director of Nursing"
        return False
    is_before_phrase = bool(rest) and rest[0].casefold() in PREPOSITIONS
    may_be_person = rest[:1] == ["from"] or re.match(_POST_OR_DEED, " ".join(rest)) is not None
    if may_be_person and not re.search(_NOUN_ENDING, first):
        # "Priya from HR", "Sue on the front desk", "Ada for showing me round"
        return False
    is_before_phrase = is_before_phrase and not first.isupper() and not first.endswith(",")
    if is_before_phrase and form is not GrammaticalForm.SENTENCE:
        # "Tour of the workshop", but not "Sandra on reception lent me her glasses"
        return True
    if form is not GrammaticalForm.BARE_NOUN:
        return False
    joined = rest[1] if rest[:1] == ["and"] and rest[1:] else ""
    if joined.islower() and joined not in FUNCTION_WORDS | {"co", "others"}:
        # "Speed and pride", but not "Ines and her team"
        return True
    # "Massive windows", but not "French cheeses"
    is_before_plural = bool(rest) and re.match(_PLURAL, rest[0]) is not None
    is_ordinary = first.isalpha() and first[1:].islower()
    is_adjective = is_before_plural and is_ordinary and not re.match(_OFTEN_CAPITALISED, first)
    return is_adjective or re.match(_ABSTRACT_NOUN, first) is not None


def begins_with_noun(text: str) -> bool:
    """Return whether the first word of a text ends like a noun, unlike a name: "Laughter"."""
    return re.search(_NOUN_ENDING, text.partition(" ")[0]) is not None


def begins_with_common_word(text: str) -> bool:
    """Return whether a bare noun phrase begins with a word that is certainly not a name."""
    first, *others = text.split()
    word = first.casefold().rstrip(",")
    if first.endswith(("s'", "s’")):
        return is_several_people(word.rstrip("'’"))
    if word in _FIRST_WORDS_ABOUT_WORK:
        return True
    if (
        others[1:]
        and others[0].endswith("ing")
        and others[1].casefold() in (DETERMINERS | OBJECT_PRONOUNS)
    ):
        # "Irena finding my glove"
        return False
    # "Bid writing", but not "TIG welding" or "Welsh teaching".
    is_ordinary = (
        first[1:].islower() and not first.endswith(",") and not re.match(_OFTEN_CAPITALISED, first)
    )
    return is_ordinary and bool(others) and re.match(_WORD_AFTER_COMMON_WORD, others[0]) is not None
