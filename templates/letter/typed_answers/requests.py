"""Recognise requests to the recipient: "keep me in mind"."""

import re

from templates.grammar.grammar_words import ADVERBS, DETERMINERS, PREPOSITIONS, SUBJECTS
from templates.grammar.words import first_word
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.phrasebook.facts import GrammaticalForm

_REQUESTS = {
    "add ask bear book call contact count dm drop email e-mail give have keep let message pencil "
    "phone ping pop remember ring send sign tell text try whatsapp": "(?:me|us)",
    "think": "(?:of|about) (?:me|us)",
    "shout": "(?:for (?:me|us)|if)",
    "write": "to (?:me|us)",
    "add keep pass pop put stick": "my (?:name|number|details|cv|card)",
    "put": "(?:me|us) (?:down|forward|on|in|up|through)",
    "drop give": r"(?:\w+ )?an? (?:shout|ring|bell|call|line|text)",
    "get keep": "in touch",
    "come drop pop stop": "(?:along|and see|by|over|round)",
    "feel": "free",
    "don't don’t dont": "(?:hesitate|forget|be shy|think twice)",
    "do": "not (?:hesitate|forget|be shy|think twice)",
    "hit": "me up",
    "lemme": "know",
}
"""The first word of a request, or several such words, and the pattern of what follows."""
REQUEST = "(?:{})\\b".format(
    "|".join(
        (
            *(f"(?:{words.replace(' ', '|')}) {rest}" for words, rest in _REQUESTS.items()),
            "hmu|holler|gimme",
        )
    )
)
_SHORT_REQUEST = "(?:please|pls|do|just) (?:ask|call|e-?mail|phone|ring|say|shout|text|write)\\b"
"""A request of two words, whose verb alone could be a noun: "just ring"."""
REQUEST_AFTER_COMMA = rf"(?i),\s+(?:{_SHORT_REQUEST}|(?:please |pls |do |just )?{REQUEST})"
_REQUEST_FOR_ME = (
    r"(?i)(?:give|save|mention|forward|show|send|pass on|hang on to|hold on to|remember) my\b"
    r"|have a (?:word|think|look)\b|ask (?:for|about|after) me\b|look me up\b"
)
"""A request that concerns the writer: "save my number", "ask for me"."""
_PROHIBITION = (
    r"(?i)(?:please |pls )?do(?:n[’']?t| not) (?!(?:mind|need|want|have|drive|do|like|care|fancy"
    r"|expect|know|think|see|feel|live|own|speak|eat|drink|work|get)\b)"
)
"""What the recipient is asked not to do: "don't bin my number"."""
_REQUEST_AT_START = rf"(?i)^(?:please,? |pls |plz |do |just |always |maybe |and )?{REQUEST}"
_FIRST_WORDS_OF_REQUESTS = frozenset(
    first_word(word)
    for words in (*_REQUESTS, "hmu holler gimme", "please pls plz do just always maybe and")
    for word in words.split()
)
"""The first words of what `_REQUEST_AT_START` matches, up to a hyphen or an apostrophe."""
MAIN_CLAUSE_AFTER_COMMA = (
    r"(?i),\s+(?:then )?(?:(?:i|we|you|they|he|she|it)\b|i[’']|please\b|pls\b"
    # "yours is the first door", "that would be my dream", "the answer will be yes"
    r"|(?:yours|mine|that|this|(?:the|your|my)(?: [\w’'-]+){1,3}?) (?:is|will|would)\b"
    rf"|{_SHORT_REQUEST}|(?:just )?{REQUEST})"
)
"""The beginning of a main clause after a subordinate clause: ", please ring me"."""


def begins_with_request(text: str) -> bool:
    """Return whether a hope begins with a usual request: "do keep me in mind", "please ring me"."""
    if first_word(text) not in _FIRST_WORDS_OF_REQUESTS:
        return False
    return re.match(_REQUEST_AT_START, text) is not None


def is_request(fragment: Fragment) -> bool:
    """Return whether a hope begins with any other request: "hire me", "don't bin my number"."""
    if fragment.form not in (*NOUN_FORMS, GrammaticalForm.PREDICATE):
        return False
    verb, after, *_ = (*fragment.text.casefold().split(), "", "")
    if verb.startswith(("please", "pls", "do")) and re.match(_PROHIBITION, fragment.text):
        return True
    may_be_verb = (
        verb.isalpha()
        and not verb.endswith(("ing", "ed", "s"))
        and verb not in PREPOSITIONS | DETERMINERS | ADVERBS | SUBJECTS
    )
    return may_be_verb and (
        after in ("me", "us") or re.match(_REQUEST_FOR_ME, fragment.text) is not None
    )
