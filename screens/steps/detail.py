"""The step for the detail and the other own words of the writer, or for a follow-up's news."""

from screens.steps.prose import ProseStep
from screens.widgets.text_field import TextField
from templates.letter.composer import compose_subject


class DetailStep(ProseStep):
    """Ask for the detail and other own words, or for the news of a follow-up."""

    step_id = "detail"

    def show_note(self) -> None:
        """Show the note and, in an empty field for the subject, the composed subject."""
        super().show_note()
        for question in self.asked_questions:
            field = self.field(question.name)
            if question.name == "subject" and isinstance(field, TextField):
                field.placeholder = compose_subject(self.model.situation)
