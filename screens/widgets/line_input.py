"""A line of text to type, which ends in an ellipsis where it is too long to be seen whole."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input


class LineInput(Input):
    """A single line of text in a row of its own, with a cursor that does not blink."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(id=name, placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """Draw the line; without the focus, a text that is too long ends in an ellipsis."""
        width = self.content_size.width
        if self.has_focus or cell_len(self.value) <= width:
            return super().render_line(y)
        beginning = Content(self.value).truncate(width, ellipsis=True)
        return Strip([Segment(beginning.plain, self.rich_style)])
