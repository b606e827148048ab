"""Recognise what the writer's own words are about, which decides where they stand in the note."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.words import word_set
from templates.letter.typed_answers.fragments import parse_answer
from templates.letter.typed_answers.sentences import first_sentence, split_sentences

_BEFORE_CLAUSE = r"(?i)^(?:(?:just )?(?:wanted )?to (?:add|say)(?: that)?|that) (?=(?P<clause>.+))"
"""What people type before a clause that can stand alone: "to say", "that"."""
_APOLOGY_FOR_TROUBLE = r"(?i)(?:(?:I[’']m|I am) (?:very |so |really )?)?sorry (?:for|about)\b"
"""The beginning of the writer's own words if they apologise for some trouble."""

_AVAILABILITY = (
    r"(?i)^I(?:[’']m| am|[’']d be| would be|[’']ll be| will be| can| could|[’']d| would)"
    r"(?: also| still| always)? (?:be )?"
    r"(?:ready|able|willing|free|available|happy|glad|start|move|travel|relocate|begin|work)\b"
)
"""The beginning of the writer's own words about when or where they could work: "I'm free to"."""

_WISH = (
    # "I hope the new year is kind", but not "I hope we meet"
    r"(?i)^(?:(?:I|we) (?:do )?(?:wish|hope)\b(?!.*\b(?:I|me|my|we|us|our)\b)"
    # "all the best with the show"
    r"|(?:the )?(?:very )?best of luck\b"
    r"|good luck\b|all the best\b|all good wishes\b|my (?:best|good) wishes\b|congratulations\b)"
)
"""The beginning of the writer's own words that are a good wish."""

_WORDS_OF_WISHES = frozenset("wish hope luck best wishes congratulations".split())
"""`_WISH` only matches texts with one of these words, checked first for speed."""

_LATER = (
    # "I'd like to apply again, though not before next year"
    r"(?i)^(?:(?:perhaps|maybe|some ?day|one day)\b"
    r"|I(?:[’']d| would|[’']ll| will| hope| may| might| could| plan| want)\b.*"
    r"\b(?:some ?day|one day|(?:apply|try|ask|be|come) (?:back|again)|in (?:a|two|three|\d) years?"
    r"|next (?:year|spring|summer|autumn|fall|winter|season)|once (?:I|my|the|we)\b)"
    # "I still drink my coffee with you, so if we run into each other, …"
    r"|.*\b(?:run into|bump into|cross paths|see you (?:at|in|on|around|there))\b)"
)
"""The writer's own words about a later time: "Perhaps some day"."""

_WORDS_OF_LATER = frozenset(
    "perhaps maybe someday day again back year years next once into paths see".split()
)
"""`_LATER` only matches texts with one of these words, checked first for speed."""

_HOW_NEWS_CAME = (
    # "I was under a truck when you rang", "Sorry that I missed your call", "My phone died while you
    # were telling me", but not "I'm sorry I called you Mark"
    r"(?i)^(?:I (?:was|had been|could(?:n[’']t| not)|did(?:n[’']t| not)|missed|only)"
    r"|I[’'](?:d been|m sorry|m afraid)|(?:I am )?sorry|my (?:phone|battery|line|signal))\b.*"
    r"\b(?:rang|called(?! (?:her|him|them|you)\b)|phoned|wrote|calls?|voicemail|messages?"
    r"|e-?mails?|letter|reception|signal|heard? me|(?:telling|told) me)\b"
)
"""The beginning of the writer's own words about how the news reached them."""

_WORDS_OF_NEWS = frozenset(
    (
        "rang called phoned wrote call calls voicemail message messages mail mails email emails "
        "letter reception signal hear heard told telling"
    ).split()
)
"""`_HOW_NEWS_CAME` only matches texts with one of these words, checked first for speed."""

_UNANSWERED_CALL = (
    # "I rang twice yesterday but couldn't get hold of you"
    r"(?i)^I(?:[’']ve| have)? (?:just |also )?(?:(?:rang|rung|called|phoned|telephoned|tried"
    r"|could(?:n[’']t| not) (?:reach|get (?:hold of|through to)))\b.*\byou"
    r"|left (?:you )?a (?:message|voicemail))\b"
)
"""The beginning of the writer's own words about a call that the recipient did not answer."""

_SOMEBODY = r"(?:He|She|They|We)\b"
"""The beginning of the writer's own words about somebody: "He was my partner"."""

_MESSAGE = r"(?i)(?:and )?(?:(?:please|do) )?(?:also )?(?:tell|let|ask) (?:her|him|them)\b"
"""The beginning of the writer's own words if they are a message to somebody already named."""


def parse_own_words(answer: str) -> str:
    """Return the writer's own words as they appear in the note: "I loved it", not "that I …"."""
    match = re.match(_BEFORE_CLAUSE, answer)
    if match and is_main_clause(first_sentence(match["clause"])):
        answer = match["clause"]
    return parse_answer(answer).text


def apologises(own_words: str) -> bool:
    """Return whether the words have an apology: "I'm sorry I called you Mark"."""
    return re.search(r"(?i)\b(?:sorry|apolog\w+)\b", own_words) is not None


def apologises_for_trouble(own_words: str) -> bool:
    """Return whether the words begin with an apology: "Sorry about the noise"."""
    return re.match(_APOLOGY_FOR_TROUBLE, own_words) is not None


def tells_availability(own_words: str) -> bool:
    """Return whether the words say when or where the writer could work: "I'm free from May"."""
    return re.match(_AVAILABILITY, own_words) is not None


def is_wish(own_words: str) -> bool:
    """Return whether the words are a good wish, and nothing else."""
    may_wish = not _WORDS_OF_WISHES.isdisjoint(word_set(own_words))
    return may_wish and _is_one_sentence_like(_WISH, own_words.strip())


def is_about_later(own_words: str) -> bool:
    """Return whether the words are about a later time: "Perhaps some day"."""
    may_be_about_later = not _WORDS_OF_LATER.isdisjoint(word_set(own_words))
    return may_be_about_later and re.match(_LATER, own_words) is not None


def tells_how_news_came(own_words: str) -> bool:
    """Return whether the words tell how the news reached the writer: "I missed your call"."""
    may_tell = not _WORDS_OF_NEWS.isdisjoint(word_set(own_words))
    return may_tell and re.match(_HOW_NEWS_CAME, own_words) is not None


def tells_of_unanswered_call(own_words: str) -> bool:
    """Return whether the words are one sentence about a call in vain: "I rang you twice"."""
    return _is_one_sentence_like(_UNANSWERED_CALL, own_words)


def begins_with_pronoun(own_words: str) -> bool:
    """Return whether the words begin with a pronoun for somebody: "He was my partner"."""
    return re.match(_SOMEBODY, own_words) is not None


def begins_with_message(own_words: str) -> bool:
    """Return whether the words begin with a message to somebody: "And tell her I'm sorry"."""
    return re.match(_MESSAGE, own_words) is not None


def _is_one_sentence_like(pattern: str, text: str) -> bool:
    """Return whether a text is a single sentence that begins as the pattern says."""
    return bool(text) and re.match(pattern, text) is not None and len(split_sentences(text)) == 1
