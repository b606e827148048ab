"""A text whose marks survive wrapping: each has a style, and most a sign for the margin."""

import re
from collections.abc import Mapping
from enum import Enum

from textual.content import Content, Span

from templates.letter.note import MISSING_ANSWER_END, MISSING_ANSWER_START

_MISSING_ANSWER = re.compile(f"{MISSING_ANSWER_START}(.*?){MISSING_ANSWER_END}", re.DOTALL)
"""Matches the words in place of a missing answer, with the delimiters around them."""


class Mark(Enum):
    """A mark on part of the note: a sign in the margin, or "", and a style.

    The signs are for those who cannot see the styles. If a line has several marks, the sign is that
    of the mark declared first.
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
        """Bold in the colour that `style` ends with; the sign is not struck or underlined."""


STYLES: Mapping[object, str] = {mark.name: mark.style for mark in Mark}
"""The style of each mark, by its name."""


class MarkedText:
    """A text under construction, with its marks."""

    def __init__(self) -> None:
        self.plain = ""
        self._spans: list[Span] = []

    def add(self, text: str, *marks: Mark) -> None:
        """Add some text with its marks; the words in place of missing answers are also marked."""
        start = len(self.plain)
        for index, piece in enumerate(_MISSING_ANSWER.split(text)):
            # `split` alternates between other text and the words in place of an answer.
            is_missing_answer = index % 2 == 1
            piece_start = len(self.plain)
            # The brackets are for those who cannot see italics.
            self.plain += f"[{piece}]" if is_missing_answer else piece
            if is_missing_answer:
                self.mark(piece_start, len(self.plain), Mark.MISSING_ANSWER)
        for mark in marks:
            self.mark(start, len(self.plain), mark)

    def mark(self, start: int, end: int, mark: Mark) -> None:
        """Mark the text from the offset `start` up to `end`."""
        # The name of the mark is the style of the span, so that `marks_in` can read it back.
        self._spans.append(Span(start, end, mark.name))

    def wrap(self, width: int) -> list[Content]:
        """Return the text as lines, wrapped at `width` cells; their styles are names of marks."""
        return Content(self.plain, self._spans).wrap(width)


def marks_in(line: Content) -> set[Mark]:
    """Return the marks of a line that `MarkedText.wrap` returned."""
    return {Mark[str(span.style)] for span in line.spans}
