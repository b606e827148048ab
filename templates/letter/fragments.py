"""Parse typed answers, so that each can follow an opening that fits its grammatical form.

People complete "What I'll remember is …" with a noun phrase ("your account of …"), a gerund
("hearing how …"), a clause ("how you …"), a moment ("when you …"), a predicate ("felt very
welcome"), or a complete sentence. The order of the typed words is never changed.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import FUNCTION_WORDS, PREPOSITIONS
from templates.grammar.nouns import is_bare_noun_phrase, is_several_people
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy


class Fragment(NamedTuple):
    """A typed answer as worded in a sentence, and its grammatical form.

    `text` has no full stop at its end. It may have several sentences; `form` is that of the first.
    """

    form: GrammaticalForm
    text: str


EMPTY_FRAGMENT = Fragment(GrammaticalForm.NONE, "")

_COMMON_FIRST_WORDS = frozenset(
    (
        "great good warm honest real such lovely nice kind friendly personal unforeseen little "
        "fresh new old open long short quiet calm simple small big not mostly mainly especially "
        "if should unless whenever first second third fourth fifth another other early late us "
        "women's men's children's people's everybody's everyone's somebody's someone's nobody's "
        "most more dozens hundreds thousands lots plenty bits"
    ).split()
)
"""Words at the beginning of an answer that are no names despite a capital."""
_ABSTRACT_NOUN = r"[A-Z](?!\w*(?:nverness|uinness))\w+(?:ness|tion|ship)\b"
_PLURAL = r"[a-z]{2,}[^siu'’\W]s\b(?!['’])"
_PROPER_ADJECTIVE = (
    r"(?i).*(?:ese|ish|ian|ean)$|(?:french|german|welsh|dutch|greek|\w+day|christmas)$"
)
_FORMS_WITH_VERB_AT_START = frozenset(
    (
        GrammaticalForm.GERUND,
        GrammaticalForm.PREDICATE,
        GrammaticalForm.DEED,
        GrammaticalForm.STATE,
        GrammaticalForm.PASSIVE,
        GrammaticalForm.PARTICIPLE,
    )
)
_VERB_OF_OPENING = (
    r"(?i)^(?:is|was)\s+(?=(?:the|how|that|what|when|your|their|my|our|a|an|being)\b)"
)
"""The verb of the opening if the writer repeats it: "is how you listened"."""
_ABBREVIATIONS = (
    "mr ms dr st mrs prof e\\.g i\\.e a\\.m p\\.m dept etc approx ext rev sgt capt".split()
)
_SENTENCE_GAP = (
    "(?i)"
    + "".join(rf"(?<!\b{abbreviation}\.)" for abbreviation in _ABBREVIATIONS)
    # A lower-case letter after a closing quotation mark continues the sentence.
    + r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)])(?!\s+(?-i:[a-z])))\s+(?=\S)"
)
_LOWER_CASE_I = r"(?<![\w.'’-])i(?=['’](?:m|d|ve|ll)\b|\s|$)(?!\.)"
_PRONOUN_WITHOUT_APOSTROPHE = r"(?<![\w.'’-])(?:i(?=ve\b)|[iI](?=m\b(?!-)))|^I(?=ve\b)"
"""The pronoun in "ive" and "im"."""
_AND_SIGN = r"(?<=\w) [+&/] (?=\w)"
_TRAILING_CHARACTERS = " .,;:…"
_WORD_CHARACTER = r"\w"


def has_words(text: str) -> bool:
    """Return whether a text contains a word."""
    return re.search(_WORD_CHARACTER, text) is not None


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a typed text, each with its punctuation mark."""
    return re.split(_SENTENCE_GAP, text)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without a full stop at its end."""
    return split_sentences(text)[0].rstrip(_TRAILING_CHARACTERS)


# Each keystroke resolves the answers three times, and each time every field is parsed. Without the
# cache that takes a fifth of the time for a keystroke in a long text.
@lru_cache(maxsize=32)
def parse_answer(answer: str) -> Fragment:
    """Parse a typed answer; any text is accepted."""
    if not has_words(answer):
        return EMPTY_FRAGMENT
    text = re.sub(_PRONOUN_WITHOUT_APOSTROPHE, "I'", re.sub(_AND_SIGN, " and ", tidy(answer)))
    text = re.sub(_LOWER_CASE_I, "I", text)
    first, *others = split_sentences(text)
    form, text = _parse_sentence(re.sub(_VERB_OF_OPENING, "", first))
    if others:
        text = " ".join([f"{text}.", *map(_capitalise, others)])
        # The full stop is only for a sentence without another punctuation mark.
        text = re.sub(r"([!?…])\.(?= )", r"\1", text)
    return Fragment(form, text.rstrip(_TRAILING_CHARACTERS) or text)


def _parse_sentence(text: str) -> Fragment:
    """Parse the first sentence of an answer."""
    stripped = text.rstrip(_TRAILING_CHARACTERS) or text
    form = grammatical_form(stripped)
    if form is not GrammaticalForm.SENTENCE and not stripped.endswith("?"):
        stripped = stripped.rstrip("!") or stripped
    return Fragment(form, _uncapitalise_unless_name(form, stripped))


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def uncapitalise(text: str) -> str:
    """Return a text with a lower-case first letter, unless it begins with "I"."""
    return text if text[:2] in ("I ", "I'", "I’") else text[:1].lower() + text[1:]


def _uncapitalise_unless_name(form: GrammaticalForm, text: str) -> str:
    """Return a text with a lower-case first letter, unless it may begin with a name."""
    first, *rest = text.split(" ")
    word = first.rstrip(",").casefold().replace("’", "'")
    is_function_word = word in FUNCTION_WORDS | _COMMON_FIRST_WORDS
    # As in "Tour of the workshop", but not in "Sandra on reception lent me her glasses".
    is_before_phrase = bool(rest) and rest[0].casefold() in PREPOSITIONS and not first.isupper()
    is_common_noun = is_before_phrase and form is not GrammaticalForm.SENTENCE
    is_verb = form in _FORMS_WITH_VERB_AT_START
    # As in "Massive windows", but not in "French cheeses".
    is_before_plural = (
        form is GrammaticalForm.BARE_NOUN
        and first.isalpha()
        and first[1:].islower()
        and bool(rest)
        and re.match(_PLURAL, rest[0]) is not None
        and not re.match(_PROPER_ADJECTIVE, first)
    )
    is_abstract = form is GrammaticalForm.BARE_NOUN and re.match(_ABSTRACT_NOUN, first) is not None
    is_common_noun = is_common_noun or is_before_plural or is_abstract or is_several_people(word)
    if is_function_word or is_verb or is_common_noun:
        text = uncapitalise(text)
    return text


def with_article(text: str) -> str:
    """Return a text with "the" if it is a bare noun phrase: "the tour of the dye house"."""
    return f"the {text}" if text[:1].islower() and is_bare_noun_phrase(text) else text
