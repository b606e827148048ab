"""The note as it would be sent, with a sign in the margin beside each line that has a mark."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from rich.segment import Segment
from textual.content import Content, Span
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from templates.etiquette.findings import Finding, Severity
from templates.letter.note import (
    MISSING_ANSWER_END,
    MISSING_ANSWER_START,
    Note,
    Sentence,
    count_words,
)
from templates.letter.typed_answers.sentences import first_sentence, split_sentences

SIDE_COLUMNS = 6
"""Columns for the border at both sides, the sign and a space before the text, and two after it."""

BORDER_ROWS = 2
"""Rows for the border above and below."""

MAX_TEXT_WIDTH, MIN_TEXT_WIDTH = 76, 8
"""The most and the fewest columns that the text is wrapped at."""

TITLE = "Your note"
MORE_BELOW = "PgDn for more"
"""Shown in the bottom border if there is more text below."""

BORDER_STYLE = "$muted"

MIN_OWN_WORDS_LENGTH = 4
"""The fewest characters that are recognised as the writer's own words."""

_MISSING_ANSWER = re.compile(f"{MISSING_ANSWER_START}(.*?){MISSING_ANSWER_END}", re.DOTALL)


class Mark(Enum):
    """A mark on part of the note: a style, and a sign so that nothing is shown by style alone.

    Where a line has several, the first declared here is the one that shows its sign.
    """

    STOP = ("!", "underline $text-error")
    HINT = ("?", "underline $text-warning")
    SELECTED = ("▌", "bold $text-primary")
    LEFT_OUT = ("x", "strike $muted")
    CHANGED = ("~", "$text-primary")
    CURRENT_FINDING = ("", "reverse")
    MISSING_ANSWER = ("", "italic")
    STRONG = ("", "bold")

    def __init__(self, sign: str, style: str) -> None:
        self.sign = sign
        self.style = style
        self.sign_style = f"bold {style.split()[-1]}"
        """The style of the sign, which is not struck or underlined like the text."""


_STYLES: Mapping[object, str] = {mark.name: mark.style for mark in Mark}


class _MarkedText:
    """A text under construction, with its marks."""

    def __init__(self) -> None:
        self.plain = ""
        self._spans: list[Span] = []

    def add(self, text: str, *marks: Mark) -> "_MarkedText":
        """Add some text with its marks; the words in place of missing answers are marked, too."""
        start = len(self.plain)
        # Every second piece is in place of an answer; brackets show it where there are no italics.
        for index, piece in enumerate(_MISSING_ANSWER.split(text)):
            shown = f"[{piece}]" if index % 2 else piece
            if index % 2:
                self.mark(len(self.plain), len(self.plain) + len(shown), Mark.MISSING_ANSWER)
            self.plain += shown
        for mark in marks:
            self.mark(start, len(self.plain), mark)
        return self

    def mark(self, start: int, end: int, mark: Mark) -> None:
        """Mark the text from the offset `start` up to `end`."""
        # The name of the mark is the style of the span, so that `_marks_in` can read it back.
        self._spans.append(Span(start, end, mark.name))

    def wrap(self, width: int) -> list[Content]:
        """Return the text as lines, wrapped at `width` cells."""
        return Content(self.plain, self._spans).wrap(width)


def _marks_in(line: Content) -> set[Mark]:
    return {Mark[str(span.style)] for span in line.spans}


