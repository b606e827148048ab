"""Parse the detail that the writer remembers."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import NUMBER_WORDS
from templates.letter.typed_answers.because import parse_without_because
from templates.letter.typed_answers.capitals import (
    begins_with_common_word,
    capitalise,
    uncapitalise,
)
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.letter.typed_answers.sentences import split_sentences
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_CLAUSE_AFTER_COMMA = r"^[^,.!?]*, I\b"
"""A clause about the writer after the first comma: "standing there soaked, I"."""
_NAME_AND_GERUND_OR_NUMBER = rf"\S+ (?:\w+ing|{'|'.join(sorted(NUMBER_WORDS))})\b"
"""Two words of which the first may be a name: "Ada singing", "Studio nine"."""
_CLAUSE_OF_WRITER = r"(?i)(?:now |because of (?:it|that|you) )?(?:I|I['’](?:ve|m|d|ll)|it|we)\b"
"""The beginning of a clause such as "I loved it"."""
_COMPANY = r"(?i)with\b"
"""The beginning of the company that the writer was in: "with the rangers on the ridge"."""
_ADVERB_AT_START = r"(?i)(?:mostly|mainly|just|especially|above all|also|probably|honestly)\b"
"""An adverb before a noun phrase or a clause: "mostly the light"."""


def parse_detail(answer: str) -> Fragment:
    """Parse what the writer remembers of the recipient or the meetings."""
    fragment, had_because = parse_without_because(_with_second_sentence(tidy(answer)))
    if had_because:
        return fragment
    form, text = fragment
    if form in (*NOUN_FORMS, GrammaticalForm.CLAUSE) and re.match(_ADVERB_AT_START, text):
        # "Mostly the light" can follow the same openings as "not the light".
        return Fragment(GrammaticalForm.DENIAL, text)
    if form is GrammaticalForm.GERUND and re.search(_CLAUSE_AFTER_COMMA, text):
        # "Standing there soaked, I felt at home".
        return Fragment(GrammaticalForm.SENTENCE, text)
    if form is GrammaticalForm.SENTENCE and _is_noun_phrase_before_clause(text):
        return Fragment(GrammaticalForm.NOUN, text)
    if form is GrammaticalForm.MOMENT and re.match(_COMPANY, text):
        # "I was with the rangers on the ridge".
        return Fragment(GrammaticalForm.STATE, text)
    may_be_name = re.match(_NAME_AND_GERUND_OR_NUMBER, text) is not None
    if form is GrammaticalForm.BARE_NOUN and not may_be_name and begins_with_common_word(text):
        return Fragment(form, uncapitalise(text))
    return fragment


def _with_second_sentence(text: str) -> str:
    """Return a text with a sentence in place of a clause: "the tour. I loved it".

    After an opening, such as "I still think of", the comma would run two sentences together.
    """
    phrase, comma, clause = text.partition(", ")
    if (
        comma
        and len(split_sentences(phrase)) == 1
        and re.match(_CLAUSE_OF_WRITER, clause)
        and is_main_clause(clause)
        and grammatical_form(phrase) in (*NOUN_FORMS, GrammaticalForm.CLAUSE)
    ):
        return f"{phrase}. {capitalise(clause)}"
    return text


def _is_noun_phrase_before_clause(text: str) -> bool:
    """Return whether a time follows a noun phrase: "your help after the van broke down"."""
    phrase, *clauses = re.split(r" (?:after|before) (?=\w+ \w)", text)
    return bool(clauses) and grammatical_form(phrase) in NOUN_FORMS
