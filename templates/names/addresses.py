"""Find email addresses in pasted text, and the names of people in them."""

import re

from templates.names import name_words
from templates.names.pasted_text import EDGE_CHARACTERS
from templates.names.teams import FALLBACK_RECIPIENT, may_be_role_or_organisation
from templates.names.word_kinds import is_given_name
from templates.text import tidy

_ADDRESS = r"\w[\w.!#$%&'*+/=?^`{|}~-]*@[\w-]+(?:\.[\w-]+)+"
_ADDRESS_LABEL = r"(?i)\b(?:mailto|e-?mail)\s*:\s*|<\s*>|\(\s*\)|\[\s*\]"
"""A label before an address, or the brackets that a removed address leaves: "mailto:", "<>"."""
_QUOTED_NAME_WITH_COMMA = r'["“]([^",“”]+),\s*([^",“”]+)["”]'
"""A name whose comma does not separate two people: '"Roe, Jane" <jane.roe@example.org>'."""
_INITIAL_AND_FAMILY_NAME = r"^([b-df-hj-np-rtv-z])([b-dfgjkmnpqs-tv-xz]\w{2,})"
"""An initial and a family name in one word, known by two consonants at its start: "jdoe".

Ordinary names also begin with "s" and another consonant ("Smith"), or with a consonant and "h",
"l", "r" or "y" ("Brown"), so such pairs do not count.
"""
_CONSONANTS_AT_START = ("kn", "gn", "mc", "ts", "cz", "dz", "ng", "ps", "pt")
"""Other pairs of consonants that names begin with: "Knight"."""
_PARSED_CHARACTERS = 200
"""The number of characters that are parsed: a longer text is not a name, and slow to search."""


def split_name_and_addresses(text: str) -> tuple[str, str]:
    """Return the name in pasted text, and its email addresses, if any, joined by commas."""
    line = tidy(text)[:_PARSED_CHARACTERS].rstrip()
    addresses = re.findall(_ADDRESS, line) if "@" in line else []
    if not addresses:
        return line, ""
    name = re.sub(_ADDRESS_LABEL, " ", re.sub(_ADDRESS, " ", line))
    name = tidy(re.sub(_QUOTED_NAME_WITH_COMMA, r"\2 \1", name))
    without_space_before_comma = re.sub(r"\s+(?=[,;])", "", name)
    name = without_space_before_comma.strip(EDGE_CHARACTERS + '<>"')
    return name, ", ".join(dict.fromkeys(addresses))


def names_in_addresses(addresses: str) -> str:
    """Return the names in a list of addresses: "Jane Doe; Tom Roe".

    The addresses are separated by ", ", and the names by "; ".
    """
    return "; ".join(filter(None, map(_find_name_in_address, addresses.split(", "))))


def _find_name_in_address(address: str) -> str:
    """Return the name in an address: "Jane Doe" in "jane.doe@x.com", a team in "info@x.com"."""
    local_part = address.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[\W\d_]+", local_part) if word]
    if not words or not name_words.SHARED_MAILBOXES.isdisjoint(map(str.casefold, words)):
        return FALLBACK_RECIPIENT
    if may_be_role_or_organisation(" ".join(words)):
        return " ".join(words)
    # "doe.jane", but not "a.james"
    may_begin_with_family_name = len(words[0]) > 1 and not is_given_name(words[0])
    if may_begin_with_family_name and len(words) == 2 and is_given_name(words[1]):
        words.reverse()
    may_have_initial = not is_given_name(words[0]) and not words[0].lower().startswith(
        _CONSONANTS_AT_START
    )
    if len(words) == 1 and may_have_initial:
        words = re.sub(_INITIAL_AND_FAMILY_NAME, r"\1 \2", words[0].lower()).split()
    return " ".join(f"{word}." if len(word) == 1 else word for word in words).title()
