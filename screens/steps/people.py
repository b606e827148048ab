"""Who the note is for, what it was about, and who it is from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.widget import Widget
from textual.widgets import Static

from screens.steps.base import Step
from screens.widgets.choice_fields import ChoiceRow
from screens.widgets.field import Field
from screens.widgets.mail_source import MailSource
from screens.widgets.text_field import TextField
from templates.letter.composer import guessed_greeting

_GREETED = ("recipient_name", "greet_as")
"""The fields that decide how the recipient is greeted."""


class PeopleStep(Step):
    """Ask about the people and the application in a form, one row a question."""

    step_id = "people"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t", "take_greeting", "Take", show=False, tooltip="Use the suggested greeting"
        ),
    ]

    def compose_step(self) -> ComposeResult:
        """Compose a labelled row for each question."""
        for question in self.questions:
            with HorizontalGroup(classes="row"):
                needed = "*" if question.required else " "
                yield Static(f"{needed}{question.label}", classes="label", markup=False)
                turned = not question.kind.is_text
                yield ChoiceRow(question) if turned else TextField(question)

    def show_field(self, field: Field, asked: bool) -> None:
        """Show or hide a question with its label."""
        if field.parent is not None:
            field.parent.display = asked

    def place_mail_source(self, line: MailSource, field: Field) -> None:
        """Put the line below the row of its field."""
        if isinstance(field.parent, Widget):
            self.mount(line, after=field.parent)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another greeting where the present one is a guess."""
        if action == "take_greeting":
            return self._greets and bool(guessed_greeting(self.model.situation))
        return super().check_action(action, parameters)

    @property
    def _greets(self) -> bool:
        return isinstance(self.focused, Field) and self.focused.question.field in _GREETED

    def hint_for(self, field: Field) -> str:
        """Return the hint of a field, or say that the greeting is a guess."""
        is_other_hint = isinstance(field, TextField) and field.suggested_spelling
        other = guessed_greeting(self.model.situation) if self._greets else None
        if other is None or is_other_hint:
            return field.hint
        greeted = f"Greeted “{self.model.note.greeting}”: a guess."
        if not other:
            return f"{greeted} “Greet as” changes it."
        instead = self.model.preview("greet_as", other).greeting
        return f"Greeted “{self.model.note.greeting}”. Ctrl+T greets “{instead}” instead."

    def action_take_greeting(self) -> None:
        """Greet the recipient by the other reading of the name."""
        other = guessed_greeting(self.model.situation)
        if other:
            self.answer("greet_as", other)
            self.show_answers()
            self.show_hint(f"Greeted “{self.model.note.greeting}” now.")
