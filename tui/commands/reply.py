"""The `reply` command: the answers in a mail as an answers file."""

import tomli_w

from templates.mail import MailReading
from templates.questions.answers_file import answers_to_dict
from templates.questions.questions import QUESTIONS, Question


def answers_with_evidence(reading: MailReading) -> str:
    """Return the answers in a mail as an answers file.

    A comment above each answer gives the words of the mail that it rests on, in quotation marks, or
    else the reason for it.
    """
    values = answers_to_dict(reading.answers)
    lines = [_toml_line("schema", values["schema"])]
    for table, questions in _questions_by_table().items():
        table_values = values
        for name in table:
            table_values = table_values.get(name, {})
        answered = [question for question in questions if question.key[-1] in table_values]
        if table and answered:
            lines += ["", f"[{'.'.join(table)}]"]
        for question in answered:
            if words := reading.evidence.get(question.name):
                lines.append(f"# “{words}”")
            elif reason := reading.reasons.get(question.name):
                lines.append(f"# {reason}")
            key = question.key[-1]
            lines.append(_toml_line(key, table_values[key]))
    return "\n".join(lines) + "\n"


def _questions_by_table() -> dict[tuple[str, ...], list[Question]]:
    """Return the questions by the TOML table of their answers; those without a table come first."""
    questions: dict[tuple[str, ...], list[Question]] = {(): []}
    for question in QUESTIONS:
        questions.setdefault(question.key[:-1], []).append(question)
    return questions


def _toml_line(key: str, value: object) -> str:
    return tomli_w.dumps({key: value}).strip()
