"""Remove escape sequences from a text."""

import re

_ESCAPE_SEQUENCE = re.compile(
    r"""\x1b\[ [\ -?]* [@-~]                            # CSI: a colour, or a key such as ESC [1;5C
      | \x1bO [\ -~]                                    # SS3: a function key such as ESC OP
      | \x1b[]P_] [^\x00-\x1f\x7f]* (?:\x07 | \x1b\\)   # OSC, DCS or APC, with their text
      | \x1b                                            # the Esc of any other
    """,
    re.VERBOSE,
)


def remove_escape_sequences(text: str) -> str:
    """Return a text without escape sequences, such as those of colours or keys."""
    return _ESCAPE_SEQUENCE.sub("", text)
