"""The live note: drawn line by line, so that only lines that change are drawn again."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from templates.note import STAND_IN_CLOSE, STAND_IN_OPEN, Note, Sentence

PLAIN, DIM, BOLD = Style(), Style(dim=True), Style(bold=True)
CHANGED = Style(underline=True)
SELECTED = Style(reverse=True)
GUTTER = 2
WIDEST = 76


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line: a sign in the margin, and runs of words."""

    runs: tuple[Run, ...] = ()
    sign: str = " "
    sentence: int | None = None
    """The first sentence that the line shows."""


def lay_out(note: Note, width: int, changed: frozenset[str], selected: int | None) -> list[Line]:
    """Return a note as lines of at most `width` cells.

    Sentences whose text is in `changed` are underlined, the `selected` one reversed; both are
    signed in the margin, so that nothing is said by style alone.
    """
    room = max(8, min(width - GUTTER, WIDEST))
    lines = _wrapped([(f"Subject: {note.subject}", BOLD)], room)
    lines += [Line(), *_wrapped([(note.greeting, PLAIN)], room), Line()]
    number = 0
    for paragraph in note.paragraphs:
        pieces: list[tuple[str, Style]] = []
        signs: list[str] = []
        for sentence in paragraph:
            style, sign = _look(sentence, number, changed, selected)
            pieces.append((sentence.text, style))
            signs.append(sign)
            number += 1
        lines += [*_wrapped(pieces, room, signs, number - len(paragraph)), Line()]
    for text in (note.sign_off, *note.signature):
        lines += _wrapped([(text, PLAIN)], room)
    return lines


def _look(
    sentence: Sentence, number: int, changed: frozenset[str], selected: int | None
) -> tuple[Style, str]:
    if number == selected:
        return SELECTED, ">"
    return (CHANGED, "~") if sentence.text in changed else (PLAIN, " ")


def _wrapped(
    pieces: list[tuple[str, Style]], room: int, signs: list[str] | None = None, first: int = 0
) -> list[Line]:
    lines: list[Line] = []
    runs: list[Run] = []
    used, sign, sentence = 0, " ", None

    def end_line() -> None:
        nonlocal used, sign, sentence
        lines.append(Line(tuple(runs), sign, sentence))
        runs.clear()
        used, sign, sentence = 0, " ", None

    for number, (text, style) in enumerate(pieces):
        for word, word_style in _words(text, style):
            for part in chop_cells(word, room) if cell_len(word) > room else [word]:
                gap = 1 if used else 0
                if used + gap + cell_len(part) > room:
                    end_line()
                    gap = 0
                if gap:
                    inside = bool(runs) and runs[-1].style == word_style
                    runs.append(Run(" ", word_style if inside else PLAIN))
                runs.append(Run(part, word_style))
                used += gap + cell_len(part)
                if signs:
                    sign = signs[number] if signs[number] != " " else sign
                    sentence = first + number if sentence is None else sentence
    if runs:
        end_line()
    return lines


def _words(text: str, style: Style) -> list[tuple[str, Style]]:
    """Part a text into words; those that stand in for a missing answer are dim."""
    words, standing_in = [], False
    for word in text.split():
        standing_in = standing_in or STAND_IN_OPEN in word
        shown = word.replace(STAND_IN_OPEN, "").replace(STAND_IN_CLOSE, "")
        words.append((shown, style + DIM if standing_in else style))
        standing_in = standing_in and STAND_IN_CLOSE not in word
    return words


class NotePreview(ScrollView, can_focus=False):
    """The note as it would be sent, beside the question; never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page_down", "Scroll", show=False),
        Binding("pageup", "page_up", "Scroll", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="preview")
        self.note: Note | None = None
        self._lines: list[Line] = []
        self._changed: frozenset[str] = frozenset()
        self.selected: int | None = None

    def show(self, note: Note, kept: Note | None = None) -> None:
        """Show a note; sentences that are not in `kept`, the note so far, are marked."""
        said = {sentence.text for sentence in kept.sentences} if kept else None
        self._changed = frozenset(
            s.text for s in note.sentences if said is not None and s.text not in said
        )
        self.note = note
        self._redraw()

    def select(self, number: int | None) -> None:
        """Reverse one sentence and bring it into sight."""
        self.selected = number
        self._redraw()
        rows = [row for row, line in enumerate(self._lines) if line.sign == ">"]
        if rows:
            region = Region(0, rows[0], 1, rows[-1] - rows[0] + 1)
            self.scroll_to_region(region, animate=False)

    def on_resize(self) -> None:
        """Wrap the note to the new width."""
        self._redraw()

    def _redraw(self) -> None:
        if self.note is None or not self.size.width:
            return
        before = self._lines
        width = self.scrollable_content_region.width
        self._lines = lay_out(self.note, width, self._changed, self.selected)
        count = Line((Run(f"{self.note.word_count} words", DIM),))
        self._lines += [Line(), count]
        if len(before) != len(self._lines) or self.virtual_size.width != width:
            self.virtual_size = Size(width, len(self._lines))
            self.refresh()
            return
        for row, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the note."""
        base = self.rich_style
        row = y + self.scroll_offset.y
        line = self._lines[row] if row < len(self._lines) else Line()
        segments = [Segment(f"{line.sign} ", base)]
        segments += [Segment(run.text, base + run.style) for run in line.runs]
        return Strip(segments).adjust_cell_length(self.size.width, base)
