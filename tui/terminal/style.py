"""The colours and attributes of a cell, which are read from and written as SGR sequences."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ATTRIBUTES = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 51, 52, 53})
"""Every attribute that Rich sends; it switches them off only by a reset."""

_VISIBLE_ON_BLANKS = frozenset({4, 7, 9, 21, 51, 52, 53})
"""Attributes that are visible without a character: lines, frames and reversed colours."""

_SGR = re.compile(r"\x1b\[([\d;:]*)m")


class UnknownSequence(Exception):
    """A control sequence whose effect on the screen is not known."""


class Style(NamedTuple):
    """Attributes and colours as SGR parameters; an empty colour is the terminal's own."""

    attributes: frozenset[int] = frozenset()
    foreground: str = ""
    background: str = ""

    def without_colours(self) -> "Style":
        """Return the same attributes in the terminal's own colours."""
        return Style(self.attributes)

    def on_blank(self) -> "Style":
        """Return the part of the style that is visible where there is no character."""
        if self.attributes & _VISIBLE_ON_BLANKS:
            return self
        return Style(background=self.background)


PLAIN = Style()


@lru_cache(maxsize=1024)
def apply_sgr(style: Style, parameters: str) -> Style:
    """Return the style that an SGR sequence with these parameters makes of another.

    Raises UnknownSequence for an unknown parameter.
    """
    attributes, foreground, background = style
    codes = iter(parameters.split(";"))
    for code in codes:
        number = int(code or 0)
        if number == 0:
            attributes, foreground, background = PLAIN
        elif number in _ATTRIBUTES:
            attributes |= {number}
        elif 30 <= number <= 39 or 90 <= number <= 97:
            foreground = _colour(code, codes)
        elif 40 <= number <= 49 or 100 <= number <= 107:
            background = _colour(code, codes)
        else:
            raise UnknownSequence(f"SGR {parameters}")
    return Style(attributes, foreground, background)


def _colour(code: str, codes: Iterator[str]) -> str:
    if code in ("39", "49"):
        return ""
    if code not in ("38", "48"):
        return code
    kind = next(codes, "")
    parts = [next(codes, "") for _ in range({"5": 1, "2": 3}.get(kind, 0))]
    if not parts or not all(parts):
        raise UnknownSequence("SGR colour")
    return ";".join((code, kind, *parts))


@lru_cache(maxsize=4096)
def sgr_between(old: Style, new: Style) -> str:
    """Return the shortest SGR sequence that turns one style into another."""
    if old == new:
        return ""
    if new == PLAIN:
        return "\x1b[m"
    sequences = [_sequence(["0", *_added_codes(PLAIN, new)])]
    if old.attributes <= new.attributes:
        sequences.append(_sequence(_added_codes(old, new)))
    return min(sequences, key=len)


def _added_codes(old: Style, new: Style) -> list[str]:
    codes = [str(code) for code in sorted(new.attributes - old.attributes)]
    if new.foreground != old.foreground:
        codes.append(new.foreground or "39")
    if new.background != old.background:
        codes.append(new.background or "49")
    return codes


def _sequence(codes: list[str]) -> str:
    return f"\x1b[{';'.join(codes)}m"


def strip_colours(data: str) -> str:
    """Return terminal output without its colours, but with all other attributes."""
    return _SGR.sub(_strip_sgr, data)


def _strip_sgr(sequence: re.Match[str]) -> str:
    """Return an SGR sequence without its colours."""
    attributes: list[str] = []
    codes = iter(sequence[1].split(";"))
    for code in codes:
        number = int(code.partition(":")[0] or 0)
        if number in (38, 48, 58):
            # The colour is in the codes that follow, or in this one behind colons.
            if ":" not in code:
                for _ in range({"5": 1, "2": 3}.get(next(codes, ""), 0)):
                    next(codes, None)
        elif not (30 <= number <= 49 or number == 59 or 90 <= number <= 107):
            attributes.append(code)
    # A sequence without parameters would be a reset.
    return _sequence(attributes) if attributes else ""
