"""Validate the writer's answers."""

from templates.answers import Answers
from templates.letter.typed_answers.fragments import parse_answer
from templates.letter.typed_answers.occasion import parse_occasion
from templates.letter.typed_answers.sentences import has_words
from templates.questions.addresses import is_address, split_addresses
from templates.questions.questions import AnswerKind, Question


def validation_error(question: Question, answers: Answers) -> str | None:
    """Return the error in the answer to a question, as a sentence; None if it is valid."""
    answer = getattr(answers, question.name)
    text = ", ".join(answer) if isinstance(answer, tuple) else str(answer or "")
    if question.missing_message and not text.strip():
        return question.missing_message
    if len(text) > question.max_length:
        return f"That is {len(text)} characters; the maximum is {question.max_length}."
    is_news = question.name == "brings" and has_words(text)
    if is_news and _is_same_news(text, answers.previously_brought):
        return "That was in the first follow-up: the second needs something new."
    if question.name == "occasion" and text and not parse_occasion(text).text:
        return "Write what can follow “Thank you for”, such as “the interview on Monday”."
    if question.kind is AnswerKind.EMAIL and not all(map(is_address, split_addresses(text))):
        return "An email address looks like name@example.org."
    if question.kind is AnswerKind.PROSE and text and not has_words(text):
        return "There are no words here yet."
    return None


def _is_same_news(text: str, before: str) -> bool:
    """Return whether what a follow-up brings is what the note before it brought."""
    return parse_answer(text).text.casefold() == parse_answer(before).text.casefold()
