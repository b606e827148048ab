"""Replace the characters that are missing from a terminal's encoding with ASCII."""

from collections.abc import Iterator
from functools import lru_cache

from rich.cells import get_character_cell_size

_ZERO_WIDTH_JOINER = "\u200d"
"""Joins two emoji, before and after it, into one that is as wide as the first."""

_SYMBOLS_BY_REPLACEMENT = {
    "|": "▏▎▍▌▋▊▉▐│┃║┆┊╎▕",
    "-": "─═▔┈╌–—",
    "=": "━╸",
    "_": "▁",
    "#": "▀▄▂▃▅▆▇█",
    "+": "┌┐└┘╭╮╰╯├┤┬┯┴┼╔╗╚╝",
    "*": "●",
    "o": "○◉",
    ".": "·┄",
    "~": "…",
    "v": "✓✔↓▼▾",
    "<": "‹←◀",
    ">": "›→▶▸",
    '"': "“”„",
    "'": "‘’‚",
    "^": "↑▲",
    " ": "\u00a0",
}
"""Symbols and borders, by the ASCII character that replaces them."""

_REPLACEMENTS = str.maketrans(
    {symbol: char for char, symbols in _SYMBOLS_BY_REPLACEMENT.items() for symbol in symbols}
)


def to_encodable(text: str, encoding: str) -> str:
    """Return a text of the same width that has only characters of an encoding.

    Of the characters that it lacks, borders and symbols become ASCII, and any other character
    becomes as many question marks as it is wide. A character that a variation selector makes wider
    counts without it.
    """
    if text.isascii():
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_encodable(character, encoding) for character in _without_joined_emoji(text))
    return text


def _without_joined_emoji(text: str) -> Iterator[str]:
    """Yield the characters of a text, except each zero-width joiner and the character after it."""
    characters = iter(text)
    for character in characters:
        if character == _ZERO_WIDTH_JOINER:
            next(characters, None)
        else:
            yield character


@lru_cache(maxsize=1024)
def _encodable(character: str, encoding: str) -> str:
    """Return a character, or what replaces it if the encoding lacks it."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        replacement = character.translate(_REPLACEMENTS)
        if replacement.isascii():
            return replacement
        return "?" * get_character_cell_size(character)
    return character
