"""The field for a sentence or two, which are looked at as they are typed."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets.text_area import Edit, EditResult

from screens.widgets.fields import Answered, Field, joined
from screens.widgets.findings_area import FindingsArea
from templates.questions.questions import Question


class ProseField(FindingsArea, Field):
    """A question answered in a sentence or two; Enter goes on."""

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next", tooltip="Go on", id="next-field"),
    ]
    value: reactive[str] = reactive("")

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.field, inspect=lambda _: ())
        self.question = question

    def show_text(self, text: str) -> None:
        """Show a text, unless it is the one being typed."""
        if text != self.value:
            self.load_text(text)
            self.value = text

    def action_submit(self) -> None:
        """Say that the field is answered."""
        self.post_message(Answered(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave stepping back to the app where nothing was typed here that could be undone."""
        if action == "undo":
            return bool(self.history.undo_stack)
        if action == "redo":
            return bool(self.history.redo_stack)
        return super().check_action(action, parameters)

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_submit()

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        joined(self, event)

    def edit(self, edit: Edit) -> EditResult:
        """Edit the text, and let its value follow in the same turn."""
        result = super().edit(edit)
        self.value = self.text
        return result

    def _on_text_area_changed(self) -> None:
        self.value = self.text
