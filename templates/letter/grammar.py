"""The detail that stays with the writer, read by its grammar so that it can be woven in.

The writer ends the sentence "What stays with me is …". What they type may be a noun phrase
("your account of …"), a gerund ("hearing how …"), a clause ("how you …"), or a sentence of its own.
"""

import re
from typing import NamedTuple

from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy


class Detail(NamedTuple):
    """A detail ready for a sentence: its form, and its words without the stop at the end."""

    form: GrammaticalForm
    text: str


# Patterns are compiled when they are first used; at the start there is nothing to read yet.
_LEAD_IN = (
    r"(?i)^(?:what (?:has )?stay(?:s|ed) with me (?:is|was)"
    r"|what i (?:really |most |particularly )?(?:liked|loved|enjoyed|remember|appreciated)"
    r"(?: most)? (?:is|was)"
    r"|i (?:have |'ve |’ve )?(?:really |particularly |especially |very much |also |thoroughly )?"
    r"(?:liked|loved|enjoyed|appreciated|remember|keep thinking (?:about|of)))\s+(?!that\b|it\b)"
)
_SUBORDINATORS = frozenset(
    ("how that who whom whose which when where why what whether because as if while").split()
)
_SUBJECTS = frozenset(("i we you they he she it there").split())
_POSSESSIVES = frozenset(("your my our their his her its").split())
_DETERMINERS = _POSSESSIVES | frozenset(
    (
        "the a an this that these those all both each every some any no one two three four five "
        "several many much everything everyone something nothing someone"
    ).split()
)
_PREPOSITIONS = frozenset(
    (
        "of with about on from in at for to between during after before over among and around "
        "behind into by"
    ).split()
)
_CLAUSE_WORDS = frozenset(("how why what where whether who which when that").split())
_NOT_GERUNDS = frozenset(
    (
        "building ceiling evening everything king meeting morning nothing spring something string "
        "thing training wedding wing anything engineering marketing pricing sibling"
    ).split()
)
_FINITE = frozenset(
    (
        "is was were are am has had have do does did can could will would should might may must "
        "made gave showed told said taught struck reminded went took helped explained asked left "
        "stayed came began brought kept meant felt spoke led let thought found saw knew isn't "
        "wasn't stuck shaped changed convinced impressed inspired answered described mentioned "
        "walked shared"
    ).split()
)
# A word that may be a past tense or a participle is a verb when an object follows it.
_OBJECTS = frozenset(
    ("me us him her them you it that how what why my our your their the a an").split()
)
_PARTICIPLES = frozenset(
    "made told said taught brought kept meant felt led left thought found let".split()
)
_ENDS_SENTENCE = r"[.!?][\"'”’)]*\s+\S"
_WORD = r"[\w'’-]+"


_THEIRS = (
    r"\b([Yy])our (?=(?:own |whole |new |young |old |small )?(?:team|company|firm|office|offices|"
    r"organi[sz]ation|department|school|hospital|lab|laboratory|studio|site|shop|factory|plant|"
    r"product|products|customers|clients|colleagues|staff|people|engineers|apprentices|teachers|"
    r"nurses|designers|developers|chief|director|founder|founders|board|values|culture|work)\b)"
)


def seen_from_outside(detail: str) -> str:
    """Return a detail for a reader who is not one of the employer's: their team, not your team."""
    return re.sub(_THEIRS, lambda match: "Their " if match[1] == "Y" else "their ", detail)


def read_detail(typed: str) -> Detail:
    """Return what the writer typed as a `Detail`; total for any text."""
    text = tidy(typed)
    if not re.search(_WORD, text):
        return Detail(GrammaticalForm.NONE, "")
    if not re.search(_ENDS_SENTENCE, text):
        text = re.sub(_LEAD_IN, "", text) or text
    bare = text.rstrip(" .,;:…") or text
    form = _form(bare, asked=text.endswith("?"))
    if form is GrammaticalForm.SENTENCE:
        return Detail(form, bare[0].upper() + bare[1:])
    bare = bare.rstrip("!?") or bare
    return Detail(form, _for_mid_sentence(bare, form))


