"""The names by which people call an organisation in a sentence."""

import re

_KINDS_OF_WORKPLACE = frozenset(
    "academy archive bakehouse bakery bookshop brewery charity choir church clinic"
    " club college council dairy depot distillery factory farm foundation foundry gallery garage"
    " garden gardens hospice hospital hotel inn institute laboratory laboratories library mill"
    " museum nursery observatory orchestra pharmacy practice resort restaurant school society"
    " studio surgery theatre theater trust university workshop zoo".split()
)
"""The nouns by which people call the place where they work: "the practice"."""

_BODIES = frozenset("council foundation society trust".split())
"""The nouns above that name a body rather than a place, and so get a capital: "the Trust"."""


def organisation_in_sentence(organisation: str) -> str:
    """Return an organisation's name with a "The" at its beginning in lower case."""
    return re.sub(r"^The(?= \S)", "the", organisation)


def workplace(organisation: str, typed: str = "") -> str:
    """Return what people call the organisation they work for: "the practice".

    This is a noun such as "practice" if the name ends with it, or has it before "of". Otherwise it
    is the short form that the writer typed, such as "at Tidewrack" for "Tidewrack Analytics" or
    "the Secretariat" for "Lighthouse Secretariat", or else the name.
    """
    *name, noun = organisation.partition(" of ")[0].split() or [""]
    if name and noun.casefold() in _KINDS_OF_WORKPLACE:
        return f"the {noun if noun.casefold() in _BODIES else noun.casefold()}"
    full_name = organisation_in_sentence(organisation)
    return _short_name(full_name.split(), typed) or full_name


def _short_name(name: list[str], typed: str) -> str:
    """Return the part of a name that a text uses instead of the whole, or "" if there is none."""
    if len(name) > 1 and re.search(rf"\bthe {re.escape(name[-1])}\b", typed):
        return f"the {name[-1]}"
    for count in range(len(name) - 1, 0, -1):
        short = " ".join(name[:count])
        # "the" alone is no name, nor is "Bank of" or "University".
        is_name = name[count - 1][0].isupper() and short.casefold() not in _KINDS_OF_WORKPLACE
        # Only a place is what somebody is "at"; "at Royal Mail" is not the Royal Infirmary.
        if is_name and re.search(rf"\bat {re.escape(short)}(?!\w)(?! [A-Z])", typed):
            return short
    return ""
