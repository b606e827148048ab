"""Decode bytes whose charset is missing, unknown or wrong."""

import codecs
import re

_TEXT_CODECS = re.compile(
    r"(?:ascii|utf-(?:7|8|8-sig|16|16-le|16-be|32|32-le|32-be)|iso8859-\d+|cp\d+|koi8-\w|gb\w+|hz|"
    r"big5\w*|euc_\w+|shift_jis\w*|iso2022_\w+|mac-\w+|tis-620|johab|ptcp154|kz1048)"
)
"""Codecs that a mail may name. Others that Python knows, such as punycode, are slow or no text."""

_SUPERSETS = {"ascii": "utf-8", "iso8859-1": "cp1252"}
"""What a charset really is where mails name it: programs send Windows-1252 as Latin-1."""


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Return bytes as text in the charset, or else in UTF-8 or Windows-1252; never fails."""
    for name in (_codec(charset), "utf-8"):
        if name:
            try:
                return data.decode(name)
            except (UnicodeError, LookupError):
                continue
    return data.decode("cp1252", "replace")


def _codec(charset: str | None) -> str | None:
    if not charset:
        return None
    try:
        name = codecs.lookup(charset.strip(" \"'")[:40]).name
    except (LookupError, ValueError):
        return None
    name = _SUPERSETS.get(name, name)
    return name if _TEXT_CODECS.fullmatch(name) else None
