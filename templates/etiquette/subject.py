"""Check the subject, where the writer wrote their own."""

from templates.answers import Answers
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding
from templates.phrasebook.wording import Wording


def check_subject(answers: Answers, wording: Wording) -> tuple[Finding, ...]:
    """Return the findings in the writer's own subject, in order; none in a composed one."""
    return check_answer(answers.subject, wording, answers)
