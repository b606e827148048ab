"""Read and write answers files: a note's answers as TOML that can be edited by hand."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import tomli

from templates.answers import AddedText, Answer, Answers
from templates.errors import AnswersError, NewerSchema, NotInWording
from templates.phrasebook.table import list_known
from templates.phrasebook.wording import Wording
from templates.questions.questions import QUESTION_BY_FIELD, QUESTIONS, AnswerKind, Question
from templates.text import clean_line, decode, tidy
from templates.toml_errors import explain_encoding_error, explain_syntax_error

SCHEMA = 2
"""The version of the file format."""

_READABLE_SCHEMAS = (1, 2)
"""The versions that can be read; version 2 has more answers, and is otherwise the same."""

REVIEW_TABLE = "review"
"""The name of the table with the choices made on the review step."""

NOTE_TABLE = "note"
"""The name of the table with a draft's other data, which this module ignores."""

_MAX_SHOWN = 40
"""The maximum number of characters of a wrong value that an error message shows."""

_FIELD_BY_REVIEW_KEY = {
    "words": "chosen_variants",
    "left_out": "left_out",
    # A question now, but older files have it in this table.
    "subject": "subject",
    "added": "added",
    "shuffle": "reword_count",
    "edited": "edited_letter",
    "edited_from": "edited_from",
}
"""The fields of `Answers` in the table of the review, by the key there."""
_TYPE_NAMES = {
    tuple: 'a list of names, like ["interest.gladly_apply"]',
    int: "a whole number",
    str: "a text in quotes",
}
_NO_ANSWERS = Answers()
_QUESTION_BY_KEY = {question.key: question for question in QUESTIONS}
_TABLES = tuple(dict.fromkeys(key[0] for key in _QUESTION_BY_KEY if len(key) == 2))
"""The names of the tables of questions."""


def _find_enumerations() -> dict[str, type[StrEnum]]:
    # A field such as `tone: str | None` is also a choice, but its values come from the wording.
    enumerations: dict[str, type[StrEnum]] = {}
    for field, type_hint in get_type_hints(Answers).items():
        for kind in get_args(type_hint):
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                enumerations[field] = kind
    return enumerations


_ENUMERATIONS = _find_enumerations()
"""The enumerations of choices, by the field of `Answers`."""


def read_answers(source: str | bytes, wording: Wording) -> Answers:
    """Return the answers in the text of a file, which must have all required ones.

    Raises AnswersError, whose message says where and why.
    """
    answers = answers_from_dict(parse_toml(source), wording)
    for question in QUESTIONS:
        if question.is_required and not tidy(getattr(answers, question.name) or ""):
            raise AnswersError(f"{_dotted(question.key)} is missing: no note can do without it")
    return answers


def answers_from_dict(values: Mapping[str, Any], wording: Wording) -> Answers:
    """Return the answers in a parsed file; required ones may be missing.

    Raises AnswersError like `read_answers`, and NewerSchema for a file of a later version.
    """
    schema = values.get("schema")
    if schema is None:
        raise AnswersError(f"schema is missing: the first line must be schema = {SCHEMA}")
    if type(schema) is int and schema > SCHEMA:
        raise NewerSchema(
            f"it was written by a later version (schema {schema}; this one reads up to {SCHEMA})"
        )
    if type(schema) is not int or schema not in _READABLE_SCHEMAS:
        raise AnswersError(f"schema must be {SCHEMA} or lower, not {schema!r}")
    answers: dict[str, Answer] = {}
    for key, value in _flatten(values):
        question = _QUESTION_BY_KEY.get(key)
        if question is None:
            raise AnswersError(f"{_dotted(key)} is not a key that is known here{_list_known(key)}")
        answers[question.name] = _parse_answer(question, value, wording)
    answers.update(_parse_review(values.get(REVIEW_TABLE, {}), wording))
    return replace(_NO_ANSWERS, **answers)  # type: ignore[arg-type]


def answers_to_dict(answers: Answers) -> dict[str, Any]:
    """Return answers as the values and tables of a file, without those that are missing."""
    values: dict[str, Any] = {"schema": SCHEMA}
    for question in QUESTIONS:
        answer = getattr(answers, question.name)
        if answer is None or answer in ("", ()):
            continue
        table = values
        for name in question.key[:-1]:
            table = values.setdefault(name, {})
        table[question.key[-1]] = _toml_value(answer)
    review = {
        key: _toml_value(getattr(answers, field))
        for key, field in _FIELD_BY_REVIEW_KEY.items()
        if field not in QUESTION_BY_FIELD
    }
    if chosen := {key: value for key, value in review.items() if value}:
        values[REVIEW_TABLE] = chosen
    return values


def _toml_value(answer: Answer) -> Any:
    """Return an answer as a value of a type that TOML has."""
    if isinstance(answer, StrEnum):
        return answer.value
    if isinstance(answer, tuple) and answer and isinstance(answer[0], AddedText):
        return [sentence._asdict() for sentence in answer]
    return list(answer) if isinstance(answer, tuple) else answer


def parse_toml(source: str | bytes) -> dict[str, Any]:
    """Parse the text of a file as TOML. Raises AnswersError if it is not valid."""
    try:
        return tomli.loads(source if isinstance(source, str) else decode(source))
    except UnicodeDecodeError as error:
        raise AnswersError(explain_encoding_error(error)) from None
    except tomli.TOMLDecodeError as error:
        raise AnswersError(explain_syntax_error(error)) from None
    except RecursionError:
        raise AnswersError("not an answers file: it nests too deeply") from None


