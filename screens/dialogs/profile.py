"""The writer's own details, as they stand under every note."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.widgets.field import FieldSubmitted
from screens.widgets.text_field import TextField
from templates import Answers
from templates.questions.questions import BY_FIELD
from templates.questions.validation import validation_error

DETAILS = ("sender_name", "sender_email", "sender_phone", "sender_linkedin")
"""The answers that are remembered from one note to the next."""


class ProfileDialog(ModalScreen[dict[str, str]]):
    """Change the writer's own details; however it is closed, they are kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Keep and close", id="close"),
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
    ]

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._given = {field: str(getattr(answers, field)) for field in DETAILS}

    def compose(self) -> ComposeResult:
        """Compose a row for each detail."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static("Your details, remembered for every note", classes="title", markup=False)
            for field in DETAILS:
                with HorizontalGroup(classes="row"):
                    yield Static(BY_FIELD[field].label, classes="label", markup=False)
                    shown = TextField(BY_FIELD[field])
                    shown.value = self._given[field]
                    yield shown
            yield Static("Esc keeps them and closes.", id="told", markup=False)

    @dataclass
    class Typed(Message):
        """A detail was changed, and is kept as it stands."""

        details: dict[str, str]

    @on(TextField.Changed)
    def _keep(self, event: TextField.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self._details))

    @property
    def _details(self) -> dict[str, str]:
        return {field.question.field: field.value.strip() for field in self.query(TextField)}

    @on(FieldSubmitted)
    def _next(self) -> None:
        fields = list(self.query(TextField))
        if self.focused is fields[-1]:
            self.action_close()
        else:
            self.focus_next()

    def action_close(self) -> None:
        """Close with the details, or say what is wrong with one of them."""
        given = self._details
        answers = Answers(**given)  # type: ignore[arg-type]
        for field in self.query(TextField):
            said = validation_error(field.question, answers) if field.value.strip() else None
            if said:
                field.focus()
                self.query_one("#told", Static).update(f"! {said}")
                return
        self.dismiss(given)
