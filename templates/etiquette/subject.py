"""Check the subject of a note."""

from templates.answers import Answers
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding
from templates.phrasebook.wording import Wording


def check_subject(answers: Answers, wording: Wording) -> tuple[Finding, ...]:
    """Return the findings in a subject that the writer typed, in order; none in a composed one."""
    return check_answer(answers.subject, wording, answers)
