"""Decode bytes that are invalid in the encoding of the terminal."""

import codecs

LEGACY_DECODING = "legacy-decoding"
"""The name of the error handler, for `bytes.decode`, that reads invalid bytes as Windows-1252."""


def _decode_invalid_bytes(error: UnicodeError) -> tuple[str, int]:
    """Return the text for the invalid bytes, and the index after them, as codecs expect."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "ignore"), error.end


codecs.register_error(LEGACY_DECODING, _decode_invalid_bytes)
