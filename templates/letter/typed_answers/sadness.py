"""Recognise a detail about something sad."""

import re

NOTHING_SAD = (
    r"(?!.*\b(?:late (?:brother|dad|father|grand\w+|husband|mother|mum|sister|son|uncle|wife)"
    r"|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)"
    r"|leav(?:e|ing)(?! (?:an?|each|every\w*|it|no|out|room|things)\b)"
    r"|left(?! (?:an?|at|in|it|me|my|on|out|the)\b)|clos(?:ed|ing|ure)|sad|sorry|accident|funeral"
    r"|failed|failing|grie(?:f|ving)|cancer|rejected|war|worr(?:y|ied|ies)|problems?|mistakes?)\b)"
)
"""The end of a pattern, which keeps it from matching a text about something sad."""


def match_unless_sad(pattern: str, detail: str) -> re.Match[str] | None:
    """Return the match of a pattern at the beginning of a detail, unless a sad thing follows it."""
    match = re.match(pattern, detail)
    return None if match is None or is_sad(detail[match.end() :]) else match


def is_sad(detail: str) -> bool:
    """Return whether a detail is about something sad: "how the mill closed"."""
    return re.match(f"(?i){NOTHING_SAD}", detail) is None
