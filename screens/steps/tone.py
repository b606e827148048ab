"""The step for tone, length and spelling."""

from screens.steps.base import TitledStep
from screens.widgets.choice_fields import ChoiceRow
from screens.widgets.field import Field
from templates.questions.questions import Question


class ToneStep(TitledStep):
    """Ask for tone, length and spelling, each with a few short options in one row."""

    step_id = "tone"

    def create_field(self, question: Question) -> Field:
        """Return a new field with its options in one row."""
        return ChoiceRow(question)
