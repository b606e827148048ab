"""The answers file: a note's answers as TOML that people may write by hand (schema 1)."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

import tomli

from templates.answers import (
    Answer,
    Answers,
    Interest,
    Length,
    MeetingFormat,
    NewsChannel,
    RecipientRole,
    Spelling,
)
from templates.errors import AnswersError, NewerSchema
from templates.phrasebook.wording import Wording
from templates.questions.questions import QUESTIONS, Kind, Question
from templates.text import tidy

SCHEMA = 1

_ENUMERATIONS: dict[str, type[StrEnum]] = {
    "part": RecipientRole,
    "held": MeetingFormat,
    "news": NewsChannel,
    "length": Length,
    "spelling": Spelling,
    "interest": Interest,
}
REVIEW = "review"
NOTE = "note"
"""The table of what is known of a note besides its answers; it is no business of this module."""
_REVIEWED: dict[str, type] = {
    "words": tuple,
    "left_out": tuple,
    "shuffle": int,
    "edited": str,
    "edited_from": str,
}
_REVIEW_KINDS = {
    tuple: 'a list of names, like ["news.good_of_you"]',
    int: "a whole number",
    str: "a text in quotes",
}
_AT = {question.at: question for question in QUESTIONS}
_TABLES = tuple(dict.fromkeys(at[0] for at in _AT if len(at) == 2))


def read_answers(source: str | bytes, wording: Wording) -> Answers:
    """Return the answers in a file's text.

    Raises AnswersError, whose text names the key and says what is allowed.
    """
    answers = answers_from(parsed(source), wording)
    for question in QUESTIONS:
        if question.required and not tidy(getattr(answers, question.field) or ""):
            raise AnswersError(f"{_name(question.at)} is missing: no note can do without it")
    return answers


def answers_from(values: Mapping[str, Any], wording: Wording) -> Answers:
    """Return the answers in a parsed file, any of which may be missing.

    Raises AnswersError as `read_answers` does, and NewerSchema for a file of a later version.
    """
    schema = values.get("schema")
    if schema is None:
        raise AnswersError(f"schema is missing: the first line must be schema = {SCHEMA}")
    if type(schema) is int and schema > SCHEMA:
        raise NewerSchema(f"it is of a later version (schema {schema}; {SCHEMA} is known here)")
    if type(schema) is not int or schema != SCHEMA:
        raise AnswersError(f"schema must be {SCHEMA}, the only one known here, and is {schema!r}")
    found: dict[str, Answer] = {}
    for at, value in _flat(values):
        question = _AT.get(at)
        if question is None:
            raise AnswersError(f"{_name(at)} is not a key that is known here ({_known(at)})")
        found[question.field] = _answer(question, value, wording)
    found.update(_review(values.get(REVIEW, {}), wording))
    return replace(Answers(), **found)  # type: ignore[arg-type]


def answers_to(answers: Answers) -> dict[str, Any]:
    """Return answers as the mapping that a file holds; what was not answered is left out."""
    values: dict[str, Any] = {"schema": SCHEMA}
    for question in QUESTIONS:
        value = getattr(answers, question.field)
        if value is None or value in ("", ()):
            continue
        table = values
        for name in question.at[:-1]:
            table = values.setdefault(name, {})
        if isinstance(value, StrEnum):
            value = value.value
        table[question.at[-1]] = list(value) if isinstance(value, tuple) else value
    review = {name: getattr(answers, name) for name in _REVIEWED}
    kept = {k: list(v) if isinstance(v, tuple) else v for k, v in review.items() if v}
    if kept:
        values[REVIEW] = kept
    return values


def parsed(source: str | bytes) -> dict[str, Any]:
    """Return a file's text as TOML. Raises AnswersError if it is none."""
    try:
        return tomli.loads(source if isinstance(source, str) else source.decode())
    except UnicodeDecodeError as error:
        raise AnswersError(f"not text in UTF-8 (byte {error.start + 1} is not)") from None
    except tomli.TOMLDecodeError as error:
        raise AnswersError(f"not TOML: {error}") from None
    except RecursionError:
        raise AnswersError("not an answers file: it nests too deeply") from None


