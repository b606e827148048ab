"""A label that wraps without flowing under the sign in front of it, as `Content` would."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

HEADING = "heading"
"""The meta data key of the rows of a heading, which are part of the option below it."""


class HangingIndent(Visual):
    """A sign, a label in a column of its own beside it, and headings above it, if any."""

    def __init__(self, sign: Content, label: Content, headings: tuple[Content, ...] = ()) -> None:
        self._sign, self._label, self._headings = sign, label, headings

    def _label_width(self, width: int) -> int:
        return max(1, width - self._sign.cell_length)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the headings, then the sign in front of the first line of the label."""
        indent = self._sign.cell_length
        sign = self._sign.render_strips(indent, 1, style, options)[0]
        blank = Strip.blank(indent, style.rich_style)
        lines = self._label.render_strips(self._label_width(width), height, style, options)
        headings = [
            line.apply_meta({HEADING: True})
            for heading in self._headings
            for line in heading.render_strips(width, 1, style, options)
        ]
        rows = [Strip.join([blank if row else sign, line]) for row, line in enumerate(lines)]
        return headings + rows

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing wraps."""
        return self._sign.cell_length + self._label.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines when wrapped at a width."""
        return len(self._headings) + self._label.get_height(rules, self._label_width(width))
