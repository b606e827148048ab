"""The live note: drawn line by line, so that only lines that change are drawn again."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from templates.etiquette.findings import Finding, Severity
from templates.letter.note import STAND_IN_CLOSE, STAND_IN_OPEN, Note, Sentence, without_marks

PLAIN, DIM, BOLD = Style(), Style(dim=True), Style(bold=True)
CHANGED = Style(underline=True)
SELECTED = Style(reverse=True)
STRUCK = Style(strike=True, dim=True)
FAULTY = Style(underline=True)
FOUND = "!?"
"""The signs of a stop and of a hint."""

GUTTER = 2
WIDEST = 76
_WORD = re.compile(r"\S+")


class Run(NamedTuple):
    """Words in one style."""

    text: str
    style: Style


class Line(NamedTuple):
    """One drawn line: a sign in the margin, and runs of words."""

    runs: tuple[Run, ...] = ()
    sign: str = " "
    sentence: int | None = None
    """The first sentence that the line shows."""


class Marks(NamedTuple):
    """What is marked: sentences that changed or are left out, the selected one, and findings."""

    changed: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    selected: int | None = None
    found: tuple[Finding, ...] = ()
    """What was found in the letter, by its places there."""
    current: Finding | None = None

    def look(self, sentence: Sentence, number: int) -> tuple[Style, str]:
        """Return a sentence's style and its sign in the margin: nothing is said by style alone."""
        struck = sentence.text in self.struck
        style = STRUCK if struck else CHANGED if sentence.text in self.changed else PLAIN
        if number == self.selected:
            return style + SELECTED, ">"
        return style, "x" if struck else "~" if style is CHANGED else " "

    def finding_at(self, start: int, end: int) -> Finding | None:
        """Return what was found in a stretch of the letter, the current finding first."""
        if self.current and self.current.start < end and start < self.current.end:
            return self.current
        return next((f for f in self.found if f.start < end and start < f.end), None)


class Piece(NamedTuple):
    """Words of the letter that share a style and a sign; `at` is their place in the letter."""

    text: str
    style: Style
    at: int | None = None
    sign: str = " "
    sentence: int | None = None


def lay_out(note: Note, width: int, marks: Marks) -> list[Line]:
    """Return a note as lines of at most `width` cells."""
    room = max(8, min(width - GUTTER, WIDEST))
    lines = [*_wrapped([Piece(f"Subject: {note.subject}", BOLD)], room, marks), Line()]
    at = 0
    for row in _edited_rows(note) if note.edited else _composed_rows(note, marks):
        pieces = []
        for text, style, sign, sentence in row:
            pieces.append(Piece(text, style, None if sign == "x" else at, sign, sentence))
            at += 0 if sign == "x" else len(text) + 1
        lines += _wrapped(pieces, room, marks) or [Line()]
    return lines


Row = list[tuple[str, Style, str, int | None]]
"""Pieces that run on, each a text, its style, its sign and its sentence; one blank parts them."""


def _edited_rows(note: Note) -> Iterator[Row]:
    for text in note.edited.split("\n"):
        yield [(text, PLAIN, " ", None)]


def _composed_rows(note: Note, marks: Marks) -> Iterator[Row]:
    yield [(note.greeting, PLAIN, " ", None)]
    yield [("", PLAIN, " ", None)]
    number = 0
    for paragraph in note.paragraphs:
        row: Row = []
        for sentence in paragraph:
            row.append((sentence.text, *marks.look(sentence, number), number))
            number += 1
        yield row
        # A row that is only there to be brought back is no part of the letter.
        struck = all(sentence.text in marks.struck for sentence in paragraph)
        yield [("", PLAIN, "x" if struck else " ", None)]
    for text in (note.sign_off, *note.signature):
        yield [(text, PLAIN, " ", None)]


def _wrapped(pieces: list[Piece], room: int, marks: Marks) -> list[Line]:
    lines: list[Line] = []
    runs: list[Run] = []
    used, sign, sentence = 0, " ", None

    def end_line() -> None:
        nonlocal used, sign, sentence
        lines.append(Line(tuple(runs), sign, sentence))
        runs.clear()
        used, sign, sentence = 0, " ", None

    for piece in pieces:
        for word, word_style, found_sign in _words(piece, marks):
            for part in chop_cells(word, room) if cell_len(word) > room else [word]:
                gap = 1 if used else 0
                if used + gap + cell_len(part) > room:
                    end_line()
                    gap = 0
                if gap and runs and runs[-1].style == word_style:
                    runs[-1] = Run(f"{runs[-1].text} {part}", word_style)
                else:
                    runs += [Run(" ", PLAIN)] * gap + [Run(part, word_style)]
                used += gap + cell_len(part)
                if sign not in FOUND:
                    sign = found_sign if found_sign != " " else sign
                sentence = piece.sentence if sentence is None else sentence
    if runs:
        end_line()
    return lines


