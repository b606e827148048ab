"""Ask one question in plain mode, and offer corrections of its answer."""

from collections.abc import Iterator

from templates.answers import Answer
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding, Severity, apply_fix
from templates.letter.situation import Situation
from templates.names.capitals import with_usual_capitals
from templates.questions.questions import (
    AnswerKind,
    Question,
    context_for,
    default_for,
    examples_for,
    options_for,
)
from templates.text import split_names
from tui.plain.prompts import Prompter, is_number_in

CLEAR = "-"
"""The line that removes an answer."""


def ask_question(
    prompter: Prompter,
    question: Question,
    situation: Situation,
    *,
    is_only_question: bool = False,
    source_in_mail: str = "",
) -> Answer:
    """Ask a question and return the answer; an empty line keeps the current one.

    If there is none, an empty line chooses the default of a count or a choice. If the question is
    the only one of its step, the step's heading has already introduced it. `source_in_mail` says
    which words of a mail the current answer rests on, or is "". Raises the same exceptions as
    `Prompter.ask`.
    """
    if introduction := _introduction(question, is_only_question=is_only_question):
        prompter.say(introduction)
    if source_in_mail:
        prompter.say(f"{source_in_mail}.")
    if context := context_for(question.name, situation):
        prompter.say(context)
    if question.kind is AnswerKind.PROSE and (examples := examples_for(question.name, situation)):
        prompter.say(f"For example: {examples[0].rstrip('.')}.")
    if question.kind is AnswerKind.COUNT:
        return _ask_count(prompter, question, situation)
    if question.kind.is_text:
        return _ask_text(prompter, question, situation)
    return _ask_choice(prompter, question, situation)


def _introduction(question: Question, *, is_only_question: bool) -> str:
    """Return the label and the hint of a question in one line, or ""."""
    sentences = []
    if not is_only_question:
        sentences.append(f"{question.label.removesuffix(' …')}.")
    if question.hint:
        sentences.append(question.hint)
    if question.is_required and question.kind.is_text:
        sentences.append("An answer is needed.")
    return " ".join(sentences)


def _ask_choice(prompter: Prompter, question: Question, situation: Situation) -> Answer:
    current = getattr(situation.answers_as_given, question.name)
    default = default_for(question.name, situation)
    choices = []
    for option in options_for(question.name, situation):
        mark = ""
        if option.value == current:
            mark = " (your answer)"
        elif current is None and option.value == default:
            mark = " (default)"
        hint = f": {option.hint.rstrip('.')}" if option.hint else ""
        choices.append((option.value, f"{option.label}{hint}{mark}"))
    return prompter.choose_or_skip(choices, default if current is None else current)


def _ask_count(prompter: Prompter, question: Question, situation: Situation) -> Answer:
    values = (option.value for option in options_for(question.name, situation))
    numbers = [value for value in values if isinstance(value, int)]
    current = getattr(situation.answers_as_given, question.name)
    default = current if current in numbers else default_for(question.name, situation)
    while True:
        typed = prompter.ask(f"A number from {numbers[0]} to {numbers[-1]}, Enter for {default}")
        if not typed:
            return default
        if is_number_in(typed, numbers):
            return int(typed)
        prompter.say(f"That is not a number from {numbers[0]} to {numbers[-1]}.")


def _ask_text(prompter: Prompter, question: Question, situation: Situation) -> Answer:
    current = getattr(situation.answers_as_given, question.name)
    text = ", ".join(current) if isinstance(current, tuple) else str(current)
    if text:
        prompter.say(f"Your answer so far: {text}")
    hint = f"Enter to keep it, {CLEAR} to remove it" if text else "Enter to skip"
    if question.is_required and not text:
        hint = "Enter to answer later"
    typed = prompter.ask(f"Your answer, {hint}")
    if not typed:
        return current if isinstance(current, tuple) else text
    typed = "" if typed == CLEAR else typed
    return split_names(typed) if question.kind is AnswerKind.NAMES else typed


def offer_corrections(prompter: Prompter, question: Question, situation: Situation) -> Answer:
    """Offer corrections of the current answer, and return it with those the writer accepts.

    Raises the same exceptions as `Prompter.ask`.
    """
    current: Answer = getattr(situation.answers_as_given, question.name)
    if not isinstance(current, str):
        return current
    if question.kind is AnswerKind.NAME and (suggestion := with_usual_capitals(current)):
        return suggestion if prompter.confirm(f"Change it to {suggestion}?") else current
    if question.kind is AnswerKind.PROSE:
        findings = check_answer(current, situation.wording, situation.answers_as_given)
        return offer_fixes(prompter, current, findings)
    return current


_SEVERITY_LABELS = {
    Severity.STOP: "This may burn the bridge",
    Severity.HINT: "A hint",
    Severity.DOUBT: "Only you can tell",
}


def offer_fixes(prompter: Prompter, text: str, findings: tuple[Finding, ...]) -> str:
    """Offer fixes of findings in a text, and return it with those the writer accepts.

    Raises the same exceptions as `Prompter.ask`.
    """
    # The last finding is fixed first, so that the positions of the earlier ones stay valid.
    for finding in reversed(findings):
        prompter.say(*describe_finding(finding))
        if finding.replacement is not None and prompter.confirm("Change it?"):
            text = apply_fix(text, finding)
            prompter.say(f"Changed to: {text}")
    return text


def describe_finding(finding: Finding) -> Iterator[str]:
    """Yield sentences about a finding: the words, its message, and the replacement."""
    yield f"{_SEVERITY_LABELS[finding.severity]}: “{finding.quote}”."
    yield finding.message
    if finding.is_removal:
        yield "It can be left out."
    elif finding.replacement is not None:
        yield f"Instead: {finding.replacement.strip()}"