def _flat(values: Mapping[str, Any]) -> list[tuple[tuple[str, ...], Any]]:
    flat: list[tuple[tuple[str, ...], Any]] = []
    for key, value in values.items():
        if key in _TABLES:
            if not isinstance(value, dict):
                raise AnswersError(f"{key} must be a table, [{key}]")
            flat += [((key, inner), item) for inner, item in value.items()]
        elif key not in ("schema", REVIEW, NOTE):
            flat.append(((key,), value))
    return flat


def _review(table: Any, wording: Wording) -> dict[str, Any]:
    """Read what the writer chose on the review: words picked, moves left out, the edited letter."""
    if not isinstance(table, dict):
        raise AnswersError(f"{REVIEW} must be a table, [{REVIEW}]")
    found: dict[str, Any] = {}
    for key, value in table.items():
        kind = _REVIEWED.get(key)
        if kind is None:
            raise AnswersError(
                f"{REVIEW}.{key} is not a key that is known here (known: {', '.join(_REVIEWED)})"
            )
        if kind is tuple and isinstance(value, list) and all(isinstance(v, str) for v in value):
            found[key] = tuple(value)
        elif type(value) is kind:
            found[key] = value
        else:
            raise AnswersError(f"{REVIEW}.{key} must be {_REVIEW_KINDS[kind]}")
    # Words may be gone from a later wording; the note then finds others.
    found["words"] = tuple(name for name in found.get("words", ()) if _is_known(name, wording))
    return found


def _is_known(name: str, wording: Wording) -> bool:
    entries = wording.moves.get(name.partition(".")[0], ())
    return any(entry.name == name for entry in entries)


def _answer(question: Question, value: Any, wording: Wording) -> Answer:
    name = _name(question.at)
    match question.kind:
        case Kind.YES_NO:
            if not isinstance(value, bool):
                raise AnswersError(f"{name} must be true or false, and is {_shown(value)}")
            return value
        case Kind.COUNT:
            if type(value) is not int or not 0 <= value <= 99:
                raise AnswersError(
                    f"{name} must be a whole number from 0 to 99, and is {_shown(value)}"
                )
            return value
        case Kind.NAMES:
            if not isinstance(value, list) or any(not isinstance(item, str) for item in value):
                raise AnswersError(f'{name} must be a list of names, like ["Alan", "Kathleen"]')
            return tuple(value)
        case Kind.CHOICE:
            return _choice(question, value, wording)
    if not isinstance(value, str):
        raise AnswersError(f'{name} must be a text in quotes, like "…", and is {_shown(value)}')
    return value


def _choice(question: Question, value: Any, wording: Wording) -> Answer:
    enumeration = _ENUMERATIONS.get(question.field)
    allowed = choices_of(question, wording)
    if not isinstance(value, str) or value not in allowed:
        raise AnswersError(
            f"{_name(question.at)} must be one of {', '.join(allowed)}, and is {_shown(value)}"
        )
    return enumeration(value) if enumeration else value


def choices_of(question: Question, wording: Wording) -> tuple[str, ...]:
    """Return what a choice may be in a file."""
    named = {"outcome": tuple(wording.outcomes), "tone": tuple(wording.tones)}
    enumeration = _ENUMERATIONS.get(question.field)
    return tuple(enumeration or named[question.field])


def _name(at: tuple[str, ...]) -> str:
    return ".".join(at)


def _known(at: tuple[str, ...]) -> str:
    beside = [known[-1] for known in _AT if known[:-1] == at[:-1]]
    return f"known: {', '.join([*beside, *(_TABLES if len(at) == 1 else ())])}"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
