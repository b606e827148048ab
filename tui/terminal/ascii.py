"""ASCII in place of characters that a terminal's encoding lacks."""

from collections.abc import Iterator
from functools import lru_cache

from rich.cells import get_character_cell_size

_JOINER = "\u200d"
"""Joins two emoji into one, as wide as the first."""

_REPLACED = {
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

_REPLACEMENTS = {ord(symbol): char for char, symbols in _REPLACED.items() for symbol in symbols}


def to_encodable(text: str, encoding: str) -> str:
    """Return a text of the same width whose every character exists in an encoding.

    Borders and symbols become ASCII; any other character that the encoding lacks becomes as many
    question marks as it is wide.
    """
    if text.isascii():
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_encodable(character, encoding) for character in _without_joined(text))
    return text


def _without_joined(text: str) -> Iterator[str]:
    """Yield the characters of a text, without joiners and what they join to the one before."""
    characters = iter(text)
    for character in characters:
        if character == _JOINER:
            next(characters, None)
        else:
            yield character


@lru_cache(maxsize=1024)
def _encodable(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        replacement = character.translate(_REPLACEMENTS)
        if replacement.isascii():
            return replacement
        return "?" * get_character_cell_size(character)
    return character
