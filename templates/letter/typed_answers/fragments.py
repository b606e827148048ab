"""Parse typed answers, so that each can follow an opening that fits its grammatical form.

People complete "What I'll remember is …" with a noun phrase ("your account of …"), a gerund
("hearing how …"), a clause ("how you …"), a moment ("when you …"), a predicate ("felt very
welcome"), or a complete sentence. The order of the typed words is never changed.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from templates.grammar.forms import grammatical_form
from templates.grammar.nouns import is_bare_noun_phrase
from templates.letter.typed_answers.capitals import capitalise, uncapitalise_unless_name
from templates.letter.typed_answers.sentences import TRAILING_CHARACTERS, has_words, split_sentences
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy


class Fragment(NamedTuple):
    """A typed answer as it appears in a sentence, and its grammatical form.

    `text` has no full stop at its end. It may have several sentences; `form` is that of the first.
    """

    form: GrammaticalForm
    text: str


EMPTY_FRAGMENT = Fragment(GrammaticalForm.NONE, "")
"""What an answer without words is parsed into."""
NOUN_FORMS = (GrammaticalForm.NOUN, GrammaticalForm.BARE_NOUN)
"""The forms of noun phrases, with and without an article."""
_VERB_OF_OPENING = (
    r"(?i)^(?:is|was)\s+(?=(?:the|how|that|what|when|your|their|my|our|a|an|being)\b)"
)
"""The verb of the opening if the writer repeats it: "is how you listened"."""
_LOWER_CASE_I = r"(?<![\w.'’-])i(?=['’](?:m|d|ve|ll)\b|\s|$)(?!\.)"
"""The pronoun "i", but not the letter in "i.e." or "wi-fi"."""
_PRONOUN_WITHOUT_APOSTROPHE = r"(?<![\w.'’-])(?:i(?=ve\b)|[iI](?=m\b(?!-)))|^I(?=ve\b)"
"""The pronoun in "ive" and "im"."""
_AND_SIGN = r"(?<=\w) (?:[+&/]|['’]?n['’]?) (?=\w)"
"""A sign for "and" between two words: " & "."""


# Each keystroke resolves the answers three times, and each time every field is parsed. Without the
# cache that takes a fifth of the time for a keystroke in a long text.
@lru_cache(maxsize=32)
def parse_answer(answer: str) -> Fragment:
    """Parse a typed answer; any text is accepted."""
    if not has_words(answer):
        return EMPTY_FRAGMENT
    text = re.sub(_AND_SIGN, " and ", tidy(answer))
    text = re.sub(_PRONOUN_WITHOUT_APOSTROPHE, "I'", text)
    text = re.sub(_LOWER_CASE_I, "I", text)
    first, *others = split_sentences(text)
    form, text = _parse_sentence(re.sub(_VERB_OF_OPENING, "", first))
    if others:
        text = " ".join([f"{text}.", *map(capitalise, others)])
        # The full stop is only for a sentence without another punctuation mark.
        text = re.sub(r"([!?…])\.(?= )", r"\1", text)
    return Fragment(form, text.rstrip(TRAILING_CHARACTERS) or text)


def _parse_sentence(text: str) -> Fragment:
    """Parse the first sentence of an answer."""
    stripped = text.rstrip(TRAILING_CHARACTERS) or text
    form = grammatical_form(stripped)
    if form is not GrammaticalForm.SENTENCE and not stripped.endswith("?"):
        stripped = stripped.rstrip("!") or stripped
    return Fragment(form, uncapitalise_unless_name(form, stripped))


def with_article(text: str) -> str:
    """Return a bare noun phrase with "the": "the tour of the dye house"; other texts as they are.

    One that begins with a capital stays as it is, too, since it may begin with a name.
    """
    return f"the {text}" if text[:1].islower() and is_bare_noun_phrase(text) else text
