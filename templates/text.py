"""Cleans text that a person typed or pasted, to make it safe to show, store and send."""

import codecs
import re
import unicodedata

# Left-to-right and right-to-left marks, joiners and variation selectors belong to words and
# emoji; embeddings, overrides and isolates can make a line read as something it is not.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The encodings by the byte order mark that begins a text; one of UTF-32 begins like UTF-16."""
_AND = re.compile(r"(?i)(?<!\bMr)(?<!\bMr\.)(?<!\bDr)(?<!\bDr\.) (?:&|and) ")
"""What parts two names, but not a couple: "Mr and Mrs Patel"."""
_REMOVED_CATEGORIES = frozenset({"Cc", "Co", "Cs", "Cn"})
_REMOVED = _BIDI_CONTROLS | {"\ufeff"}
"""The characters that are removed though their categories are not, with the byte order mark."""


def decode(source: bytes) -> str:
    """Return the text of a file: UTF-8, or what the byte order mark at its beginning says.

    Editors and shells on Windows write such marks. Raises UnicodeDecodeError.
    """
    for mark, encoding in _ENCODINGS:
        if source.startswith(mark):
            return source.decode(encoding)
    return source.decode()


def clean_line(text: str) -> str:
    """Return `text` on one line: NFC, without controls and bidi overrides.

    Line breaks and spaces of every kind, such as no-break and ideographic ones, become spaces.
    Private-use characters go too: an unfinished note marks its stand-ins with them. Spaces at
    either end stay, so that a field can be cleaned while someone types in it.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", "".join(map(_clean_character, text)))


def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if character in _BLANKS or category == "Zs":
        return " "
    if character in _REMOVED or category in _REMOVED_CATEGORIES:
        return ""
    return character


def clean_lines(text: str) -> str:
    """Return a text with each of its lines cleaned, and no blank lines at the end."""
    return "\n".join(clean_line(line).rstrip() for line in text.splitlines()).rstrip("\n")


def tidy(text: str) -> str:
    """Return `text` on one line, with single spaces and none at either end."""
    return " ".join(clean_line(text).split())


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a list separated by commas, semicolons, "&" or "and"."""
    line = _AND.sub(",", clean_line(text).replace(";", ","))
    return tuple(name for part in line.split(",") if (name := tidy(part)))
