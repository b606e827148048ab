"""The layout that every step shares: progress, question, live note, hint, keys."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from screens.widgets.field import Field, LinesJoined, PasteRefused
from screens.widgets.footer import KeyFooter
from screens.widgets.note_preview import NotePreview
from screens.widgets.option_lists import PlainList
from screens.widgets.progress import Progress
from screens.widgets.save_status import SaveStatus
from templates.questions.questions import step_of

SIDE_BY_SIDE = 80
"""Columns from which the question and the note are shown side by side."""


class StepLayout(Screen[None]):
    """The layout of a step, the same for all of them.

        progress
        heading       | the note
        fields        |
        hint or error
        keys

    Under 80 columns the question and the note take turns.
    """

    step_id: ClassVar[str]
    takes_turns: ClassVar[bool] = True
    """Whether the question and the note take turns on a narrow screen."""
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

    _focus_before_peek: Widget | None = None
    _notice = ""
    """Shown in place of the hint until the writer moves on from where it first appeared."""
    _notice_is_error = False
    _notice_place: tuple[object, ...] | None = None

    def compose(self) -> ComposeResult:
        """Compose the layout around the step's own fields."""
        yield Progress()
        with Horizontal(id="body"):
            with VerticalScroll(id="question", can_focus=False):
                yield Static(step_of(self.step_id).heading, id="heading", markup=False)
                yield from self.compose_step()
            yield NotePreview()
        yield Static("", id="hint", markup=False)
        yield SaveStatus()
        yield KeyFooter()

    def compose_step(self) -> ComposeResult:
        """Compose the step's own fields."""
        yield from ()

    @property
    def preview(self) -> NotePreview:
        """The note shown with the question."""
        return self.query_one(NotePreview)

    # --- the question or the note, where only one fits

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to switch between question and note only where they take turns."""
        if action == "peek":
            return self.takes_turns and self.app.size.width < SIDE_BY_SIDE
        return super().check_action(action, parameters)

    def action_peek(self) -> None:
        """Switch between the question and the note."""
        # A field that is not displayed loses the focus: it gets it back when it is shown again.
        self._focus_before_peek = self.focused or self._focus_before_peek
        self.toggle_class("-peek")
        self._restore_focus()

    def on_resize(self, event: Resize) -> None:
        """Show question and note again where both fit."""
        if event.size.width >= SIDE_BY_SIDE:
            self.end_peek()
        self.refresh_bindings()

    def end_peek(self) -> None:
        """Show the question again."""
        if self.has_class("-peek"):
            self.remove_class("-peek")
            self._restore_focus()

    def _restore_focus(self) -> None:
        if self._focus_before_peek is not None and not self.has_class("-peek"):
            self.call_after_refresh(self._focus_before_peek.focus)

    def scroll_to_focus(self) -> None:
        """Scroll the question to its top, and on to the field that has the focus if it is long."""
        self.query_one("#question").scroll_home(animate=False, immediate=True)
        if isinstance(self.focused, PlainList):
            self.focused.bring_into_sight()
        elif self.focused is not None:
            self.focused.scroll_visible(animate=False, immediate=True)

    def action_scroll_note(self, by: int) -> None:
        """Scroll the note by a page."""
        self.preview.scroll_relative(y=by * max(1, self.preview.size.height - 2), animate=False)

    # --- the hint line

    def show_hint(self, text: str) -> None:
        """Show a sentence on the hint line."""
        hint = self.query_one("#hint", Static)
        hint.remove_class("-wrong")
        if text != hint.content:
            # The line keeps its height: laying the screen out again would cost more than the words.
            hint.update(text, layout=False)

    def show_error(self, text: str) -> None:
        """Show what is wrong on the hint line."""
        self.show_hint(f"! {text}")
        self.query_one("#hint").add_class("-wrong")

    def set_notice(self, notice: str, *, error: bool = False) -> None:
        """Set a notice that replaces the hint until the writer moves on; "" clears it."""
        self._notice, self._notice_is_error = notice, error
        self._notice_place = None

    def show_notice(self) -> None:
        """Show the notice, if there is one."""
        if self._notice:
            (self.show_error if self._notice_is_error else self.show_hint)(self._notice)

    def update_hint(self) -> None:
        """Show the notice as long as it applies, else the hint of the field with the focus."""
        if self._notice_applies():
            self.show_notice()
        elif isinstance(self.focused, Field):
            self.show_hint(self.hint_for(self.focused))

    def hint_for(self, field: Field) -> str:
        """Return the hint of the field with the focus."""
        return field.hint

    def _notice_applies(self) -> bool:
        place = (self.focused, getattr(self.focused, "highlighted", None))
        self._notice_place = self._notice_place or place
        return bool(self._notice) and place == self._notice_place

    def on_descendant_focus(self) -> None:
        """Show the hint of the field that has the focus."""
        self.update_hint()

    @on(LinesJoined)
    def _show_that_lines_were_joined(self, event: LinesJoined) -> None:
        # After the hint that the changed answer brings.
        self.call_after_refresh(self.show_hint, str(event))

    @on(PasteRefused)
    def _show_that_a_paste_was_refused(self, event: PasteRefused) -> None:
        self.show_error(str(event))
