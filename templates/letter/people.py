"""Parse what is typed in a field for names: people, teams, and text pasted with them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from templates.answers import Spelling
from templates.letter import name_words
from templates.letter.names import (
    AND_IN_COUPLE,
    OR_IN_COUPLE,
    PersonName,
    as_listed,
    given_name_words,
    has_cased_letters,
    is_credential,
    is_given_name,
    is_initial,
    is_particle,
    parse_person,
    spell_title,
    split_title,
    with_usual_capitals,
)
from templates.text import tidy

UNNAMED_RECIPIENT = "Hiring Team"
"""The recipient if what was typed names nobody."""

_ADDRESS = r"\w[\w.!#$%&'*+/=?^`{|}~-]*@[\w-]+(?:\.[\w-]+)+"
_ADDRESS_LABEL = r"(?i)\b(?:mailto|e-?mail)\s*:\s*|<\s*>|\(\s*\)|\[\s*\]"
_QUOTED_NAME_WITH_COMMA = r'["“]([^",“”]+),\s*([^",“”]+)["”]'
_LINK = r"(?i)\b(?:https?://|www\.)\S*|\blinkedin\.com\S*"
_PHONE = r"(?<!\S)\+?[\d(][\d\s()./-]{5,}(?!\S)"
_PRONOUN = r"(?:she|hers?|he|him|his|they|them|theirs?|ze|zir|xe|xem|any|all)"
_PRONOUNS = rf"(?i)(?:\bpronouns:?\s*)?[(\[{{]?\s*\b{_PRONOUN}(?:\s*/\s*{_PRONOUN}\b)+\s*[)\]}}]?"
_SALUTATION = (
    r"(?i)^(?:(?:dear|hello|hiya|hi|hey|greetings|good (?:morning|afternoon|evening|day)|fao|attn|"
    r"c/o)(?![\w'’])[\s:,.!-]*|(?:attention|to|from|name|re|cc|contact)\s*:\s*|to (?=the ))+"
)
_COMPLETE_GREETING = (
    r"(?i)(?:to whom|kia ora|tēnā koe|bonjour|ciao|hola|olá|aloha|namaste|g'day|moin|servus|"
    r"dia duit|sehr geehrter?)\b"
)
"""Greetings that are complete without "Dear"."""
_TITLE_WITHOUT_SPACE = r"(?i)\b(prof|dr|mrs?|ms|mx|rev|capt|sgt)\.(?=[^\W\d_]{2})"
_COUPLE_TITLES = (
    r"(?i)\b(mr|mrs|ms|mx|miss|dr|prof|professor|revd?|sir|lord|herr|frau|señor|sr|capt)\.?"
    r"\s*(and|&|\+|/|or)\s*"
    r"(mr|mrs|ms|mx|miss|dr|prof|professor|lady|herr|frau|señora|sra)\.?(?=\s)"
)
_BRACKETS = r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}|[\"“”„]([^\"“”„]*)[\"“”„]"
_QUOTED_NICKNAME = r"(?<=\s)['‘]([^\W\d_]+)['’](?=\s)"
_WITHOUT_SYMBOLS = str.maketrans(dict.fromkeys('@<>()[]{}"“”„«»`*=\\^~%$#_', " "))
"""A table for `str.translate` that replaces symbols that occur in no name by spaces."""
_WITHOUT_MARKS_IN_NAMES = str.maketrans(dict.fromkeys("-'’"))
"""A table for `str.translate` that removes the hyphens and apostrophes of names."""
_AND = r"(?i)\s+and\s+|\s*[&+]\s*"
_SLASH = r"\s+/\s*|\s*/\s+|(?<=\w\w)/(?=\w\w)"
"""A slash between two names, as opposed to "c/o"."""
_DETAIL_SEPARATOR = r"\s+[-–—|·•]+\s*|\s*[-–—|·•]+\s+|\s*[—|·•]\s*|\s*:\s+"
"""A dash, a bar, a dot or a colon between a name and a role or a place."""
_PLACE_AFTER_NAME = r"\s(?:from|at|in|on|with|via|of|for|the|c/o)\s.*"
_ORGANISATION_AFTER_TEAM = r"(?i)\s(?:at|for|from|in)\s+(?:the\s+)?(.+)"
_ARTICLE = r"(?i)^(?:(?:the|our|your|their|whole|entire)\s+)+(?=\S)"
_EMOJI = "(?:[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d]*)+"
_INITIAL_AND_FAMILY_NAME = r"([b-df-hj-np-rt-z])([b-dfgjkmnpqs-tv-xz]\w{2,})"
_CONSONANTS_AT_START = ("kn", "gn", "mc", "ts", "cz", "dz", "ng", "ps", "pt")
"""Two consonants that a name may begin with; of other pairs, the first is an initial."""
_MAX_LENGTH = 200
"""The number of characters that are parsed: a longer text is no name, and slow to search."""
_EDGE_CHARACTERS = " ,;:!?|/-–—'’"


def greeting_name(
    text: str,
    spelling: Spelling,
    *,
    formal: bool,
    is_panel: bool = False,
    employers: tuple[str, ...] = (),
) -> str:
    """Return the words after "Dear" for the people or the team in a text; "" for a blank text.

    With `is_panel`, a comma always separates people, never a family name from a given name. The
    names of `employers` are ignored after a name.
    """
    people = parse_people(text, is_panel=is_panel, employers=employers)
    names = [person.greeting_name(spelling, formal=formal) for person in people]
    # Two people with the same greeting name, such as "Ms Hopper", are greeted by their full names.
    distinct = (
        person.full_with_title(spelling) if names.count(name) > 1 else name
        for person, name in zip(people, names, strict=True)
    )
    return join_names(tuple(dict.fromkeys(distinct)), spelling)


def alternative_greeting_name(
    text: str,
    spelling: Spelling,
    *,
    formal: bool,
    is_panel: bool = False,
    employers: tuple[str, ...] = (),
) -> str | None:
    """Return the other greeting name to offer.

    If a name is guessed, return its other reading, or "" if it has none. Otherwise return the name
    with the title that the tone leaves out, or None if there is no such title. The arguments are
    those of `greeting_name`.
    """
    people = parse_people(text, is_panel=is_panel, employers=employers)
    names = [person.greeting_name(spelling, formal=formal) for person in people]
    if not any(person.is_guess for person in people):
        formal_names = [person.greeting_name(spelling, formal=True) for person in people]
        if formal_names == names or not any(map(_has_title, formal_names)):
            return None
        return join_names(tuple(dict.fromkeys(formal_names)), spelling)
    alternatives = [person.alternative or person for person in people]
    other_names = [person.greeting_name(spelling, formal=formal) for person in alternatives]
    if other_names == names:
        return ""
    return join_names(tuple(dict.fromkeys(other_names)), spelling)


def is_complete_greeting(name: str) -> bool:
    """Return whether a greeting is complete without "Dear", as in "Kia ora Priya"."""
    return re.match(_COMPLETE_GREETING, name) is not None


def name_in_sentence(text: str, spelling: Spelling) -> str:
    """Return a name as typed, but without address, pronouns, brackets and salutation."""
    name, address = split_name_and_addresses(text)
    if not _is_plain_name(name) and not name.isalpha():
        name = re.sub(_BRACKETS, " ", re.sub(_PRONOUNS, " ", name or _names_in_addresses(address)))
        name = re.sub(_SALUTATION, "", tidy(name.translate(_WITHOUT_SYMBOLS))).strip(
            _EDGE_CHARACTERS
        )
    words = name.split()
    if len(words) > 1 and name.isupper():
        words = (with_usual_capitals(name) or name).split()
    title = name_words.TITLES.get(as_listed(words[0])) if len(words) > 1 else None
    if title in name_words.ABBREVIATED_TITLES:
        words[0] = spell_title(title, spelling)
    return " ".join(words) or tidy(text.translate(_WITHOUT_SYMBOLS))


def join_names(names: tuple[str, ...], spelling: Spelling = Spelling.BRITISH) -> str:
    """Return names as a list in a sentence: "Ada", "Ada and Alan", "Ada, Alan and Grace".

    American spelling has a comma before the "and" of three or more names.
    """
    if len(names) < 2:
        return "".join(names)
    comma = "," if spelling is Spelling.AMERICAN and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} and {names[-1]}"


# --- addresses


def split_name_and_addresses(text: str) -> tuple[str, str]:
    """Return the name in a pasted text, and its email addresses, separated by commas, or ""."""
    line = tidy(text)[:_MAX_LENGTH].rstrip()
    addresses = re.findall(_ADDRESS, line) if "@" in line else []
    if not addresses:
        return line, ""
    name = re.sub(_ADDRESS_LABEL, " ", re.sub(_ADDRESS, " ", line))
    name = tidy(re.sub(_QUOTED_NAME_WITH_COMMA, r"\2 \1", name))
    name = re.sub(r"\s+(?=[,;])", "", name).strip(_EDGE_CHARACTERS + '<>"')
    return name, ", ".join(dict.fromkeys(addresses))


def _names_in_addresses(addresses: str) -> str:
    return "; ".join(filter(None, map(_name_in_address, addresses.split(", "))))


def _name_in_address(address: str) -> str:
    """Return the name that an address is made of: Jane Doe for "jane.doe@x.com"."""
    mailbox = address.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[\W\d_]+", mailbox) if word]
    if not words or name_words.SHARED_MAILBOXES & set(map(str.casefold, words)):
        return UNNAMED_RECIPIENT
    if _is_role_or_organisation(" ".join(words)):
        return " ".join(words)
    if len(words) == 2 and is_given_name(words[1]) and not is_given_name(words[0]):
        words.reverse()
    if len(words) == 1 and not words[0].lower().startswith(_CONSONANTS_AT_START):
        words = re.sub(_INITIAL_AND_FAMILY_NAME, r"\1 \2", words[0].lower()).split()
    return " ".join(f"{word}." if len(word) == 1 else word for word in words).title()


# --- people and teams


def parse_people(
    text: str, *, is_panel: bool = False, employers: tuple[str, ...] = ()
) -> tuple[PersonName, ...]:
    """Return the people or the team in a text; none for a blank text.

    The arguments are those of `greeting_name`.
    """
    name, address = split_name_and_addresses(text)
    if not (name or address):
        return ()
    if _is_plain_name(name):
        return (parse_person(name),)
    name = _normalise(name or _names_in_addresses(address))
    for employer in filter(None, map(tidy, employers)):
        before, found, after = name.partition(f", {employer}")
        if found and not after[:1].isalpha():
            name = before + after
    if team := _parse_team(name):
        return (team,)
    people = [
        person
        for group in re.split(r"[;；]", re.sub(_SLASH, ";", name))
        for person in _parse_group([*_listed_names(group)], is_panel=is_panel)
    ]
    return tuple(people) or (PersonName(UNNAMED_RECIPIENT, is_team=True, is_guess=True),)


def _is_plain_name(text: str) -> bool:
    """Return whether a text, like most, has only words of a single person's name."""
    words = text.split()
    return len(words) > 1 and all(
        word[:1].isalpha()
        and word.rstrip(".").translate(_WITHOUT_MARKS_IN_NAMES).isalpha()
        and as_listed(word) not in name_words.NON_NAME_WORDS
        for word in words
    )


