"""The layout of every step: the progress line, the question, the note, and the footer."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size, Spacing
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Static

from screens.textual_private import FocusStylingScreen
from screens.widgets.field import Field, PasteReported
from screens.widgets.footer import KeyFooter
from screens.widgets.form import Form
from screens.widgets.note_preview import NotePreview
from screens.widgets.option_lists import CursorList
from screens.widgets.progress import Progress
from screens.widgets.save_status import SaveStatus
from templates.questions.questions import find_step

SIDE_BY_SIDE = 80
"""The minimum width, in cells, to show the question and the note side by side."""


class StepLayout(FocusStylingScreen):
    """The layout that all steps share.

        progress
        heading             ╭ the note ╮
        lead                │          │
        fields              │          │
          hint or error     ╰──────────╯
        keys

    The hint is under the field that has the focus; on a short screen, and on two of the steps, it
    is at the bottom. Below 80 columns, the note is under the question if the screen is tall, and
    otherwise hidden; it takes the place of the question while the step has the class `-peek`. Above
    110 columns, both are centred.
    """

    step_id: ClassVar[str]
    can_peek: ClassVar[bool] = True
    """Whether a key shows the note in place of the question on a narrow screen."""
    AUTO_FOCUS = ""
    # The classes that the style sheet uses, each with the width or height from which it is set.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (40, "-narrow"),
        (SIDE_BY_SIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (12, "-short"),
        (20, "-medium"),
        (30, "-tall"),
    ]

    # In Textual, the screen is painted again when the focus changes, one frame before the hint.
    # Without that frame, Enter takes a third less processor time.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    _applied_style_context: tuple[object, ...] = ()
    """The style context for which the style sheet was applied last."""
    _focus_before_peek: Widget | None = None
    """The widget that had the focus before the note took the place of the question."""
    _notice = ""
    """A sentence shown in place of the hint until the writer moves to another field or option."""
    _notice_is_error = False
    _notice_position: tuple[object, ...] | None = None
    """The focused field and its highlighted option when the notice was first shown."""

    def set_size_classes(self, size: Size) -> None:
        """Set the classes for a screen size before the step is mounted.

        Textual sets them when the screen is shown, and would then style every widget again.
        """
        for breakpoints, cells in (
            (self.HORIZONTAL_BREAKPOINTS, size.width),
            (self.VERTICAL_BREAKPOINTS, size.height),
        ):
            name = [name for minimum, name in breakpoints if cells >= minimum][-1]
            self.add_class(name, update=False)

    def compose(self) -> ComposeResult:
        """Compose the layout with the fields of the step."""
        yield Progress()
        with Horizontal(id="body"):
            with Form(id="question"):
                step = find_step(self.step_id)
                yield Static(step.heading, id="heading", markup=False)
                yield Static(step.lead, id="lead", markup=False)
                yield from self.compose_step()
                yield Static("", id="hint", markup=False)
            yield NotePreview()
        yield SaveStatus()
        yield KeyFooter()
        # Widgets are styled when they are mounted, which is next.
        self._applied_style_context = self._style_context

    def compose_step(self) -> ComposeResult:
        """Compose the fields of the step."""
        yield from ()

    def update_node_styles(self, animate: bool = True) -> None:
        """Apply the style sheet if anything that it depends on has changed.

        Textual calls this whenever a screen is shown again. Applying the style sheet each time
        would be half of the work of showing the screen.
        """
        if self._style_context != self._applied_style_context:
            self._applied_style_context = self._style_context
            super().update_node_styles(animate=animate)

    @property
    def _style_context(self) -> tuple[object, ...]:
        """Everything that the style sheet depends on."""
        app = self.app
        return app.theme, app.size, self.classes, app.app_focus

    @property
    def preview(self) -> NotePreview:
        """The widget that shows the note."""
        return self.query_one(NotePreview)

    # --- switching between the question and the note on a narrow screen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """If question and note are side by side, disable the key that shows the note alone."""
        if action == "peek":
            return self.can_peek and self.app.size.width < SIDE_BY_SIDE
        if action == "end_peek":
            return self.has_class("-peek")
        return super().check_action(action, parameters)

    def action_peek(self) -> None:
        """Switch between the question and the note."""
        # A hidden field loses the focus.
        self._focus_before_peek = self.focused or self._focus_before_peek
        self.toggle_class("-peek")
        self.refresh_bindings()
        if self._focus_before_peek is not None and not self.has_class("-peek"):
            self.call_after_refresh(self._focus_before_peek.focus)

    def on_resize(self, event: Resize) -> None:
        """Show the question and the note side by side if both fit now."""
        if event.size.width >= SIDE_BY_SIDE:
            self.action_end_peek()
        self.refresh_bindings()

    def action_end_peek(self) -> None:
        """Show the question again, if the note has taken its place."""
        if self.has_class("-peek"):
            self.action_peek()

    # --- scrolling

    def scroll_to_focus(self) -> None:
        """Scroll the question to its top, and then as far as needed to show the focused field."""
        self.query_one("#question").scroll_home(animate=False, immediate=True)
        self.scroll_focus_visible()

    def scroll_focus_visible(self) -> None:
        """Scroll the question until the focused field and its hint are visible."""
        if isinstance(self.focused, CursorList):
            self.focused.scroll_highlight_into_view()
            return
        field = self._child_of_form(self.focused)
        if field is None:
            return
        form, hint = self.query_one("#question"), self.query_one("#hint")
        is_hint_docked = hint.styles.dock != "none"
        if is_hint_docked:
            # A docked hint covers the last rows of the form.
            region, covered_rows = field.virtual_region, hint.outer_size.height
        else:
            region, covered_rows = field.virtual_region.union(hint.virtual_region), 0
        form.scroll_to_region(
            region, spacing=Spacing(bottom=covered_rows), animate=False, immediate=True
        )

    def _child_of_form(self, widget: Widget | None) -> Widget | None:
        """Return the child of the form that is or contains `widget`, or None."""
        form = self.query_one("#question")
        while widget is not None and widget.parent is not form:
            widget = widget.parent if isinstance(widget.parent, Widget) else None
        return widget

    def action_scroll_note(self, pages: int) -> None:
        """Scroll the note down, or up if `pages` is negative."""
        scroll_pages(self.preview, pages, self.preview.page_height)

    # --- the hint under the focused field

    def show_hint(self, text: str, *, is_error: bool = False, is_success: bool = False) -> None:
        """Show a sentence under the focused field, in the style of an error or a success."""
        hint = self.query_one("#hint", Static)
        hint.set_class(is_error, "-wrong")
        hint.set_class(is_success, "-done")
        if is_error:
            # A step may have hidden the hint, but an error is always shown.
            hint.styles.clear_rule("display")
        if text == hint.content:
            return
        width, height = hint.content_size
        rows = row_count(text, width)
        # A new layout is slow, and moves the rows below: only a hint that does not fit needs one.
        is_too_long = rows > height
        if is_too_long:
            hint.styles.min_height = rows
        # Before the first layout, the width is 0.
        hint.update(text, layout=not width or is_too_long)

    def show_error(self, text: str) -> None:
        """Show an error message under the focused field."""
        self.show_hint(f"! {text}", is_error=True)

    def show_success(self, text: str) -> None:
        """Show a message of success under the focused field."""
        self.show_hint(f"✓ {text}", is_success=True)

    def place_hint(self) -> None:
        """Move the hint under the focused field."""
        field = self._child_of_form(self.focused)
        if field is None:
            return
        form, hint = self.query_one("#question"), self.query_one("#hint")
        # A longer hint of another field may have made it taller.
        hint.styles.clear_rule("min_height")
        children = form.children
        if children.index(hint) != children.index(field) + 1:
            form.move_child(hint, after=field)

    def set_notice(self, notice: str, *, is_error: bool = False) -> None:
        """Set a notice, which replaces the hint until the writer moves on; "" clears it."""
        self._notice, self._notice_is_error = notice, is_error
        self._notice_position = None

    def show_notice(self) -> None:
        """Show the notice, if there is one."""
        self._notice_position = self._notice_position or self._position
        if self._notice and self._notice_is_error:
            self.show_error(self._notice)
        elif self._notice:
            self.show_hint(self._notice)

    def update_hint(self) -> None:
        """Show the notice as long as it applies, otherwise the hint of the focused field."""
        if self._notice_applies():
            self.show_notice()
        elif isinstance(self.focused, Field):
            self.show_hint(self.hint_for(self.focused))

    def hint_for(self, field: Field) -> str:
        """Return the hint of a field."""
        return field.hint

    def _notice_applies(self) -> bool:
        """Return whether there is a notice; it is cleared once the writer has moved on."""
        if self._position != (self._notice_position or self._position):
            self._notice = ""
        return bool(self._notice)

    @property
    def _position(self) -> tuple[object, ...]:
        """The focused field and its highlighted option."""
        return self.focused, getattr(self.focused, "highlighted", None)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = False, from_app_focus: bool = False
    ) -> None:
        """Focus a widget, or none; `scroll_visible` has no effect.

        `scroll_focus_visible` scrolls the widget into view together with its hint. Textual would
        scroll it once more, without the hint.
        """
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)

    def watch_focused(self) -> None:
        """Show what depends on the focus, in the same frame as the focus itself."""
        if self.focused is not None:
            self.follow_focus()
            # The question is laid out again, so scroll only after its refresh.
            self.query_one("#question").call_after_refresh(self.scroll_focus_visible)

    def follow_focus(self) -> None:
        """Show the hint of the focused field under it."""
        self.place_hint()
        self.update_hint()

    @on(PasteReported)
    def _show_report_on_paste(self, event: PasteReported) -> None:
        # Later, because a changed answer updates the hint.
        show = self.show_error if event.is_refused else self.show_hint
        self.call_after_refresh(show, event.text)


def scroll_pages(widget: Widget, pages: int, page_height: int) -> None:
    """Scroll a widget down by pages of `page_height` rows, or up if `pages` is negative."""
    widget.scroll_relative(y=pages * max(1, page_height), animate=False)


def row_count(text: str, width: int) -> int:
    """Return the number of rows of a text at a width in cells; 0 if the width is 0."""
    return len(Content(text).wrap(width)) if width else 0
