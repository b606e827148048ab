"""Links that can be clicked in a terminal, by the escape sequence OSC 8."""

import re

from templates.text import clean_line

_NOT_IN_A_LINK = re.compile(r"[^!-~]")


def hyperlink(link: str, label: str) -> str:
    """Return a label that leads to a link; a terminal that knows no links shows the label alone.

    Control characters, which could end the sequence early, are removed from both.
    """
    target = _NOT_IN_A_LINK.sub("", link)
    return f"\x1b]8;;{target}\x1b\\{clean_line(label)}\x1b]8;;\x1b\\"
