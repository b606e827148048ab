"""Everything the wizard uses that Textual keeps private, except for its keyboard parser.

`tests/unit/tui/test_textual_private.py` fails when Textual drops or renames one of these names, and
when any other module uses one.
"""

from typing import Any, Literal

from rich.console import Console
from textual.app import App, ReturnType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import MountError, Widget
from textual.widgets import OptionList
from textual.worker import WorkerFailed


class CrashRecordingApp(App[ReturnType]):
    """An app that keeps the exception that ends it, and prints nothing about it.

    There is no public hook for an exception that nobody handles.
    """

    crash: BaseException | None = None
    """The first exception that nobody handled."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        # Textual prints errors here when the app ends.
        self.error_console = Console(quiet=True)

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and isinstance(error, NoMatches | MountError):
            # Once an app is exiting, Textual mounts no more widgets, so a screen that is still
            # being composed may not find or mount its own.
            return
        # Textual wraps an exception of a worker; only the original has the traceback.
        self.crash = self.crash or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual's own report takes a second, and shows local variables: names, and the note.
        self.panic()


class FocusStylingScreen(Screen[None]):
    """A screen that, when the focus moves, styles only the widgets with a rule on `:focus-within`.

    With the public API, the field that loses the focus and the one that gets it are also styled
    again with all their parts, 14 widgets instead of 4: a sixth of the work that Enter causes.
    """

    def _update_focus_styles(
        self, focused: Widget | None = None, blurred: Widget | None = None
    ) -> None:
        nodes: set[DOMNode] = set()
        for widget in (focused, blurred):
            if widget is None:
                continue
            for ancestor in widget.ancestors_with_self:
                if ancestor._has_focus_within:
                    descendants = ancestor.walk_children(with_self=True)
                    nodes.update(node for node in descendants if node._has_focus_within)
        self.app.stylesheet.update_nodes(nodes, animate=True)


def write_to_terminal(app: App[ReturnType], sequence: str) -> None:
    """Write a control sequence that draws nothing.

    With the public API, an app can only ring the bell and, except in tmux, copy to the clipboard.
    """
    if app._driver is not None:
        app._driver.write(sequence)


def prepare_for_switch(screen: Screen[Any], app: App[ReturnType]) -> None:
    """Let `switch_screen` replace an app's default screen, which was never pushed.

    Without this, `switch_screen` fails. Pushing the first screen over the blank default one instead
    would delay the first paint by 5%, and write 460 bytes more to the terminal.
    """
    screen._push_result_callback(app, None)


def mount_ahead(app: App[ReturnType], name: str) -> None:
    """Mount an installed screen before it is shown.

    With the public API, a screen is only mounted when it is shown, which then takes up to five
    times as long.
    """
    app._get_screen(name)


def lay_out_ahead(screen: Screen[Any], size: Size) -> None:
    """Lay out a mounted screen for a size before it is shown.

    With the public API, a screen is only laid out when it is shown, which then takes twice as long.
    """
    screen._refresh_layout(size)


def draw_ahead(screen: Screen[Any]) -> None:
    """Draw a laid-out screen before it is shown; its widgets keep the lines they drew.

    With the public API, a screen is only drawn when it is shown, which then takes twice as long.
    """
    screen._compositor.render_full_update().render_segments(screen.app.console)


def paint_whole(screen: Screen[Any]) -> None:
    """Lay out the current screen, and paint all of it in one frame.

    With the public API, that takes two frames: the first paints only the widgets that the layout
    moves, over the previous screen, and the second the whole new screen.
    """
    size = screen.app.size
    screen._compositor._dirty_regions.add(size.region)
    screen._refresh_layout(size)
    screen._layout_required = screen._scroll_required = screen._repaint_required = False
    screen._dirty_widgets.clear()


def first_row(options: OptionList, index: int) -> int | None:
    """Return the first row of an option, from the top of the list; None if it has none yet.

    How many rows the options take depends on the width, and only the list itself knows it.
    """
    return options._line_cache.index_to_line.get(index)


def move_page(options: OptionList, direction: Literal[1, -1]) -> None:
    """Move the highlight a page down (1) or up (-1); does nothing in a list without rows.

    Textual fails on a list without visible rows, as in a terminal of one row.
    """
    # `_index_to_line`, unlike the cache that `first_row` reads, first lays out the rows if needed.
    if (options.highlighted or 0) in options._index_to_line:
        options._move_page(direction)
