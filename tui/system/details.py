"""The writer's details, such as their name, remembered from one note to the next."""

from pathlib import Path
from typing import Any

from templates import Answers
from templates.questions.questions import SENDER_QUESTIONS
from tui.system.settings import change_settings, read_settings

_KEY_BY_FIELD = {question.name: question.key[-1] for question in SENDER_QUESTIONS}
"""The keys of the details in the config file, by the fields of `Answers`."""


def read_details(config_file: Path) -> Answers:
    """Return answers that contain only the writer's details; a missing detail is ""."""
    sender = read_settings(config_file).sender
    details: dict[str, Any] = {field: sender.get(key, "") for field, key in _KEY_BY_FIELD.items()}
    return Answers(**details)


def save_details(config_file: Path, answers: Answers) -> str:
    """Save the writer's details in the config file, unless all are empty or none has changed.

    Return an error message if the file cannot be written, or "".
    """
    details = _details(answers)
    if any(details.values()) and details != _details(read_details(config_file)):
        return change_settings(config_file, {"sender": details})
    return ""


def _details(answers: Answers) -> dict[str, str]:
    return {key: getattr(answers, field) for field, key in _KEY_BY_FIELD.items()}
