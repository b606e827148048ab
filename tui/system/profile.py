"""The writer's own details, remembered from one note to the next."""

from pathlib import Path
from typing import Any

from templates import Answers
from templates.questions.questions import QUESTIONS
from tui.system.settings import SettingsError, change_settings, read_settings

_KEYS = {q.field: q.key[-1] for q in QUESTIONS if q.key[0] == "sender"}


def remembered(config: Path) -> Answers:
    """Return answers with nothing but the writer's own details, as far as the file has them."""
    sender = read_settings(config).sender
    details: dict[str, Any] = {field: sender.get(key, "") for field, key in _KEYS.items()}
    return Answers(**details)


def remember(config: Path, answers: Answers) -> None:
    """Put the writer's own details in the config file, unless all are empty.

    Raises SettingsError if it cannot be written.
    """
    details = _details(answers)
    if any(details.values()) and details != _details(remembered(config)):
        change_settings(config, {"sender": details})


def try_to_remember(config: Path, answers: Answers) -> str:
    """Remember the writer's own details, and return a sentence on why that failed, or ""."""
    try:
        remember(config, answers)
    except SettingsError as error:
        return str(error)
    return ""


def _details(answers: Answers) -> dict[str, str]:
    return {key: getattr(answers, field) for field, key in _KEYS.items()}
