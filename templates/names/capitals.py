"""Write a name with the usual capitals: "van Rossum", "O'Brien", "McDonald"."""

import re

from templates.names import name_words
from templates.names.word_kinds import as_listed, is_initial, is_particle

_LETTERS = r"[^\W\d_]+"
_MAC_NAME = r"\b(Mc|Mac)([a-z]+)"
"""A name such as "Mcdonald" or "Macdonald", in two parts."""


def with_usual_capitals(name: str) -> str | None:
    """Correct the capitals of a name that was typed in only capitals or only lower case.

    Return None if nothing changes, and for a single letter or an email address.
    """
    letters = [character for character in name if character.isalpha()]
    if len(letters) < 2 or "@" in name or not (name.isupper() or name.islower()):
        return None
    words = name.split()
    capitalised = [
        word.lower()
        if 0 < index < len(words) - 1 and _is_usually_lower_case(words, index)
        else capitalise_word(word, is_first=index == 0)
        for index, word in enumerate(words)
    ]
    result = " ".join(capitalised)
    return result if result != name else None


def _is_usually_lower_case(words: list[str], index: int) -> bool:
    """Return whether word `index` is a particle or the like: "van", "la" after "de"."""
    word = words[index].casefold()
    after_particle = word in ("la", "le", "los", "las") and is_particle(words[index - 1])
    return word in name_words.LOWER_CASE_WORDS or after_particle


def capitalise_in_name(word: str, *, is_first: bool) -> str:
    """Capitalise a word of a name, unless it has a capital already or may be in lower case.

    Words such as "van" may be in lower case.
    """
    lower_case_words = (
        name_words.LEADING_PARTICLES
        if is_first
        else name_words.PARTICLES | name_words.PATRONYMIC_PARTICLES | name_words.HONORIFICS
    )
    if not word.islower() or word in lower_case_words:
        return word
    return capitalise_word(word)


def capitalise_word(word: str, *, is_first: bool = False) -> str:
    """Return a word with the usual capitals: "O'Brien", "McDonald", "PhD".

    The first word of a name may be initials: "JR".
    """
    lower = as_listed(word)
    if lower in name_words.UNUSUAL_CAPITALS:
        return word.casefold().replace(lower, name_words.UNUSUAL_CAPITALS[lower])
    if lower.replace(".", "") in name_words.SUFFIXES - name_words.SUFFIXES_OR_NAMES or (
        is_first and is_initial(word.upper()) and lower not in name_words.GIVEN_NAMES
    ):
        return word.upper()
    titled = re.sub(_LETTERS, lambda match: match[0][0].upper() + match[0][1:].lower(), word)
    # "Ada's", not "Ada'S".
    titled = re.sub(r"(?<=[^\W\d_]['’])S$", "s", titled)
    return re.sub(_MAC_NAME, _capitalise_mac_name, titled)


def _capitalise_mac_name(match: re.Match[str]) -> str:
    """Return "McDonald" for "Mcdonald"; "Mackie" stays as it is."""
    prefix, rest = match[1], match[2]
    has_capital_inside = prefix == "Mc" or rest in name_words.PARTS_AFTER_MAC
    return prefix + rest.capitalize() if has_capital_inside else match[0]


def capitalise_family_name(family: str) -> str:
    """Return a family name with the usual capitals: "van Rossum"."""
    # "X" stands in for a given name, after which particles stay in lower case.
    given = "X" if family.isupper() else "x"
    full = with_usual_capitals(f"{given} {family}")
    return full.removeprefix("X ") if full else family
