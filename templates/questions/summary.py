"""Summarise several answers in a few words."""

from collections.abc import Iterable

from templates.letter.situation import Situation
from templates.questions.questions import AnswerKind, Question, options_for

SEPARATOR = " · "
"""The text between two answers in a summary."""


def summary(questions: Iterable[Question], situation: Situation) -> str:
    """Return a summary of the answers to some questions, such as "hiring manager · by email".

    Defaults count as answers; questions without an answer are left out.
    """
    return SEPARATOR.join(
        filter(None, (_describe_answer(question, situation) for question in questions))
    )


def _describe_answer(question: Question, situation: Situation) -> str:
    """Return an answer in lower case: "2 meetings", "by email"; "" if there is none."""
    value = getattr(situation.answers, question.name)
    if question.kind is AnswerKind.COUNT:
        return "1 meeting" if value == 1 else f"{value or 'no'} meetings"
    if question.kind is AnswerKind.CHOICE:
        options = options_for(question.name, situation)
        return next((option.label.lower() for option in options if option.value == value), "")
    return question.label.lower() if value else ""
