"""Lists of options, numbered and not, whose highlight is visible on any terminal."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import OptionList

from screens.textual_private import first_row, move_page
from screens.widgets.hanging_indent import HEADING

DIGITS = "1234567890"
"""The keys of the first ten options, in order."""

ROWS_BELOW = 4
"""The rows to keep in view below the highlighted option, where the hint may be."""

BAR = "▌"
"""Marks the highlighted option at its left; the first cell of each row is left free for it."""


class CursorList(OptionList):
    """A list with a bar at the highlighted option, and the terminal's own cursor on it.

    The cursor is there for screen readers and magnifiers, which follow it.
    """

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Scroll the highlighted option into view."""
        super().watch_highlighted(highlighted)
        self.scroll_highlight_into_view()

    def on_resize(self) -> None:
        """Scroll the highlighted option into view again."""
        self.call_after_refresh(self.scroll_highlight_into_view)

    def action_page_down(self) -> None:
        """Move down a page, but not past the last option."""
        move_page(self, 1)

    def action_page_up(self) -> None:
        """Move up a page, but not past the first option."""
        move_page(self, -1)

    def heading_rows(self, index: int) -> int:
        """Return the number of rows of headings that option `index` begins with."""
        return 0

    def _label_row(self) -> int | None:
        """Return the row of the highlighted option's label, from the top of the list.

        It is below the headings of the option. None if no option is highlighted, or before the list
        has its layout.
        """
        if self.highlighted is None:
            return None
        row = first_row(self, self.highlighted)
        return None if row is None else row + self.heading_rows(self.highlighted)

    def scroll_highlight_into_view(self) -> None:
        """Scroll the list and its containers until the highlighted option is in view."""
        row = self._label_row()
        if row is None or not self.has_focus:
            return
        self.scroll_to_highlight()
        screen_row = self.content_region.y + row - self.scroll_offset.y
        for container in self.ancestors:
            if isinstance(container, VerticalScroll):
                container_row = screen_row - container.content_region.y + container.scroll_offset.y
                region = Region(0, container_row, 1, 1 + ROWS_BELOW)
                container.scroll_to_region(region, animate=False)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The position of the highlighted option, where the focused list has the cursor."""
        region = self.content_region
        return Offset(region.x, region.y + (self._label_row() or 0) - self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        """Draw a line, bold and with a bar if it is in the highlighted option of a focused list."""
        strip = super().render_line(y)
        meta: dict[str, object] = {}
        for segment in strip:
            meta.update(segment.style.meta if segment.style else {})
        if HEADING in meta:
            return _without_meta(strip)
        # Textual adds the index of the option to each of its rows.
        is_highlighted = meta.get("option", -1) == self.highlighted
        if not (self.has_focus and is_highlighted):
            return strip
        # The style sheet cannot make the line bold: Textual ignores the text style of an option.
        visual = self.get_visual_style("option-list--option-highlighted").rich_style
        accent = Style(bold=True, color=visual.color)
        segments = [Segment(s.text, (s.style or Style.null()) + accent) for s in strip.crop(1)]
        return Strip([Segment(BAR, accent), *segments], strip.cell_length)


def _without_meta(strip: Strip) -> Strip:
    """Return a heading's row without its metadata, so that a click on it chooses no option."""
    segments = [Segment(s.text, s.style and s.style.clear_meta_and_links()) for s in strip]
    return Strip(segments, strip.cell_length)


class NumberedList(CursorList):
    """Options with a digit beside each, which moves the highlight to it; Enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, tooltip="Move down"),
        Binding("k", "cursor_up", "Up", show=False, tooltip="Move up"),
        *(
            Binding(digit, f"highlight({index})", f"Go to {digit}", show=False)
            for index, digit in enumerate(DIGITS)
        ),
    ]

    def action_highlight(self, index: int) -> None:
        """Highlight option `index`, if there is one."""
        if index < self.option_count:
            self.highlighted = index
