"""Parse and validate email addresses and message ids."""

import re

from templates.text import tidy

MAX_ADDRESS = 254
"""The maximum length of an address in characters (RFC 5321)."""

MESSAGE_ID = r"<[!-;=?-~]{1,400}>"
"""A message id, with its angle brackets."""

_ATOM = r"[^\s\x00-\x20\"(),.:;<>@\[\\\]\x7f]+"
"""A word that needs no quotation marks in an address (RFC 5322)."""
_LOCAL_PART = rf"{_ATOM}(?:\.{_ATOM})*"
"""The part before the "@": words between full stops."""
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
"""A part of a domain between full stops."""


def is_address(text: str) -> bool:
    """Return whether a text is one address without a name, such as "grace@example.org"."""
    name, at, domain = text.rpartition("@")
    if not at or len(text) > MAX_ADDRESS or not re.fullmatch(_LOCAL_PART, name):
        return False
    if not all(re.fullmatch(_LABEL, label) for label in domain.split(".")):
        return False
    try:
        domain.encode("idna")
    except UnicodeError:
        return False
    return True


def split_addresses(text: str) -> tuple[str, ...]:
    """Return the addresses in a list that is separated by commas, semicolons or spaces.

    Only the part in angle brackets of "Grace <grace@example.org>" is returned. The addresses are
    not validated.
    """
    addresses: list[str] = []
    for part in re.split(r"[,;]", tidy(text)):
        bracketed = re.findall(r"<([^<>]*)>", part)
        addresses += [address.strip() for address in bracketed or part.split()]
    return tuple(filter(None, addresses))
