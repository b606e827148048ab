"""The colours that the interface is drawn in, chosen for the terminal's background.

The style sheet names five of the sixteen ANSI colours by what they mean. Each terminal decides how
these look, and on many they cannot be read, such as blue on black or yellow on white. Here they are
replaced by colours that can be read on the terminal's background.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache

from tui.terminal.style import Style

ACCENT, DONE, QUESTION, STOP, MUTED = "34", "32", "33", "31", "90"
"""The SGR parameters of the style sheet's colours: blue, green, yellow, red, grey."""

MEANINGS = {ACCENT: "accent", DONE: "done", QUESTION: "question", STOP: "stop", MUTED: "muted"}
"""The meaning of each colour, by its SGR parameter."""


class Background(Enum):
    """The brightness of the terminal's background, as far as it is known."""

    UNKNOWN = "unknown"
    DARK = "dark"
    LIGHT = "light"


Palette = Mapping[str, str]
"""The SGR parameters that replace others; "" is the terminal's own foreground."""

_INDEXED: dict[Background, dict[str, int]] = {
    Background.UNKNOWN: {ACCENT: 63, DONE: 28, QUESTION: 130, STOP: 163, MUTED: 243},
    Background.DARK: {ACCENT: 75, DONE: 114, QUESTION: 221, STOP: 210, MUTED: 247},
    Background.LIGHT: {ACCENT: 26, DONE: 22, QUESTION: 94, STOP: 124, MUTED: 241},
}
"""The numbers of colours among 256; from 16 on, no terminal's theme changes them.

Each has a contrast of at least 4.5:1 on the backgrounds that `tools/contrast.py` lists; for an
unknown background, on black and on white.
"""

_SIXTEEN_ON_DARK = {ACCENT: "96", DONE: "92", QUESTION: "93", STOP: "91", MUTED: ""}
"""Those of the sixteen colours that can be read on the black of the Linux console."""

_FOREGROUND_ONLY = dict.fromkeys(MEANINGS, "")
"""The terminal's own foreground for everything."""

_BACKGROUND_RESPONSE = re.compile(
    r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})"
    r"(?:/[0-9a-fA-F]{1,4})?(?:\x07|\x1b\\|\xc2\x9c)"
)

BACKGROUND_QUERY = "\x1b]11;?\x1b\\"
"""Asks a terminal for its background; a terminal that does not know the query ignores it."""


def palette_for(background: Background, *, indexed: bool) -> Palette:
    """Return the colours for a background; with `indexed`, the terminal has 256 colours.

    If no colours are sure to be readable, the terminal's own foreground replaces them.
    """
    if indexed:
        return {code: f"38;5;{number}" for code, number in _INDEXED[background].items()}
    return _SIXTEEN_ON_DARK if background is Background.DARK else _FOREGROUND_ONLY


def colour_numbers(background: Background) -> dict[str, int]:
    """Return the number of the colour for each meaning on a background, among 256 colours."""
    return {MEANINGS[code]: number for code, number in _INDEXED[background].items()}


def create_recolour(palette: Palette) -> Callable[[Style], Style]:
    """Return a function that replaces the style sheet's colours by those of a palette."""

    @lru_cache(maxsize=512)
    def recolour(style: Style) -> Style:
        return style._replace(foreground=palette.get(style.foreground, style.foreground))

    return recolour


def background_from_environment(environment: Mapping[str, str]) -> Background:
    """Return the background according to `COLORFGBG`, or to a `TERM` of the Linux console."""
    if environment.get("TERM", "").startswith("linux"):
        return Background.DARK
    colour = environment.get("COLORFGBG", "").rpartition(";")[2]
    if not colour.isdecimal() or int(colour) > 15:
        return Background.UNKNOWN
    return Background.LIGHT if int(colour) in (7, *range(9, 16)) else Background.DARK


def background_in_response(response: str) -> Background | None:
    """Return the background in a response to `BACKGROUND_QUERY`; None for another response."""
    match = _BACKGROUND_RESPONSE.fullmatch(response)
    return _background(*match.groups()) if match else None


def _background(*channels: str) -> Background:
    red, green, blue = (int(text, 16) / (16 ** len(text) - 1) for text in channels)
    # Perceived brightness, with the weights of sRGB.
    is_light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
    return Background.LIGHT if is_light else Background.DARK
