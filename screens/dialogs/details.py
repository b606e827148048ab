"""The dialog for the writer's contact details, which every note ends with."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.widgets.field import FieldSubmitted
from screens.widgets.footer import DialogFooter
from screens.widgets.form import Form
from screens.widgets.text_field import TextField
from templates import Answers
from templates.questions.questions import SENDER_QUESTIONS
from templates.questions.validation import validation_error


class DetailsDialog(ModalScreen[dict[str, str]]):
    """Edit the writer's contact details; the result is the text of each, by its question's name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
    ]

    def __init__(self, answers: Answers, save: Callable[[dict[str, str]], object]) -> None:
        """Prepare the dialog with the details in `answers`.

        `save` is called with the details after each change, so that nothing is lost if the program
        ends; the details may still be invalid then. The details in the result are valid.
        """
        super().__init__()
        self._answers = answers
        self._save = save

    def compose(self) -> ComposeResult:
        """Compose a row for each detail."""
        with Form(classes="dialog"):
            yield Static("Your details, remembered for every note", classes="title", markup=False)
            for question in SENDER_QUESTIONS:
                with HorizontalGroup(classes="row"):
                    yield Static(question.label, classes="label", markup=False)
                    field = TextField(question)
                    field.show_answer(getattr(self._answers, question.name))
                    yield field
            yield Static(
                "Your details are saved as you type. Esc closes.", id="message", markup=False
            )
        yield DialogFooter()

    @on(TextField.Changed)
    def _save_change(self, event: TextField.Changed) -> None:
        event.stop()
        self._save(self._details)

    @property
    def _details(self) -> dict[str, str]:
        return {field.question.name: field.value.strip() for field in self.query(TextField)}

    @on(FieldSubmitted)
    def _advance(self, event: FieldSubmitted) -> None:
        if event.field is self.query(TextField).last():
            self.action_close()
        else:
            self.focus_next()

    def action_close(self) -> None:
        """Close the dialog and return the details, or show what is wrong with one of them."""
        details = self._details
        answers = Answers(**details)  # type: ignore[arg-type]
        for field in self.query(TextField):
            if not details[field.question.name]:
                # A detail may be left out here; the People step asks for what a note needs.
                continue
            if error := validation_error(field.question, answers):
                field.focus()
                self.query_one("#message", Static).update(f"! {error}")
                return
        self.dismiss(details)
