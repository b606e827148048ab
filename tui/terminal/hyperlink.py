"""Links that a terminal lets people click, by the escape sequence OSC 8."""

import re

from templates.text import clean_line

_NOT_IN_A_LINK = re.compile(r"[^!-~]")


def hyperlink(link: str, label: str) -> str:
    """Return a label that leads to a link where the terminal knows how, and is only text elsewhere.

    What no link may hold is taken out of it, and what would steer the terminal out of both.
    """
    target = _NOT_IN_A_LINK.sub("", link)
    return f"\x1b]8;;{target}\x1b\\{clean_line(label)}\x1b]8;;\x1b\\"