def _normalise(text: str) -> str:
    """Return a text without links, symbols and the like, and with plain commas between names."""
    for pattern in (_EMOJI, _LINK, _PHONE, _PRONOUNS):
        text = re.sub(pattern, " ", text)
    text = re.sub(_TITLE_WITHOUT_SPACE, r"\1. ", re.sub(r"[、，،]", ", ", text))
    text = re.sub(r"(?<=\w)@\S*", "", text.replace(" @ ", " at ")).replace("@", " ")
    text = text.replace(AND_IN_COUPLE, " ").replace(OR_IN_COUPLE, " ")
    text = re.sub(_SALUTATION, "", tidy(text)).strip(_EDGE_CHARACTERS)
    return re.sub(_COUPLE_TITLES, _join_couple_titles, text)


def _join_couple_titles(titles: re.Match[str]) -> str:
    conjunction = OR_IN_COUPLE if titles[2].casefold() in ("/", "or") else AND_IN_COUPLE
    return f"{titles[1]}{conjunction}{titles[3]}"


def _parse_team(text: str) -> PersonName | None:
    """Return a text as a team, a role or an unnamed addressee; None if it is none of them."""
    return _parse_unnamed_addressee(text) or _parse_team_or_role(text)


def _parse_unnamed_addressee(text: str) -> PersonName | None:
    """Parse a text that addresses people without their names: "sir or madam", "unknown", "all"."""
    lower = tidy(text.translate(_WITHOUT_SYMBOLS)).casefold()
    if greeting_name := name_words.UNNAMED_ADDRESSEES.get(lower.rstrip(".")):
        return PersonName(greeting_name, is_team=True)
    if (
        lower in name_words.UNKNOWN_RECIPIENTS
        or lower.startswith("whoever ")
        or not any(map(str.isalnum, text))
    ):
        return PersonName(UNNAMED_RECIPIENT, is_team=True, is_guess=True)
    if name_words.TITLES.get(as_listed(text)) in name_words.COURTESY_TITLES:
        return PersonName("Sir or Madam", is_team=True, is_guess=True)
    if lower.split()[0] in ("all", "everyone", "everybody"):
        group = _without_brackets(text)
        return PersonName(group[0].lower() + group[1:], is_team=True)
    return None