def _words(piece: Piece, marks: Marks) -> Iterator[tuple[str, Style, str]]:
    """Part a piece into words, each with its style and the sign it calls for.

    Those that stand in for a missing answer are dim, those that something was found in underlined.
    """
    standing_in = False
    for word in _WORD.finditer(piece.text):
        standing_in = standing_in or STAND_IN_OPEN in word[0]
        style, sign = piece.style, piece.sign
        at = piece.at
        found = None if at is None else marks.finding_at(at + word.start(), at + word.end())
        if found:
            style += FAULTY + (SELECTED if found is marks.current else PLAIN)
            sign = FOUND[0] if found.severity is Severity.STOP else FOUND[1]
        yield without_marks(word[0]), style + DIM if standing_in else style, sign
        standing_in = standing_in and STAND_IN_CLOSE not in word[0]


class NotePreview(ScrollView, can_focus=False):
    """The note as it would be sent, beside the question; never markup."""

    def __init__(self) -> None:
        super().__init__(id="preview", classes="aside")
        self.note: Note | None = None
        self._lines: list[Line] = []
        self._counted = Line()
        """The last row as it was last drawn."""
        self._marks = Marks()

    @property
    def selected(self) -> int | None:
        """The number of the selected sentence, from 0."""
        return self._marks.selected

    @property
    def current(self) -> Finding | None:
        """The finding that is walked to."""
        return self._marks.current

    def show(
        self, note: Note, kept: Note | None = None, struck: frozenset[str] = frozenset()
    ) -> None:
        """Show a note; sentences that are not in `kept`, the note so far, are marked.

        Those in `struck` are there to be brought back.
        """
        said = {sentence.text for sentence in kept.sentences} if kept else None
        changed = frozenset(
            s.text for s in note.sentences if said is not None and s.text not in said
        )
        self._marks = self._marks._replace(changed=changed, struck=struck)
        self.note = note
        self._redraw()
        changes = [row for row, line in enumerate(self._lines) if line.sign == "~"]
        in_sight = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height - 1)
        if changes and changes[0] not in in_sight:
            self._bring(changes)

    def forget_changes(self) -> None:
        """Mark no sentence as changed from the next time that the note is drawn."""
        self._marks = self._marks._replace(changed=frozenset())

    def select(self, number: int | None) -> None:
        """Reverse one sentence and bring it into sight."""
        self._marks = self._marks._replace(selected=number)
        self._redraw()
        rows = [row for row, line in enumerate(self._lines) if line.sign == ">"]
        if rows:
            self._bring(rows)

    def mark(self, found: tuple[Finding, ...], current: Finding | None) -> None:
        """Underline what was found in the letter, and bring the current finding into sight."""
        self._marks = self._marks._replace(found=found, current=current)
        self._redraw()
        rows = [
            row
            for row, line in enumerate(self._lines)
            if any(run.style.reverse and run.style.underline for run in line.runs)
        ]
        if rows:
            self._bring(rows)

    def _bring(self, rows: list[int]) -> None:
        """Scroll rows of the note into sight, above the count."""
        region = Region(0, rows[0], 1, rows[-1] - rows[0] + 2)
        self.scroll_to_region(region, animate=False)

    def on_resize(self) -> None:
        """Wrap the note to the new width."""
        self._redraw()

    def _redraw(self) -> None:
        if self.note is None or not self.size.width:
            return
        before, counted = self._lines, self._counted
        width = self.scrollable_content_region.width
        self._lines = lay_out(self.note, width, self._marks)
        if len(before) != len(self._lines) or self.virtual_size.width != width:
            # One row more than the note: the last row of the view is the count's.
            self.virtual_size = Size(width, len(self._lines) + 1)
            self.refresh()
            return
        if counted != self._count():
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))
        for row, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))

    def _count(self) -> Line:
        """Return the last row: how long the note is, and whether there is more of it below."""
        if self.note is None:
            return Line()
        told = "edited by hand" if self.note.edited else f"{self.note.word_count} words"
        if len(self._lines) > self.scroll_offset.y + self.size.height - 1:
            told += " · PgDn for more"
        return Line((Run(told, DIM),))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the note, or the count below it."""
        base = self.rich_style
        row = y + self.scroll_offset.y
        if y == self.size.height - 1:
            self._counted = self._count()
            return self._strip(self._counted, base)
        return self._strip(self._lines[row] if row < len(self._lines) else Line(), base)

    def _strip(self, line: Line, base: Style) -> Strip:
        segments = [Segment(f"{line.sign} ", base)]
        segments += [Segment(run.text, base + run.style) for run in line.runs]
        return Strip(segments).adjust_cell_length(self.size.width, base)