def _form(text: str, asked: bool) -> GrammaticalForm:
    if re.search(_ENDS_SENTENCE, text) or asked:
        return GrammaticalForm.SENTENCE
    words = re.findall(_WORD, text)
    first = words[0].casefold()
    if first in _CLAUSE_WORDS and not (
        first == "that" and len(words) > 1 and not _subject(words[1])
    ):
        return GrammaticalForm.CLAUSE
    if first.endswith("ing") and len(first) > 4 and first not in _NOT_GERUNDS:
        return GrammaticalForm.GERUND
    if _contracted_subject(first) or (first in _SUBJECTS and len(words) > 1):
        return GrammaticalForm.SENTENCE
    return GrammaticalForm.SENTENCE if _has_main_verb(words) else GrammaticalForm.NOUN


def _subject(word: str) -> bool:
    return word.casefold() in _SUBJECTS | _DETERMINERS or word[:1].isupper()


def _contracted_subject(word: str) -> bool:
    stem, mark, _ = word.replace("’", "'").partition("'")
    return bool(mark) and stem in _SUBJECTS


def _has_main_verb(words: list[str]) -> bool:
    """Say whether a finite verb comes before anything that opens a clause of its own."""
    for place, word in enumerate(words[1:], start=1):
        plain = word.casefold()
        after = words[place + 1].casefold() if place + 1 < len(words) else ""
        if plain in _SUBORDINATORS or plain in _SUBJECTS or plain in _POSSESSIVES:
            return False
        if plain in _FINITE and (not _may_be_participle(plain) or after in _OBJECTS):
            return True
        if plain.endswith("ed") and after in _OBJECTS - {"the", "a", "an"}:
            return True
        if word[0].isupper() and words[place - 1][0].islower():
            return False
    return False


def _may_be_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES


def _for_mid_sentence(text: str, form: GrammaticalForm) -> str:
    first, *rest = text.split(" ")
    word = first.rstrip(",").casefold()
    known = word in _DETERMINERS | _CLAUSE_WORDS | _PREPOSITIONS or form is GrammaticalForm.GERUND
    common_noun = bool(rest) and rest[0].casefold() in _PREPOSITIONS and not first.isupper()
    if known or common_noun:
        text = text[0].lower() + text[1:]
    bare_noun = (
        form is GrammaticalForm.NOUN
        and text[0].islower()
        and word not in _DETERMINERS
        and "'s" not in first.replace("’", "'")
    )
    return f"the {text}" if bare_noun else text


def read_news_line(typed: str) -> Detail:
    """Return what a note that follows carries: a sentence of its own, or words after a colon."""
    text = tidy(typed)
    if not re.search(_WORD, text):
        return Detail(GrammaticalForm.NONE, "")
    bare = text.rstrip(" .,;:…") or text
    form = _form(bare, asked=text.endswith("?"))
    if form is GrammaticalForm.SENTENCE:
        return Detail(form, bare[0].upper() + bare[1:])
    bare = bare.rstrip("!?") or bare
    first = bare.partition(" ")[0].casefold()
    small = first in _DETERMINERS | _CLAUSE_WORDS or form is GrammaticalForm.GERUND
    return Detail(form, bare[0].lower() + bare[1:] if small else bare)


_BECAUSE = r"(?i)^(?:because|since|as|that)\s+"


def read_clause(typed: str) -> str:
    """Return a reason as it ends a sentence: "because I have …", "for family reasons"."""
    text = re.sub(_BECAUSE, "", tidy(typed)).rstrip(" .,;:!?…")
    if not re.search(_WORD, text):
        return text
    first = text.partition(" ")[0]
    if re.match(r"(?i)(?:for|due to|owing to|because of|to)\b", text):
        return text[0].lower() + text[1:]
    if first.casefold() in _POSSESSIVES | {
        "a",
        "an",
        "the",
        "another",
        "we",
        "they",
        "it",
        "family",
    }:
        text = text[0].lower() + text[1:]
    form = _form(text, asked=False)
    if form is GrammaticalForm.SENTENCE or form is GrammaticalForm.CLAUSE:
        return f"because {text}"
    if form is GrammaticalForm.GERUND:
        return f"because I am {text[0].lower()}{text[1:]}"
    return f"for {text}" if text.endswith("reasons") else f"because of {text}"
