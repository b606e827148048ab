"""Tell what a word of a name is: a given name, an initial, a particle, a suffix."""

import re

from templates.names import name_words

_CREDENTIAL = r"[A-Z][A-Za-z.]*[A-Z][A-Za-z.]*(?:-[A-Z]+)?"
"""A word with two capitals, such as "MCIArb" or "SHRM-CP"."""


def as_listed(word: str) -> str:
    """Return a word as lists of words have it: in lower case, without punctuation around it."""
    return word.strip(".,;:").replace(".-", "-").casefold()


def is_initial(word: str) -> bool:
    """Return whether a word is one or more initials: "J", "J.", "R.K.", "JR"."""
    letters = word.replace(".", " ").replace("-", " ").split()
    if letters and all(len(letter) == 1 and letter.isalpha() for letter in letters):
        # "Ó" is a particle of Irish names.
        return not word.islower() and word != "Ó"
    if len(word) != 2 or not word.isalpha() or not word.isupper():
        return False
    # "LI" and "VU" are names in capitals.
    family_names = name_words.CHINESE_OR_KOREAN_NAMES | name_words.VIETNAMESE_NAMES
    return word.casefold() not in family_names


def is_given_name(word: str) -> bool:
    """Return whether a word is usually a given name."""
    return word.casefold().partition("-")[0] in name_words.GIVEN_NAMES


def is_particle(word: str) -> bool:
    """Return whether a word is a particle of a family name: "van", "de"."""
    return word.casefold().rstrip(".") in name_words.PARTICLES


def is_suffix(word: str, *, after_full_name: bool) -> bool:
    """Return whether a word is a suffix of a name: "Jr", "PhD", "P.E.".

    `after_full_name` says whether the words before it are a full name. If not, a word such as "MA"
    may be the family name.
    """
    letters = as_listed(word).replace(".", "")
    if letters in name_words.SUFFIXES_OR_NAMES:
        return after_full_name and word.isupper() and len(letters) > 1
    return letters in name_words.SUFFIXES


def is_credential(text: str, *, in_capitals: bool = False) -> bool:
    """Return whether all words of a text are suffixes, or are abbreviations like them: "MCIArb".

    If the whole name was typed `in_capitals`, a word in capitals is not taken as an abbreviation.
    """
    return all(
        is_suffix(word, after_full_name=True)
        or (not in_capitals and not is_given_name(word) and re.fullmatch(_CREDENTIAL, word))
        for word in text.split()
    )


def has_cased_letters(text: str) -> bool:
    """Return whether all letters of a text are Latin, Greek or Cyrillic, which have capitals."""
    # Unicode has the Latin, Greek and Cyrillic letters before U+0530, and more of them from U+1E00
    # to U+1FFF.
    return text.isascii() or all(
        letter < "\u0530" or "\u1e00" <= letter < "\u2000" for letter in text if letter.isalpha()
    )
