"""Fix a finding in the letter where it comes from: in an answer, or in an added sentence."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from templates import Answers, Note
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding, apply_fix
from templates.letter.rewording import change_added, is_added
from templates.phrasebook.wording import Wording
from templates.questions.questions import PROSE_FIELDS


class AnswerFix(NamedTuple):
    """A change to the answers that fixes a finding in the letter."""

    answers: Answers
    field: str
    """The name of the field that changes."""


def fix_in_answers(
    finding: Finding, note: Note, answers: Answers, wording: Wording
) -> AnswerFix | None:
    """Return the fix of the answer that led to a finding in the letter of a note.

    The answer has a finding of the same category, preferably with the same words. Return None if
    no answer has such a finding that can be fixed, or if the letter was edited by hand.
    """
    if note.edited_letter:
        return None
    first_fix = None
    for found, fix in _fixes(note, answers, wording):
        if found.category is finding.category:
            if found.text in finding.text:
                return fix
            first_fix = first_fix or fix
    return first_fix


def _fixes(note: Note, answers: Answers, wording: Wording) -> Iterator[tuple[Finding, AnswerFix]]:
    """Yield each finding in the answers that can be fixed, with its fix."""
    for field in PROSE_FIELDS:
        text = getattr(answers, field)
        for found in _fixable_findings(text, answers, wording):
            changed = replace(answers, **{field: apply_fix(text, found)})  # type: ignore[arg-type]
            yield found, AnswerFix(changed, field)
    for sentence in filter(is_added, note.sentences):
        for found in _fixable_findings(sentence.text, answers, wording):
            changed = change_added(sentence, apply_fix(sentence.text, found), answers)
            yield found, AnswerFix(changed, "added")


def _fixable_findings(text: str, answers: Answers, wording: Wording) -> Iterator[Finding]:
    for found in check_answer(text, wording, answers):
        if found.replacement is not None:
            yield found
