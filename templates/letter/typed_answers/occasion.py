"""Parse what the writer met the recipient for, so that it can follow "Thank you for"."""

import re

from templates.grammar.words import first_word, word_set
from templates.letter.typed_answers.fragments import (
    EMPTY_FRAGMENT,
    NOUN_FORMS,
    Fragment,
    with_article,
)
from templates.letter.typed_answers.sentences import split_sentences
from templates.letter.typed_answers.thanks import parse_thanks
from templates.phrasebook.facts import GrammaticalForm

_INDEFINITE = r"(?i)(?:^|(?<=\band )|(?<=, ))(?:an?|one) (?!lot |chance |bit )"
"""The "a" or "one" of an item in a list, which "the" replaces: the recipient knows the item."""
_NUMBERS = frozenset("two three four five six several half".split())
_NUMBER = rf"(?i)^(?!half (?:the|an?)\b)(?:{'|'.join(sorted(_NUMBERS))}|\d+) "
_HALF_AN = r"(?i)^(?:the )?half an? "
_DEED_OF_WRITER = r"(?i)^(meet|talk|speak|chatt|see|visit|com|work|spend|try)ing (?!me\b)(?=\w)"
"""What the writer, not the recipient, did: "meeting you and the team"."""
_BEFORE_LAST = r",? and (?=(?:the|our|my|your)\b)"
_PREPOSITION = r"\b(?:at|by|from|in|of|on|over|round|to|with)\b"
_MEETINGS = frozenset(
    (
        "afternoon call calls climb day days evening exercise interview interviews lesson lunch "
        "meal morning mornings night rehearsal shift shifts task tasting test tests tour trial "
        "visit walk"
    ).split()
)
"""Words for a meeting of its own, which is in no place named before it."""
_BASE_FORMS = {"chatt": "chat", "com": "come"}
"""The base forms of verbs that change before "-ing", by the part before it."""


def parse_occasion(answer: str) -> Fragment:
    """Parse what the meetings were into a noun phrase with "the" or the like.

    A time or a place becomes "the time you gave me on the telephone". What the recipient did
    becomes "the time you spent showing me round", and what the writer did "the chance to meet you".
    The result is empty if the answer cannot follow "Thank you for".
    """
    form, text = parse_thanks(answer)
    if len(split_sentences(text)) > 1:
        return EMPTY_FRAGMENT
    if form is GrammaticalForm.GERUND:
        chance = re.sub(_DEED_OF_WRITER, _as_chance, text)
        is_deed_of_writer = chance != text
        noun = chance if is_deed_of_writer else f"the time you spent {text}"
        return Fragment(GrammaticalForm.NOUN, noun)
    if form is GrammaticalForm.MOMENT:
        return Fragment(GrammaticalForm.NOUN, f"the time you gave me {text}")
    if form not in NOUN_FORMS:
        return EMPTY_FRAGMENT
    words = word_set(text)
    if "half" in words:
        text = re.sub(_HALF_AN, "the half ", text)
    if not {"a", "an", "one"}.isdisjoint(words):
        text = re.sub(_INDEFINITE, "the ", text)
    first = first_word(text)
    if first == "my":
        # The recipient gave time for "my visit".
        text = f"the {text[len(first) :].lstrip()}"
    if first in _NUMBERS or first.isdigit():
        text = re.sub(_NUMBER, lambda number: f"the {number[0].lower()}", text)
    if text.count(",") == 1:
        # The note goes on with ", and for": "the interview, and the tour".
        text = text.replace(", and ", " and ")
    return Fragment(GrammaticalForm.NOUN, with_article(text))


def last_occasion(occasion: str) -> str:
    """Return the last of several things: "the trial day" of "the interview and the trial day".

    After a preposition, both things may belong to it: "the day at the yard and the office". The
    whole occasion is then returned, unless the last thing has a preposition of its own or is a
    meeting: "the chat in the shop and the trial shift".
    """
    *others, last = re.split(_BEFORE_LAST, occasion)
    may_be_one_thing = others and re.search(_PREPOSITION, others[-1])
    is_meeting = not _MEETINGS.isdisjoint(word_set(last))
    is_separate = is_meeting or re.search(_PREPOSITION, last)
    return occasion if may_be_one_thing and not is_separate else last


def _as_chance(gerund: re.Match[str]) -> str:
    """Return "the chance to meet" for "meeting"."""
    stem = gerund[1].lower()
    return f"the chance to {_BASE_FORMS.get(stem, stem)} "
