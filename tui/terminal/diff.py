"""Compute a short output that turns one screen into another, by writing only changed cells."""

from collections.abc import Iterator

from tui.terminal.grid import BLANK, Grid, Position, Row
from tui.terminal.style import DEFAULT_STYLE, Style, sgr_between

_MAX_GAP = 4
"""Writing this many unchanged cells between two changes takes as many bytes as skipping them."""

_MIN_ERASED = 4
"""From this many blank cells on, erasing the end of a row takes fewer bytes than writing it."""

_ONE_CELL_WIDE = (("\u00a1", "\u00ac"), ("\u00ae", "\u058f"), ("\u1e00", "\u27bf"))
"""The first and last of each range of characters past ASCII that terminals draw one cell wide.

They are the Latin, Greek, Cyrillic and Armenian letters, and the symbols up to the dingbats.
"""

_Run = tuple[int, int]
"""Neighbouring cells of a row: the first column, and the column after the last."""


def diff(old: Grid, new: Grid, cursor: Position | None, target: Position) -> str:
    """Return the output that turns one screen into another and moves the cursor to `target`.

    `cursor` is the position of the cursor before, or None if unknown. Colours and attributes are
    off before and after. Cells that are unknown in `new` are not written.
    """
    pen = _Pen(cursor)
    if old.is_wholly_unknown and new.is_wholly_known:
        pen.clear()
        old = Grid.blank(old.width, old.height)
    for row_number, (before, after) in enumerate(zip(old.rows, new.rows, strict=True)):
        # Grids share the rows that a frame does not change, which need no comparison.
        if before is not after and before != after:
            _write_row(pen, row_number, before, after)
    pen.set_style(DEFAULT_STYLE)
    pen.move(target)
    return pen.output


def _write_row(pen: "_Pen", row_number: int, before: Row, after: Row) -> None:
    """Write what differs between two rows; erase blank cells at the end if that is shorter."""
    text_width = len(after)
    while text_width and after[text_width - 1] == BLANK:
        text_width -= 1
    runs = _changed_runs(before, after)
    for start, end in runs:
        # From this column on, every cell of the row is blank.
        blank_start = max(start, text_width)
        blank_count = runs[-1][1] - blank_start
        if blank_start < end and blank_count >= _MIN_ERASED:
            pen.write(row_number, after, start, blank_start)
            pen.erase(Position(row_number, blank_start))
            break
        pen.write(row_number, after, start, end)


def _changed_runs(before: Row, after: Row) -> list[_Run]:
    """Return the runs of cells that must be written."""
    runs: list[_Run] = []
    first_uncertain = min(_first_uncertain_column(before), _first_uncertain_column(after))
    for column, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new or new is None:
            continue
        if column >= first_uncertain:
            # A terminal that draws that character wider or narrower has shifted the cells after it.
            return runs + _known_runs(after, first_uncertain)
        if runs and _is_cheap_to_rewrite(after, (runs[-1][1], column)):
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def _is_cheap_to_rewrite(row: Row, gap: _Run) -> bool:
    """Return whether a gap between runs is short, and all ASCII in the style of the cell before."""
    start, end = gap
    style = (row[start - 1] or BLANK)[1]
    return end - start <= _MAX_GAP and all(
        cell and cell[1] == style and cell[0].isascii() for cell in row[start:end]
    )


def _known_runs(row: Row, start: int) -> list[_Run]:
    """Return the runs of cells from the column `start` on whose content is known."""
    runs: list[_Run] = []
    for column in range(start, len(row)):
        if row[column] is None:
            continue
        if runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def _first_uncertain_column(row: Row) -> int:
    return next(
        (column for column in range(len(row)) if _has_uncertain_width(row, column)), len(row)
    )


def _has_uncertain_width(row: Row, column: int) -> bool:
    """Return whether terminals differ in how wide they draw the character at a column."""
    cell = row[column]
    if cell is None or cell[0].isascii():
        return False
    if len(cell[0]) > 1 or _width(row, column) > 1:
        return True
    return not any(first <= cell[0] <= last for first, last in _ONE_CELL_WIDE)


def _width(row: Row, column: int) -> int:
    """Return how many cells the character at a column takes."""
    next_cell = row[column + 1] if column + 1 < len(row) else None
    return 2 if next_cell and next_cell[0] == "" else 1


class _Pen:
    """Collects output, and tracks the position of the cursor and the style after it."""

    def __init__(self, cursor: Position | None) -> None:
        self._parts: list[str] = []
        self._cursor = cursor
        """The position of the cursor, or None if that is unknown."""
        self._style = DEFAULT_STYLE

    @property
    def output(self) -> str:
        return "".join(self._parts)

    def clear(self) -> None:
        """Clear the whole screen."""
        self._parts.append("\x1b[H\x1b[J")
        self._cursor = Position(0, 0)

    def move(self, target: Position) -> None:
        """Move the cursor with as few bytes as possible."""
        if target != self._cursor:
            self._parts.append(min(_moves(self._cursor, target), key=len))
            self._cursor = target

    def set_style(self, style: Style) -> None:
        """Set the style of the text that is written next."""
        if style != self._style:
            self._parts.append(sgr_between(self._style, style))
            self._style = style

    def erase(self, start: Position) -> None:
        """Erase a row from a position to its end."""
        self.move(start)
        # Terminals differ in whether they fill an erased row with the background colour.
        self.set_style(DEFAULT_STYLE)
        self._parts.append("\x1b[K")

    def write(self, row_number: int, row: Row, start: int, end: int) -> None:
        """Write the cells of a row from `start` up to `end`, which must all be known."""
        self.move(Position(row_number, start))
        is_ascii = True
        for column in range(start, end):
            text, style = row[column] or BLANK
            if not text:
                # The right half of a wide character, which was written with the left one.
                continue
            if self._cursor is None:
                self.move(Position(row_number, column))
            self.set_style(style)
            if _has_uncertain_width(row, column):
                # If the character is drawn narrower, no old text may stay visible beside it.
                self._parts.append(" " * _width(row, column))
                self._cursor = None
                self.move(Position(row_number, column))
                self._cursor = None
            is_ascii = is_ascii and text.isascii()
            self._parts.append(text)
        # Terminals differ in the width of characters, and in the cursor at the right edge.
        is_cursor_known = is_ascii and end < len(row)
        self._cursor = Position(row_number, end) if is_cursor_known else None


def _moves(cursor: Position | None, target: Position) -> Iterator[str]:
    """Yield different sequences, each of which moves the cursor to a target."""
    yield _absolute_move(target.row + 1, target.column + 1)
    if cursor is None:
        return
    right, down = target.column - cursor.column, target.row - cursor.row
    if down == 0:
        if target.column == 0:
            yield "\r"
        yield _relative_move(right, "C", "D")
        if right < 0:
            yield "\b" * -right
    elif right == 0:
        yield _relative_move(down, "B", "A")


def _absolute_move(row: int, column: int) -> str:
    """Return the sequence that moves the cursor to a row and a column, counted from 1."""
    if column > 1:
        return f"\x1b[{row};{column}H"
    return f"\x1b[{row}H" if row > 1 else "\x1b[H"


def _relative_move(distance: int, forward: str, back: str) -> str:
    """Return the sequence that moves the cursor by a distance; its last letter is the direction."""
    count = str(abs(distance)) if abs(distance) > 1 else ""
    return f"\x1b[{count}{forward if distance > 0 else back}"
