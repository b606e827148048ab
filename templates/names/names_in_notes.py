"""Write names as they appear in a note: after "Dear", and in a sentence."""

import re
from collections.abc import Sequence

from templates.answers import Spelling
from templates.names import name_words
from templates.names.addresses import names_in_addresses, split_name_and_addresses
from templates.names.capitals import with_usual_capitals
from templates.names.pasted_text import (
    BRACKETS,
    EDGE_CHARACTERS,
    GREETING_OR_LABEL,
    PRONOUNS,
    SYMBOLS_TO_SPACES,
)
from templates.names.people import is_plain_name
from templates.names.person_name import PersonName
from templates.names.titles import has_title, spell_title
from templates.names.word_kinds import as_listed
from templates.text import tidy

_COMPLETE_GREETINGS = (
    "to whom", "kia ora", "tēnā koe", "bonjour", "ciao", "hola", "olá", "aloha", "namaste", "g'day",
    "moin", "servus", "dia duit", "sehr geehrte", "sehr geehrter",
)  # fmt: skip
"""Greetings that are complete without "Dear", in lower case."""

_GREETING_WORD = r"(?i)(?:dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day))\b(?!-)"


def greeting_name(people: Sequence[PersonName], spelling: Spelling, *, formal: bool) -> str:
    """Return the words after "Dear" for the result of `parse_people`; "" if that is empty."""
    names = [person.greeting_name(spelling, formal=formal) for person in people]
    # Two people with the same greeting name, such as "Ms Hopper", are greeted by their full names.
    distinct = [
        person.full_with_title(spelling) if names.count(name) > 1 else name
        for person, name in zip(people, names, strict=True)
    ]
    return _join_without_repetition(distinct, spelling)


def alternative_greeting_name(
    people: Sequence[PersonName], spelling: Spelling, *, formal: bool
) -> str | None:
    """Return a greeting name other than `greeting_name`, to offer to the writer.

    If the name is a guess, this is its other reading, or "" if there is none. Otherwise it is the
    name with its title ("Dr Roe") if `greeting_name` leaves the title out, or else None.
    """
    names = [person.greeting_name(spelling, formal=formal) for person in people]
    if not any(person.is_guess for person in people):
        formal_names = [person.greeting_name(spelling, formal=True) for person in people]
        if formal_names == names or not any(map(has_title, formal_names)):
            return None
        return _join_without_repetition(formal_names, spelling)
    alternatives = [person.alternative or person for person in people]
    other_names = [person.greeting_name(spelling, formal=formal) for person in alternatives]
    if other_names == names:
        return ""
    return _join_without_repetition(other_names, spelling)


def is_complete_greeting(greeting: str) -> bool:
    """Return whether a greeting is complete without "Dear", as in "Kia ora Priya"."""
    greeting = greeting.casefold()
    return any(
        greeting.startswith(beginning) and not greeting[len(beginning) :][:1].isalnum()
        for beginning in _COMPLETE_GREETINGS
    )


def begins_with_greeting(text: str) -> bool:
    """Return whether a text begins with the words that greet somebody, such as "Hi Priya"."""
    return re.match(_GREETING_WORD, text) is not None or is_complete_greeting(text)


def name_in_sentence(text: str, spelling: Spelling) -> str:
    """Return a name tidied for a sentence: "Jane Roe" for "Dear JANE ROE (she/her)".

    Addresses, pronouns, brackets, greetings and labels such as "FAO" are removed.
    """
    name, addresses = split_name_and_addresses(text)
    if not is_plain_name(name) and not name.isalpha():
        name = re.sub(BRACKETS, " ", re.sub(PRONOUNS, " ", name or names_in_addresses(addresses)))
        name = tidy(name.translate(SYMBOLS_TO_SPACES))
        name = re.sub(GREETING_OR_LABEL, "", name).strip(EDGE_CHARACTERS)
    words = name.split()
    if len(words) > 1 and name.isupper():
        words = (with_usual_capitals(name) or name).split()
    title = name_words.TITLES.get(as_listed(words[0])) if len(words) > 1 else None
    if title in name_words.ABBREVIATED_TITLES:
        words[0] = spell_title(title, spelling)
    return " ".join(words) or tidy(text.translate(SYMBOLS_TO_SPACES))


def _join_without_repetition(names: list[str], spelling: Spelling) -> str:
    return join_names(tuple(dict.fromkeys(names)), spelling)


def join_names(names: tuple[str, ...], spelling: Spelling = Spelling.BRITISH) -> str:
    """Return names as a list in a sentence: "Ada", "Ada and Alan", "Ada, Alan and Grace".

    American spelling has a comma before the "and" of three or more names.
    """
    if len(names) < 2:
        return "".join(names)
    comma = "," if spelling is Spelling.AMERICAN and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} and {names[-1]}"