def _parse_team_or_role(text: str) -> PersonName | None:
    """Return a text as a team or a role; None if it may be the name of a person."""
    full_name, *details = re.split(rf"{_DETAIL_SEPARATOR}|,\s*", _without_brackets(text))
    if details and (
        _has_title(details[0]) or is_given_name(details[0].split(" ")[0]) or ": " in text
    ):
        return None
    full_name = re.sub(_ARTICLE, "", full_name)
    organisation = re.search(_ORGANISATION_AFTER_TEAM, full_name)
    name = full_name[: organisation.start()] if organisation else full_name
    last = as_listed(name.split()[-1]) if name.split() else ""
    # Two words after a role are the name of the person: "Recruiter - Jane Roe".
    names_person = last not in name_words.TEAM_ENDINGS and any(" " in detail for detail in details)
    has_article = tidy(text.translate(_WITHOUT_SYMBOLS)).casefold().startswith("the ")
    if has_article and not (details or _is_team_or_role(name) or re.search(_AND, text)):
        return PersonName(full_name, is_team=True, is_guess=True)
    if not _is_team_or_role(name) or names_person:
        return None
    if organisation and name.casefold() == "team":
        name = f"{organisation[1]} Team"
    elif last in name_words.ENDINGS_BEFORE_TEAM and not _is_head_of(name):
        name = f"{name} Team"
    return PersonName(_capitalise_team(name), is_team=True)


