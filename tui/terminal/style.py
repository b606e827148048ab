"""The colours and attributes of a cell, which are read from and written as SGR sequences."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ATTRIBUTES = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 51, 52, 53})
"""Every attribute that Rich sends; Rich switches attributes off only by a reset."""

_VISIBLE_ON_BLANKS = frozenset({4, 7, 9, 21, 51, 52, 53})
"""Attributes that are visible without a character: lines, frames and reversed colours."""

_EXTENDED_COLOURS = frozenset({38, 48, 58})
"""The codes after which a colour's parameters come: for the foreground, background, underline."""

_COLOUR_PARAMETERS = {"5": 1, "2": 3}
"""The number of parameters of an extended colour, by its kind: palette index, or red/green/blue."""

_COLOURS = frozenset({*range(30, 50), 58, 59, *range(90, 108)})
"""The codes of all colours, including the default ones."""

_SGR = re.compile(r"\x1b\[([\d;:]*)m")
"""Matches a sequence that sets colours and attributes, with its parameters."""


class UnknownSequence(Exception):
    """A control sequence whose effect on the screen is not known."""


class Style(NamedTuple):
    """Attributes and colours as SGR parameters; an empty colour is the terminal's default."""

    attributes: frozenset[int] = frozenset()
    foreground: str = ""
    background: str = ""

    def without_colours(self) -> "Style":
        """Return the same attributes in the terminal's default colours."""
        return Style(self.attributes)

    def visible_on_blank(self) -> "Style":
        """Return the part of the style that is visible where there is no character."""
        if self.attributes & _VISIBLE_ON_BLANKS:
            return self
        return Style(background=self.background)


DEFAULT_STYLE = Style()


@lru_cache(maxsize=1024)
def apply_sgr(style: Style, parameters: str) -> Style:
    """Return `style` as changed by an SGR sequence with these parameters, which have no colons.

    Raises UnknownSequence for an unknown parameter.
    """
    attributes, foreground, background = style
    codes = iter(parameters.split(";"))
    for code in codes:
        number = int(code or 0)
        if number == 0:
            attributes, foreground, background = DEFAULT_STYLE
        elif number in _ATTRIBUTES:
            attributes |= {number}
        elif 30 <= number <= 39 or 90 <= number <= 97:
            foreground = _read_colour(code, codes)
        elif 40 <= number <= 49 or 100 <= number <= 107:
            background = _read_colour(code, codes)
        else:
            raise UnknownSequence(f"SGR {parameters}")
    return Style(attributes, foreground, background)


def _read_colour(code: str, codes: Iterator[str]) -> str:
    """Return the colour that begins with `code`; take the rest of it from `codes`."""
    if code in ("39", "49"):
        return ""
    if code not in ("38", "48"):
        return code
    kind = next(codes, "")
    parts = [next(codes, "") for _ in range(_COLOUR_PARAMETERS.get(kind, 0))]
    if not parts or not all(parts):
        raise UnknownSequence("SGR colour")
    return ";".join((code, kind, *parts))


@lru_cache(maxsize=4096)
def sgr_between(old: Style, new: Style) -> str:
    """Return the shortest SGR sequence that turns one style into another."""
    if old == new:
        return ""
    if new == DEFAULT_STYLE:
        return "\x1b[m"
    sequences = [_sgr_sequence(["0", *_added_codes(DEFAULT_STYLE, new)])]
    if old.attributes <= new.attributes:
        sequences.append(_sgr_sequence(_added_codes(old, new)))
    return min(sequences, key=len)


def _added_codes(old: Style, new: Style) -> list[str]:
    """Return the parameters that turn `old` into `new`, which has every attribute of `old`."""
    codes = [str(code) for code in sorted(new.attributes - old.attributes)]
    if new.foreground != old.foreground:
        codes.append(new.foreground or "39")
    if new.background != old.background:
        codes.append(new.background or "49")
    return codes


def _sgr_sequence(codes: list[str]) -> str:
    return f"\x1b[{';'.join(codes)}m"


def strip_colours(data: str) -> str:
    """Return terminal output without its colours, but with all other attributes."""
    return _SGR.sub(_strip_sgr, data)


def _strip_sgr(match: re.Match[str]) -> str:
    """Return an SGR sequence without its colours."""
    attributes: list[str] = []
    codes = iter(match[1].split(";"))
    for code in codes:
        number = int(code.partition(":")[0] or 0)
        if number in _EXTENDED_COLOURS and ":" not in code:
            # The colour is in the codes that follow; otherwise it is in this code, after colons.
            kind = next(codes, "")
            for _ in range(_COLOUR_PARAMETERS.get(kind, 0)):
                next(codes, None)
        elif number not in _COLOURS:
            attributes.append(code)
    # A sequence without parameters would be a reset.
    return _sgr_sequence(attributes) if attributes else ""
