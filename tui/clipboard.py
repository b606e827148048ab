"""The terminal's clipboard, by the escape sequence OSC 52.

Nothing comes back from the terminal, so nobody can know whether the text arrived.
"""

from base64 import b64encode

MOST_BYTES = 6000
"""Beyond this some terminals drop the sequence without a word."""


def osc52(text: str) -> str | None:
    """Return the sequence that asks the terminal to take a text, or None if it is too long."""
    raw = text.encode()
    if len(raw) > MOST_BYTES:
        return None
    return f"\x1b]52;c;{b64encode(raw).decode()}\a"
