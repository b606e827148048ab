"""Parse the name of one person."""

import re

from templates.names import name_words
from templates.names.capitals import capitalise_in_name, capitalise_word, with_usual_capitals
from templates.names.person_name import PersonName
from templates.names.titles import split_title
from templates.names.word_kinds import (
    as_listed,
    has_cased_letters,
    is_given_name,
    is_initial,
    is_particle,
    is_suffix,
)

_ONSET = "(?:zh|ch|sh|kw|ts|hs|ng|[bcdfghjklmnpqrstwxyz])?"
"""The consonants at the start of a syllable, if any."""
_SYLLABLE = rf"(?i:{_ONSET}[aeiouüy]{{1,3}}(?:ng|[nmkpth])?)"
_SYLLABLES = rf"{_SYLLABLE}{{1,2}}"
"""One or two syllables of a Chinese or Korean name in Latin letters."""
_EAST_SLAVIC_FAMILY = r"(?i)(?:[оеё]ва?|ина?|ск[иі]й|ская|енко|чук)$"
"""The end of a Russian or Ukrainian family name."""
_MAX_SHORT_WORD = 5
"""The maximum number of letters of each word of a short Chinese name: "Ming Yu Chan"."""
_SPANISH_LETTERS = frozenset("áéíóúñ")


def parse_person(text: str, *, nickname: str = "", suffix: str = "") -> PersonName:
    """Parse a text with only the name of one person; any text is accepted.

    `nickname` and `suffix` were found beside the text; "" if there is none.
    """
    text = with_usual_capitals(text) or text
    title, words = split_title(text.split())
    while len(words) > 1 and is_suffix(words[-1], after_full_name=len(words) > 2 or bool(title)):
        suffix = f"{words.pop()} {suffix}".strip()
    if (not title or title in name_words.COURTESY_TITLES) and _has_doctorate(suffix):
        title = "Dr"
    words = [capitalise_in_name(word, is_first=index == 0) for index, word in enumerate(words)]
    person = _parse_words(words, with_title=bool(title))
    if " and " in title or " or " in title:
        # A greeting by the given name would leave out one of the two.
        person = person._replace(given="")
    alternative = person.alternative and person.alternative._replace(title=title, suffix=suffix)
    return person._replace(title=title, nickname=nickname, suffix=suffix, alternative=alternative)


def _parse_words(words: list[str], *, with_title: bool) -> PersonName:
    """Parse the words of a name without title and suffix, by the first rule that applies."""
    full = " ".join(words)
    lower = [word.casefold() for word in words]
    if len(words) < 2:
        given = "" if with_title else full
        return PersonName(full, given=given, is_guess=not with_title and not is_given_name(full))
    if _has_honorific(words) or not has_cased_letters(full) or _is_full_cyrillic_name(words):
        return PersonName(full)
    for index, word in enumerate(lower):
        if index and word in name_words.PATRONYMIC_PARTICLES:
            return PersonName(full, given=" ".join(words[:index]))
    in_capitals = [len(word) > 1 and word.isupper() and not is_initial(word) for word in words]
    if not full.isupper() and (in_capitals[0] or in_capitals[-1]):
        return _parse_with_family_in_capitals(words, in_capitals)
    return (
        _parse_family_first(words, lower)
        or _parse_east_asian(words, lower)
        or _parse_given_first(words, lower, with_title=with_title)
    )


def _parse_with_family_in_capitals(words: list[str], in_capitals: list[bool]) -> PersonName:
    """Parse "LI Xiaoming" or "Xiaoming LI"; particles of the family name may be in lower case.

    `in_capitals` says for each word whether it is in capitals.
    """
    if in_capitals[0]:
        end = (*in_capitals, False).index(False)
        family, given = words[:end], words[end:]
    else:
        start = len(in_capitals) - in_capitals[::-1].index(False)
        while start > 1 and is_particle(words[start - 1]):
            start -= 1
        family, given = words[start:], words[:start]
    family = [capitalise_word(word) if len(word) > 1 else word for word in family]
    full = [*family, *given] if in_capitals[0] else [*given, *family]
    is_vietnamese = (
        in_capitals[0] and family[0].casefold() in name_words.VIETNAMESE_NAMES and len(given) > 1
    )
    # Vietnamese people are called by the last of their given names.
    given = given[-1:] if is_vietnamese else given_name_words(given) or given[:1]
    return PersonName(" ".join(full), given=" ".join(given), family=" ".join(family))


