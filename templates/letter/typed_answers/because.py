"""Parse an answer without the "because" before it."""

import re

from templates.letter.typed_answers.fragments import Fragment, parse_answer
from templates.phrasebook.facts import GrammaticalForm

_BECAUSE_CLAUSE = r"(?i)^(?:because|cos|cuz)\s+(?!of\b)"


def parse_without_because(text: str, because: str = _BECAUSE_CLAUSE) -> tuple[Fragment, bool]:
    """Parse an answer without a "because"; also return whether a complete clause followed one."""
    clause = re.sub(because, "", text)
    fragment = parse_answer(clause)
    is_clause = clause != text and fragment.form is not GrammaticalForm.NONE
    return (fragment._replace(form=GrammaticalForm.SENTENCE) if is_clause else fragment), is_clause