def _without_brackets(text: str) -> str:
    return tidy(re.sub(_BRACKETS, " ", text).translate(_WITHOUT_SYMBOLS))


def _capitalise_team(name: str) -> str:
    """Return the name of a team with capitals: "Hiring Team"."""
    words = (with_usual_capitals(name) or name).split()
    capitalised = (with_usual_capitals(word) or word if word.islower() else word for word in words)
    return " ".join(
        word.lower() if word.casefold() in name_words.LOWER_CASE_WORDS else word
        for word in capitalised
    )


def _is_team_or_role(text: str) -> bool:
    """Return whether a text is the name of a team or a role, without a person."""
    words = [*map(as_listed, text.split())]
    if not words or is_given_name(words[0]) or _has_title(text):
        return False
    last = words[-1]
    is_group = len(words) > 1 and last in name_words.TEAM_ENDINGS | name_words.COMPANY_ENDINGS
    is_role = len(words) > 2 and last in name_words.ROLE_ENDINGS
    return is_group or is_role or _has_only_role_words(words)


def _is_role_or_organisation(text: str) -> bool:
    """Return whether a text is a role or an organisation, which may be next to a name."""
    words = [*map(as_listed, text.split())]
    if not words or is_given_name(words[0]) or _has_title(text):
        return False
    if _has_only_role_words(words) or (len(words) > 1 and words[-1] in name_words.ROLE_ENDINGS):
        return True
    is_organisation = len(words) > 1 and not name_words.ORGANISATION_WORDS.isdisjoint(words)
    return is_organisation or _is_head_of(text)


def _is_head_of(text: str) -> bool:
    """Return whether a text begins like "Head of" or "Lead for"."""
    first, *others = [*map(as_listed, text.split())]
    return first in name_words.CORE_ROLE_WORDS and others[:1] in (["of"], ["for"])


def _has_only_role_words(words: list[str]) -> bool:
    has_core_word = not name_words.CORE_ROLE_WORDS.isdisjoint(words)
    return has_core_word and (name_words.ROLE_WORDS | name_words.LOWER_CASE_WORDS).issuperset(words)


def _has_title(text: str) -> bool:
    return bool(split_title(text.split())[0])


# --- several people


class _ListedName(NamedTuple):
    """A name in a list of people, and what was typed with it."""

    words: list[str]
    nickname: str = ""
    suffix: str = ""
    follows_and: bool = False
    has_details: bool = False
    """Whether a role or a place was removed from the text."""

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
        return self.has_title or self.has_details or is_given_name(self.words[0])

    @property
    def may_be_family_name(self) -> bool:
        """Whether there may be no given name among the words."""
        words = self.words_without_title
        return bool(words) and all(map(is_particle, words[:-1]))


def _listed_names(group: str) -> Iterator[_ListedName]:
    """Yield the names in a list with commas and "and", without the roles between them."""
    is_in_capitals = group.isupper()
    previous: _ListedName | None = None
    is_skipping = False
    for text in _split_at_commas(group):
        for index, piece in enumerate(re.split(_AND, text)):
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
            is_greeted_team = name.follows_and and not is_skipping and _is_team_or_role(name.text)
            is_role = _is_role_or_organisation(name.text) and not is_greeted_team
            # After a role, skip the rest of the role or the employer, up to the next person.
            is_skipping = is_role or (is_skipping and bool(previous) and not name.is_clearly_person)
            if not is_skipping:
                if previous:
                    yield previous
                previous = name
                # Details in brackets are complete: "Jane Roe (Acme), Grace Hopper".
                is_skipping = name.has_details and "(" not in piece
    if previous:
        yield previous


