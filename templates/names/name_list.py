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
_PLACE_OR_EMPLOYER_AFTER_NAME = r"\s(?:from|at|in|on|with|via|of|for|the|c/o)\s.*"


class _ListedName(NamedTuple):
    """A name in a list of people, and what was typed with it."""

    words: list[str]
    nickname: str = ""
    suffix: str = ""
    follows_and: bool = False
    has_details: bool = False
    """Whether a role, a place, a nickname or what was in brackets was removed from the text."""
    has_open_details: bool = False
    """Whether a role or a place that may go on after the next comma was removed."""

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def words_without_title(self) -> list[str]:
        """The words after the titles."""
        return split_title(self.words)[1]

    @property
    def has_title(self) -> bool:
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


def listed_names(group: str) -> Iterator[_ListedName]:
    """Yield the names that a group lists with commas and "and", without the roles between them."""
    is_in_capitals = group.isupper()
    previous: _ListedName | None = None
    is_skipping = False
    for text in _split_at_commas(group):
        for index, piece in enumerate(re.split(AND, text)):
            without_article = piece if index else re.sub(r"(?i)^\s*the\s+(?=\S)", "", piece)
            name = _parse_listed_name(without_article)._replace(follows_and=index > 0)
            if not name.words or (previous and any(map(str.isdigit, name.text))):
                continue
            if (
                previous
                and not name.follows_and
                and is_credential(name.text, in_capitals=is_in_capitals)
            ):
                previous = previous._replace(suffix=f"{previous.suffix} {name.text}".strip())
                continue
            is_team_after_and = name.follows_and and not is_skipping and is_team(name.text)
            is_role = may_be_role_or_organisation(name.text) and not is_team_after_and
            # After a role, skip the rest of the role or the employer, up to the next person. A role
            # before the first person is followed by their name, so nothing else is skipped.
            is_skipping = is_role or (is_skipping and bool(previous) and not name.is_clearly_person)
            if not is_skipping:
                if previous:
                    yield previous
                previous = name
                # Brackets hold the whole detail: "Jane Roe (Acme), Grace Hopper".
                is_skipping = name.has_open_details and "(" not in piece
    if previous:
        yield previous


def _split_at_commas(text: str) -> list[str]:
    """Return the parts of a text between commas; those in brackets separate no parts."""
    return re.sub(BRACKETS, lambda match: match[0].replace(",", " "), text).split(",")


def _parse_listed_name(text: str) -> _ListedName:
    """Parse a text with one name: remove roles and places, and find a nickname in brackets."""
    text = re.sub(GREETING_OR_LABEL, "", tidy(text))
    nickname = ""

    def read_brackets(match: re.Match[str]) -> str:
        nonlocal nickname
        inside = tidy(next(filter(None, match.groups()), ""))
        given = split_title(text[: match.start()].split())[1][:1]
        if _is_nickname(inside, given, at_end=not text[match.end() :].strip()):
            nickname = inside
        return " "

    name = re.sub(BRACKETS, read_brackets, re.sub(_QUOTED_NICKNAME, r'"\1"', text))
    name = tidy(name.translate(SYMBOLS_TO_SPACES))
    sides = [side for side in re.split(DETAIL_SEPARATOR, name) if any(map(str.isalnum, side))]
    chosen = sides[0] if sides else ""
    if (
        len(sides) > 1
        and may_be_role_or_organisation(chosen)
        and not may_be_role_or_organisation(sides[1])
    ):
        chosen = sides[1]
    if not may_be_role_or_organisation(chosen):
        if chosen.isupper() and re.search(_PLACE_OR_EMPLOYER_AFTER_NAME, chosen.lower()):
            chosen = chosen.lower()
        chosen = _without_role(re.sub(_PLACE_OR_EMPLOYER_AFTER_NAME, "", chosen))
    words = [word.strip(EDGE_CHARACTERS) for word in chosen.split()]
    words = [word for word in words if word]
    if words and len(words[-1]) > 3 and not is_initial(words[-1]) and not is_credential(words[-1]):
        words[-1] = words[-1].rstrip(".") or words[-1]
    return _ListedName(
        words,
        nickname,
        has_details=len(chosen) < len(text),
        has_open_details=len(chosen) < len(name),
    )


