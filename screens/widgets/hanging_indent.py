"""Texts whose wrapped lines are aligned with the first: a label, and a list of terms."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

HEADING = "heading"
"""The metadata key that marks the rows of headings; in a list, they belong to the option below."""

_COLUMN_GAP = 2
"""The cells between a term and its description, or before a description below its term."""

_MIN_DESCRIPTION_WIDTH = 12
"""The minimum width of descriptions beside their terms, in cells; few words are longer."""


class HangingIndent(Visual):
    """A marker, a label in a column of its own beside it, and any headings above both.

    `Content` would wrap the label to the left edge, under the marker. A heading takes one row.
    """

    def __init__(self, marker: Content, label: Content, headings: tuple[Content, ...] = ()) -> None:
        self._marker, self._label, self._headings = marker, label, headings

    def _label_width(self, width: int) -> int:
        return max(1, width - self._marker.cell_length)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the headings, then the marker in front of the first line of the label."""
        indent = self._marker.cell_length
        marker = self._marker.render_strips(indent, 1, style, options)[0]
        blank = Strip.blank(indent, style.rich_style)
        lines = self._label.render_strips(self._label_width(width), height, style, options)
        headings = [
            line.apply_meta({HEADING: True})
            for heading in self._headings
            for line in heading.render_strips(width, 1, style, options)
        ]
        label_rows = [
            Strip.join([marker if row == 0 else blank, line]) for row, line in enumerate(lines)
        ]
        return headings + label_rows

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing wraps."""
        return self._marker.cell_length + self._label.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of rows when wrapped at a width."""
        return len(self._headings) + self._label.get_height(rules, self._label_width(width))


class TermList(Visual):
    """Terms, with their descriptions in a column beside them, or below them on a narrow screen."""

    def __init__(self, entries: list[tuple[Content, Content]]) -> None:
        """Prepare the list; the entries are terms with their descriptions, at least one."""
        self._entries = entries
        self._description_start = max(term.cell_length for term, _ in entries) + _COLUMN_GAP

    def _indented_entries(self, width: int) -> list[HangingIndent]:
        if width < self._description_start + _MIN_DESCRIPTION_WIDTH:
            indent = Content(" " * _COLUMN_GAP)
            return [HangingIndent(indent, text, (term,)) for term, text in self._entries]
        return [
            HangingIndent(term.pad_right(self._description_start - term.cell_length), text)
            for term, text in self._entries
        ]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw each term with its description."""
        return [
            strip
            for entry in self._indented_entries(width)
            for strip in entry.render_strips(width, None, style, options)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing wraps."""
        texts = (text for _, text in self._entries)
        widths = (text.get_optimal_width(rules, container_width) for text in texts)
        return self._description_start + max(widths)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of rows when wrapped at a width."""
        return sum(entry.get_height(rules, width) for entry in self._indented_entries(width))
