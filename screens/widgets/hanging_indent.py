"""A label that wraps clear of the mark in front of it, which `Content` cannot do by itself."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class HangingIndent(Visual):
    """A mark, and a label in a column of its own beside it."""

    def __init__(self, mark: Content, label: Content) -> None:
        self._mark, self._label = mark, label

    def _label_width(self, width: int) -> int:
        return max(1, width - self._mark.cell_length)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the mark in front of the first line of the label."""
        indent = self._mark.cell_length
        mark = self._mark.render_strips(indent, 1, style, options)[0]
        blank = Strip.blank(indent, style.rich_style)
        lines = self._label.render_strips(self._label_width(width), height, style, options)
        return [Strip.join([blank if row else mark, line]) for row, line in enumerate(lines)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing wraps."""
        return self._mark.cell_length + self._label.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return self._label.get_height(rules, self._label_width(width))
