"""Create the right kind of field for each kind of question."""

from screens.widgets.choice_fields import ChoiceList, ChoiceRow
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from templates.questions.questions import AnswerKind, Question


def create_field(question: Question) -> Field:
    """Return an unanswered field for a question."""
    match question.kind:
        case AnswerKind.CHOICE:
            return ChoiceList(question)
        case AnswerKind.YES_NO | AnswerKind.COUNT:
            return ChoiceRow(question)
        case AnswerKind.TEXT | AnswerKind.NAME | AnswerKind.NAMES | AnswerKind.EMAIL:
            return TextField(question)
        case AnswerKind.PROSE:
            # Imported here: Textual's text area takes 25 ms to load, a tenth of the time until the
            # first screen, which does not use it.
            from screens.widgets.prose_field import ProseField

            return ProseField(question)
