"""Turn what is told of a person into what is told to them: "Ms Tamm asked" into "you asked"."""

import re

from templates.grammar.grammar_words import FINITE_FORMS, PARTICIPLES, PREPOSITIONS
from templates.letter.typed_answers.capitals import capitalise
from templates.names.person_name import PersonName

_THIRD_PERSON = r"(?i)\b(?:he|she|him|her|his|hers)\b"
_SENTENCE_START = r"(?:^|[.!?]\s+)$"


def is_past_verb(word: str) -> bool:
    """Return whether a word is a past tense that is the same for every person, unlike "was"."""
    return word.endswith("ed") or word == "had" or word in FINITE_FORMS | PARTICIPLES


def tell_to(person: PersonName, text: str) -> str:
    """Return a text about a person as told to that person, or "" if it is not certain how.

    It is certain for a text that names the person only as the subject of a verb in the past tense,
    after a preposition, or in the genitive, and has no word such as "she".
    """
    mentions = list(re.finditer(_pattern_for(person), text))
    if not mentions or re.search(_THIRD_PERSON, text):
        return ""
    result = ""
    end = 0
    for mention in mentions:
        before, after = text[: mention.start()], text[mention.end() :].split()
        is_object = bool(before.split()) and before.split()[-1] in PREPOSITIONS
        is_subject = bool(after) and text[mention.end()] == " " and is_past_verb(after[0])
        if not (mention["genitive"] or is_object or is_subject):
            return ""
        pronoun = "your" if mention["genitive"] else "you"
        is_first_word = re.search(_SENTENCE_START, before) is not None
        result += text[end : mention.start()] + (capitalise(pronoun) if is_first_word else pronoun)
        end = mention.end()
    return result + text[end:]


def _pattern_for(person: PersonName) -> str:
    """Return a pattern for the names by which a text may mention a person."""
    names = {person.full, person.given, person.family, f"{person.title} {person.family}"}
    forms = sorted((re.escape(name) for name in names if name.strip()), key=len, reverse=True)
    title = rf"(?:{re.escape(person.title)}\.? )?" if person.title else ""
    return rf"\b{title}(?:{'|'.join(forms)})(?P<genitive>[’']s)?\b"
