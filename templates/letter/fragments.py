"""Parse typed answers, so that each can stand after an opening that fits its grammar.

People finish "What I'll remember is …" with a noun phrase ("your account of …"), a gerund ("hearing
how …"), a clause ("how you …"), a moment ("when you …"), a predicate ("felt very welcome"), or a
whole sentence. The form decides which opening is taken unless the writer chooses one. What was
typed is never rearranged.
"""

import re
from typing import NamedTuple

from templates.letter.grammar import grammatical_form, is_bare
from templates.letter.grammar_words import (
    ADVERBS,
    DETERMINERS,
    FEELINGS,
    HAPPENED,
    INDEFINITES,
    MOMENTS,
    PREPOSITIONS,
    SUBJECTLESS_VERBS,
    SUBJECTS,
    SUBORDINATORS,
)
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy


class Fragment(NamedTuple):
    """What was typed, ready to stand in a sentence, and the grammatical form of its beginning.

    `text` has no stop at its end. Further sentences that were typed follow the first in it.
    """

    form: GrammaticalForm
    text: str


EMPTY = Fragment(GrammaticalForm.NONE, "")

_COMMON_ADJECTIVES = frozenset(
    (
        "great good warm honest real such lovely nice kind friendly personal unforeseen little "
        "fresh new old open long short quiet calm simple small big"
    ).split()
)
"""Adjectives that people begin a fragment with, and write with a capital there."""
_CONDITIONS = frozenset("if should when whenever".split())
_BECAUSE = re.compile(r"(?i)^(?:because|since|as|cos)\s+(?!of\b|a\b)")
_REPEATED_VERB = re.compile(
    r"(?i)^(?:is|was)\s+(?=(?:the|how|that|what|when|your|their|my|our|a|an|being)\b)"
)
_ABBREVIATIONS = "mr ms dr st mrs prof e\\.g i\\.e dept etc approx ext".split()
_SENTENCE_GAP = re.compile(
    "".join(rf"(?<!\b{abbreviation}\.)" for abbreviation in _ABBREVIATIONS)
    # A lower-case letter after a closing quote goes on with the sentence around it.
    + r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)])(?!\s+(?-i:[a-z])))\s+(?=\S)",
    re.IGNORECASE,
)
_REASONS = re.compile(r"(?i)\breasons?$")
_LONE_I = re.compile(r"(?<![\w.'’-])i(?=['’](?:m|d|ve|ll)\b|\s|$)(?!\.)")
_UNMARKED_CONTRACTION = re.compile(r"(?<![\w.'’-])(?:i(?=ve\b)|[iI](?=m\b(?!-)))|^I(?=ve\b)")
_SIGN_BETWEEN = re.compile(r"(?<=\w) [+&/] (?=\w)")
_TRAILING_STOP = " .,;:…"
_WORD_CHARACTER = re.compile(r"\w")


def has_words(text: str) -> bool:
    """Return whether a text contains a word."""
    return _WORD_CHARACTER.search(text) is not None


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a typed text, each with its stop."""
    return _SENTENCE_GAP.split(text)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without the stop at its end."""
    return split_sentences(text)[0].rstrip(_TRAILING_STOP)


def parse(answer: str) -> Fragment:
    """Return a typed answer as a fragment; any text is accepted."""
    text = _UNMARKED_CONTRACTION.sub("I'", _SIGN_BETWEEN.sub(" and ", tidy(answer)))
    text = _LONE_I.sub("I", text)
    if not has_words(text):
        return EMPTY
    first, *others = split_sentences(text)
    fragment = _parse_first(_REPEATED_VERB.sub("", first))
    text = " ".join([f"{fragment.text}." if others else fragment.text, *map(_capitalise, others)])
    text = re.sub(r"([!?…])\.(?= )", r"\1", text)
    return Fragment(fragment.form, text.rstrip(_TRAILING_STOP) or text)


def parse_reason(answer: str) -> Fragment:
    """Return a reason as a fragment, without a "because" before a whole clause."""
    text = tidy(answer)
    clause = _BECAUSE.sub("", text)
    fragment = parse(clause)
    if clause != text and fragment.form is not GrammaticalForm.NONE:
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.PREDICATE and _is_perfect(fragment.text):
        return fragment._replace(form=GrammaticalForm.PARTICIPLE)
    if fragment.form is GrammaticalForm.BARE_NOUN:
        # A capital that begins the answer, hardly ever a name here.
        noun = fragment.text if fragment.text[1:2].isupper() else uncapitalise(fragment.text)
        if _REASONS.search(noun):
            return Fragment(GrammaticalForm.CAUSE, f"for {noun}")
        return fragment._replace(text=noun)
    return fragment


def _is_perfect(text: str) -> bool:
    """Return whether "I have" may stand before a past tense: "accepted", but not "took"."""
    verb = next((word for word in text.split() if word not in ADVERBS), "")
    return verb in HAPPENED or (verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | FEELINGS)


def _parse_first(text: str) -> Fragment:
    stripped = text.rstrip(_TRAILING_STOP) or text
    form = grammatical_form(stripped)
    if form is not GrammaticalForm.SENTENCE:
        stripped = stripped.rstrip("!?") or stripped
    return Fragment(form, _for_mid_sentence(form, stripped))


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def uncapitalise(text: str) -> str:
    """Return a text with a small first letter, unless it begins with "I"."""
    return text if text[:2] in ("I ", "I'", "I’") else text[:1].lower() + text[1:]


def _for_mid_sentence(form: GrammaticalForm, text: str) -> str:
    """Return a text with a lower-case first letter, except of names."""
    first, *rest = text.split(" ")
    word = first.rstrip(",").casefold()
    is_function_word = word in (
        DETERMINERS
        | SUBORDINATORS
        | PREPOSITIONS
        | ADVERBS
        | _CONDITIONS
        | MOMENTS
        | SUBJECTS
        | INDEFINITES
    )
    is_common_noun = bool(rest) and rest[0].casefold() in PREPOSITIONS and not first.isupper()
    is_verb = form in (GrammaticalForm.GERUND, GrammaticalForm.PREDICATE, GrammaticalForm.STATE)
    if is_function_word or is_verb or is_common_noun or word in _COMMON_ADJECTIVES:
        text = uncapitalise(text)
    return text


def with_article(text: str) -> str:
    """Return a bare noun phrase with the article that it needs: "the tour of the dye house"."""
    return f"the {text}" if text[:1].islower() and is_bare(text) else text
