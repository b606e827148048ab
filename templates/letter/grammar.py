"""Parse the grammar of typed answers, so that they can become parts of sentences.

The writer completes the sentence "What stays with me is …". The answer may be a noun phrase
("your account of …"), a gerund ("hearing how …"), a clause ("how you …"), or a whole sentence.
"""

import re
from typing import NamedTuple

from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy


class Fragment(NamedTuple):
    """A part of a sentence without a full stop, and its grammatical form."""

    form: GrammaticalForm
    text: str


EMPTY = Fragment(GrammaticalForm.NONE, "")

_LEAD_IN = re.compile(
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
_FINITE_VERBS = frozenset(
    (
        "is was were are am has had have do does did can could will would should might may must "
        "made gave showed told said taught struck reminded went took helped explained asked left "
        "stayed came began brought kept meant felt spoke led let thought found saw knew isn't "
        "wasn't stuck shaped changed convinced impressed inspired answered described mentioned "
        "walked shared"
    ).split()
)
# A past tense that may also be a participle counts as a verb if an object follows.
_OBJECTS = frozenset(
    ("me us him her them you it that how what why my our your their the a an").split()
)
_PARTICIPLES = frozenset(
    "made told said taught brought kept meant felt led left thought found let".split()
)
_LOWERCASE_OPENINGS = frozenset("a an the another we they it family".split())
_TRAILING_STOP = " .,;:…"
_ENDS_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+\S")
_WORD = re.compile(r"[\w'’-]+")
_YOUR_TEAM = re.compile(
    r"\b([Yy])our (?=(?:own |whole |new |young |old |small )?(?:team|company|firm|office|offices|"
    r"organi[sz]ation|department|school|hospital|lab|laboratory|studio|site|shop|factory|plant|"
    r"product|products|customers|clients|colleagues|staff|people|engineers|apprentices|teachers|"
    r"nurses|designers|developers|chief|director|founder|founders|board|values|culture|work)\b)"
)
_BECAUSE = re.compile(r"(?i)^(?:because|since|as|that)\s+")
_CAUSE = re.compile(r"(?i)(?:for|due to|owing to|because of|to)\b")


def has_words(text: str) -> bool:
    """Return whether a text contains a word."""
    return _WORD.search(text) is not None


def replace_your_team(text: str) -> str:
    """Return a text with "their team" in place of "your team", for recipients at an agency."""
    return _YOUR_TEAM.sub(lambda match: "Their " if match[1] == "Y" else "their ", text)


def parse_detail(answer: str) -> Fragment:
    """Parse an answer that completes "What stays with me is …"; any text is accepted."""
    text = tidy(answer)
    if not has_words(text):
        return EMPTY
    rest = _LEAD_IN.sub("", text)
    if has_words(rest) and not _ENDS_SENTENCE.search(text):
        text = rest
    fragment = _parse(text)
    if fragment.form is GrammaticalForm.SENTENCE:
        return fragment
    return Fragment(fragment.form, _for_mid_sentence(*fragment))


def parse_news(answer: str) -> Fragment:
    """Parse the news of a follow-up note: a whole sentence, or a phrase to follow a colon."""
    text = tidy(answer)
    if not has_words(text):
        return EMPTY
    fragment = _parse(text)
    first = fragment.text.partition(" ")[0].casefold()
    if fragment.form is GrammaticalForm.GERUND or (
        fragment.form is not GrammaticalForm.SENTENCE and first in _DETERMINERS | _CLAUSE_WORDS
    ):
        return Fragment(fragment.form, _uncapitalise(fragment.text))
    return fragment


def parse_reason(answer: str) -> str:
    """Return a reason as part of a sentence: "because I have …", "for family reasons"."""
    text = _BECAUSE.sub("", tidy(answer)).rstrip(" .,;:!?…")
    if not has_words(text):
        return text
    if _CAUSE.match(text):
        return _uncapitalise(text)
    if text.partition(" ")[0].casefold() in _POSSESSIVES | _LOWERCASE_OPENINGS:
        text = _uncapitalise(text)
    form = _form(text, is_question=False)
    if form is GrammaticalForm.SENTENCE or form is GrammaticalForm.CLAUSE:
        return f"because {text}"
    if form is GrammaticalForm.GERUND:
        return f"because I am {_uncapitalise(text)}"
    return f"for {text}" if text.endswith("reasons") else f"because of {text}"


def _parse(text: str) -> Fragment:
    """Return a text without its full stop, and capitalised if it is a whole sentence."""
    unstopped = text.rstrip(_TRAILING_STOP) or text
    form = _form(unstopped, is_question=text.endswith("?"))
    if form is GrammaticalForm.SENTENCE:
        return Fragment(form, unstopped[0].upper() + unstopped[1:])
    return Fragment(form, unstopped.rstrip("!?") or unstopped)


def _uncapitalise(text: str) -> str:
    return text[0].lower() + text[1:]


def _form(text: str, *, is_question: bool) -> GrammaticalForm:
    if _ENDS_SENTENCE.search(text) or is_question:
        return GrammaticalForm.SENTENCE
    words = _WORD.findall(text)
    first = words[0].casefold()
    if first in _CLAUSE_WORDS and not (
        first == "that" and len(words) > 1 and not _may_be_subject(words[1])
    ):
        return GrammaticalForm.CLAUSE
    if first.endswith("ing") and len(first) > 4 and first not in _NOT_GERUNDS:
        return GrammaticalForm.GERUND
    if _is_contracted_subject(first) or (first in _SUBJECTS and len(words) > 1):
        return GrammaticalForm.SENTENCE
    return GrammaticalForm.SENTENCE if _has_main_verb(words) else GrammaticalForm.NOUN


def _may_be_subject(word: str) -> bool:
    return word.casefold() in _SUBJECTS | _DETERMINERS or word[:1].isupper()


def _is_contracted_subject(word: str) -> bool:
    subject, apostrophe, _ = word.replace("’", "'").partition("'")
    return bool(apostrophe) and subject in _SUBJECTS


def _has_main_verb(words: list[str]) -> bool:
    """Return whether a finite verb occurs before any subordinate clause."""
    for index, word in enumerate(words[1:], start=1):
        lower = word.casefold()
        after = words[index + 1].casefold() if index + 1 < len(words) else ""
        if lower in _SUBORDINATORS or lower in _SUBJECTS or lower in _POSSESSIVES:
            return False
        if lower in _FINITE_VERBS and (not _may_be_participle(lower) or after in _OBJECTS):
            return True
        if lower.endswith("ed") and after in _OBJECTS - {"the", "a", "an"}:
            return True
        if word[0].isupper() and words[index - 1][0].islower():
            return False
    return False


def _may_be_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES


def _for_mid_sentence(form: GrammaticalForm, text: str) -> str:
    """Return a text with a lower-case first letter, except of names, and an article if needed."""
    first, *rest = text.split(" ")
    word = first.rstrip(",").casefold()
    is_function_word = word in _DETERMINERS | _CLAUSE_WORDS | _PREPOSITIONS
    is_common_noun = bool(rest) and rest[0].casefold() in _PREPOSITIONS and not first.isupper()
    if is_function_word or form is GrammaticalForm.GERUND or is_common_noun:
        text = _uncapitalise(text)
    needs_article = (
        form is GrammaticalForm.NOUN
        and text[0].islower()
        and word not in _DETERMINERS
        and "'s" not in first.replace("’", "'")
    )
    return f"the {text}" if needs_article else text
