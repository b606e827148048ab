"""Derive the name of an organisation from the domain of an address."""

import re
from collections.abc import Collection, Iterable

from templates.mail.lexicon import LEXICON
from templates.mail.names import is_mailing_service, without_accents

_SECOND_LEVEL_DOMAINS = frozenset(
    "co com org ac gov net edu nhs sch govt ltd plc gob mil police coop".split()
)
"""Parts of a domain that stand between the organisation and the country, as in "acme.co.uk"."""
_RECRUITING_SUFFIX = re.compile(r"(?:careers|jobs|recruitment|hiring|hr|online)$")
"""The end of "acmejobs", which is only removed when the domain is turned into a name."""
_TWO_NAMES = re.compile(r"(?P<first>[a-z]{2,8}[^lr])and(?P<second>[a-z]{2,9})")
"""As in "oakandash"; after "l" or "r", "and" is part of a word, such as "highland" or "strand"."""
_FIRST_WORD_LENGTHS = range(3, 12)
"""How many letters an unknown word before known words may have; more are often two words."""
_POSSESSIVE = r"s(?=[bdfgjrvxz])"
"""An "s" with which no word begins, as after a name in "hollinsbread": "Hollin's Bread"."""
_MIN_WORD = 4
"""The minimum number of letters in an unknown word after a known one."""
_MIN_MIDDLE_WORD = 5
"""The minimum number of letters in a known word that stands before another known word.

A shorter one is often only the end of a longer word.
"""
_MIN_ONE_WORD, _MAX_ONE_WORD, _MAX_ONE_WORD_OF_PERSON = 5, 9, 12
"""The minimum and the maximum number of letters in a label that is one word.

The second maximum is for the domain of somebody who writes themself: in a mail without their
organisation's name, longer ones are seldom several words.
"""
_NOT_ONE_WORD = re.compile(r"st[b-df-hj-np-qs-xz]|[^aeiouy]+$|the.{7}|coop|.*exec$")
"""The beginning or the end of several words, as in "stjudes", or initials."""
_MIN_KNOWN_FIRST_WORD = 5
"""The minimum number of letters in a known word that can begin a name, but not end it."""


def find_organisation_label(address: str) -> str:
    """Return the part of an address's domain that may name an organisation, or "".

    It is in lower case and without hyphens: "copperbeech" for "ada@jobs.copper-beech.co.uk". The
    domains of applicant tracking systems and of mail providers name no organisation.
    """
    labels = address.rpartition("@")[2].casefold().split(".")
    if len(labels) > 1:
        labels.pop()
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL_DOMAINS:
        labels.pop()
    label = re.sub(r"-(?:jobs|careers)$", "", labels[-1])
    label = re.sub(r"[^a-z0-9]", "", label)
    is_mail_provider = label in LEXICON.mail_providers or label.endswith("mail")
    return "" if is_mail_provider or any(map(is_mailing_service, labels)) else label


def label_to_name(label: str, names: Collection[str] = ()) -> str:
    """Return the words of a domain label as a name, such as "Copper Beech"; "" if unclear.

    If a person writes from the domain, `names` are the names in their mail, which may begin the
    label: "Ames Bakes" for bob.ames@amesbakes.com.
    """
    label = _RECRUITING_SUFFIX.sub("", label)
    letters = re.sub(r"^the(?=[a-z]{8})", "", label)
    if any(map(str.isdigit, letters)):
        return ""
    first_word, last_words = _split_off_last_words(letters)
    # "pradhandental" has the end of "and" in "dental".
    two_names = split_two_names(letters)
    if two_names and ("and" in first_word or not last_words):
        return two_names
    if last_words:
        return _join_with_capitals([first_word, *last_words])
    for known_word in LEXICON.organisation_first_words:
        last_word = letters.removeprefix(known_word)
        is_long_enough = len(known_word) >= _MIN_KNOWN_FIRST_WORD and len(last_word) >= _MIN_WORD
        if last_word != letters and is_long_enough:
            return f"{known_word.capitalize()} {last_word.capitalize()}"
    for name in map(without_accents, names):
        if len(name) >= _MIN_WORD and label.startswith(name):
            rest = label.removeprefix(name)
            possessive = "'s" if re.match(_POSSESSIVE, rest) else ""
            next_word, last_words = _split_off_last_words(rest[len(possessive[1:]) :])
            return _join_with_capitals([f"{name}{possessive}", next_word, *last_words])
    max_length = _MAX_ONE_WORD_OF_PERSON if names else _MAX_ONE_WORD
    may_be_one_word = _MIN_ONE_WORD <= len(label) <= max_length and not _NOT_ONE_WORD.match(label)
    return label.capitalize() if may_be_one_word and not is_like_mail_provider(label) else ""


def _join_with_capitals(words: Iterable[str]) -> str:
    """Return words as a name, each with a capital; empty ones are left out."""
    return " ".join(map(str.capitalize, filter(None, words)))


def split_two_names(letters: str) -> str:
    """Return "Oak and Ash" for "oakandash"; "" for letters without such names."""
    match = _TWO_NAMES.fullmatch(letters)
    return f"{match['first'].capitalize()} and {match['second'].capitalize()}" if match else ""


def is_like_mail_provider(label: str) -> bool:
    """Return whether a label is like those of providers of mailboxes."""
    return "mail" in label or "inbox" in label or label.endswith(("post", "net", "box"))


def _split_off_last_words(letters: str) -> tuple[str, list[str]]:
    """Return an unknown first word and the known words after it.

    No known words are returned if the letters before them are not one word.
    """
    words: list[str] = []
    while known_word := next(filter(letters.endswith, LEXICON.domain_endings), ""):
        is_too_short = bool(words) and len(known_word) < _MIN_MIDDLE_WORD
        if is_too_short or len(letters) - len(known_word) < _FIRST_WORD_LENGTHS.start:
            break
        letters = letters.removesuffix(known_word)
        words.insert(0, known_word)
    is_one_word = len(letters) in _FIRST_WORD_LENGTHS and not _NOT_ONE_WORD.match(letters)
    return letters, words if is_one_word else []
