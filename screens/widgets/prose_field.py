"""The field for a few sentences, which are checked while they are typed."""

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import TextArea

from screens.widgets.field import Field, FieldSubmitted, Options, clean_paste, end_of_change
from screens.widgets.findings_area import FindingsArea
from templates.answers import Answer
from templates.questions.questions import Question


class ProseField(FindingsArea, Field):
    """A few sentences on wrapped lines; Enter goes on to the next field."""

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next", tooltip="Go on"),
    ]
    value: reactive[str] = reactive("")
    """The text as a reactive, because `TextArea.text` cannot be watched."""

    def __init__(self, question: Question) -> None:
        # The step or the dialog sets the real check once the field is mounted.
        super().__init__(id=question.name, check=lambda _: ())
        self.question = question
        if not question.missing_message:
            self.placeholder = question.placeholder
        self.opening = ""
        """The words before the answer in the note, with a space at the end, or ""."""
        self.hint_while_typing = ""
        """The sentence for the hint line once something is typed; "" for the question's hint."""

    @property
    def hint(self) -> str:
        """The hint of the question or, once something is typed, `hint_while_typing`."""
        if self.value and self.hint_while_typing:
            return self.hint_while_typing
        return self.question.hint

    @property
    def answer(self) -> Answer:
        """The text."""
        return self.value

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show a text, unless it is the one being typed."""
        text = str(answer or "")
        if text != self.value:
            cursor = end_of_change(self.value, text)
            self.load_text(text)
            self.move_cursor_to(cursor)
            self.value = text

    def action_submit(self) -> None:
        """Go on to the next field."""
        self.post_message(FieldSubmitted(self))

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down a line, or from the last line to the field below."""
        if self.navigator.is_last_wrapped_line(self.cursor_location) and not select:
            self.call_later(self.run_action, "screen.next_field")
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up a line, or from the first line to the field above."""
        if self.navigator.is_first_wrapped_line(self.cursor_location) and not select:
            self.call_later(self.run_action, "screen.previous_field")
        else:
            super().action_cursor_up(select)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave undo and redo to the app if there is nothing to undo or redo in this field."""
        if action == "undo":
            return bool(self.history.undo_stack)
        if action == "redo":
            return bool(self.history.redo_stack)
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Go to the next field when Enter is pressed; `TextArea` would begin a new line."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_submit()

    def on_paste(self, event: events.Paste) -> None:
        """Clean pasted text before Textual inserts it."""
        clean_paste(event, self)

    def prepare_check(self) -> None:
        """Update `value` at once, before `TextArea.Changed` is handled."""
        self.value = self.text

    @on(TextArea.Changed)
    def _update_value(self) -> None:
        # `prepare_check` has done this after an edit, but is not called for undo and redo.
        self.value = self.text
