"""The colours that the interface is drawn in, chosen for the terminal's background.

The style sheet names five of the sixteen ANSI colours by what they mean. What those look like is up
to each terminal, and on many they cannot be read: blue on black, yellow on white. Where the
background is known, colours that can be read on it take their place.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache

from tui.terminal.style import Style

ACCENT, DONE, QUESTION, STOP, MUTED = "34", "32", "33", "31", "90"
"""The SGR parameters that the style sheet's colours are sent as: blue, green, yellow, red, grey."""

MEANINGS = {ACCENT: "accent", DONE: "done", QUESTION: "question", STOP: "stop", MUTED: "muted"}
"""What each colour means."""


class Background(Enum):
    """What is known of the terminal's background."""

    UNKNOWN = "unknown"
    DARK = "dark"
    LIGHT = "light"


Palette = Mapping[str, str]
"""SGR parameters by the ones that they replace; "" is the terminal's own foreground."""

_INDEXED: dict[Background, dict[str, int]] = {
    Background.UNKNOWN: {ACCENT: 63, DONE: 28, QUESTION: 130, STOP: 163, MUTED: 243},
    Background.DARK: {ACCENT: 75, DONE: 114, QUESTION: 221, STOP: 210, MUTED: 247},
    Background.LIGHT: {ACCENT: 26, DONE: 22, QUESTION: 94, STOP: 124, MUTED: 241},
}
"""Numbers of the 256 colours from 16 on, which no terminal's theme changes.

Each has a contrast of at least 4.5:1 on the backgrounds that `tools/contrast.py` lists; those for
an unknown background, which are halfway between black and white, have it on those two.
"""

_SIXTEEN_ON_DARK = {ACCENT: "96", DONE: "92", QUESTION: "93", STOP: "91", MUTED: ""}
"""Of the sixteen colours, those that can be read on the black of the Linux console."""

_OWN = dict.fromkeys(MEANINGS, "")
"""The terminal's own foreground for everything."""

_ANSWER = re.compile(
    r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})"
    r"(?:/[0-9a-fA-F]{1,4})?(?:\x07|\x1b\\|\xc2\x9c)"
)

BACKGROUND_QUERY = "\x1b]11;?\x1b\\"
"""Asks a terminal for its background; one that does not know the question ignores it."""


def palette_for(background: Background, *, indexed: bool) -> Palette:
    """Return the colours for a background; `indexed` says that the terminal has 256 colours.

    Where none is sure to be readable, the text is in the terminal's own foreground.
    """
    if indexed:
        return {code: f"38;5;{number}" for code, number in _INDEXED[background].items()}
    return _SIXTEEN_ON_DARK if background is Background.DARK else _OWN


def colour_numbers(background: Background) -> dict[str, int]:
    """Return the number among the 256 colours that each meaning has on a background."""
    return {MEANINGS[code]: number for code, number in _INDEXED[background].items()}


def recolouring(palette: Palette) -> Callable[[Style], Style]:
    """Return a function that replaces the style sheet's colours by those of a palette."""

    @lru_cache(maxsize=512)
    def recolour(style: Style) -> Style:
        return style._replace(foreground=palette.get(style.foreground, style.foreground))

    return recolour


def background_from_environment(environment: Mapping[str, str]) -> Background:
    """Return what the environment says of the background: `COLORFGBG`, or the Linux console."""
    if environment.get("TERM", "").startswith("linux"):
        return Background.DARK
    colour = environment.get("COLORFGBG", "").rpartition(";")[2]
    if not colour.isdecimal() or int(colour) > 15:
        return Background.UNKNOWN
    return Background.LIGHT if int(colour) in (7, *range(9, 16)) else Background.DARK


def background_in_answer(answer: str) -> Background | None:
    """Return the background that an answer to `BACKGROUND_QUERY` names; None for another text."""
    match = _ANSWER.fullmatch(answer)
    return _background(*match.groups()) if match else None


def _background(*channels: str) -> Background:
    red, green, blue = (int(text, 16) / (16 ** len(text) - 1) for text in channels)
    # Perceived brightness, with the weights of sRGB.
    is_light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
    return Background.LIGHT if is_light else Background.DARK
