"""Characters for terminals that do not know them all: each stands in its own cells."""

from functools import lru_cache

from rich.cells import get_character_cell_size

_SIGNS = {
    "|": "▏▎▍▌▋▊▉│┃║┆┊╎▕",
    "-": "─━═▔┄┈╌–—",
    "_": "▁",
    "#": "▀▄▂▃▅▆▇█",
    "+": "┌┐└┘╭╮╰╯├┤┬┴┼╔╗╚╝",
    "*": "●",
    "o": "○◉",
    ".": "·",
    "~": "…",
    "v": "✓✔↓▼",
    "<": "‹←◀",
    ">": "›→▶",
    '"': "“”„",
    "'": "‘’‚",
    "^": "↑▲",
    " ": "\u00a0",
}
"""Signs and borders, by the ASCII character that stands in for them."""

_STAND_INS = {ord(sign): plain for plain, signs in _SIGNS.items() for sign in signs}


def fitting(text: str, encoding: str) -> str:
    """Return a text that can be written in an encoding, every cell of it in its place.

    Borders and signs become ASCII; of other characters that the encoding lacks, each cell becomes
    a question mark.
    """
    if text.isascii():
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_fitting(character, encoding) for character in text)
    return text


@lru_cache(maxsize=1024)
def _fitting(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        stand_in = character.translate(_STAND_INS)
        return stand_in if stand_in.isascii() else "?" * get_character_cell_size(character)
    return character
