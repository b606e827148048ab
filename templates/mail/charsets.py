"""Decode bytes whose charset is missing, unknown or wrong."""

import codecs
import re

_TEXT_CODECS = re.compile(
    r"(?:ascii|utf-(?:7|8|8-sig|16|16-le|16-be|32|32-le|32-be)|iso8859-\d+|cp\d+|koi8-\w|gb\w+|hz|"
    r"big5\w*|euc_\w+|shift_jis\w*|iso2022_\w+|mac-\w+|tis-620|johab|ptcp154|kz1048)"
)
"""The codecs that are used for mails. Others in Python, such as punycode, are slow or not text."""

_SUPERSETS = {"ascii": "utf-8", "iso8859-1": "cp1252"}
"""The codec to use instead of another: mail programs often label Windows-1252 as Latin-1."""

_MAX_CHARSET = 40
"""The maximum number of characters in the name of a charset; the rest is ignored."""


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Decode bytes with the charset, or else as UTF-8 or Windows-1252; never raises."""
    for codec in (_find_codec(charset), "utf-8"):
        if codec:
            try:
                return data.decode(codec)
            except (UnicodeError, LookupError):
                continue
    return data.decode("cp1252", "replace")


def _find_codec(charset: str | None) -> str | None:
    """Return the name of the codec for a charset, or None if it is no codec that mails use."""
    if not charset:
        return None
    try:
        codec = codecs.lookup(charset.strip(" \"'")[:_MAX_CHARSET]).name
    except (LookupError, ValueError):
        return None
    codec = _SUPERSETS.get(codec, codec)
    return codec if _TEXT_CODECS.fullmatch(codec) else None
