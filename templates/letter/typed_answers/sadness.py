"""Recognise a detail about something sad."""

import re

from templates.grammar.words import word_set

_WORDS_OF_SADNESS = frozenset(
    (
        "accident cancer closed closing closure dead death die died failed failing funeral grief "
        "grieving ill illness late leave leaving left lose losing loss lost mistake mistakes "
        "problem problems rejected sad sick sorry war worried worries worry"
    ).split()
)
"""`_SADNESS` only matches texts with one of these words, checked first for speed."""
_SADNESS = (
    r"(?i).*\b(?:late (?:brother|dad|father|grand\w+|husband|mother|mum|sister|son|uncle|wife)"
    r"|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)"
    r"|leav(?:e|ing)(?! (?:an?|each|every\w*|it|no|out|room|things)\b)"
    r"|left(?! (?:an?|at|in|it|me|my|on|out|the)\b)|clos(?:ed|ing|ure)|sad|sorry|accident|funeral"
    r"|failed|failing|grie(?:f|ving)|cancer|rejected|war|worr(?:y|ied|ies)|problems?|mistakes?)\b"
)


def match_unless_sad(pattern: str, detail: str) -> re.Match[str] | None:
    """Return the match at the beginning of a detail, or None if something sad follows the match."""
    match = re.match(pattern, detail)
    return None if match is None or is_sad(detail[match.end() :]) else match


def is_sad(detail: str) -> bool:
    """Return whether a detail is about something sad: "how the mill closed"."""
    has_sad_word = not _WORDS_OF_SADNESS.isdisjoint(word_set(detail))
    return has_sad_word and re.match(_SADNESS, detail) is not None
