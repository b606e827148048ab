"""What the environment says of the terminal and the line, made ready for the toolkit."""

from collections.abc import MutableMapping

ANSI_THEME = "ansi-dark"
"""Draws in the terminal's own palette, whether that is light or dark."""

_WITHOUT_COLOUR = ("vt100", "vt102", "vt220", "vt320", "vt52")
_SLOW_ESCAPE = "300"
"""Milliseconds to wait for what follows an Esc over a line on which keys may arrive in pieces."""


def prepare(environment: MutableMapping[str, str]) -> None:
    """Set what the toolkit reads when it is loaded.

    No animation; a `NO_COLOR` that is empty does not count, and a terminal without colours is as
    one with it; over SSH an arrow key that arrives in two pieces is no Esc.
    """
    environment["TEXTUAL_ANIMATIONS"] = "none"
    if environment.get("NO_COLOR") == "":
        del environment["NO_COLOR"]
    if environment.get("TERM", "").startswith(_WITHOUT_COLOUR):
        environment["NO_COLOR"] = "1"
    if environment.get("NO_COLOR"):
        # What draws without colour must be known before the toolkit makes its filters.
        environment["TEXTUAL_THEME"] = ANSI_THEME
    else:
        # To set another theme later has the toolkit read every style sheet a second time.
        environment.setdefault("TEXTUAL_THEME", ANSI_THEME)
    if "SSH_CONNECTION" in environment:
        environment.setdefault("ESCDELAY", _SLOW_ESCAPE)
