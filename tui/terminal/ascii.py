"""Replace the characters that are missing from a terminal's encoding with ASCII."""

from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size, split_graphemes

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
    becomes as many question marks as it is wide. A variation selector that makes a character wider
    becomes a space.
    """
    if text.isascii():
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        graphemes, _ = split_graphemes(text)
        return "".join(
            _encodable_grapheme(text[start:end], width, encoding) for start, end, width in graphemes
        )
    return text


def _encodable_grapheme(grapheme: str, width: int, encoding: str) -> str:
    first_emoji = grapheme.partition(_ZERO_WIDTH_JOINER)[0]
    encodable = "".join(_encodable(character, encoding) for character in first_emoji)
    return encodable + " " * (width - cell_len(encodable))


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
