"""Recognise the names of people, teams and organisations in headers and signatures."""

import re
import unicodedata

from templates.letter import name_words as known
from templates.letter.names import (
    is_cased,
    is_credential,
    is_given,
    is_initial,
    is_particle,
    is_suffix,
    key,
)
from templates.letter.people import parse_people
from templates.mail.lexicon import LEXICON
from templates.text import tidy

_MAX_NAME = 60
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "ł": "l", "æ": "ae", "đ": "d"}
)
"""How addresses spell letters that are no accented ones, and those of German."""
_WORD = re.compile(r"^[^\W\d_][\w.'’‘`-]*$")
_PRONOUNS = re.compile(r"(?i)\s*[(\[](?:she|he|they|her|him|them|ze|xe)\b[^)\]]{0,20}[)\]]")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_KISS = re.compile(r"(?:\s+[xX]{1,4}|\s*[:;]-?[)D(])$")
_GRADES = frozenset("assoc fellow chartered hons".split())
"""The grades of a membership, as they stand behind a name and before letters."""
_LEGAL = re.compile(
    r"(?i)[\s,]+(?:ltd|limited|inc|incorporated|llc|llp|plc|gmbh(?: & co\.? kg)?|ag|b\.?v|n\.?v|"
    r"s\.?a|s\.?a\.?s|s\.?r\.?l|ab|as|a/s|oy|oyj|aps|kg|se|co|corp|corporation|pty|pvt|pte|"
    r"e\.?v|s\.?p\.?a|c\.?i\.?c)\.?$"
)


def folded(text: str) -> str:
    """Return a text in small letters without accents, as addresses spell it."""
    lower = text.casefold().translate(_SPELT_OUT)
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def squash(text: str) -> str:
    """Return a name as one compares it: letters and digits only, "&" as "and"."""
    return re.sub(r"[\W_]+", "", folded(text.replace("&", " and ")))


def without_legal_form(name: str) -> str:
    """Return an organisation's name as people say it: "Bellwether Foods, Inc." without Inc."""
    short = re.sub(r"(?i)\s*\((?:pty|pvt|uk|us|usa|ireland|europe|holdings)\.?\)", "", name)
    for _ in range(3):
        if re.search(r"(?i)(?:&|\band|\+)\s+\S+$", short):
            break
        short = _LEGAL.sub("", short).rstrip(" ,")
    return short or name


def has_team_word(text: str) -> bool:
    """Return whether a text has a word that names a team or a mailbox."""
    return any(key(word) in LEXICON.team_words for word in re.split(r"[\s/&|,]+", text))


def is_mailing_service(name: str) -> bool:
    """Return whether a name is the brand of an applicant system."""
    flat = squash(name)
    return flat in LEXICON.mailing_services or any(
        flat == f"{brand}{end}"
        for brand in LEXICON.mailing_services
        for end in ("mail", "app", "hq", "jobs")
    )


def has_organisation_word(name: str) -> bool:
    """Return whether a name has a word that only organisations have."""
    words = [key(word).strip("().") for word in name.split()]
    return any(word in LEXICON.organisation_words for word in words[1:])


def clean_person(text: str) -> str:
    """Return the name of a person without pronouns, brackets, a role behind it, and a kiss."""
    text = re.sub(r"\s*[\"“”'‘]\w{2,20}[\"“”'’](?=\s)", "", tidy(text)[:200])
    name = _KISS.sub("", _BRACKETS.sub("", _PRONOUNS.sub("", text)))
    name = re.sub(r"\s+[xX]{1,4}$", "", name.strip(" ,.–—-|*_"))
    head, _, tail = name.partition(",")
    if tail and len(head.split()) > 1:
        # Behind a full name stand letters or a role.
        name = head
    elif tail and len(head.split()) == 1 and 0 < len(tail.split()) < 3:
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
    if len(words) > 2 and key(words[-1]) in _GRADES and not name.isupper():
        words.pop()
    return " ".join(words)


def is_person(text: str, *, sure: bool = False) -> bool:
    """Return whether a text can be the name of one person, and of nothing else.

    `sure` says that there is other evidence for a person, such as a job title below the name, so
    that only words of teams and organisations tell against it.
    """
    if not 1 < len(text) <= _MAX_NAME or any(map(str.isdigit, text)):
        return False
    words = text.split()
    if without_legal_form(text) != text:
        return False
    while len(words) > 1 and known.TITLES.get(key(words[0])) is not None:
        words = words[1:]
    while len(words) > 1 and is_suffix(words[-1], after_name=True):
        words = words[:-1]
    if not 1 <= len(words) <= 5 or not all(map(_WORD.match, words)):
        return False
    if not is_cased(text):
        return True
    if not all(
        w[:1].isupper()
        or re.match(r"[dl]['’]\w|v\.?\s?d\.", w)
        or is_particle(w)
        or w in known.PATRONYMICS
        for w in words
    ):
        return False
    lower = [key(word) for word in words]
    if len(words) == 1 and lower[0] in LEXICON.role_nouns:
        return False
    if any(word in LEXICON.team_words or word in known.NO_NAMES for word in lower):
        return is_given(words[0]) and len(words) == 2 and not has_team_word(text)
    if any(word in LEXICON.role_nouns for word in lower[1:]) and not is_given(words[0]):
        return False
    if has_organisation_word(text) and not is_given(words[0]):
        return False
    if lower[0] in ("the", "team", "dear", "kind", "best", "your", "our", "my", "all"):
        return False
    return sure or is_given(words[0]) or any(map(is_initial, words))


def same_person(first: str, second: str, *, strict: bool = False) -> bool:
    """Return whether two names may be of one person: they share a word, or begin alike.

    Of a shortened given name the beginning is the same, as in "Bernie" for "Bernadette"; with
    `strict` it counts only if the first name is a single word.
    """
    one = {folded(key(word)) for word in first.split()} - {""}
    other = {folded(key(word)) for word in second.split()} - {""}
    one = {word for word in one if word not in known.TITLES}
    other = {word for word in other if word not in known.TITLES}
    if one & other:
        return True
    if strict and (len(first.split()) > 1 or not all(len(word) > 2 for word in one)):
        return False
    return any(
        len(a) > 1
        and len(b) > 1
        and (a[:3] == b[:3] or (a.startswith(b[:2]) and min(len(a), len(b)) < 5))
        for a in list(one)[:4]
        for b in list(other)[:4]
    )
