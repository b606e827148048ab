"""Clean text that a person typed or pasted, so that it is safe to show, store and send."""

import codecs
import re
import unicodedata

_SPACE_CATEGORY = "Zs"
"""The Unicode category of spaces, such as the no-break space."""
_SPACE_CONTROLS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
"""Tabs, line breaks and separators."""
_REMOVED_CATEGORIES = frozenset({"Cc", "Co", "Cs", "Cn"})
"""The Unicode categories of control, private-use, surrogate and unassigned characters."""
# Embeddings, overrides and isolates are removed, because they can make a line read as something it
# is not. Left-to-right and right-to-left marks, joiners and variation selectors are kept: they
# belong to words and emoji.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REMOVED_CHARACTERS = _BIDI_CONTROLS | {"\ufeff"}
"""The removed characters of other categories: the controls above and the byte order mark."""
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and their encodings; UTF-32 comes first, since its mark begins like UTF-16's."""
_NAME_SEPARATOR = r"(?i)(?<!\bMr)(?<!\bMr\.)(?<!\bDr)(?<!\bDr\.) (?:&|and) "
"""An "and" or "&" between two names, but not between two titles, as in "Mr and Mrs Patel"."""


def decode(source: bytes) -> str:
    """Decode the text of a file from UTF-8, or from the encoding of its byte order mark.

    Editors and shells on Windows write such marks. Raises UnicodeDecodeError.
    """
    for mark, encoding in _ENCODINGS:
        if source.startswith(mark):
            return source.decode(encoding)
    return source.decode()


def clean_line(text: str) -> str:
    """Return `text` on one line, in Unicode's composed form (NFC), without control characters.

    Line breaks and spaces of every kind, such as no-break spaces, become ordinary spaces.
    Private-use characters are removed, because an unfinished note uses them to mark missing
    answers. Spaces at either end stay, so that a field can be cleaned while someone types.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", "".join(map(_clean_character, text)))


def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if character in _SPACE_CONTROLS or category == _SPACE_CATEGORY:
        return " "
    if character in _REMOVED_CHARACTERS or category in _REMOVED_CATEGORIES:
        return ""
    return character


def has_control_characters(text: str) -> bool:
    """Return whether a text has control characters, embeddings and the like, or surrogates."""
    return any(
        character in _SPACE_CONTROLS | _BIDI_CONTROLS
        or unicodedata.category(character) in ("Cc", "Cs")
        for character in text
    )


def clean_lines(text: str) -> str:
    """Return a text with each of its lines cleaned, and no blank lines at the end."""
    return "\n".join(clean_line(line).rstrip() for line in text.splitlines()).rstrip("\n")


def tidy(text: str) -> str:
    """Return `text` on one line, with single spaces and none at either end."""
    return " ".join(clean_line(text).split())


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a list that is separated by commas, semicolons, "&" or "and".

    The names of a couple stay together: "Mr and Mrs Patel".
    """
    line = re.sub(_NAME_SEPARATOR, ",", clean_line(text).replace(";", ","))
    return tuple(name for part in line.split(",") if (name := tidy(part)))


def common_prefix_length(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
