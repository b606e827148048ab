"""Recognise the names of people, teams and organisations in headers and signatures."""

import re
import unicodedata

from templates.mail.lexicon import LEXICON
from templates.names import name_words
from templates.names.people import parse_people
from templates.names.word_kinds import (
    as_listed,
    has_cased_letters,
    is_credential,
    is_given_name,
    is_initial,
    is_particle,
    is_suffix,
)
from templates.text import tidy

_MAX_NAME = 60
_ASCII_SPELLINGS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "ł": "l", "æ": "ae", "đ": "d"}
)
"""The spellings in addresses of umlauts, and of letters that Unicode does not decompose."""
_NAME_WORD = re.compile(r"^[^\W\d_][\w.'’‘`-]*$")
_NICKNAME = re.compile(r"\s*[\"“”'‘]\w{2,20}[\"“”'’](?=\s)")
_PRONOUNS = re.compile(r"(?i)\s*[(\[](?:she|he|they|her|him|them|ze|xe)\b[^)\]]{0,20}[)\]]")
_FOR_SOMEBODY_ELSE = re.compile(r"^(?:i\. ?[AV]\.|p\.? ?p\.?) (?=[A-Z])")
"""The abbreviation before the name of a person who signs for somebody else."""
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_KISS_OR_SMILEY = re.compile(r"(?:\s+[xX]{1,4}|\s*[:;]-?[)D(])$")
_MEMBERSHIP_GRADES = frozenset("assoc fellow chartered hons".split())
"""Words between a name and its credentials, as in "Ada Lovelace Assoc CIPD"."""
_LEGAL_FORM = re.compile(
    r"(?i)[\s,]+(?:ltd|limited|inc|incorporated|llc|llp|plc|gmbh(?: & co\.?(?: kg)?)?|ag|b\.?v|"
    r"n\.?v|s\.?a|s\.?a\.?s|s\.?r\.?l|ab|as|a/s|oy|oyj|aps|kg|se|co|corp|corporation|pty|pvt|pte|"
    r"e\.?v|s\.?p\.?a|c\.?i\.?c|teo|d\.?o\.?o|s\.?r\.?o|ltda|lda|kft|sarl|ug|ohg|"
    r"gbr|kgaa|clg|dac|scio|pllc)\.?$"
)


def without_accents(text: str) -> str:
    """Return a text in lower case and without accents, as addresses spell it."""
    lower = text.casefold().translate(_ASCII_SPELLINGS)
    if lower.isascii():
        return lower
    characters = unicodedata.normalize("NFKD", lower)
    return "".join(char for char in characters if not unicodedata.combining(char))


def normalize(text: str) -> str:
    """Return a text for comparisons: letters and digits without accents, "&" as "and"."""
    return re.sub(r"[\W_]+", "", without_accents(text.replace("&", " and ")))


def without_legal_form(name: str) -> str:
    """Return the name of an organisation as people say it: without ", Inc." or "Ltd"."""
    short = re.sub(r"(?i)\s*\((?:pty|pvt|uk|us|usa|ireland|europe|holdings)\.?\)", "", name)
    short = re.sub(r"\s\(\w+\)(?=\s(?:Ltd|Limited|plc|PLC|Inc|LLC|LLP|GmbH)\.?$)", "", short)
    for _ in range(3):
        if re.search(r"(?i)(?:(?<!gmbh )&|\band|\+)\s+\S+$", short):
            break
        short = _LEGAL_FORM.sub("", short).rstrip(" ,")
    return short or name


def without_joining_words(name: str) -> str:
    """Return the name of an organisation without the words that its domain often leaves out."""
    return re.sub(r"(?i)\s(?:&|and|of|for|the)(?=\s)", " ", name)


def has_team_word(text: str) -> bool:
    """Return whether a text has a word that is used for teams, such as "recruitment"."""
    return any(as_listed(word) in LEXICON.team_words for word in re.split(r"[\s/&|,]+", text))


def is_mailing_service(name: str) -> bool:
    """Return whether a name is the brand of a service that sends mail for employers."""
    brand = normalize(name)
    if brand in LEXICON.mailing_services:
        return True
    suffixes = ("mail", "app", "hq", "jobs")
    return any(
        brand.endswith(suffix) and brand.removesuffix(suffix) in LEXICON.mailing_services
        for suffix in suffixes
    )


