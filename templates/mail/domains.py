"""What the domain of an address tells about an organisation."""

import re

from templates.mail.lexicon import LEXICON
from templates.mail.names import is_system

_SECOND_LEVEL = frozenset("co com org ac gov net edu nhs sch govt ltd plc gob mil".split())
_COUNTRIES = frozenset("uk au nz za in jp ie ng ke sg my ph br mx".split())
_ADDED = re.compile(r"(?:careers|jobs|recruitment|hiring|hr|online)$")

_MAX_FIRST_WORD = 11
"""How many letters may stand before a known word; more are probably two words."""


def domain_label(address: str) -> str:
    """Return the part of an address that may name an organisation; "" if it names none.

    The domains of applicant systems, and of services where anybody has a mailbox, name none.
    """
    labels = address.rpartition("@")[2].casefold().split(".")
    if len(labels) > 1:
        top = labels.pop()
        if len(labels) > 1 and top in _COUNTRIES and labels[-1] in _SECOND_LEVEL:
            labels.pop()
    label = re.sub(r"[^a-z0-9]", "", labels[-1]) if labels else ""
    if label in LEXICON.mail_providers or label.endswith("mail") or any(map(is_system, labels)):
        return ""
    return label


def name_from_domain(label: str) -> str:
    """Return the name that a domain spells, where it can be parted into words; else ""."""
    name = _ADDED.sub("", label)
    if any(map(str.isdigit, name)):
        return ""
    if match := re.fullmatch(r"([a-z]{3,9})and([a-z]{3,9})", name):
        return f"{match[1].capitalize()} and {match[2].capitalize()}"
    for word in LEXICON.domain_endings:
        if name.endswith(word) and 2 < len(name) - len(word) <= _MAX_FIRST_WORD:
            return f"{name[: -len(word)].capitalize()} {word.capitalize()}"
        if name.startswith(word) and len(name) - len(word) > 3:
            return f"{word.capitalize()} {name[len(word) :].capitalize()}"
    return ""
