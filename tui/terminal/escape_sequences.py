"""Remove escape sequences from a text."""

import re

_ESCAPE_SEQUENCE = re.compile(
    r"\x1b\[[ -?]*[@-~]|\x1bO[ -~]|\x1b[]P_][^\x00-\x1f\x7f]*(?:\x07|\x1b\\)|\x1b"
)


def remove_escape_sequences(text: str) -> str:
    """Return a text without escape sequences, such as those of colours or keys."""
    return _ESCAPE_SEQUENCE.sub("", text)
