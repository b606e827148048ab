"""The addresses that mail goes to, as people type them."""

import re
from collections.abc import Iterator

from templates.text import tidy

MOST_CHARACTERS = 254
"""No mail server takes a longer address."""

_LOCAL = r"[^\s\x00-\x20\"(),.:;<>@\[\\\]\x7f]+(?:\.[^\s\x00-\x20\"(),.:;<>@\[\\\]\x7f]+)*"
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"


def is_address(text: str) -> bool:
    """Say whether a text is one bare mail address, such as "grace@example.org"."""
    name, at, domain = text.rpartition("@")
    if not at or len(text) > MOST_CHARACTERS or not re.fullmatch(_LOCAL, name):
        return False
    if not all(re.fullmatch(_LABEL, label) for label in domain.split(".")):
        return False
    try:
        domain.encode("idna")
    except UnicodeError:
        return False
    return True


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the addresses in a list as people type it, parted by commas, semicolons or blanks.

    One in angle brackets stands for itself, with or without a name before it; what is no address
    is returned as it was typed.
    """
    return tuple(_found_in(tidy(text)))


def _found_in(line: str) -> Iterator[str]:
    for part in re.split(r"[,;]", line):
        bracketed = re.findall(r"<([^<>]*)>", part)
        yield from filter(None, map(str.strip, bracketed or part.split()))
