"""Words under a mark of their own: what wraps stays clear of the mark."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class HangingIndent(Visual):
    """A mark, and words beside it that wrap in a column of their own."""

    def __init__(self, mark: Content, words: Content) -> None:
        self._mark, self._words = mark, words

    def _room(self, width: int) -> int:
        return max(1, width - self._mark.cell_length)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the mark beside the first line of the words."""
        indent = self._mark.cell_length
        marks = self._mark.render_strips(indent, 1, style, options)
        rows = self._words.render_strips(self._room(width), height, style, options)
        blank = Strip.blank(indent, style.rich_style)
        return [
            Strip.join([marks[0] if row == 0 else blank, strip]) for row, strip in enumerate(rows)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing wraps."""
        return self._mark.cell_length + self._words.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return self._words.get_height(rules, self._room(width))
