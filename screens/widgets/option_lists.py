"""Lists of options whose highlight shows on any terminal, with and without numbers."""

from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import OptionList

from screens.textual_private import first_row, move_page

DIGITS = "1234567890"


class PlainList(OptionList):
    """A list with the highlighted option in reverse, and the terminal's own cursor on it.

    The cursor is there for screen readers and magnifiers, which follow it.
    """

    def on_mount(self) -> None:
        """Keep the cursor on the option when the layout moves the list."""
        layout_changed = self.screen.screen_layout_refresh_signal
        layout_changed.subscribe(self, lambda _: self._place_cursor(), immediate=True)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Scroll the highlighted option into sight, and put the cursor on it."""
        super().watch_highlighted(highlighted)
        self.bring_into_sight()
        self._place_cursor()

    def on_resize(self) -> None:
        """Scroll the highlighted option into sight again."""
        self.call_after_refresh(self.bring_into_sight)

    def action_page_down(self) -> None:
        """Move down a page, where there is room for one."""
        move_page(self, 1)

    def action_page_up(self) -> None:
        """Move up a page, where there is room for one."""
        move_page(self, -1)

    def _row(self) -> int | None:
        """Return the first row of the highlighted option, counted from the list's own first."""
        return None if self.highlighted is None else first_row(self, self.highlighted)

    def bring_into_sight(self) -> None:
        """Scroll the list, and what it is in, until the highlighted option is in sight."""
        row = self._row()
        if row is None or not self.has_focus:
            return
        self.scroll_to_highlight()
        y = self.content_region.y + row - self.scroll_offset.y
        for container in self.ancestors:
            if isinstance(container, VerticalScroll):
                inside = y - container.content_region.y + container.scroll_offset.y
                container.scroll_to_region(Region(0, inside, 1, 1), animate=False)

    def _place_cursor(self) -> None:
        row = self._row()
        if row is None or not self.has_focus:
            return
        region = self.content_region
        position = Offset(region.x, region.y + row - self.scroll_offset.y)
        if position != self.app.cursor_position:
            self.app.cursor_position = position
            # The terminal's cursor moves when something is drawn next.
            self.refresh(Region(0, row - self.scroll_offset.y, 1, 1))

    def render_line(self, y: int) -> Strip:
        """Draw a line, reversed if it belongs to the highlighted option of the focused list."""
        # `text-style: reverse` would say that, but Textual leaves it out of an option's style.
        strip = super().render_line(y)
        option = next((s.style.meta.get("option") for s in strip if s.style), None)
        if self.has_focus and option is not None and option == self.highlighted:
            return strip.apply_style(Style(reverse=True))
        return strip


class NumberedList(PlainList):
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
        """Highlight the option at an index, if there is one."""
        if index < self.option_count:
            self.highlighted = index
