"""An input for one line, which without the focus ends in an ellipsis if it does not fit."""

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input


class LineInput(Input):
    """A single line of text in a row of its own, with a cursor that does not blink."""

    def __init__(self, input_id: str, placeholder: str = "") -> None:
        super().__init__(id=input_id, placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """Draw the line; without the focus, its beginning, with an ellipsis if it is too long."""
        if self.has_focus or not self.value:
            return super().render_line(y)
        # Textual would keep the line scrolled to the cursor, and so hide its beginning.
        beginning = Content(self.value).truncate(self.content_size.width, ellipsis=True, pad=True)
        return Strip([Segment(beginning.plain, self.rich_style)])
