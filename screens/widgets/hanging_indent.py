"""A label whose wrapped lines begin in line with its first, to the right of a marker."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

HEADING = "heading"
"""The metadata key of the rows of a heading, which are part of the option below it."""


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
