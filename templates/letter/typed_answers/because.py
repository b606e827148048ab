"""Parse an answer without the "because" before it."""

import re

from templates.grammar.clause_boundaries import has_main_clause_after_phrase
from templates.grammar.words import first_word
from templates.letter.typed_answers.fragments import Fragment, parse_answer
from templates.letter.typed_answers.sentences import first_sentence
from templates.phrasebook.facts import GrammaticalForm

BECAUSE = (
    r"(?:because|b/?c|bcs|becau?s|becuase|['’]?cause(?= (?:I|it|my|the|they|we|you)\b)|cos|coz|cuz)"
)
"""A "because" as people type it."""
_BECAUSE_AT_START = rf"(?i)^{BECAUSE}\s+(?!of\b)"
_FIRST_WORDS = frozenset(
    (
        "because b bc bcs becaus becas becuase cause cos coz cuz due given owing seeing since as"
    ).split()
) | {""}
"""The first words of texts that any pattern for `parse_without_because` matches.

Callers also pass patterns for "due to …" and the like. "" stands for a word with an apostrophe:
"'cause".
"""
_CLAUSE_BEFORE_RESULT = (
    r"(?!I\b)(?:\S+ ){2,}?(?<!said )(?<!that )(?<!what )(?<!which )I['’](?:ve|m|ll)\b"
)
"""A reason without a comma before its result: "you showed me yours I've begun"."""


def parse_without_because(text: str, because: str = _BECAUSE_AT_START) -> tuple[Fragment, bool]:
    """Parse an answer without the "because" before it; also return whether there was one.

    The text after it is parsed as a sentence. Only a "because" that begins a clause before the main
    clause is kept. `because` is the pattern of the words that count as a "because".
    """
    clause = re.sub(because, "", text) if first_word(text) in _FIRST_WORDS else text
    if clause == text:
        return parse_answer(text), False
    first = first_sentence(clause)
    # In "because you asked I went back", the main clause is "I went back". To find it, the test
    # puts "when" in place of "because".
    has_main_clause = re.match(_CLAUSE_BEFORE_RESULT, first) is not None
    if has_main_clause or has_main_clause_after_phrase(f"when {first}"):
        return Fragment(GrammaticalForm.SENTENCE, parse_answer(text).text), True
    fragment = parse_answer(clause)
    had_because = fragment.form is not GrammaticalForm.NONE
    if had_because:
        fragment = fragment._replace(form=GrammaticalForm.SENTENCE)
    return fragment, had_because
