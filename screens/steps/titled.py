"""A step of several short lists, each under its own title."""

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widgets import Static

from screens.steps.base import Step
from screens.widgets.field import Field
from screens.widgets.new_field import new_field


class TitledStep(Step):
    """Show each question's label above its options."""

    def compose_step(self) -> ComposeResult:
        """Compose a titled group for each question."""
        for question in self.questions:
            with VerticalGroup(classes="titled"):
                yield Static(question.label, classes="title", markup=False)
                yield new_field(question)

    def show_field(self, field: Field, asked: bool) -> None:
        """Show or hide a question with its title."""
        if field.parent is not None:
            field.parent.display = asked
