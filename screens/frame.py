"""The frame that every step shares: progress, question, live note, hint, keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from screens.keyline import KeyLine
from screens.preview import NotePreview
from screens.progress import Progress
from templates.questions import STEPS


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
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-wide"),
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
        yield KeyLine()

    def compose_step(self) -> ComposeResult:
        """Compose what the step asks; each kind of step says how."""
        yield from ()

    @property
    def preview(self) -> NotePreview:
        """The note beside the question."""
        return self.query_one(NotePreview)

    def action_peek(self) -> None:
        """Change between the question and the note, where only one fits."""
        self.toggle_class("-peek")

    def action_scroll_note(self, by: int) -> None:
        """Scroll the note by a page."""
        self.preview.scroll_relative(y=by * max(1, self.preview.size.height - 1), animate=False)

    def tell(self, text: str) -> None:
        """Say something on the hint line."""
        hint = self.query_one("#hint", Static)
        hint.remove_class("-wrong")
        hint.update(text)

    def complain(self, text: str) -> None:
        """Say what is wrong where the hint was."""
        self.tell(f"! {text}")
        self.query_one("#hint").add_class("-wrong")
