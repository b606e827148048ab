"""Parse what is typed in a field for names: people and teams, with any text pasted around them."""

import re

from templates.names import name_words
from templates.names.addresses import names_in_addresses, split_name_and_addresses
from templates.names.name_list import parse_group, parse_names_in_list
from templates.names.pasted_text import clean_pasted_text
from templates.names.person import parse_person
from templates.names.person_name import PersonName
from templates.names.separators import SLASH
from templates.names.teams import FALLBACK_RECIPIENT, parse_team
from templates.names.word_kinds import as_listed
from templates.text import tidy

_MARK_REMOVAL = str.maketrans(dict.fromkeys("-'’"))
"""A table for `str.translate` that removes the hyphens and apostrophes of names."""


def parse_people(
    text: str, *, is_panel: bool = False, employers: tuple[str, ...] = ()
) -> tuple[PersonName, ...]:
    """Return the people or the team in a text; nobody if the text is blank.

    With `is_panel`, a comma always separates people, never a family name from a given name. The
    names of `employers` are ignored after a name.
    """
    name, addresses = split_name_and_addresses(text)
    if not (name or addresses):
        return ()
    # Most names are plain, and need none of the patterns below.
    if is_plain_name(name):
        return (parse_person(name),)
    name = clean_pasted_text(name or names_in_addresses(addresses))
    for employer in filter(None, map(tidy, employers)):
        before, found, after = name.partition(f", {employer}")
        if found and not after[:1].isalpha():
            name = before + after
    if team := parse_team(name):
        return (team,)
    people = [
        person
        for group in re.split(r"[;；]", re.sub(SLASH, ";", name))
        for person in parse_group([*parse_names_in_list(group)], is_panel=is_panel)
    ]
    return tuple(people) or (PersonName(FALLBACK_RECIPIENT, is_team=True, is_guess=True),)


def is_plain_name(text: str) -> bool:
    """Return whether a text is a name of two or more words, and nothing else: "Jane Roe"."""
    words = text.split()
    return len(words) > 1 and all(
        word[:1].isalpha()
        and word.rstrip(".").translate(_MARK_REMOVAL).isalpha()
        and as_listed(word) not in name_words.NON_NAME_WORDS
        for word in words
    )
