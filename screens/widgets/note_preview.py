"""The preview of the note, with a sign in the margin beside each line that has a mark."""

from collections.abc import Iterable, Iterator

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.widgets.marked_text import STYLES, Mark, MarkedText, marks_in
from templates.etiquette.findings import Finding, Severity
from templates.letter.note import Note, Sentence, count_words
from templates.letter.typed_answers.sentences import TRAILING_CHARACTERS, split_sentences

MARGIN_WIDTH = 2
"""The cells between the text and the border at each side; the sign is in the cells on the left."""

SIDE_WIDTH = 2 * (1 + MARGIN_WIDTH)
"""The cells that the borders and the margins take."""

BORDER_ROWS = 2
"""The rows for the border above and below."""

MAX_TEXT_WIDTH, MIN_TEXT_WIDTH = 76, 8
"""The maximum and the minimum width of the wrapped text, in cells."""

TITLE = "Your note"
MORE_BELOW = "PgDn for more"
"""Shown in the bottom border if there is more text below."""

BORDER_STYLE = "$muted"

MIN_OWN_WORDS_LENGTH = 4
"""The minimum number of characters in the writer's own words: fewer occur by chance."""


class NotePreview(ScrollView, can_focus=False):
    """The note as a sheet beside the question, with a title and its length in the border.

    It draws its own lines: a `Static` has no margin for the signs, and would redraw every line on
    each keystroke, which takes 40% longer. It draws its own border: the text in the border changes
    with every word, and a border from the style sheet would then redraw the whole widget.
    """

    def __init__(self) -> None:
        super().__init__(id="preview", classes="aside")
        self.note: Note | None = None
        """The note that is shown, including the sentences that the letter leaves out."""
        self.selected_index: int | None = None
        """The index of the selected sentence among those of the note."""
        self.current_finding: Finding | None = None
        self._own_words: tuple[str, ...] = ()
        """The sentences that the writer typed, in lower case."""
        self._findings: tuple[Finding, ...] = ()
        self._changed: frozenset[str] = frozenset()
        """The texts of the sentences that are marked as changed."""
        self._left_out: frozenset[str] = frozenset()
        """The texts of the sentences that are left out of the letter."""
        self._lines: list[Content] = []
        self._drawn_bottom_text = Content()
        """The text in the bottom border when it was drawn last."""

    def show(
        self, note: Note, before: Note | None = None, left_out: frozenset[str] = frozenset()
    ) -> None:
        """Show a note.

        Sentences that were not in `before` are marked as changed; without `before`, no sentence is.
        Sentences whose texts are in `left_out` are marked as left out of the letter.
        """
        known = {sentence.text for sentence in (before or note).sentences}
        self._changed = frozenset(s.text for s in note.sentences if s.text not in known)
        self._left_out = left_out
        self.note = note
        self._redraw()
        changed = self._rows_with(Mark.CHANGED)
        rows_in_view = range(self.scroll_offset.y, self.scroll_offset.y + self.page_height)
        if changed and changed[0] not in rows_in_view:
            self._scroll_to_rows(changed)

    def set_own_words(self, texts: Iterable[str]) -> None:
        """Set the texts that the writer typed, which are marked where they occur in the note."""
        self._own_words = ()
        for text in texts:
            for sentence in split_sentences(" ".join(text.split())):
                # The punctuation at its end may be different in the note.
                words = sentence.rstrip(TRAILING_CHARACTERS).lower()
                if len(words) >= MIN_OWN_WORDS_LENGTH:
                    self._own_words += (words,)

    @property
    def page_height(self) -> int:
        """The number of rows of text that fit between the borders."""
        return max(0, self.size.height - BORDER_ROWS)

    def forget_changes(self) -> None:
        """Stop marking sentences as changed, from the next redraw on."""
        self._changed = frozenset()

    def select(self, index: int | None) -> None:
        """Mark sentence `index` as selected, and scroll it into view; with None, select none."""
        self.selected_index = index
        self._redraw()
        self._scroll_to_rows(self._rows_with(Mark.SELECTED))

    def show_findings(self, findings: tuple[Finding, ...], current: Finding | None) -> None:
        """Mark the findings in the letter, and scroll the `current` one, if any, into view."""
        self._findings, self.current_finding = findings, current
        self._redraw()
        self._scroll_to_rows(self._rows_with(Mark.CURRENT_FINDING))

    def on_resize(self) -> None:
        """Wrap the note at the new width."""
        self._redraw()

    def _rows_with(self, mark: Mark) -> list[int]:
        return [row for row, line in enumerate(self._lines) if mark in marks_in(line)]

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
        text_width = max(MIN_TEXT_WIDTH, min(width - SIDE_WIDTH, MAX_TEXT_WIDTH))
        self._lines = self.lines(self.note, text_width)
        size = Size(width, len(self._lines) + BORDER_ROWS)
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
            return
        # In the same size, only what has changed is drawn again.
        if not self._bottom_text.is_same(self._drawn_bottom_text):
            self.refresh_line(self.scroll_offset.y + self.size.height - 1)
        # The top border is the line before the first row.
        for line_number, (old, new) in enumerate(zip(before, self._lines, strict=True), 1):
            if not old.is_same(new):
                self.refresh_line(line_number)

    def lines(self, note: Note, width: int) -> list[Content]:
        """Return a note as lines, wrapped at `width` cells; their styles are names of marks."""
        subject = MarkedText()
        subject.add(f"Subject: {note.subject}", Mark.STRONG)
        letter = MarkedText()
        left_out_spans: list[tuple[int, int]] = []
        if note.edited_letter:
            letter.add(note.edited_letter)
        else:
            left_out_spans = self._add_composed_letter(letter, note)
        self._mark_findings(letter, left_out_spans)
        return [*subject.wrap(width), Content(), *letter.wrap(width)]

    def _add_composed_letter(self, text: MarkedText, note: Note) -> list[tuple[int, int]]:
        """Add the composed letter to an empty text, including the sentences that it leaves out.

        Return the start and end of each paragraph in which all sentences are left out.
        """
        left_out_spans = []
        text.add(f"{note.greeting}\n\n")
        sentence_index = 0
        for paragraph in note.paragraphs:
            paragraph_start = len(text.plain)
            for index_in_paragraph, sentence in enumerate(paragraph):
                if index_in_paragraph > 0:
                    text.add(" ")
                sentence_start = len(text.plain)
                text.add(sentence.text, *self._marks(sentence.text, sentence_index))
                self._mark_own_words(text, sentence_start)
                sentence_index += 1
            text.add("\n\n")
            if all(sentence.text in self._left_out for sentence in paragraph):
                left_out_spans.append((paragraph_start, len(text.plain)))
        text.add("\n".join((note.sign_off, *note.signature)))
        return left_out_spans

    def _mark_findings(self, text: MarkedText, left_out_spans: list[tuple[int, int]]) -> None:
        for finding in self._findings:
            start, end = finding.start, finding.end
            # Findings have offsets in the letter, which lacks the paragraphs that are left out.
            for left_out_start, left_out_end in left_out_spans:
                if start >= left_out_start:
                    length = left_out_end - left_out_start
                    start, end = start + length, end + length
            text.mark(start, end, Mark.STOP if finding.severity is Severity.STOP else Mark.HINT)
            if finding is self.current_finding:
                text.mark(start, end, Mark.CURRENT_FINDING)

    def _mark_own_words(self, text: MarkedText, start: int) -> None:
        """Mark the writer's own words in the last sentence of the text, which begins at `start`."""
        # The note may begin a sentence in upper case where the writer did not.
        sentence = text.plain[start:].lower()
        for words in self._own_words:
            offset = sentence.find(words)
            if offset >= 0:
                text.mark(start + offset, start + offset + len(words), Mark.STRONG)

    def _marks(self, sentence: str, index: int) -> Iterator[Mark]:
        """Yield the marks of a sentence, by its text and its index in the note."""
        if index == self.selected_index:
            yield Mark.SELECTED
        if sentence in self._left_out:
            yield Mark.LEFT_OUT
        elif sentence in self._changed:
            yield Mark.CHANGED

    @property
    def _bottom_text(self) -> Content:
        """The text in the bottom border: the length of the letter, and whether more is below.

        For a letter that was edited by hand or sent, the text says so in place of the length.
        """
        if self.note is None:
            return Content()
        if self.note.edited_letter:
            state = "as you sent it" if self.note.is_kept_as_sent else "edited by hand"
        else:
            state = f"{count_words(_without(self.note.paragraphs, self._left_out))} words"
        has_more = len(self._lines) > self.scroll_offset.y + self.page_height
        more = (f" · {MORE_BELOW}", Mark.STRONG.name) if has_more else ""
        return Content.assemble((state, BORDER_STYLE), more)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the note between the borders, or one of the borders."""
        width = self.size.width
        if y == 0:
            title = Content.styled(TITLE, Mark.STRONG.name)
            line = _border("╭", title, "╮", width, at_left=True)
        elif y == self.size.height - 1:
            self._drawn_bottom_text = self._bottom_text
            line = _border("╰", self._drawn_bottom_text, "╯", width, at_left=False)
        else:
            line = self._framed_line(y - 1 + self.scroll_offset.y, width)
        parse_style = self.app.stylesheet.parse_style
        pieces = line.render(
            self.visual_style, end="", parse_style=lambda name: parse_style(STYLES.get(name, name))
        )
        strip = Strip([Segment(text, style.rich_style) for text, style in pieces])
        return strip.adjust_cell_length(width, self.visual_style.rich_style)

    def _framed_line(self, index: int, width: int) -> Content:
        """Return line `index` of the text with its sign, between the borders at the sides."""
        text = self._lines[index] if index < len(self._lines) else Content()
        marks = marks_in(text)
        mark = next((mark for mark in Mark if mark.sign and mark in marks), None)
        margin = " " * MARGIN_WIDTH
        sign = (mark.sign.ljust(MARGIN_WIDTH), mark.sign_style) if mark else margin
        padding = " " * (width - SIDE_WIDTH + MARGIN_WIDTH - text.cell_length)
        return Content.assemble(("│", BORDER_STYLE), sign, text, padding, ("│", BORDER_STYLE))


def _without(
    paragraphs: tuple[tuple[Sentence, ...], ...], left_out: frozenset[str]
) -> tuple[tuple[Sentence, ...], ...]:
    """Return paragraphs without the sentences whose texts are in `left_out`."""
    return tuple(
        tuple(sentence for sentence in paragraph if sentence.text not in left_out)
        for paragraph in paragraphs
    )


def _border(left: str, text: Content, right: str, width: int, *, at_left: bool) -> Content:
    """Return a row of the border, between its corners, with a text at the left or at the right."""
    # Beside the text there is at least one line character and a corner at each side.
    label = Content.assemble(" ", text, " ").truncate(max(0, width - 4))
    line = "─" * max(0, width - 3 - label.cell_length)
    before, after = ("─", line) if at_left else (line, "─")
    return Content.assemble((left + before, BORDER_STYLE), label, (after + right, BORDER_STYLE))
