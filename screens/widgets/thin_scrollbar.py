"""A scrollbar that is a thin thumb on an invisible track."""

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_THUMB, _TRACK = "▐", " "


class ThinScrollBarRender(ScrollBarRender):
    """Draw the thumb half a column wide, and nothing above and below it."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = Color.default(),  # noqa: B008
        bar_color: Color = Color.default(),  # noqa: B008
    ) -> Segments:
        """Return the bar as segments, one for each of the `size` rows.

        Of `virtual_size` rows, `window_size` are visible from `position` on. If all are visible, or
        the bar is horizontal, it is drawn empty.
        """
        if not (vertical and window_size and virtual_size > window_size):
            return Segments([Segment(_TRACK * thickness)] * size, new_lines=vertical)
        length = max(1, round(size * window_size / virtual_size))
        start = round((size - length) * position / (virtual_size - window_size))
        # A click calls the actions of Textual's scrollbar.
        thumb = Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": "grab"})
        rows = []
        for row in range(size):
            if start <= row < start + length:
                rows.append(Segment(_THUMB * thickness, thumb))
            else:
                action = "scroll_up" if row < start else "scroll_down"
                style = Style(bgcolor=back_color, meta={"@mouse.down": action})
                rows.append(Segment(_TRACK * thickness, style))
        return Segments(rows, new_lines=True)
