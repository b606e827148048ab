"""One question, asked and answered in lines."""

from collections.abc import Iterable

from templates.answers import Answer, Answers
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding, Severity, apply_fix
from templates.letter.names import as_usually_written
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from templates.questions.questions import Kind, Question, default_for, options_for
from templates.text import names_in
from tui.plain.prompts import Prompter, number_in

NOTHING = "-"
"""What is typed to take an answer away."""

_PICKED = (Kind.CHOICE, Kind.YES_NO, Kind.COUNT)
_NAMES = ("recipient_name", "sender_name")


def ask(
    talk: Prompter, question: Question, answers: Answers, wording: Wording, *, alone: bool = False
) -> Answer:
    """Ask a question and return the answer; an empty line keeps the one there is.

    One that is `alone` in its step has been put by the step's heading. Raises as `Talk.hear` does.
    """
    talk.say(*_put(question, alone=alone))
    if question.kind in _PICKED:
        return _picked(talk, question, answers, wording)
    return _typed(talk, question, answers)


def _picked(talk: Prompter, question: Question, answers: Answers, wording: Wording) -> Answer:
    given = getattr(answers, question.field)
    common = default_for(question.field, resolve(answers, wording))
    offered = options_for(question.field, resolve(answers, wording))
    if question.kind is Kind.COUNT:
        numbers = [option.value for option in offered]
        return _count(talk, numbers, given if given in numbers else common)
    choices = []
    for option in offered:
        mark = " (your answer)" if option.value == given else ""
        mark = " (usual)" if given is None and option.value == common else mark
        hint = f": {option.hint.rstrip('.')}" if option.hint else ""
        choices.append((option.value, f"{option.label}{hint}{mark}"))
    return talk.choose(choices, given if given is not None else common, or_none=True)


def _count(talk: Prompter, numbers: list[Answer], common: Answer) -> Answer:
    offered = [number for number in numbers if isinstance(number, int)]
    while True:
        typed = talk.hear(f"A number from {numbers[0]} to {numbers[-1]}, Enter for {common}")
        if not typed:
            return common
        if number_in(typed, offered):
            return int(typed)
        talk.say(f"That is not a number from {numbers[0]} to {numbers[-1]}.")


def _typed(talk: Prompter, question: Question, answers: Answers) -> Answer:
    given = getattr(answers, question.field)
    text = ", ".join(given) if isinstance(given, tuple) else str(given)
    if text:
        talk.say(f"Now it is: {text}")
    kept = f"Enter keeps it, {NOTHING} takes it away" if text else "Enter leaves it empty"
    typed = talk.hear(f"Text, {kept}")
    if not typed:
        return given if isinstance(given, tuple) else text
    typed = "" if typed == NOTHING else typed
    return names_in(typed) if question.kind is Kind.NAMES else typed


def improved(talk: Prompter, question: Question, answers: Answers, wording: Wording) -> Answer:
    """Return an answer that was just given, mended as far as the writer wants it mended.

    Raises as `Talk.hear` does.
    """
    given: Answer = getattr(answers, question.field)
    if not isinstance(given, str):
        return given
    if question.field in _NAMES and (better := as_usually_written(given)):
        return better if _yes(talk, f"Shall it be written {better}?") else given
    if question.kind is Kind.PROSE:
        return _mended(talk, given, check_answer(given, wording, answers))
    return given


def _mended(talk: Prompter, text: str, findings: tuple[Finding, ...]) -> str:
    """Tell what was found in a text, and mend what the writer wants mended, from the end on."""
    for finding in reversed(findings):
        talk.say(*told(finding))
        if finding.replacement is not None and _yes(talk, "Shall it be changed so?"):
            text = apply_fix(text, finding)
            talk.say(f"Now it is: {text}")
    return text


def told(finding: Finding) -> Iterable[str]:
    """Return a finding as sentences: what was found, what it costs, and what to write instead."""
    kind = "This may burn the bridge" if finding.severity is Severity.STOP else "A hint"
    yield f"{kind}: “{' '.join(finding.text.split())}”."
    yield finding.message
    if finding.replacement is not None:
        replacement = finding.replacement.strip()
        yield f"Instead: {replacement}" if replacement.strip(".") else "It can be left out."


def _yes(talk: Prompter, question: str) -> bool:
    while True:
        typed = talk.hear(f"{question} y or n").casefold()
        if typed in ("y", "yes", "n", "no"):
            return typed.startswith("y")


def _put(question: Question, *, alone: bool) -> Iterable[str]:
    words = [] if alone else [f"{question.label.removesuffix(' …')}."]
    words += [question.hint] if question.hint else []
    if question.required and question.kind not in _PICKED:
        words.append("It is needed.")
    if words:
        yield " ".join(words)
