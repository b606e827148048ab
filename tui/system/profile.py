"""The writer's own details, remembered from one note to the next."""

from dataclasses import replace
from pathlib import Path

from templates import Answers
from templates.questions.questions import PROFILE_QUESTIONS
from tui.system import settings
from tui.system.settings import SettingsError, read_config

FIELDS = {question.field: question.key[-1] for question in PROFILE_QUESTIONS}
"""Each detail with its key in the file."""


def remembered(path: Path) -> Answers:
    """Return answers that hold only the writer's own details.

    A file that is missing or cannot be read as it should be remembers nothing.
    """
    sender = read_config(path).get("sender")
    known = sender if isinstance(sender, dict) else {}
    found = {field: known[key] for field, key in FIELDS.items() if isinstance(known.get(key), str)}
    return replace(Answers(), **found)


def remember(path: Path, answers: Answers) -> None:
    """Remember the writer's own details; other keys of the file are kept.

    Raises SettingsError if they cannot be written, or the file is one that would be lost by it.
    """
    details = {key: getattr(answers, field) for field, key in FIELDS.items()}
    if not any(details.values()) or remembered(path) == _only_sender(answers):
        return
    settings.remember(path, {"sender": details})


def try_to_remember(path: Path, answers: Answers) -> str:
    """Remember the writer's own details, and return a sentence on why that failed, or ""."""
    try:
        remember(path, answers)
    except SettingsError as error:
        return str(error)
    return ""


def _only_sender(answers: Answers) -> Answers:
    kept = {field: getattr(answers, field) for field in FIELDS}
    return replace(Answers(), **kept)
