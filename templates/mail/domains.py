"""Derive the name of an organisation from the domain of an address."""

import re

from templates.mail.lexicon import LEXICON
from templates.mail.names import is_mailing_service

_SECOND_LEVEL_DOMAINS = frozenset("co com org ac gov net edu nhs sch govt ltd plc gob mil".split())
_RECRUITING_SUFFIX = re.compile(r"(?:careers|jobs|recruitment|hiring|hr|online)$")

_MAX_FIRST_WORD = 8
"""Maximum letters in front of a known word; more are probably two words."""


def organisation_label(address: str) -> str:
    """Return the part of a domain that may name an organisation, such as "copperbeech"; else "".

    The domains of applicant tracking systems and of mail providers name none.
    """
    labels = address.rpartition("@")[2].casefold().split(".")
    if len(labels) > 1:
        labels.pop()
        if len(labels) > 1 and labels[-1] in _SECOND_LEVEL_DOMAINS:
            labels.pop()
    label = re.sub(r"[^a-z0-9]", "", labels[-1]) if labels else ""
    label = re.sub(r"(?<=[a-z]{3})(?:early)?careers$", "", label)
    if (
        label in LEXICON.mail_providers
        or label.endswith("mail")
        or any(map(is_mailing_service, labels))
    ):
        return ""
    return label


def label_to_name(label: str) -> str:
    """Return the words of a domain label as a name, such as "Copper Beech"; "" if unclear."""
    letters = _RECRUITING_SUFFIX.sub("", label)
    if any(map(str.isdigit, letters)):
        return ""
    if match := re.fullmatch(r"([a-z]{3,9})and([a-z]{3,9})", letters):
        return f"{match[1].capitalize()} and {match[2].capitalize()}"
    for word in LEXICON.domain_endings:
        if letters.endswith(word) and 2 < len(letters) - len(word) <= _MAX_FIRST_WORD:
            return f"{letters[: -len(word)].capitalize()} {word.capitalize()}"
        if letters.startswith(word) and len(letters) - len(word) > 3:
            return f"{word.capitalize()} {letters[len(word) :].capitalize()}"
    return ""
