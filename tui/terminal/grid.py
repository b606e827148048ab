"""A screen as a grid of cells, and what a frame of Textual's paints into it."""

import re
from itertools import repeat
from typing import NamedTuple

from rich.cells import split_graphemes

from tui.terminal.style import PLAIN, Style, UnknownSequence, restyled

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<style>[\d;]*)m"
    r"|(?P<line>\n)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)


Cell = tuple[str, Style]
"""What stands at one place: a character with all that joins it, and its style.

The right half of a wide character has no text.
"""


class Place(NamedTuple):
    """A row and a column, counted from 0."""

    row: int
    column: int


BLANK: Cell = (" ", PLAIN)
Row = list[Cell | None]
"""The cells of a row; None is one whose content is not known."""


class Grid(NamedTuple):
    """A screen in memory; it is never changed, only succeeded by another."""

    width: int
    height: int
    rows: list[Row]

    @property
    def is_unknown(self) -> bool:
        """Whether nothing of it is known."""
        return all(cell is None for row in self.rows for cell in row)

    @property
    def is_known(self) -> bool:
        """Whether all of it is known."""
        return all(cell is not None for row in self.rows for cell in row)


def unknown(width: int, height: int) -> Grid:
    """Return a screen of which nothing is known."""
    return Grid(width, height, [[None] * width for _ in range(height)])


def blank(width: int, height: int) -> Grid:
    """Return an empty screen."""
    return Grid(width, height, [[BLANK] * width for _ in range(height)])


def painted(grid: Grid, frame: str, *, colours: bool = True) -> tuple[Grid, Place]:
    """Return a screen after a frame, and where the frame leaves the cursor.

    Raises UnknownSequence for anything but text, colours and absolute moves within the screen.
    """
    brush = _Brush(grid, colours)
    at = 0
    for token in _TOKEN.finditer(frame):
        if token.start() != at:
            break
        at = token.end()
        match token.lastgroup:
            case "text":
                brush.write(token["text"])
            case "style":
                brush.restyle(token["style"])
            case "line":
                brush.lift()
            case _:
                brush.move(int(token["row"]) - 1, int(token["column"]) - 1)
    if at != len(frame):
        raise UnknownSequence(frame[at : at + 20])
    return Grid(grid.width, grid.height, brush.rows), brush.place


class _Brush:
    """Writes into copies of the rows that it touches; the others are shared."""

    def __init__(self, grid: Grid, colours: bool) -> None:
        self.rows = grid.rows.copy()
        self.row = 0
        self.column: int | None = None
        self._width, self._height = grid.width, grid.height
        self._colours = colours
        self._style = PLAIN
        self._copied: set[int] = set()

    def move(self, row: int, column: int) -> None:
        if not (0 <= row < self._height and 0 <= column < self._width):
            raise UnknownSequence(f"a place outside of the screen: {row}, {column}")
        self.row, self.column = row, column

    def lift(self) -> None:
        # Where a line feed leads depends on the terminal's modes: a move must follow it.
        if self.row == self._height - 1:
            raise UnknownSequence("a line feed that scrolls")
        self.column = None

    def restyle(self, parameters: str) -> None:
        style = restyled(self._style, parameters)
        self._style = style if self._colours else style.without_colours()

    def write(self, text: str) -> None:
        column = self.column
        if column is None:
            raise UnknownSequence("text without a place")
        cells = self._cells(text) if text.isascii() else self._wide_cells(text)
        if column + len(cells) > self._width:
            raise UnknownSequence("text beyond the edge")
        if self.row not in self._copied:
            self._copied.add(self.row)
            self.rows[self.row] = self.rows[self.row].copy()
        row, end = self.rows[self.row], column + len(cells)
        # Terminals differ in what is left of a wide character when half of it is written over.
        if _is_right_half(row, column):
            row[column - 1] = None
        if _is_right_half(row, end):
            row[end] = None
        row[column:end] = cells
        self.column = end

    @property
    def place(self) -> Place:
        # At the right edge terminals differ in where the cursor is.
        if self.column is None or self.column == self._width:
            raise UnknownSequence("a frame that does not say where the cursor stays")
        return Place(self.row, self.column)

    def _cells(self, text: str) -> list[Cell]:
        style = self._style
        on_blanks = style.on_a_blank()
        if style == on_blanks or " " not in text:
            return list(zip(text, repeat(style)))
        return [(char, on_blanks if char == " " else style) for char in text]

    def _wide_cells(self, text: str) -> list[Cell]:
        cells: list[Cell] = []
        for start, end, width in split_graphemes(text)[0]:
            if width == 0:
                raise UnknownSequence("a mark without a character")
            cell = text[start:end]
            cells += self._cells(cell) if len(cell) == 1 else [(cell, self._style)]
            cells += [("", self._style)] * (width - 1)
        return cells


def _is_right_half(row: Row, column: int) -> bool:
    cell = row[column] if column < len(row) else None
    return cell is not None and cell[0] == ""
