"""Turn what is told of a person into what is told to them: "Ms Tamm asked" into "you asked"."""

import re
from collections.abc import Iterable

from templates.grammar.forms import may_be_sentence
from templates.grammar.grammar_words import FINITE_FORMS, PARTICIPLES, PREPOSITIONS
from templates.letter.typed_answers.capitals import capitalise
from templates.letter.typed_answers.sentences import split_sentences
from templates.names.name_words import TITLES
from templates.names.person_name import PersonName

RECIPIENT = r"(?i)\byou(?:rs?|rself)?\b"
"""A word for the recipient: "you", "your"."""
_THIRD_PERSON = r"(?i)\b(?:he|she|him|her|his|hers)\b"
_SENTENCE_START = r"(?:^|[.!?]\s+)$"


def is_past_verb(word: str) -> bool:
    """Return whether a word is a past tense that is the same for every person, unlike "was"."""
    is_irregular = word == "had" or word in FINITE_FORMS | PARTICIPLES
    return word.endswith("ed") or (is_irregular and not word.endswith("s"))


def names_one_of(people: Iterable[PersonName], text: str) -> bool:
    """Return whether a text names one of some people."""
    return any(re.search(_pattern_for(person), text) for person in people)


def addresses_one_of(people: Iterable[PersonName], text: str) -> bool:
    """Return whether a text begins with the name of one of some people, and a sentence to them.

    The sentence may be of any kind, as in "Ben, there were five name tapes".
    """
    name, comma, rest = text.partition(", ")
    if not comma or not any(re.fullmatch(_pattern_for(person), name) for person in people):
        return False
    return may_be_sentence(split_sentences(rest)[0])


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
        before, after = text[: mention.start()], text[mention.end() :]
        if not _can_be_pronoun(before, after, is_genitive=bool(mention["genitive"])):
            return ""
        pronoun = "your" if mention["genitive"] else "you"
        is_first_word = re.search(_SENTENCE_START, before) is not None
        result += text[end : mention.start()] + (capitalise(pronoun) if is_first_word else pronoun)
        end = mention.end()
    return result + text[end:]


def _can_be_pronoun(before: str, after: str, *, is_genitive: bool) -> bool:
    """Return whether "you", or "your", can surely replace a name between two texts."""
    previous = (before.split() or [""])[-1]
    following = (after.split() or [""])[0] if after[:1] == " " else ""
    is_after_preposition = previous.casefold() in PREPOSITIONS
    is_after_title = previous.rstrip(".").casefold() in TITLES
    is_after_name = previous[:1].isupper() and not re.search(_SENTENCE_START, before)
    if is_after_title or (is_after_name and not is_after_preposition) or following[:1].isupper():
        # Another person has a part of the name: "Mr Tamm", "Anneli Smith".
        return False
    return is_genitive or is_after_preposition or is_past_verb(following)


def _pattern_for(person: PersonName) -> str:
    """Return a pattern for the names by which a text may mention a person."""
    names = filter(None, {person.full, person.given, person.family})
    forms = sorted(map(re.escape, names), key=len, reverse=True)
    title = rf"(?:{re.escape(person.title)}\.? )?" if person.title else ""
    return rf"\b{title}(?:{'|'.join(forms)})(?P<genitive>[’']s)?\b"