def _parse_family_first(words: list[str], lower: list[str]) -> PersonName | None:
    """Parse a Hungarian, Vietnamese or Japanese name with the family name first, or return None."""
    full = " ".join(words)
    is_vietnamese = (
        lower[0] in name_words.VIETNAMESE_NAMES and lower[-1] not in name_words.VIETNAMESE_NAMES
    )
    if is_vietnamese and len(words) > 2:
        # Vietnamese people are called by the last of their given names, also with a title.
        return _with_alternative(
            PersonName(full, given=words[-1]), given=words[0], family=words[-1]
        )
    for family_names in (
        name_words.HUNGARIAN_NAMES,
        name_words.JAPANESE_NAMES,
        name_words.VIETNAMESE_NAMES,
    ):
        if lower[0] in family_names and lower[-1] not in family_names and len(words) == 2:
            may_be_given_first = family_names is not name_words.HUNGARIAN_NAMES
            # "Le" is more often a French particle than a Vietnamese name.
            if lower[0] == "le" or (may_be_given_first and is_given_name(words[1])):
                return None
            person = PersonName(full, given=words[1], family=words[0])
            return _with_alternative(person, given=words[0], family=words[1])
    return None


def _parse_east_asian(words: list[str], lower: list[str]) -> PersonName | None:
    """Parse a Chinese or Korean name in either order; return None for any other name.

    If the order is unknown, so are the given and the family name; a greeting uses the full name.
    """
    first, *rest = words
    family_names = name_words.CHINESE_OR_KOREAN_NAMES
    if family_names.isdisjoint(lower):
        return None
    if not all(re.fullmatch(_SYLLABLES, part) for word in rest for part in word.split("-")):
        return None
    western = PersonName(" ".join(words), given=first, family=words[-1])
    if lower[0] not in family_names:
        return _parse_east_asian_given_first(western, words, lower)
    if any(map(is_given_name, rest)):
        # "Kim Jane" may be in either order, but "Lee Ann Womack" begins with the given name.
        return _in_unknown_order(western) if len(words) == 2 else None
    may_be_given_first = (
        lower[-1] in family_names or lower[0] in name_words.CHINESE_OR_KOREAN_NAMES_ALSO_GIVEN
    )
    if len(words) == 2 and may_be_given_first and "-" not in words[-1]:
        # "Li Wang", "Kim Lane"
        return _in_unknown_order(western)
    # Nobody is called by a given name of one syllable alone.
    given = "" if len(rest) == 1 and re.fullmatch(_SYLLABLE, rest[0]) else " ".join(rest)
    return _with_alternative(
        western._replace(given=given, family=first), given=first, family=words[-1]
    )


def _parse_east_asian_given_first(
    western: PersonName, words: list[str], lower: list[str]
) -> PersonName | None:
    """Parse a name with a Chinese or Korean family name that is not its first word.

    `western` is the name with the first word as the given and the last as the family name.
    """
    family_names = name_words.CHINESE_OR_KOREAN_NAMES
    has_chinese_given_name = len(words) > 3 or (len(words) == 3 and "-" in words[-1])
    if lower[1] in family_names and has_chinese_given_name:
        # "Marcus Tan Wei Ming", "Marcus Tan Wei-Ming"
        return western._replace(family=words[1])
    are_short = all(
        len(word) <= _MAX_SHORT_WORD and re.fullmatch(_SYLLABLE, word) for word in words
    )
    ends_with_family_name = len(words) == 3 and lower[2] in family_names
    if ends_with_family_name and are_short and not is_given_name(words[0]):
        # "Ming Yu Chan"
        return western._replace(given=" ".join(words[:2]))
    return None


def _in_unknown_order(western: PersonName) -> PersonName:
    """Return a name whose first or last word may be the family name."""
    return western._replace(given="", family="", is_guess=True, alternative=western)


def _with_alternative(person: PersonName, *, given: str, family: str) -> PersonName:
    """Return a name as a guess, whose other reading has these `given` and `family` names."""
    alternative = person._replace(given=given, family=family)
    return person._replace(is_guess=True, alternative=alternative)


