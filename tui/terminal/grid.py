"""A screen as a grid of cells, and the changes that Textual's frames make to it."""

import re
from collections.abc import Callable
from itertools import repeat
from typing import NamedTuple

from rich.cells import split_graphemes

from tui.terminal.style import DEFAULT_STYLE, Style, UnknownSequence, apply_sgr

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"  # an absolute move, to a row and column from 1
    r"|\x1b\[(?P<style>[\d;]*)m"  # colours and attributes
    r"|(?P<line>\n)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"  # no control characters
)
"""Matches a part of a frame: a move, a style, a line feed or a text."""

Cell = tuple[str, Style]
"""The text and the style of a cell: a character with its combining characters.

The text of the right half of a wide character is "".
"""

BLANK: Cell = (" ", DEFAULT_STYLE)

Row = list[Cell | None]
"""The cells of a row; None is a cell whose content is unknown."""


class Position(NamedTuple):
    """A row and a column, counted from 0."""

    row: int
    column: int


class Grid(NamedTuple):
    """A screen in memory; it is never changed, because each frame makes a new one.

    Grids share the rows in which they do not differ.
    """

    width: int
    height: int
    rows: list[Row]

    @classmethod
    def unknown(cls, width: int, height: int) -> "Grid":
        """Return a screen of which no cell is known."""
        return cls(width, height, [[None] * width for _ in range(height)])

    @classmethod
    def blank(cls, width: int, height: int) -> "Grid":
        """Return an empty screen."""
        return cls(width, height, [[BLANK] * width for _ in range(height)])

    @property
    def is_wholly_unknown(self) -> bool:
        """Whether every cell is unknown."""
        return all(cell is None for row in self.rows for cell in row)

    @property
    def is_wholly_known(self) -> bool:
        """Whether no cell is unknown."""
        return all(cell is not None for row in self.rows for cell in row)


def apply_frame(
    grid: Grid, frame: str, *, restyle: Callable[[Style], Style] | None = None
) -> tuple[Grid, Position]:
    """Return the screen after a frame, and where the frame leaves the cursor.

    `restyle` returns the style to draw in place of one in the frame.

    Raises UnknownSequence for anything but text, styles, line feeds, and absolute moves within the
    screen.
    """
    painter = _Painter(grid, restyle)
    end = 0
    for token in _TOKEN.finditer(frame):
        if token.start() != end:
            break
        end = token.end()
        match token.lastgroup:
            case "text":
                painter.write(token["text"])
            case "style":
                painter.apply_sgr(token["style"])
            case "line":
                painter.line_feed()
            case "column":
                painter.move(int(token["row"]) - 1, int(token["column"]) - 1)
    if end != len(frame):
        raise UnknownSequence(frame[end : end + 20])
    return Grid(grid.width, grid.height, painter.rows), painter.cursor


class _Painter:
    """Paints on copies of the rows that change, and shares all other rows with the old grid.

    Every method raises UnknownSequence for errors, and for what terminals do in different ways.
    """

    def __init__(self, grid: Grid, restyle: Callable[[Style], Style] | None) -> None:
        self.rows = grid.rows.copy()
        self._row = 0
        self._column: int | None = None
        """The column of the cursor, None if unknown; after the last cell of a row, the width."""
        self._width, self._height = grid.width, grid.height
        self._restyle = restyle
        self._style = DEFAULT_STYLE
        """The style that the frame has set."""
        self._drawn_style = DEFAULT_STYLE
        """The style that is drawn in place of the style of the frame."""
        self._copied_rows: set[int] = set()
        """The numbers of the rows that are copies."""

    def move(self, row: int, column: int) -> None:
        """Move the cursor to a row and a column, counted from 0."""
        if not (0 <= row < self._height and 0 <= column < self._width):
            raise UnknownSequence(f"a position outside the screen: {row}, {column}")
        self._row, self._column = row, column

    def line_feed(self) -> None:
        """Leave the row; a move must follow, as the column depends on the terminal's modes."""
        if self._row == self._height - 1:
            raise UnknownSequence("a line feed that scrolls")
        self._column = None

    def apply_sgr(self, parameters: str) -> None:
        """Change the style as an SGR sequence with these parameters does."""
        self._style = style = apply_sgr(self._style, parameters)
        self._drawn_style = self._restyle(style) if self._restyle else style

    def write(self, text: str) -> None:
        """Write a text at the cursor."""
        start = self._column
        if start is None:
            raise UnknownSequence("text without a position")
        cells = self._cells(text) if text.isascii() else self._cells_of_graphemes(text)
        end = start + len(cells)
        if end > self._width:
            raise UnknownSequence("text beyond the edge")
        if self._row not in self._copied_rows:
            self._copied_rows.add(self._row)
            self.rows[self._row] = self.rows[self._row].copy()
        row = self.rows[self._row]
        # Terminals differ in how they show a wide character of which one half is overwritten.
        if _is_right_half(row, start):
            row[start - 1] = None
        if _is_right_half(row, end):
            row[end] = None
        row[start:end] = cells
        self._column = end

    @property
    def cursor(self) -> Position:
        """The position of the cursor."""
        # Terminals differ in where it is after the last column of a row.
        if self._column is None or self._column == self._width:
            raise UnknownSequence("a frame without a final position for the cursor")
        return Position(self._row, self._column)

    def _cells(self, text: str) -> list[Cell]:
        """Return the cells of characters that are all one cell wide."""
        style = self._drawn_style
        # Blanks that look the same should be equal, so that they are not written again.
        blank_style = style.visible_on_blank()
        if style == blank_style or " " not in text:
            return list(zip(text, repeat(style)))
        return [(char, blank_style if char == " " else style) for char in text]

    def _cells_of_graphemes(self, text: str) -> list[Cell]:
        """Return the cells of any characters; the right half of a wide one is ""."""
        cells: list[Cell] = []
        for start, end, width in split_graphemes(text)[0]:
            if width == 0:
                raise UnknownSequence("a combining mark without a character")
            cell = text[start:end]
            cells += self._cells(cell) if len(cell) == 1 else [(cell, self._drawn_style)]
            cells += [("", self._drawn_style)] * (width - 1)
        return cells


def _is_right_half(row: Row, column: int) -> bool:
    cell = row[column] if column < len(row) else None
    return cell is not None and cell[0] == ""
