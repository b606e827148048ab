"""The frame that every step shares: progress, question, live note, hint, keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from screens.widgets.footer import KeyFooter
from screens.widgets.note_preview import NotePreview
from screens.widgets.option_lists import PlainList
from screens.widgets.progress import Progress
from screens.widgets.save_status import SaveStatus
from templates.questions.questions import STEPS

SIDE_BY_SIDE = 80
"""Columns from which the question and the note stand side by side."""


class Frame(Screen[None]):
    """The layout of a step, the same for all of them.

        progress
        heading       | the note
        fields        |
        hint or complaint
        keys

    Under 80 columns the question and the note take turns.
    """

    step_id: ClassVar[str]
    takes_turns: ClassVar[bool] = True
    """Whether the question and the note take turns where it is narrow."""
    _return_to: Widget | None = None
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (40, "-narrow"),
        (SIDE_BY_SIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (12, "-short"),
        (30, "-tall"),
    ]

    def compose(self) -> ComposeResult:
        """Compose the frame around the step's own fields."""
        yield Progress()
        with Horizontal(id="body"):
            with VerticalScroll(id="question", can_focus=False):
                heading = next(step.heading for step in STEPS if step.id == self.step_id)
                yield Static(heading, id="heading", markup=False)
                yield from self.compose_step()
            yield NotePreview()
        yield Static("", id="hint", markup=False)
        yield SaveStatus()
        yield KeyFooter()

    def compose_step(self) -> ComposeResult:
        """Compose what the step asks; each kind of step says how."""
        yield from ()

    @property
    def preview(self) -> NotePreview:
        """The note beside the question."""
        return self.query_one(NotePreview)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the change between question and note only where they take turns."""
        if action == "peek":
            return self.takes_turns and self.app.size.width < SIDE_BY_SIDE
        return super().check_action(action, parameters)

    def action_peek(self) -> None:
        """Change between the question and the note, where only one fits."""
        # A field that is not displayed loses the focus: it gets it back when it shows again.
        self._return_to = self.focused or self._return_to
        self.toggle_class("-peek")
        self._give_focus_back()

    def on_resize(self, event: Resize) -> None:
        """Show both again where both fit."""
        if event.size.width >= SIDE_BY_SIDE:
            self.end_peek()
        self.refresh_bindings()

    def end_peek(self) -> None:
        """Show the question again."""
        if self.has_class("-peek"):
            self.remove_class("-peek")
            self._give_focus_back()

    def _give_focus_back(self) -> None:
        if self._return_to is not None and not self.has_class("-peek"):
            self.call_after_refresh(self._return_to.focus)

    def show_focus(self) -> None:
        """Show the question from its top, and of a long one the part that has the focus."""
        self.query_one("#question").scroll_home(animate=False, immediate=True)
        if isinstance(self.focused, PlainList):
            self.focused.bring_into_sight()
        elif self.focused is not None:
            self.focused.scroll_visible(animate=False, immediate=True)

    def action_scroll_note(self, by: int) -> None:
        """Scroll the note by a page."""
        self.preview.scroll_relative(y=by * max(1, self.preview.size.height - 2), animate=False)

    def tell(self, text: str) -> None:
        """Say something on the hint line."""
        hint = self.query_one("#hint", Static)
        hint.remove_class("-wrong")
        if text != hint.content:
            # The line keeps its place: to lay the screen out again would cost more than the words.
            hint.update(text, layout=False)

    def complain(self, text: str) -> None:
        """Say what is wrong where the hint was."""
        self.tell(f"! {text}")
        self.query_one("#hint").add_class("-wrong")
