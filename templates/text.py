"""Text as a person typed or pasted it, made safe to show, to store and to send."""

import unicodedata

# Left-to-right and right-to-left marks, joiners and variation selectors belong to words and
# emoji; embeddings, overrides and isolates can make a line read as something it is not.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_REMOVED_CATEGORIES = frozenset({"Cc", "Co", "Cs", "Cn"})


def one_line(text: str) -> str:
    """Return `text` on one line: NFC, line breaks as spaces, controls and bidi overrides removed.

    Private-use characters go too: the stand-ins of an unfinished note are marked with them.
    Spaces at either end are kept, so that a field can be typed into word by word.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", "".join(map(_kept, text)))


def _kept(character: str) -> str:
    if character in _BLANKS:
        return " "
    if character in _BIDI_CONTROLS or unicodedata.category(character) in _REMOVED_CATEGORIES:
        return ""
    return character


def lines(text: str) -> str:
    """Return a text of several lines, each made safe by itself; nothing blank ends it."""
    return "\n".join(one_line(line).rstrip() for line in text.splitlines()).rstrip("\n")


def tidy(text: str) -> str:
    """Return `text` on one line, with single spaces and none at either end."""
    return " ".join(one_line(text).split())


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a list as people type it: parted by commas, semicolons, "&" or "and"."""
    line = one_line(text)
    for separator in (";", " & ", " and "):
        line = line.replace(separator, ",")
    return tuple(name for part in line.split(",") if (name := tidy(part)))
