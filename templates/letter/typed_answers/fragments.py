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
from templates.grammar.words import first_word, split_words, word_after
from templates.letter.typed_answers.capitals import (
    begins_with_noun,
    capitalise,
    uncapitalise_unless_name,
)
from templates.letter.typed_answers.corrections import correct_typing
from templates.letter.typed_answers.sentences import TRAILING_CHARACTERS, has_words, split_sentences
from templates.phrasebook.facts import GrammaticalForm


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
_PREPOSITIONS_AFTER_NAMES = frozenset("at behind by in near on".split())
_VERB_OF_OPENING = r"(?i)^(?:is|was)\s+(?=(?:the|how|that|what|when|your|their|my|our|being)\b)"
"""The verb of the opening if the writer repeats it: "is how you listened"."""


# Each keystroke resolves the answers three times, and each time every field is parsed. Without the
# cache, parsing is a fifth of the work that a keystroke in a long text causes.
@lru_cache(maxsize=32)
def parse_answer(answer: str) -> Fragment:
    """Parse a typed answer; any text is accepted."""
    if not has_words(answer):
        return EMPTY_FRAGMENT
    first, *others = split_sentences(correct_typing(answer))
    if first_word(first) in ("is", "was") and not first.endswith("?"):
        first = re.sub(_VERB_OF_OPENING, "", first)
    form, text = _parse_sentence(first)
    if others:
        text = " ".join([f"{text}.", *map(capitalise, others)])
        # The full stop is only for a sentence without another punctuation mark.
        for mark in "!?…":
            text = text.replace(f"{mark}. ", f"{mark} ")
    return Fragment(form, text.rstrip(TRAILING_CHARACTERS) or text)


def _parse_sentence(text: str) -> Fragment:
    """Parse the first sentence of an answer."""
    stripped = text.rstrip(TRAILING_CHARACTERS) or text
    form = grammatical_form(stripped)
    if form is not GrammaticalForm.SENTENCE and not stripped.endswith("?"):
        stripped = stripped.rstrip("!") or stripped
    return Fragment(form, uncapitalise_unless_name(form, stripped))


def may_have_lost_capital_of_name(typed: str, fragment: Fragment) -> bool:
    """Return whether a name may have lost its capital: "gareth on the fence line"."""
    form, text = fragment
    if form is not GrammaticalForm.BARE_NOUN or not typed[:1].isupper() or text[:1].isupper():
        return False
    is_before_place = word_after(split_words(text).lower, 0) in _PREPOSITIONS_AFTER_NAMES
    return is_before_place and not begins_with_noun(typed)


def with_article(text: str) -> str:
    """Return a bare noun phrase with "the": "the tour of the dye house"; other texts as they are.

    A text that begins with a capital also stays as it is, since it may begin with a name.
    """
    return f"the {text}" if text[:1].islower() and is_bare_noun_phrase(text) else text
