"""Parse a list of names, without the roles and places between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from templates.names import name_words
from templates.names.capitals import capitalise_family_name, with_usual_capitals
from templates.names.pasted_text import (
    BRACKETS,
    EDGE_CHARACTERS,
    GREETING_OR_LABEL,
    SYMBOLS_TO_SPACES,
)
from templates.names.person import given_name_words, parse_person
from templates.names.person_name import PersonName
from templates.names.separators import AND, DETAIL_SEPARATOR
from templates.names.teams import is_team, may_be_role_or_organisation
from templates.names.titles import has_title, split_title
from templates.names.word_kinds import (
    as_listed,
    has_cased_letters,
    is_credential,
    is_given_name,
    is_initial,
    is_particle,
)
from templates.text import tidy

_QUOTED_NICKNAME = r"(?<=\s)['‘]([^\W\d_]+)['’](?=\s)"
"""A nickname in single quotation marks: "Robert 'Bob' Roe"."""
_PLACE_OR_EMPLOYER_AFTER_NAME = r"\s(?:from|at|in|on|with|via|of|for|the|c/o)\s.*"
"""The rest of a text after the name in it: " from Acme"."""
_ARTICLE = r"(?i)^\s*the\s+(?=\S)"
_MAX_ABBREVIATION = 3
"""The maximum number of characters of an abbreviation at the end of a name, such as "Jr."."""


class ListedName(NamedTuple):
    """A name in a list of people, and what was typed with it."""

    words: list[str]
    nickname: str = ""
    suffix: str = ""
    """Credentials after the name, separated by spaces, such as "PhD"."""
    follows_and: bool = False
    """Whether an "and", rather than a comma, separates the name from the one before."""
    has_details: bool = False
    """Whether a role, a place, a nickname or what was in brackets was removed from the text."""
    has_open_details: bool = False
    """Whether a role or a place was removed that may continue after the next comma."""

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)

    @property
    def words_without_title(self) -> list[str]:
        """The words after the titles."""
        return split_title(self.words)[1]

    @property
    def has_title(self) -> bool:
        """Whether the name begins with a title."""
        return len(self.words_without_title) < len(self.words)

    @property
    def is_clearly_person(self) -> bool:
        """Whether a title, a role, a place or a known given name shows that it is a person."""
        return self.has_title or self.has_details or is_given_name(self.words[0])

    @property
    def may_be_family_name(self) -> bool:
        """Whether the words may be a family name alone: "Roe", "van Rossum"."""
        words = self.words_without_title
        return bool(words) and all(map(is_particle, words[:-1]))


def parse_names_in_list(group: str) -> Iterator[ListedName]:
    """Yield the names that a group lists with commas and "and", without the roles between them.

    A group is a text without semicolons, such as "Jane Roe, PhD, Recruiter, and Tom Roe".
    """
    is_in_capitals = group.isupper()
    previous: ListedName | None = None
    is_skipping = False
    for text, follows_and in _split_list(group):
        name = _parse_listed_name(text)._replace(follows_and=follows_and)
        if not name.words or (previous and any(map(str.isdigit, name.text))):
            continue
        if previous and not follows_and and is_credential(name.text, in_capitals=is_in_capitals):
            previous = previous._replace(suffix=f"{previous.suffix} {name.text}".strip())
            continue
        is_team_after_and = follows_and and not is_skipping and is_team(name.text)
        is_role = may_be_role_or_organisation(name.text) and not is_team_after_and
        # After a role, skip the rest of the role or the employer, up to the next person. A role
        # before the first person is followed by their name, so nothing else is skipped.
        is_skipping = is_role or (is_skipping and bool(previous) and not name.is_clearly_person)
        if not is_skipping:
            if previous:
                yield previous
            previous = name
            # Brackets contain the whole detail: "Jane Roe (Acme), Grace Hopper".
            is_skipping = name.has_open_details and "(" not in text
    if previous:
        yield previous


def _split_list(group: str) -> Iterator[tuple[str, bool]]:
    """Yield each text between commas and "and", and whether it follows an "and".

    Commas in brackets do not separate names. An article at the beginning of a part is removed.
    """
    without_inner_commas = re.sub(BRACKETS, lambda match: match[0].replace(",", " "), group)
    for part in without_inner_commas.split(","):
        first, *others = re.split(AND, part)
        yield re.sub(_ARTICLE, "", first), False
        for other in others:
            yield other, True


def _parse_listed_name(text: str) -> ListedName:
    """Parse a text with one name: remove roles and places, and find a nickname in brackets."""
    text = re.sub(_QUOTED_NICKNAME, r'"\1"', re.sub(GREETING_OR_LABEL, "", tidy(text)))
    nickname = ""
    for match in re.finditer(BRACKETS, text):
        inside = tidy(next(filter(None, match.groups()), ""))
        given = split_title(text[: match.start()].split())[1][:1]
        if _is_nickname(inside, given, at_end=not text[match.end() :].strip()):
            nickname = inside
    name_and_details = tidy(re.sub(BRACKETS, " ", text).translate(SYMBOLS_TO_SPACES))
    name = _without_details(name_and_details)
    words = [word for part in name.split() if (word := part.strip(EDGE_CHARACTERS))]
    last = words[-1] if words else ""
    if len(last) > _MAX_ABBREVIATION and not is_initial(last) and not is_credential(last):
        words[-1] = last.rstrip(".") or last
    return ListedName(
        words,
        nickname,
        has_details=len(name) < len(text),
        has_open_details=len(name) < len(name_and_details),
    )


def _is_nickname(inside: str, given: list[str], *, at_end: bool) -> bool:
    """Return whether the text in brackets is a nickname, as in "Robert (Bob) Roe".

    Otherwise it may be an employer or a place. `given` contains the given name before the brackets,
    if any, and `at_end` says whether the text ends after them.
    """
    is_abbreviation = inside.isupper() and (at_end or len(inside) > 2)
    if not inside.isalpha() or not given or is_abbreviation or may_be_role_or_organisation(inside):
        return False
    return not at_end or is_given_name(inside) or inside.casefold() in given[0].casefold()


def _without_details(text: str) -> str:
    """Return the name in a text, without role, place and employer: "Jane Roe - HR Manager"."""
    sides = [side for side in re.split(DETAIL_SEPARATOR, text) if any(map(str.isalnum, side))]
    if not sides:
        return ""
    # A role may come first: "HR Manager - Jane Roe".
    people = [side for side in sides[:2] if not may_be_role_or_organisation(side)]
    if not people:
        return sides[0]
    name = people[0]
    if name.isupper() and re.search(_PLACE_OR_EMPLOYER_AFTER_NAME, name.lower()):
        name = name.lower()
    return _without_role(re.sub(_PLACE_OR_EMPLOYER_AFTER_NAME, "", name))


def _without_role(name: str) -> str:
    """Return a name without a role before or after it: "Jane Roe" in "Recruiter Jane Roe".

    Words that may also be names are removed only together with a word that cannot be one.
    """
    words = name.split()
    lower = [as_listed(word) for word in words]
    has_title_at_start = has_title(name)
    if not has_title_at_start:
        start = 0
        while start < len(words) and lower[start] in name_words.ROLE_WORDS:
            start += 1
        rest = words[start:]
        leaves_person = len(rest) > 1 or (len(rest) == 1 and is_given_name(rest[0]))
        if leaves_person and not name_words.CORE_ROLE_WORDS.isdisjoint(lower[:start]):
            words, lower = rest, lower[start:]
    end = len(words)
    min_end = 2 if has_title_at_start else 1
    while end > min_end and lower[end - 1] in name_words.ROLE_WORDS:
        end -= 1
    has_role_at_end = not name_words.ROLE_ENDINGS.isdisjoint(lower[end:])
    return " ".join(words[:end] if has_role_at_end else words)


def parse_group(names: list[ListedName], *, is_panel: bool) -> list[PersonName]:
    """Return the people and teams in the names that `parse_names_in_list` yields for a group.

    With `is_panel`, two names are never the family name and the given name of one person, and
    every name is a person or a team, not an employer or a place.
    """
    if len(names) == 2 and not is_panel and _is_inverted_name(*names):
        return [_parse_inverted_name(*names)]
    if not is_panel and _ends_with_employer_or_place(names):
        names = names[:-1]
    return [
        PersonName(name.text, is_team=True)
        if is_team(name.text)
        else parse_person(name.text, nickname=name.nickname, suffix=name.suffix)
        for name in names
    ]


def _ends_with_employer_or_place(names: list[ListedName]) -> bool:
    """Return whether the last name is probably an employer or a place: "Jane Roe, Acme"."""
    if len(names) < 2:
        return False
    *others, last = names
    are_full_names = all(len(name.words_without_title) > 1 for name in others)
    return (
        are_full_names
        and len(last.words) == 1
        and not (last.follows_and or last.is_clearly_person)
        and has_cased_letters(last.text)
    )


def _is_inverted_name(first: ListedName, second: ListedName) -> bool:
    """Return whether "first, second" is one person, with the family name first."""
    words, second_words = first.words_without_title, second.words_without_title
    if second.follows_and or not (words and second_words):
        return False
    if not has_cased_letters(first.text + second.text):
        return False
    is_one_given_name = len(words) == 1 and is_given_name(words[0])
    if second.has_title:
        # "Roe, Dr Jane"
        return len(second_words) == 1 and not first.has_title and not is_one_given_name
    are_initials = all(map(is_initial, second_words))
    if first.may_be_family_name and (first.has_title or not is_one_given_name):
        # "Roe, Jane Mary", "Berg, Anna van der"
        return len(second_words) <= 2 or are_initials or is_particle(second_words[-1])
    ends_with_given_name = len(second_words) == 1 and is_given_name(second_words[0])
    return are_initials or (ends_with_given_name and not is_given_name(words[0]))


def _parse_inverted_name(first: ListedName, second: ListedName) -> PersonName:
    """Parse "family name, given name", maybe with particles at the end: "Berg, Anna van der"."""
    end = len(second.words)
    while end > 1 and second.words[end - 1].islower() and is_particle(second.words[end - 1]):
        end -= 1
    given, particles = second.words[:end], second.words[end:]
    family = " ".join([*particles, *first.words_without_title])
    titles = first.words[: -len(first.words_without_title)]
    person = parse_person(
        " ".join([*titles, *given, family]),
        nickname=first.nickname or second.nickname,
        suffix=f"{first.suffix} {second.suffix}".strip(),
    )
    given_name = " ".join(given_name_words(split_title(given)[1]))
    return person._replace(
        given=with_usual_capitals(given_name) or given_name,
        family=capitalise_family_name(family),
        is_guess=len(first.words) == len(second.words) == 1,
        alternative=None,
    )
