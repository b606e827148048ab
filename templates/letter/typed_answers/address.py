"""Say "you" to the recipient, where an answer tells of them by name or as "she"."""

import re

from templates.grammar.grammar_words import (
    ADVERBS,
    COLLECTIVE_NOUNS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    UNCHANGED_PAST_VERBS,
)
from templates.grammar.nouns import is_person, is_several_people
from templates.grammar.words import first_word, word_set
from templates.letter.typed_answers.capitals import capitalise
from templates.letter.typed_answers.second_person import RECIPIENT, is_past_verb, tell_to
from templates.letter.typed_answers.sentences import split_sentences
from templates.names.person_name import PersonName

_PRONOUNS = frozenset("he she him her his hers himself herself".split())
_PRONOUN = r"(?i)\b(?P<pronoun>(?:he|she)(?:[’']\w+)?|him|hers?|his|himself|herself)\b"
_AFTER_SUBJECT = {
    "was": "were",
    "is": "are",
    "has": "have",
    "does": "do",
    "wasn't": "weren't",
    "isn't": "aren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
"""Verbs whose form after "you" is another one than after "she"."""
_SAME_AFTER_SUBJECT = UNCHANGED_PAST_VERBS | frozenset(
    "have did didn't could couldn't would wouldn't will won't can can't should might must".split()
)
_ORDINARY_WORDS = (
    DETERMINERS
    | SUBJECTS
    | PREPOSITIONS
    | ADVERBS
    | _PRONOUNS
    | frozenset("how that what when".split())
)
"""Words that begin a sentence, and are no names."""
_OTHER_VERB = r"(?i)\band (?:\w+ly )?(?:was|is|has|does|wasn[’']t|isn[’']t|hasn[’']t|doesn[’']t)\b"
"""A second verb, which may have the same subject: "and has never"."""
_DEED_FOR_WRITER = r"(?i)s?he (?:\w+ )?\w+ (?:me|us)\b"
"""The beginning of what somebody did for the writer: "she told me"."""
_OTHER_NAME = r"(?<![.!?] )(?<!^)\b(?!I\b)[A-Z][a-z]+"
"""A word with a capital inside a sentence, which may name somebody else."""


def address_recipient(person: PersonName, text: str) -> str:
    """Return an answer about a person as said to them, or the answer itself if that is uncertain.

    "Ms Tamm asked me" becomes "you asked me", and "rang me herself" becomes "rang me yourself". A
    word such as "she" is certain if the answer mentions nobody else.
    """
    told = tell_to(person, text) or text
    if _PRONOUNS.isdisjoint(word_set(told)) or re.search(RECIPIENT, told) or _may_be_other(told):
        return told
    result = ""
    end = 0
    for match in re.finditer(_PRONOUN, told):
        before, after = told[: match.start()], told[match.end() :]
        replacement = _second_person(match["pronoun"], after)
        if replacement is None:
            return told
        said, skipped = replacement
        is_first_word = match["pronoun"][0].isupper()
        result += told[end : len(before)] + (capitalise(said) if is_first_word else said)
        end = match.end() + skipped
    return result + told[end:]


def _may_be_other(text: str) -> bool:
    """Return whether an answer may mention somebody else, or has a verb that would not fit."""
    pronouns = list(re.finditer(_PRONOUN, text))
    # Who is named after the last pronoun is not meant by it: "she told me about the driver".
    is_told_to_writer = pronouns and re.match(_DEED_FOR_WRITER, text)
    before = text[: pronouns[-1].end()] if is_told_to_writer else text
    begins_with_name = any(
        sentence[:1].isupper() and not _is_ordinary(first_word(sentence))
        for sentence in split_sentences(before)
    )
    is_other = re.search(_OTHER_NAME, before) or re.search(_OTHER_VERB, text)
    return begins_with_name or bool(is_other) or any(map(_is_one_person, word_set(before)))


def _is_one_person(word: str) -> bool:
    """Return whether "he" or "she" may stand for a word: "driver", but not "team" or "drivers"."""
    return is_person(word) and not is_several_people(word) and word not in COLLECTIVE_NOUNS


def _is_ordinary(word: str) -> bool:
    """Return whether a word is certainly no name, even at the beginning of a sentence."""
    return word in _ORDINARY_WORDS or word.endswith("ing") or is_past_verb(word)


def _second_person(pronoun: str, after: str) -> tuple[str, int] | None:
    """Return what replaces a pronoun, and how many characters after it are replaced with it.

    Return None if that is not certain. `after` is the text after the pronoun.
    """
    word = pronoun.casefold().replace("’", "'")
    following = (after.split() or [""])[0] if after[:1] == " " else ""
    following = following.casefold().replace("’", "'")
    if word in ("himself", "herself"):
        return "yourself", 0
    if word == "him":
        return "you", 0
    if word == "hers":
        return "yours", 0
    if word == "his":
        return "your", 0
    if word == "her":
        following = following.strip(".,;!")
        is_object = not following or following in PREPOSITIONS | DETERMINERS | {"and", "to"}
        return ("you" if is_object else "your"), 0
    if word[-3:] in ("'ll", "e'd"):
        return f"you{word[word.index(chr(39)) :]}", 0
    if "'" in word:
        return None
    verb = re.match(
        rf"(?i)(?: (?:{'|'.join(sorted(ADVERBS))}|once|\w+ly))* (?P<verb>[\w’']+)", after
    )
    if verb is None:
        return None
    form = verb["verb"].casefold().replace("’", "'")
    if other := _AFTER_SUBJECT.get(form):
        return f"you{after[: verb.start('verb')]}{other}", verb.end("verb")
    return ("you", 0) if form in _SAME_AFTER_SUBJECT or is_past_verb(form) else None
