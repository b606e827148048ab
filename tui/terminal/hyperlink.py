"""Links that can be clicked in a terminal, written as the escape sequence OSC 8."""

import re

from templates.text import clean_line

_INVALID_IN_LINK = re.compile(r"[^!-~]")
"""Anything but visible ASCII characters."""


def hyperlink(link: str, label: str) -> str:
    """Return a label with a link; a terminal that does not know links shows only the label.

    Control characters, which could end the sequence early, are removed from both.
    """
    target = _INVALID_IN_LINK.sub("", link)
    return f"\x1b]8;;{target}\x1b\\{clean_line(label)}\x1b]8;;\x1b\\"
