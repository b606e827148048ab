"""Recognise requests to the recipient: "keep me in mind"."""

import re

from templates.grammar.grammar_words import ADVERBS, DETERMINERS, PREPOSITIONS, SUBJECTS
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.phrasebook.facts import GrammaticalForm

REQUEST = (
    r"(?:(?:keep|ring|call|text|e-?mail|message|phone|whatsapp|dm|ping|give|let|tell|bear|have|add"
    r"|contact|count|send|drop|pencil|sign|book|ask|pop|remember|think (?:of|about)|shout for"
    r"|write to|try) (?:me|us)|(?:keep|put|pop|add|pass|stick) my (?:name|number|details|cv|card)"
    r"|put (?:me|us) (?:down|forward|on|in|up|through)|hmu|holler|(?:give|drop) (?:\w+ )?an? "
    r"(?:shout|ring|bell|call|line|text)|get in touch|keep in touch|feel free|do(?:n[’']?t| not)"
    r" (?:hesitate|forget|be shy|think twice)|shout if|hit me up|gimme|lemme know)\b"
)
"""What the recipient is asked to do: "keep me in mind", "put my name down"."""
_REQUEST_FOR_ME = (
    r"(?i)(?:give|save|mention|forward|show|send|pass on|hang on to|hold on to|remember) my\b"
    r"|have a (?:word|think|look)\b|ask (?:for|about|after) me\b|look me up\b"
)
"""A request that concerns the writer: "save my number", "ask for me"."""
_PROHIBITION = (
    r"(?i)(?:please |pls )?do(?:n[’']?t| not) (?!mind|need|want|have|drive|do\b|like|care|fancy"
    r"|expect|know|think|see|feel|live|own|speak|eat|drink|work|get)"
)
"""What the recipient is asked not to do: "don't bin my number"."""
REQUEST_AT_START = rf"(?i)^(?:please,? |pls |plz |do |just |always |maybe |and )?{REQUEST}"
"""A request after a "please" or the like: "do keep me in mind"."""
MAIN_CLAUSE_AFTER_COMMA = (
    r"(?i),\s+(?:then )?(?:(?:i|we|you|they|he|she|it)\b|i[’']|please\b|pls\b"
    # "yours is the first door", "that would be my dream", "the answer will be yes"
    r"|(?:yours|mine|that|this|(?:the|your|my)(?: [\w’'-]+){1,3}?) (?:is|will|would)\b"
    rf"|(?:just )?{REQUEST})"
)
"""The beginning of the main clause after another: ", please ring me"."""


def is_request(fragment: Fragment) -> bool:
    """Return whether a hope begins with any verb and its object: "hire me", "save my number"."""
    if fragment.form not in (*NOUN_FORMS, GrammaticalForm.PREDICATE):
        return False
    if re.match(_PROHIBITION, fragment.text):
        return True
    verb, after, *_ = (*fragment.text.casefold().split(), "", "")
    may_be_verb = (
        verb.isalpha()
        and not verb.endswith(("ing", "ed", "s"))
        and verb not in PREPOSITIONS | DETERMINERS | ADVERBS | SUBJECTS
    )
    concerns_writer = after in ("me", "us") or re.match(_REQUEST_FOR_ME, fragment.text) is not None
    return may_be_verb and concerns_writer
