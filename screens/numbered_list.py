"""Lists drawn so that any terminal shows which option is meant; one kind is under numbers."""

from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import OptionList

DIGITS = "1234567890"


class PlainList(OptionList):
    """Options of which the highlighted one is reversed, with the terminal's own cursor on it."""

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Keep the terminal's own cursor on the highlighted row, for readers that follow it."""
        super().watch_highlighted(highlighted)
        if (
            self.has_focus
            and highlighted is not None
            and highlighted in self._line_cache.index_to_line
        ):
            row = self._line_cache.index_to_line[highlighted] - self.scroll_offset.y
            region = self.content_region
            self.app.cursor_position = Offset(region.x, region.y + row)

    def render_line(self, y: int) -> Strip:
        """Draw a line; the highlighted option is reversed while the list has the focus."""
        strip = super().render_line(y)
        option = next((s.style.meta.get("option") for s in strip if s.style), None)
        if self.has_focus and option is not None and option == self.highlighted:
            return strip.apply_style(Style(reverse=True))
        return strip


class NumberedList(PlainList):
    """Options that are picked with a digit, or highlighted and taken with Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, tooltip="Move down", id="down"),
        Binding("k", "cursor_up", "Up", show=False, tooltip="Move up", id="up"),
        *(
            Binding(digit, f"pick({place})", f"Pick {digit}", show=False)
            for place, digit in enumerate(DIGITS)
        ),
    ]

    def action_pick(self, place: int) -> None:
        """Take the option at a place, counted from 0."""
        if place < self.option_count:
            self.highlighted = place
            self.action_select()
