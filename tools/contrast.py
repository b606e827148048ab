"""The contrast of the interface's colours on the backgrounds of well-known terminals.

`python -m tools.contrast` prints the table of docs/terminals.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from textual.theme import Theme

from tui.full_screen.themes import PROGRAM_THEMES
from tui.terminal.palette import Background, colour_numbers

RGB: TypeAlias = tuple[int, int, int]
"""The red, green and blue of a colour, from 0 to 255."""

MINIMUM = 4.5
"""The contrast that text must have (WCAG 2.2, success criterion 1.4.3)."""

BACKGROUNDS: Mapping[Background, Mapping[str, str]] = {
    Background.DARK: {
        "xterm, the Linux console, Terminal.app Pro": "#000000",
        "Windows Terminal, Campbell": "#0c0c0c",
        "GNOME Terminal (VTE), dark": "#1e1e1e",
        "Tango, dark": "#2e3436",
        "Solarized dark": "#002b36",
        "Catppuccin Mocha": "#1e1e2e",
        "Catppuccin Frappé": "#303446",
    },
    Background.LIGHT: {
        "xterm, Terminal.app Basic, Tango, GNOME Terminal": "#ffffff",
        "Windows Terminal, One Half Light": "#fafafa",
        "Solarized light": "#fdf6e3",
        "Catppuccin Latte": "#eff1f5",
    },
    Background.UNKNOWN: {"black": "#000000", "white": "#ffffff"},
}
"""The published default background of each terminal or theme, by the kind of background."""

_TITLES = {
    Background.DARK: "dark",
    Background.LIGHT: "light",
    Background.UNKNOWN: "not known",
}
_THEME_VARIABLES = (
    "text-primary",
    "text-success",
    "text-warning",
    "text-error",
    "foreground-muted",
)
"""The theme's variables, in the order of the table's columns."""


def find_indexed_colour(number: int) -> RGB:
    """Return a colour of xterm's palette of 256; `number` is from 16 to 255.

    First come the colours of a cube with six levels per side, then 24 greys.
    """
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return grey, grey, grey
    levels = (0, 95, 135, 175, 215, 255)
    index = number - 16
    return levels[index // 36], levels[index // 6 % 6], levels[index % 6]


def compute_contrast(first: RGB, second: RGB) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted(map(_luminance, (first, second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: RGB) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    """Return the linear value of a channel in sRGB, from 0 to 1; `channel` is from 0 to 255."""
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def compute_contrasts(background: Background, colour: str) -> dict[str, float]:
    """Return the contrast of each meaning's colour on a background such as "#fdf6e3"."""
    return {
        meaning: compute_contrast(find_indexed_colour(number), _parse_colour(colour))
        for meaning, number in colour_numbers(background).items()
    }


def compute_theme_contrasts(theme: Theme) -> list[float]:
    """Return the contrast of each meaning's colour on the background of a theme."""
    background = _parse_colour(theme.background or "")
    colours = (_parse_colour(theme.variables[name]) for name in _THEME_VARIABLES)
    return [compute_contrast(colour, background) for colour in colours]


def _parse_colour(colour: str) -> RGB:
    """Return the red, green and blue of a colour such as "#fdf6e3"."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def format_table() -> Iterator[str]:
    """Yield the lines of the Markdown table."""
    meanings = list(colour_numbers(Background.DARK))
    yield f"| background | {' | '.join(meanings)} |"
    yield f"|---|{'---|' * len(meanings)}"
    for kind, terminals in BACKGROUNDS.items():
        numbers = " | ".join(str(number) for number in colour_numbers(kind).values())
        yield f"| **{_TITLES[kind]}**: the colour's number of 256 | {numbers} |"
        for name, colour in terminals.items():
            yield _format_row(name, colour, compute_contrasts(kind, colour).values())
    yield f"| **`--theme bridge`**: colours of its own |{' |' * len(meanings)}"
    for theme in PROGRAM_THEMES.values():
        yield _format_row(theme.name, theme.background, compute_theme_contrasts(theme))


def _format_row(name: str, background: str | None, contrasts: Iterable[float]) -> str:
    ratios = " | ".join(f"{ratio:.1f}" for ratio in contrasts)
    return f"| {name} (`{background}`) | {ratios} |"


if __name__ == "__main__":
    print("\n".join(format_table()))