def _parse_given_first(words: list[str], lower: list[str], *, with_title: bool) -> PersonName:
    """Parse a name with the given name first."""
    full = " ".join(words)
    if words[0].islower() and is_particle(words[0]):
        # "van der Berg"
        return PersonName(full, family=full)
    particles = (
        name_words.LEADING_PARTICLES_AFTER_TITLE if with_title else name_words.LEADING_PARTICLES
    )
    if lower[0] in particles and (with_title or len(words) == 2):
        # "Van Dyke", "Ben Ali" in "Mr Ben Ali"
        return PersonName(full, family=full, is_guess=True)
    if with_title and len(words) == 2 and lower[0] in name_words.SPANISH_NAMES:
        # "Garcia Lorca" in "Dr Garcia Lorca"
        return PersonName(full, family=full, is_guess=True)
    if " ".join(lower) in name_words.DOUBLE_GIVEN_NAMES:
        # "Mary Ann"
        return PersonName(full, given=full, is_guess=True)
    given = given_name_words(words)
    rest = words[len(given) :]
    if not given:
        return _parse_initial_first(full, [word for word in words if not is_initial(word)])
    if not rest or (len(rest) == 1 and is_initial(rest[0])):
        return PersonName(full, given=" ".join(given), family=full if with_title else "")
    *before_last, last = rest
    rest = [*(word for word in before_last if not is_initial(word)), last]
    full = " ".join([*given, *rest])
    start = _find_family_start(rest)
    person = PersonName(full, given=" ".join(given), family=" ".join(rest[start:]))
    if start == 0 and len(rest) > 1 and not is_particle(rest[0]) and not _is_spanish(rest[0]):
        # The first of two family names may also be a middle name.
        return _with_alternative(person, given=person.given, family=last)
    return person


def _parse_initial_first(full: str, rest: list[str]) -> PersonName:
    """Parse "J. R. Smith", without a known given name, or "J. Robert Oppenheimer"."""
    if len(rest) > 1 and (
        is_given_name(rest[0]) or rest[0].casefold() in name_words.GIVEN_OR_FAMILY_NAMES
    ):
        family = " ".join(rest[1 + _find_family_start(rest[1:]) :])
        return PersonName(full, given=rest[0], family=family, is_guess=True)
    return PersonName(full, family=" ".join(rest))


def given_name_words(words: list[str]) -> list[str]:
    """Return the words of the given name at the start of a name; none if that is an initial."""
    lower = [word.casefold() for word in words]
    if not words or is_initial(words[0]):
        return []
    if lower[0] in name_words.GIVEN_NAME_PREFIXES and len(words) > 1:
        return words[:2]
    if lower[0] in ("maría", "maria"):
        # "María del Carmen", "María de los Ángeles"
        for particles in (["del"], ["de", "los"], ["de", "las"]):
            length = 1 + len(particles) + 1
            if lower[1 : length - 1] == particles and len(words) > length:
                return words[:length]
    if len(words) > 1 and f"{lower[0]} {lower[1]}" in name_words.DOUBLE_GIVEN_NAMES:
        return words[:2]
    return words[:1]


def _find_family_start(rest: list[str]) -> int:
    """Return the index of the first word of the family name in the words after the given name.

    Particles are part of the family name. So is the word before the last one, unless it is a known
    given name: leaving out half a family name is ruder than including a middle name.
    """
    if is_particle(rest[0]):
        return 0
    start = len(rest) - 1
    while start > 0 and is_particle(rest[start - 1]):
        start -= 1
    if start == 0:
        return 0
    before = rest[start - 1]
    if rest[start].casefold() in ("y", "e", "i") or _is_spanish(before):
        return start - 1
    has_particle = start < len(rest) - 1
    is_middle_name = is_given_name(before) or before.casefold() in name_words.GIVEN_OR_FAMILY_NAMES
    return start if has_particle or is_middle_name else start - 1


def _has_doctorate(suffix: str) -> bool:
    return any(as_listed(word).replace(".", "") in name_words.DOCTORATES for word in suffix.split())


def _has_honorific(words: list[str]) -> bool:
    """Return whether a name ends with an honorific: "Tanaka-san", "Suzuki sensei", "Ahmet Bey"."""
    name, _, ending = words[-1].rpartition("-")
    has_hyphen_before = name != "" and ending in name_words.HONORIFICS
    return words[-1] in name_words.HONORIFICS or has_hyphen_before


def _is_full_cyrillic_name(words: list[str]) -> bool:
    """Return whether a Cyrillic name has the family name first ("Иванов Иван") or three words."""
    if not "\u0400" <= words[0][0] < "\u0530":
        return False
    return len(words) > 2 or re.search(_EAST_SLAVIC_FAMILY, words[0]) is not None


def _is_spanish(word: str) -> bool:
    """Return whether a word is probably a Spanish family name."""
    lower = word.casefold()
    return (
        lower in name_words.SPANISH_NAMES
        or lower.endswith("ez")
        or not _SPANISH_LETTERS.isdisjoint(lower)
    )
