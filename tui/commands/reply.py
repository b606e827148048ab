"""The `reply` command: the answers in a mail as an answers file."""

import tomli_w

from templates.mail import MailReading
from templates.questions.answers_file import answers_to_dict
from templates.questions.questions import QUESTIONS


def answers_with_evidence(reading: MailReading) -> str:
    """Return the answers in a mail as an answers file.

    Above each stands a comment: the words of the mail that it rests on, in quotation marks, or else
    the reason for it.
    """
    values = answers_to_dict(reading.answers)
    lines = [_toml(values, "schema")]
    table: tuple[str, ...] = ()
    # Values of a table stand together, and those without one come first.
    for question in sorted(QUESTIONS, key=lambda q: (len(q.key) > 1, _place(q.key[:-1]))):
        *tables, key = question.key
        inner = values
        for name in tables:
            inner = inner.get(name, {})
        if key not in inner:
            continue
        if question.key[:-1] != table:
            table = question.key[:-1]
            lines += ["", f"[{'.'.join(table)}]"]
        if words := reading.evidence.get(question.field):
            lines.append(f"# “{words}”")
        elif reason := reading.reasons.get(question.field):
            lines.append(f"# {reason}")
        lines.append(_toml(inner, key))
    return "\n".join(lines) + "\n"


def _place(table: tuple[str, ...]) -> int:
    return next(n for n, question in enumerate(QUESTIONS) if question.key[:-1] == table)


def _toml(values: dict[str, object], key: str) -> str:
    return tomli_w.dumps({key: values[key]}).strip()
