"""Create the right kind of field for each kind of question."""

from screens.widgets.choice_fields import ChoiceList, ChoiceRow
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from templates.questions.questions import Kind, Question


def create_field(question: Question) -> Field:
    """Return an unanswered field for a question."""
    match question.kind:
        case Kind.CHOICE:
            return ChoiceList(question)
        case Kind.YES_NO | Kind.COUNT:
            return ChoiceRow(question)
        case Kind.TEXT | Kind.NAME | Kind.NAMES | Kind.EMAIL:
            return TextField(question)
        case Kind.PROSE:
            # Imported here: Textual's text area takes 25 ms to load, a tenth of the time until the
            # first screen, which does not use it.
            from screens.widgets.prose_field import ProseField

            return ProseField(question)
