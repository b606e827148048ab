"""What is wrong with an answer, said in a sentence for under its field."""

from templates.answers import Answers
from templates.letter.grammar import read_detail
from templates.phrasebook.facts import GrammaticalForm
from templates.questions.addresses import addresses_in, is_address
from templates.questions.questions import Question


def validation_error(question: Question, answers: Answers) -> str | None:
    """Return what is wrong with the answer to a question, in a sentence, or None."""
    value = getattr(answers, question.field)
    if question.field in _NEEDED and (
        value is None or (isinstance(value, str) and not value.strip())
    ):
        return _NEEDED[question.field]
    if isinstance(value, tuple):
        value = ", ".join(value)
    if isinstance(value, str) and len(value) > question.most:
        return f"That is {len(value)} characters; {question.most} is the most."
    if question.field in _ADDRESSES and not all(map(is_address, addresses_in(str(value)))):
        return "An email address looks like name@example.org."
    if (
        question.field in ("detail", "brings")
        and value
        and read_detail(str(value)).form is GrammaticalForm.NONE
    ):
        return "There are no words here yet."
    return None


_ADDRESSES = ("sender_email", "recipient_email")
_NEEDED = {
    "outcome": "The note needs to know how it ended.",
    "recipient_name": "The note needs a name to greet.",
    "organisation": "The note needs the organisation's name.",
    "role": "The note needs the role you applied for.",
    "sender_name": "The note needs your name under it.",
    "brings": "A note that follows another needs something to carry.",
}