def has_organisation_word(name: str) -> bool:
    """Return whether a name has a word that only organisations have.

    The first word counts only if it begins such names: "Maison", "Stichting".
    """
    words = [as_listed(word).strip("().") for word in name.split()]
    is_first_word = len(words) > 1 and without_accents(words[0]) in LEXICON.organisation_first_words
    return is_first_word or any(
        word in LEXICON.organisation_words or without_accents(word) in LEXICON.organisation_words
        for word in words[1:]
    )


def clean_person_name(text: str) -> str:
    """Return a person's name without nickname, pronouns, brackets, credentials, role and kiss."""
    name = _NICKNAME.sub("", _FOR_SOMEBODY_ELSE.sub("", tidy(text)[:200]))
    name = _KISS_OR_SMILEY.sub("", _BRACKETS.sub("", _PRONOUNS.sub("", name)))
    name = re.sub(r"\s+[xX]{1,4}$", "", name.strip(" ,.–—-|*_"))
    head, _, tail = name.partition(",")
    if tail and len(head.split()) > 1:
        # A full name is followed by credentials or a role.
        name = head
    elif tail and len(head.split()) == 1 and 0 < len(tail.split()) < 3:
        # "Lovelace, Ada" is the surname first.
        people = parse_people(name)
        name = people[0].full if len(people) == 1 and not people[0].is_team else head
    words = name.split()
    while (
        len(words) > 2
        and is_credential(words[-1])
        and not name.isupper()
        and without_legal_form(name) == name
    ):
        words.pop()
    if len(words) > 2 and as_listed(words[-1]) in _MEMBERSHIP_GRADES and not name.isupper():
        words.pop()
    return " ".join(words)


def is_person_name(text: str, *, has_evidence: bool = False) -> bool:
    """Return whether a text looks like the name of one person.

    With `has_evidence`, such as a job title below the text, the given name may be unknown.
    """
    if not 1 < len(text) <= _MAX_NAME or any(map(str.isdigit, text)):
        return False
    words = text.split()
    if without_legal_form(text) != text:
        return False
    while len(words) > 1 and name_words.TITLES.get(as_listed(words[0])) is not None:
        words = words[1:]
    while len(words) > 1 and is_suffix(words[-1], after_full_name=True):
        words = words[:-1]
    if not 1 <= len(words) <= 5 or not all(map(_NAME_WORD.match, words)):
        return False
    if not has_cased_letters(text):
        return True
    if not all(map(_is_cased_as_in_name, words)):
        return False
    lower = [as_listed(word) for word in words]
    if len(words) == 1 and lower[0] in LEXICON.role_nouns:
        return False
    if any(word in LEXICON.team_words or word in name_words.NON_NAME_WORDS for word in lower):
        return is_given_name(words[0]) and len(words) == 2 and not has_team_word(text)
    if any(word in LEXICON.role_nouns for word in lower[1:]) and not is_given_name(words[0]):
        return False
    if has_organisation_word(text) and (len(words) > 3 or not is_given_name(words[0])):
        return False
    if lower[0] in ("the", "team", "dear", "kind", "best", "your", "our", "my", "all"):
        return False
    return has_evidence or is_given_name(words[0]) or any(map(is_initial, words))


def _is_cased_as_in_name(word: str) -> bool:
    return (
        word[:1].isupper()
        or re.match(r"[dl]['’]\w|v\.?\s?d\.", word) is not None
        or is_particle(word)
        or word in name_words.PATRONYMIC_PARTICLES
    )


def may_be_same_person(first: str, second: str, *, strict: bool = False) -> bool:
    """Return whether two names may be of one person: they share a word, or begin alike.

    "Bernie" begins like "Bernadette". With `strict`, a like beginning counts only if `first` is a
    single word.
    """
    first_words = _words_to_compare(first)
    second_words = _words_to_compare(second)
    if not set(first_words).isdisjoint(second_words):
        return True
    if strict and (len(first.split()) > 1 or any(len(word) < 3 for word in first_words)):
        return False
    return any(_begin_alike(one, other) for one in first_words[:4] for other in second_words[:4])


def _words_to_compare(name: str) -> list[str]:
    words = (without_accents(as_listed(word)) for word in name.split())
    return [word for word in words if word and word not in name_words.TITLES]


def _begin_alike(one: str, other: str) -> bool:
    """Return whether one word may be short for the other."""
    if min(len(one), len(other)) < 2:
        return False
    return one[:3] == other[:3] or (one[:2] == other[:2] and min(len(one), len(other)) < 5)