class NotePreview(ScrollView, can_focus=False):
    """The note as a sheet beside the question, with a title and its length in the border.

    It draws its own lines: a `Static` has no margin for the signs, and redraws every line at each
    key, which takes 40 % longer than redrawing only the changed lines. It draws its own
    border, too, whose text changes with every word: a border from the style sheet would redraw the
    whole widget.
    """

    def __init__(self) -> None:
        super().__init__(id="preview", classes="aside")
        self.note: Note | None = None
        self.selected_index: int | None = None
        """The index of the selected sentence."""
        self.current_finding: Finding | None = None
        self._own_words: tuple[str, ...] = ()
        """The sentences that the writer typed, in lower case."""
        self._findings: tuple[Finding, ...] = ()
        self._changed: frozenset[str] = frozenset()
        self._left_out: frozenset[str] = frozenset()
        self._lines: list[Content] = []
        self._drawn_footer = Content()

    def show(
        self, note: Note, before: Note | None = None, left_out: frozenset[str] = frozenset()
    ) -> None:
        """Show a note.

        Sentences that were not in `before` are marked as changed. Sentences in `left_out` are
        marked as left out; they are shown although they are not in the letter.
        """
        known = {sentence.text for sentence in (before or note).sentences}
        self._changed = frozenset(s.text for s in note.sentences if s.text not in known)
        self._left_out = left_out
        self.note = note
        self._redraw()
        changed = self._rows_with(Mark.CHANGED)
        rows_in_view = range(self.scroll_offset.y, self.scroll_offset.y + self._text_row_count)
        if changed and changed[0] not in rows_in_view:
            self._scroll_to_rows(changed)

    def set_own_words(self, texts: Iterable[str]) -> None:
        """Set the texts that the writer typed, which are marked wherever the note has them."""
        sentences = (
            # The sentence may end with other punctuation in the note.
            first_sentence(sentence).lower()
            for text in texts
            for sentence in split_sentences(" ".join(text.split()))
        )
        self._own_words = tuple(s for s in sentences if len(s) >= MIN_OWN_WORDS_LENGTH)

    @property
    def _text_row_count(self) -> int:
        """The number of rows of text that fit between the borders."""
        return max(0, self.size.height - BORDER_ROWS)

    def forget_changes(self) -> None:
        """Stop marking sentences as changed, from the next redraw on."""
        self._changed = frozenset()

    def select(self, index: int | None) -> None:
        """Mark the sentence with this index as selected, and scroll it into view."""
        self.selected_index = index
        self._redraw()
        self._scroll_to_rows(self._rows_with(Mark.SELECTED))

    def show_findings(self, findings: tuple[Finding, ...], current: Finding | None) -> None:
        """Mark the findings in the letter, and scroll the current one into view."""
        self._findings, self.current_finding = findings, current
        self._redraw()
        self._scroll_to_rows(self._rows_with(Mark.CURRENT_FINDING))

    def on_resize(self) -> None:
        """Wrap the note at the new width."""
        self._redraw()

    def _rows_with(self, mark: Mark) -> list[int]:
        return [row for row, line in enumerate(self._lines) if mark in _marks_in(line)]

    def _scroll_to_rows(self, rows: list[int]) -> None:
        if rows:
            # The border takes one row of the view above the text and one below it.
            region = Region(0, rows[0], 1, rows[-1] - rows[0] + 1 + BORDER_ROWS)
            self.scroll_to_region(region, animate=False)

    def _redraw(self) -> None:
        if self.note is None or not self.size.width:
            return
        before = self._lines
        width = self.scrollable_content_region.width
        self._lines = self.lines(
            self.note, max(MIN_TEXT_WIDTH, min(width - SIDE_COLUMNS, MAX_TEXT_WIDTH))
        )
        size = Size(width, len(self._lines) + BORDER_ROWS)
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
            return
        if not self._footer.is_same(self._drawn_footer):
            self.refresh_line(self.scroll_offset.y + self.size.height - 1)
        for row, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if not old.is_same(new):
                self.refresh_line(row + 1)

    def lines(self, note: Note, width: int) -> list[Content]:
        """Return a note as lines, wrapped at `width` cells; the names of marks are the styles."""
        subject = _MarkedText().add(f"Subject: {note.subject}", Mark.STRONG)
        return [*subject.wrap(width), Content(), *self._letter(note).wrap(width)]

    def _letter(self, note: Note) -> _MarkedText:
        text = _MarkedText()
        left_out_spans: list[tuple[int, int]] = []
        if note.edited:
            text.add(note.edited)
        else:
            text.add(f"{note.greeting}\n\n")
            sentence_index = 0
            for paragraph in note.paragraphs:
                start = len(text.plain)
                for index, sentence in enumerate(paragraph):
                    text.add(" " if index else "")
                    sentence_start = len(text.plain)
                    text.add(sentence.text, *self._marks(sentence.text, sentence_index))
                    self._mark_own_words(text, sentence_start)
                    sentence_index += 1
                text.add("\n\n")
                if all(sentence.text in self._left_out for sentence in paragraph):
                    left_out_spans.append((start, len(text.plain)))
            text.add("\n".join((note.sign_off, *note.signature)))
        for finding in self._findings:
            start, end = finding.start, finding.end
            # The offsets of findings are those of the letter, which has no paragraph left out.
            for left_out_start, left_out_end in left_out_spans:
                if start >= left_out_start:
                    length = left_out_end - left_out_start
                    start, end = start + length, end + length
            text.mark(start, end, Mark.STOP if finding.severity is Severity.STOP else Mark.HINT)
            if finding is self.current_finding:
                text.mark(start, end, Mark.CURRENT_FINDING)
        return text

    def _mark_own_words(self, text: _MarkedText, start: int) -> None:
        """Mark the writer's own words in the sentence that begins at `start`."""
        # The note may begin a sentence in upper case where the writer did not.
        sentence = text.plain[start:].lower()
        for words in self._own_words:
            offset = sentence.find(words)
            if offset >= 0:
                text.mark(start + offset, start + offset + len(words), Mark.STRONG)

    def _marks(self, sentence: str, index: int) -> Iterator[Mark]:
        if index == self.selected_index:
            yield Mark.SELECTED
        if sentence in self._left_out:
            yield Mark.LEFT_OUT
        elif sentence in self._changed:
            yield Mark.CHANGED

    @property
    def _paragraphs_to_send(self) -> tuple[tuple[Sentence, ...], ...]:
        paragraphs = self.note.paragraphs if self.note else ()
        return tuple(tuple(s for s in p if s.text not in self._left_out) for p in paragraphs)

    @property
    def _footer(self) -> Content:
        """The length of the note, and the key that scrolls down if there is more below."""
        if self.note is None:
            return Content()
        length = f"{count_words(self._paragraphs_to_send)} words"
        if self.note.edited:
            length = "as you sent it" if self.note.is_as_sent else "edited by hand"
        has_more = len(self._lines) > self.scroll_offset.y + self._text_row_count
        more = (f" · {MORE_BELOW}", Mark.STRONG.name) if has_more else ""
        return Content.assemble((length, BORDER_STYLE), more)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the note between the borders, or one of the borders."""
        width = self.size.width
        if y == 0:
            title = Content.styled(TITLE, Mark.STRONG.name)
            line = _border("╭", title, "╮", width, at_left=True)
        elif y == self.size.height - 1:
            self._drawn_footer = self._footer
            line = _border("╰", self._drawn_footer, "╯", width, at_left=False)
        else:
            line = self._row(y - 1 + self.scroll_offset.y, width)
        parse_style = self.app.stylesheet.parse_style
        pieces = line.render(
            self.visual_style, end="", parse_style=lambda name: parse_style(_STYLES.get(name, name))
        )
        strip = Strip([Segment(text, style.rich_style) for text, style in pieces])
        return strip.adjust_cell_length(width, self.visual_style.rich_style)

    def _row(self, row: int, width: int) -> Content:
        text = self._lines[row] if row < len(self._lines) else Content()
        marks = _marks_in(text)
        mark = next((mark for mark in Mark if mark.sign and mark in marks), None)
        sign = (f"{mark.sign} ", mark.sign_style) if mark else "  "
        padding = " " * (width - SIDE_COLUMNS + 2 - text.cell_length)
        return Content.assemble(("│", BORDER_STYLE), sign, text, padding, ("│", BORDER_STYLE))


def _border(left: str, text: Content, right: str, width: int, *, at_left: bool) -> Content:
    """Return a row of the border with a text in it."""
    label = Content.assemble(" ", text, " ").truncate(max(0, width - 4))
    line = "─" * max(0, width - 3 - label.cell_length)
    before, after = ("─", line) if at_left else (line, "─")
    return Content.assemble((left + before, BORDER_STYLE), label, (after + right, BORDER_STYLE))