def _split_at_commas(text: str) -> list[str]:
    """Return the parts of a text between commas, without commas in brackets."""
    without_commas = re.sub(_BRACKETS, lambda match: match[0].replace(",", " "), text)
    return without_commas.split(",")


def _parse_listed_name(text: str) -> _ListedName:
    """Parse a text with one name: remove roles and places, and find a nickname in brackets."""
    text = re.sub(_SALUTATION, "", tidy(text))
    nickname = ""

    def read_brackets(match: re.Match[str]) -> str:
        nonlocal nickname
        inside = tidy(next(filter(None, match.groups()), ""))
        given = split_title(text[: match.start()].split())[1][:1]
        if _is_nickname(inside, given, at_end=not text[match.end() :].strip()):
            nickname = inside
        return " "

    name = re.sub(_BRACKETS, read_brackets, re.sub(_QUOTED_NICKNAME, r'"\1"', text))
    name = tidy(name.translate(_WITHOUT_SYMBOLS))
    sides = [side for side in re.split(_DETAIL_SEPARATOR, name) if any(map(str.isalnum, side))]
    chosen = sides[0] if sides else ""
    if (
        len(sides) > 1
        and _is_role_or_organisation(chosen)
        and not _is_role_or_organisation(sides[1])
    ):
        chosen = sides[1]
    if not _is_role_or_organisation(chosen):
        if chosen.isupper() and re.search(_PLACE_AFTER_NAME, chosen.lower()):
            chosen = chosen.lower()
        chosen = _without_role(re.sub(_PLACE_AFTER_NAME, "", chosen))
    words = [word.strip(_EDGE_CHARACTERS) for word in chosen.split()]
    words = [word for word in words if word]
    if words and len(words[-1]) > 3 and not is_initial(words[-1]) and not is_credential(words[-1]):
        words[-1] = words[-1].rstrip(".") or words[-1]
    return _ListedName(words, nickname, has_details=len(chosen) < len(text))


def _is_nickname(inside: str, given: list[str], *, at_end: bool) -> bool:
    """Return whether the text in brackets is a nickname, not an employer or a place.

    `given` holds the given name before the brackets, and `at_end` is whether the text ends after
    them.
    """
    is_abbreviation = inside.isupper() and (at_end or len(inside) > 2)
    if not inside.isalpha() or not given or is_abbreviation or _is_role_or_organisation(inside):
        return False
    return not at_end or is_given_name(inside) or inside.casefold() in given[0].casefold()


def _without_role(name: str) -> str:
    """Return a name without a role before or after it: Jane Roe for "Recruiter Jane Roe"."""
    words, lower = name.split(), [*map(as_listed, name.split())]
    start = 0
    while start < len(words) and lower[start] in name_words.ROLE_WORDS and not _has_title(name):
        start += 1
    names_person = len(words) - start > 1 or (start < len(words) and is_given_name(words[start]))
    if names_person and not name_words.CORE_ROLE_WORDS.isdisjoint(lower[:start]):
        words, lower = words[start:], lower[start:]
    end, min_end = len(words), 2 if _has_title(name) else 1
    while end > min_end and lower[end - 1] in name_words.ROLE_WORDS:
        end -= 1
    return " ".join(words if name_words.ROLE_ENDINGS.isdisjoint(lower[end:]) else words[:end])


def _parse_group(names: list[_ListedName], *, is_panel: bool) -> list[PersonName]:
    """Return the people and teams in a list of names."""
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
        # After full names, a single word that is no given name is the employer or a place.
        names = others
    return [
        PersonName(name.text, is_team=True)
        if _is_team_or_role(name.text)
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
    has_initials = all(map(is_initial, second_words))
    if first.may_be_family_name and (first.has_title or not is_one_given_name):
        return len(second_words) <= 2 or has_initials or is_particle(second_words[-1])
    ends_with_given_name = len(second_words) == 1 and is_given_name(second_words[0])
    return has_initials or (ends_with_given_name and not is_given_name(words[0]))


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
        family=_capitalise_family_name(family),
        is_guess=len(first.words) == len(second.words) == 1,
        alternative=None,
    )


def _capitalise_family_name(family: str) -> str:
    """Return a family name with the usual capitals: "van Rossum"."""
    # Particles stay in lower case after a given name; the X is used as one.
    given = "X" if family.isupper() else "x"
    full = with_usual_capitals(f"{given} {family}")
    return full.removeprefix("X ") if full else family