def _is_nickname(inside: str, given: list[str], *, at_end: bool) -> bool:
    """Return whether the text in brackets is a nickname, as in "Robert (Bob) Roe".

    It may also be an employer or a place. `given` is the given name before the brackets, or empty,
    and `at_end` is whether the text ends after them.
    """
    is_abbreviation = inside.isupper() and (at_end or len(inside) > 2)
    if not inside.isalpha() or not given or is_abbreviation or may_be_role_or_organisation(inside):
        return False
    return not at_end or is_given_name(inside) or inside.casefold() in given[0].casefold()


def _without_role(name: str) -> str:
    """Return a name without a role before or after it: Jane Roe for "Recruiter Jane Roe".

    Words that may also be names are dropped only with one that cannot be.
    """
    words, lower = name.split(), [*map(as_listed, name.split())]
    start = 0
    while start < len(words) and lower[start] in name_words.ROLE_WORDS and not has_title(name):
        start += 1
    leaves_person = len(words) - start > 1 or (start < len(words) and is_given_name(words[start]))
    if leaves_person and not name_words.CORE_ROLE_WORDS.isdisjoint(lower[:start]):
        words, lower = words[start:], lower[start:]
    end = len(words)
    min_end = 2 if has_title(name) else 1
    while end > min_end and lower[end - 1] in name_words.ROLE_WORDS:
        end -= 1
    return " ".join(words if name_words.ROLE_ENDINGS.isdisjoint(lower[end:]) else words[:end])


def parse_group(names: list[_ListedName], *, is_panel: bool) -> list[PersonName]:
    """Return the people and teams in a group of names.

    With `is_panel`, two names are never the family name and the given name of one person, and
    every name is a person or a team, not an employer or a place.
    """
    if len(names) == 2 and not is_panel and _is_inverted_name(*names):
        return [_parse_inverted_name(*names)]
    *others, last = names or [_ListedName([])]
    are_full_names = bool(others) and all(len(name.words_without_title) > 1 for name in others)
    if (
        are_full_names
        and not is_panel
        and len(last.words) == 1
        and not (last.follows_and or last.is_clearly_person)
        and has_cased_letters(last.text)
    ):
        # After full names, a single word that is no given name is an employer or a place.
        names = others
    return [
        PersonName(name.text, is_team=True)
        if is_team(name.text)
        else parse_person(name.text, nickname=name.nickname, suffix=name.suffix)
        for name in names
    ]


def _is_inverted_name(first: _ListedName, second: _ListedName) -> bool:
    """Return whether "first, second" is one person, with the family name first."""
    words, second_words = first.words_without_title, second.words_without_title
    if second.follows_and or not (words and second_words):
        return False
    if not has_cased_letters(first.text + second.text):
        return False
    is_one_given_name = len(words) == 1 and is_given_name(words[0])
    if second.has_title:
        return len(second_words) == 1 and not first.has_title and not is_one_given_name
    are_initials = all(map(is_initial, second_words))
    if first.may_be_family_name and (first.has_title or not is_one_given_name):
        return len(second_words) <= 2 or are_initials or is_particle(second_words[-1])
    ends_with_given_name = len(second_words) == 1 and is_given_name(second_words[0])
    return are_initials or (ends_with_given_name and not is_given_name(words[0]))


def _parse_inverted_name(first: _ListedName, second: _ListedName) -> PersonName:
    """Parse "family name, given name"."""
    given = second.words
    particles: list[str] = []
    while len(given) > 1 and given[-1].islower() and is_particle(given[-1]):
        given, particles = given[:-1], [given[-1], *particles]
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
