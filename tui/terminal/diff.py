"""The bytes that turn one screen into another: the cells that differ, by the shortest way."""

from collections.abc import Iterator

from tui.terminal.grid import BLANK, Grid, Place, Row, blank
from tui.terminal.style import PLAIN, Style, change

_GAP = 4
"""Cells between two changes that are written with them: to move over them takes as many bytes."""

_LEAST_ERASED = 4
"""Blank cells at the end of a row from which it takes fewer bytes to erase than to write them."""

_SURE = (("\u00a1", "\u00ac"), ("\u00ae", "\u058f"), ("\u1e00", "\u27bf"))
"""Characters past ASCII that every terminal draws one cell wide, if they stand alone."""


def difference(old: Grid, new: Grid, at: Place | None, to: Place) -> str:
    """Return what must be sent to a terminal that shows one screen for it to show another.

    The cursor is `at` a place, or, with None, anywhere, and ends up at the place `to`. Colours and
    attributes are off before and after. What is unknown in `new` is left as it is.
    """
    pen = _Pen(at)
    if old.is_unknown and new.is_known:
        pen.clear()
        old = blank(old.width, old.height)
    for row, (before, after) in enumerate(zip(old.rows, new.rows, strict=True)):
        if before is not after and before != after:
            _write_row(pen, row, before, after)
    pen.restyle(PLAIN)
    pen.move(to)
    return pen.written


def _write_row(pen: "_Pen", number: int, before: Row, after: Row) -> None:
    tail = len(after)
    while tail and after[tail - 1] == BLANK:
        tail -= 1
    runs = _runs(before, after)
    for start, end in runs:
        text_end = min(end, max(start, tail))
        erases = text_end < end and runs[-1][1] - text_end >= _LEAST_ERASED
        pen.write(number, after, start, text_end if erases else end)
        if erases:
            pen.erase(Place(number, text_end))
            break


def _runs(before: Row, after: Row) -> list[tuple[int, int]]:
    """Return where a row must be written, each run as its start and its end."""
    runs: list[tuple[int, int]] = []
    unsure = min(_first_unsure(before), _first_unsure(after))
    for column, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new or new is None:
            continue
        if column >= unsure:
            # A terminal that takes a character there for wider or narrower has moved all the rest.
            return runs + _known(after, unsure)
        if runs and column - runs[-1][1] <= _GAP and _alike(after, runs[-1][1] - 1, column):
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def _alike(row: Row, start: int, end: int) -> bool:
    """Say whether the cells between two changes are ASCII in the style of the first."""
    style = (row[start] or BLANK)[1]
    return all(cell and cell[1] == style and cell[0].isascii() for cell in row[start + 1 : end])


def _known(row: Row, start: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column in range(start, len(row)):
        if row[column] is None:
            continue
        if runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def _first_unsure(row: Row) -> int:
    """Return the first column whose character some terminal takes for wider or narrower."""
    return next((column for column in range(len(row)) if _is_unsure(row, column)), len(row))


def _is_unsure(row: Row, column: int) -> bool:
    cell = row[column]
    if cell is None or cell[0].isascii():
        return False
    alone = len(cell[0]) == 1 and _width(row, column) == 1
    return not (alone and any(first <= cell[0] <= last for first, last in _SURE))


def _width(row: Row, column: int) -> int:
    following = row[column + 1] if column + 1 < len(row) else None
    return 2 if following and following[0] == "" else 1


class _Pen:
    """Writes sequences, and knows where the cursor is and in what style it writes."""

    def __init__(self, at: Place | None) -> None:
        self._parts: list[str] = []
        self._at = at
        self._style = PLAIN

    @property
    def written(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def clear(self) -> None:
        """Empty the whole screen."""
        self._parts.append("\x1b[H\x1b[J")
        self._at = Place(0, 0)

    def move(self, to: Place) -> None:
        """Move the cursor, by the way that takes the fewest bytes."""
        if to != self._at:
            self._parts.append(min(_ways(self._at, to), key=len))
            self._at = to

    def restyle(self, style: Style) -> None:
        """Change the style of what is written next."""
        if style != self._style:
            self._parts.append(change(self._style, style))
            self._style = style

    def erase(self, start: Place) -> None:
        """Empty a row from a place on."""
        self.move(start)
        # With a background some terminals would fill the row with it, and some would not.
        self.restyle(PLAIN)
        self._parts.append("\x1b[K")

    def write(self, number: int, row: Row, start: int, end: int) -> None:
        """Write known cells of a row, from `start` to before `end`."""
        self.move(Place(number, start))
        trusted = True
        for column in range(start, end):
            text, style = row[column] or BLANK
            if not text:
                continue
            if self._at is None:
                self.move(Place(number, column))
            self.restyle(style)
            if _is_unsure(row, column):
                # Where it is drawn narrower, what was there before must not show beside it.
                self._parts.append(" " * _width(row, column))
                self._at = None
                self.move(Place(number, column))
                self._at = None
            trusted = trusted and text.isascii()
            self._parts.append(text)
        # What a terminal took for wider, and how it stops at the right edge, shows in the cursor.
        is_sure = trusted and self._at is not None and end < len(row)
        self._at = Place(number, end) if is_sure else None


def _ways(at: Place | None, to: Place) -> Iterator[str]:
    row, column = to.row + 1, to.column + 1
    yield f"\x1b[{row};{column}H" if column > 1 else f"\x1b[{row}H" if row > 1 else "\x1b[H"
    if at is None:
        return
    right, down = to.column - at.column, to.row - at.row
    if down == 0:
        if to.column == 0:
            yield "\r"
        yield _by(right, "C", "D")
        if right < 0:
            yield "\b" * -right
    elif right == 0:
        yield _by(down, "B", "A")


def _by(count: int, forward: str, back: str) -> str:
    number = str(abs(count)) if abs(count) > 1 else ""
    return f"\x1b[{number}{forward if count > 0 else back}"
