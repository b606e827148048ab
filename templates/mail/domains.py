"""Derive the name of an organisation from the domain of an address."""

import re

from templates.mail.lexicon import LEXICON
from templates.mail.names import is_mailing_service

_SECOND_LEVEL_DOMAINS = frozenset("co com org ac gov net edu nhs sch govt ltd plc gob mil".split())
"""Parts of a domain that stand between the organisation and the country, as in "acme.co.uk"."""
_CAREERS_SUFFIX = re.compile(r"(?<=[a-z]{3})(?:early)?careers$")
"""The end of "acmecareers", which no label has."""
_RECRUITING_SUFFIX = re.compile(r"(?:careers|jobs|recruitment|hiring|hr|online)$")
"""The end of "acmejobs", which no name has."""
_TWO_WORDS = re.compile(r"(?P<first>[a-z]{3,9})and(?P<second>[a-z]{3,9})")
"""As in "oakandash"."""

_FIRST_WORD_LENGTHS = range(3, 9)
"""The numbers of letters that a word in front of a known one may have; more are often two words."""
_MIN_LAST_WORD = 4
"""Minimum letters of a word after a known one."""
_MIN_FIRST_WORD = 5
"""Minimum letters of a known word that organisations' names only begin with."""


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
    label = _CAREERS_SUFFIX.sub("", re.sub(r"[^a-z0-9]", "", labels[-1]))
    is_mail_provider = label in LEXICON.mail_providers or label.endswith("mail")
    return "" if is_mail_provider or any(map(is_mailing_service, labels)) else label


def label_to_name(label: str) -> str:
    """Return the words of a domain label as a name, such as "Copper Beech"; "" if unclear."""
    letters = _RECRUITING_SUFFIX.sub("", label)
    if any(map(str.isdigit, letters)):
        return ""
    if match := _TWO_WORDS.fullmatch(letters):
        return f"{match['first'].capitalize()} and {match['second'].capitalize()}"
    for known_word in LEXICON.domain_endings:
        first_word = letters.removesuffix(known_word)
        if first_word != letters and len(first_word) in _FIRST_WORD_LENGTHS:
            return f"{first_word.capitalize()} {known_word.capitalize()}"
        last_word = letters.removeprefix(known_word)
        if last_word != letters and len(last_word) >= _MIN_LAST_WORD:
            return f"{known_word.capitalize()} {last_word.capitalize()}"
    for known_word in LEXICON.organisation_first_words:
        last_word = letters.removeprefix(known_word)
        is_long_enough = len(known_word) >= _MIN_FIRST_WORD and len(last_word) >= _MIN_LAST_WORD
        if last_word != letters and is_long_enough:
            return f"{known_word.capitalize()} {last_word.capitalize()}"
    return ""
