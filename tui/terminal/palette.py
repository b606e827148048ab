"""The colours that the interface is drawn in, chosen for the terminal's background.

The style sheet names five of the sixteen ANSI colours by what they mean. Each terminal decides how
these look, and on many they cannot be read, such as blue on black or yellow on white. Here they are
replaced with colours that can be read on the terminal's background.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache

from tui.terminal.style import Style

ACCENT, DONE, QUESTION, ERROR, MUTED = "34", "32", "33", "31", "90"
"""The SGR parameters of the style sheet's colours: blue, green, yellow, red, grey."""

MEANINGS = {ACCENT: "accent", DONE: "done", QUESTION: "question", ERROR: "error", MUTED: "muted"}
"""The meaning of each colour, by its SGR parameter."""


class Background(Enum):
    """The brightness of the terminal's background, as far as it is known."""

    UNKNOWN = "unknown"
    DARK = "dark"
    LIGHT = "light"


Palette = Mapping[str, str]
"""Maps SGR parameters to those that replace them; "" is the terminal's own foreground."""

_COLOUR_NUMBERS: dict[Background, dict[str, int]] = {
    Background.UNKNOWN: {ACCENT: 63, DONE: 28, QUESTION: 130, ERROR: 163, MUTED: 243},
    Background.DARK: {ACCENT: 75, DONE: 114, QUESTION: 221, ERROR: 210, MUTED: 247},
    Background.LIGHT: {ACCENT: 26, DONE: 22, QUESTION: 94, ERROR: 124, MUTED: 241},
}
"""The number of each colour among the 256. A terminal's theme changes only the first sixteen.

Each has a contrast of at least 4.5:1 on the backgrounds that `tools/contrast.py` lists. Those for
an unknown background have at least 4.4:1 on both black and white.
"""

_SIXTEEN_ON_DARK = {ACCENT: "96", DONE: "92", QUESTION: "93", ERROR: "91", MUTED: ""}
"""The colours for a dark background if there are only sixteen: readable on the Linux console."""

_FOREGROUND_ONLY = dict.fromkeys(MEANINGS, "")
"""The terminal's own foreground for everything."""

_LIGHT_COLOURS = (7, *range(9, 16))
"""The light ones among the sixteen colours, by number: light grey, and the bright ones."""

BACKGROUND_QUERY = "\x1b]11;?\x1b\\"
"""Asks a terminal for its background; a terminal that does not know the query ignores it."""

_CHANNEL = "[0-9a-fA-F]{1,4}"
_BACKGROUND_RESPONSE = re.compile(
    rf"\x1b\]11;rgba?:({_CHANNEL})/({_CHANNEL})/({_CHANNEL})(?:/{_CHANNEL})?"
    r"(?:\x07|\x1b\\)"
)
r"""Matches red, green, blue and maybe alpha in hexadecimal: `ESC ]11;rgb:ffff/ffff/ffff ESC \`."""


def palette_for(background: Background, *, has_256_colours: bool) -> Palette:
    """Return the colours for a background on a terminal that has 256 colours, or only sixteen.

    If no colours are sure to be readable, the terminal's own foreground replaces them.
    """
    if has_256_colours:
        return {code: f"38;5;{number}" for code, number in _COLOUR_NUMBERS[background].items()}
    return _SIXTEEN_ON_DARK if background is Background.DARK else _FOREGROUND_ONLY


def colour_numbers(background: Background) -> dict[str, int]:
    """Return the number of the colour for each meaning on a background, among 256 colours."""
    return {MEANINGS[code]: number for code, number in _COLOUR_NUMBERS[background].items()}


def create_recolour(palette: Palette) -> Callable[[Style], Style]:
    """Return a function that replaces the style sheet's colours with those of a palette."""

    @lru_cache(maxsize=512)
    def recolour(style: Style) -> Style:
        return style._replace(foreground=palette.get(style.foreground, style.foreground))

    return recolour


def supports_256_colours(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal has 256 colours or more, according to `TERM` or `COLORTERM`."""
    return "256" in environment.get("TERM", "") or bool(environment.get("COLORTERM"))


def background_from_environment(environment: Mapping[str, str]) -> Background:
    """Return the background according to `COLORFGBG`, or to a `TERM` of the Linux console.

    In `COLORFGBG`, such as "0;15", the last number is that of the background among 16 colours.
    """
    if environment.get("TERM", "").startswith("linux"):
        return Background.DARK
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    if not number.isdecimal() or int(number) > 15:
        return Background.UNKNOWN
    return Background.LIGHT if int(number) in _LIGHT_COLOURS else Background.DARK


def background_in_response(response: str) -> Background | None:
    """Return the background in a response to `BACKGROUND_QUERY`; None for another response."""
    match = _BACKGROUND_RESPONSE.fullmatch(response)
    return _background(*match.groups()) if match else None


def _background(*channels: str) -> Background:
    # A channel has one to four hexadecimal digits, all of them f at the maximum.
    red, green, blue = (int(digits, 16) / (16 ** len(digits) - 1) for digits in channels)
    # With the weights of sRGB.
    perceived_brightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return Background.LIGHT if perceived_brightness > 0.5 else Background.DARK
