"""A line that stands for hidden optional questions; the writer opens the line to see them."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from screens.widgets.hanging_indent import HangingIndent


class Fold(Static, can_focus=True):
    """A title and, while the fold is closed, a summary of the hidden answers below.

    The fold posts `Toggled`, and the step that contains the fold shows or hides the questions. The
    keys Right and Space or a click open the fold; the key Left or another click closes it. Enter
    goes on either way.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next", tooltip="Go on"),
        Binding(
            "right,space",
            "set_open(True)",
            "Open",
            key_display="→",
            tooltip="Show the optional questions",
        ),
        Binding(
            "left",
            "set_open(False)",
            "Close",
            key_display="←",
            tooltip="Hide the optional questions",
        ),
    ]
    is_open: reactive[bool] = reactive(False, init=False)

    class Toggled(Message):
        """The fold was opened or closed."""

    class Submitted(Message):
        """The writer goes on."""

    def __init__(self, title: str) -> None:
        super().__init__(classes="fold", markup=False)
        self._title = title
        self._summary = ""
        self._shown: tuple[bool, Content] | None = None
        """What is drawn: whether the fold is open, and the text."""

    def on_mount(self) -> None:
        """Show the title."""
        self.show("")

    def show(self, summary: str) -> None:
        """Show a summary of the hidden answers, or no summary if it is ""."""
        self._summary = summary
        arrow = Content("▾ " if self.is_open else "▸ ")
        text = Content(self._title)
        if summary and not self.is_open:
            text = Content("\n").join([text, Content.styled(summary, "not bold $muted")])
        shown = (self.is_open, text)
        if shown != self._shown:
            self._shown = shown
            self.update(HangingIndent(arrow, text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the key to open an open fold, and the key to close a closed one."""
        if action == "set_open":
            (is_open,) = parameters
            return is_open != self.is_open
        return super().check_action(action, parameters)

    def action_set_open(self, is_open: bool) -> None:
        """Open or close the fold."""
        self.is_open = is_open

    def action_submit(self) -> None:
        """Go on to the next field, or the next step."""
        self.post_message(self.Submitted())

    def on_click(self, event: events.Click) -> None:
        """Open a closed fold, and close an open one."""
        self.is_open = not self.is_open

    def watch_is_open(self) -> None:
        """Draw the fold open or closed, and post the message."""
        self.show(self._summary)
        self.refresh_bindings()
        self.post_message(self.Toggled())