def _flatten(values: Mapping[str, Any]) -> list[tuple[tuple[str, ...], Any]]:
    """Return the path of each answer's key in a file, and its value.

    The table of the review, which has other kinds of choices, and the table with a draft's data
    are left out.
    """
    flat: list[tuple[tuple[str, ...], Any]] = []
    for key, value in values.items():
        if key in _TABLES:
            if not isinstance(value, dict):
                raise AnswersError(f"{key} must be a table, [{key}]")
            flat += [((key, inner), item) for inner, item in value.items()]
        elif key not in ("schema", REVIEW_TABLE, NOTE_TABLE):
            flat.append(((key,), value))
    return flat


def _parse_review(table: Any, wording: Wording) -> dict[str, Any]:
    """Return the choices made on the review step, by the field of `Answers`."""
    if not isinstance(table, dict):
        raise AnswersError(f"{REVIEW_TABLE} must be a table, [{REVIEW_TABLE}]")
    choices: dict[str, Any] = {}
    for key, value in table.items():
        field = _FIELD_BY_REVIEW_KEY.get(key)
        if field is None:
            raise AnswersError(
                f"{REVIEW_TABLE}.{key} is not a key that is known here"
                f" (known: {', '.join(_FIELD_BY_REVIEW_KEY)})"
            )
        kind = type(getattr(_NO_ANSWERS, field))
        if field == "added":
            choices[field] = _parse_added_sentences(value)
        elif kind is tuple and _is_list_of_texts(value):
            choices[field] = tuple(value)
        elif type(value) is kind:
            # Not `isinstance`: true is not a whole number here.
            choices[field] = value
        else:
            raise AnswersError(f"{REVIEW_TABLE}.{key} must be {_TYPE_NAMES[kind]}")
    # Chosen variants that the wording no longer contains are ignored.
    chosen = choices.get("chosen_variants", ())
    choices["chosen_variants"] = tuple(name for name in chosen if _has_variant(wording, name))
    return choices


def _parse_added_sentences(value: Any) -> tuple[AddedText, ...]:
    if not isinstance(value, list) or not all(map(_is_added_sentence, value)):
        raise AnswersError(
            f"{REVIEW_TABLE}.added must be a list of sentences,"
            ' like { after = "news", text = "…" }'
        )
    return tuple(AddedText(item["after"], item["text"]) for item in value)


def _is_added_sentence(value: Any) -> bool:
    """Return whether a value of a file is a table with the parts of an added sentence."""
    return (
        isinstance(value, dict)
        and value.keys() == {"after", "text"}
        and all(isinstance(text, str) for text in value.values())
    )


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _has_variant(wording: Wording, name: str) -> bool:
    """Return whether a wording has a variant of a name such as "interest.gladly_apply"."""
    variants = wording.moves.get(name.partition(".")[0], ())
    return any(variant.name == name for variant in variants)


def _parse_answer(question: Question, value: Any, wording: Wording) -> Answer:
    """Return a value in a file as the answer to a question. Raises AnswersError."""
    name = _dotted(question.key)
    match question.kind:
        case AnswerKind.YES_NO:
            if not isinstance(value, bool):
                raise AnswersError(f"{name} must be true or false, not {_short_repr(value)}")
            return value
        case AnswerKind.COUNT:
            if type(value) is not int or not 0 <= value <= 99:
                raise AnswersError(
                    f"{name} must be a whole number from 0 to 99, not {_short_repr(value)}"
                )
            return value
        case AnswerKind.NAMES:
            if not _is_list_of_texts(value):
                raise AnswersError(f'{name} must be a list of names, like ["Alan", "Kathleen"]')
            return tuple(value)
        case AnswerKind.CHOICE:
            return _parse_choice(question, value, wording)
    if not isinstance(value, str):
        raise AnswersError(f'{name} must be a text in quotes, like "…", not {_short_repr(value)}')
    return value


def _parse_choice(question: Question, value: Any, wording: Wording) -> Answer:
    name, enumeration = _dotted(question.key), _ENUMERATIONS.get(question.name)
    allowed = allowed_values(question, wording)
    if isinstance(value, str) and value in allowed:
        return enumeration(value) if enumeration else value
    if isinstance(value, str) and enumeration is None:
        raise NotInWording(name, clean_line(value)[:_MAX_SHOWN], allowed)
    raise AnswersError(f"{name} must be one of {', '.join(allowed)}, not {_short_repr(value)}")


def allowed_values(question: Question, wording: Wording) -> tuple[str, ...]:
    """Return the values of a choice that are allowed in a file."""
    if enumeration := _ENUMERATIONS.get(question.name):
        return tuple(enumeration)
    return tuple(wording.outcomes if question.name == "outcome" else wording.tones)


def _dotted(key: tuple[str, ...]) -> str:
    return ".".join(key)


def _list_known(key: tuple[str, ...]) -> str:
    """Return the end of an error message: the closest known key of the table, and all of them."""
    siblings = [known[-1] for known in _QUESTION_BY_KEY if known[:-1] == key[:-1]]
    return list_known(key[-1], (*siblings, *(_TABLES if len(key) == 1 else ())))


def _short_repr(value: object) -> str:
    """Return a value as an error message shows it, shortened if it is long."""
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"
