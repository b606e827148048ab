"""Set the environment variables that Textual reads when it is imported."""

from collections.abc import MutableMapping

ANSI_THEME = "ansi-dark"
"""The theme that uses the terminal's own palette, light or dark."""

_MONOCHROME_TERMS = ("vt100", "vt102", "vt220", "vt320", "vt52")
"""The beginnings of `TERM` on terminals without colours."""

_ESCAPE_DELAY, _SSH_ESCAPE_DELAY = "30", "300"
"""Milliseconds to wait after Esc for the rest of a sequence, on a local terminal and over SSH.

A terminal sends a sequence in one piece, but SSH may deliver it in several.
"""


def configure_textual(environment: MutableMapping[str, str]) -> None:
    """Set the variables that Textual reads, according to the terminal and the connection.

    Animations are switched off. An empty `NO_COLOR` is removed, and `NO_COLOR` is set for a
    monochrome terminal. The first theme is ANSI_THEME; where there are colours, the user may set
    another. Over SSH, Textual waits longer after Esc for the rest of a sequence, so that an arrow
    key in two pieces is not taken for Esc.
    """
    environment["TEXTUAL_ANIMATIONS"] = "none"
    if environment.get("NO_COLOR") == "":
        del environment["NO_COLOR"]
    if environment.get("TERM", "").startswith(_MONOCHROME_TERMS):
        environment["NO_COLOR"] = "1"
    if environment.get("NO_COLOR"):
        # Without colours, another theme would make Textual start with the wrong colour filters.
        environment["TEXTUAL_THEME"] = ANSI_THEME
    else:
        # Set now, because a later change of theme makes Textual read every style sheet again.
        environment.setdefault("TEXTUAL_THEME", ANSI_THEME)
    is_remote = "SSH_CONNECTION" in environment
    environment.setdefault("ESCDELAY", _SSH_ESCAPE_DELAY if is_remote else _ESCAPE_DELAY)
