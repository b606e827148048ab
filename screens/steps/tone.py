"""The step for tone, length and spelling."""

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widgets import Static

from screens.steps.base import TitledStep
from screens.widgets.choice_fields import ChoiceRow


class ToneStep(TitledStep):
    """Ask for tone, length and spelling, each with a few short options in one row."""

    step_id = "tone"

    def compose_step(self) -> ComposeResult:
        """Compose a titled group for each question."""
        for question in self.questions:
            with VerticalGroup(classes="titled"):
                yield Static(question.label, classes="title", markup=False)
                yield ChoiceRow(question)
