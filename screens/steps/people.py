"""Who the note is for, what it was about, and who it is from."""

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.widgets import Static

from screens.steps.base import Step
from screens.widgets.choice_fields import ChoiceRow
from screens.widgets.field import Field
from screens.widgets.text_field import TextField


class PeopleStep(Step):
    """Ask about the people and the application in a form, one row a question."""

    step_id = "people"

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
