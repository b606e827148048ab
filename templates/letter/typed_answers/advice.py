"""Recognise advice that a detail repeats as it was given: "ask the silly question first"."""

import re

_IMPERATIVES = frozenset(
    (
        "ask be choose give keep learn leave listen make measure practice practise put say slow "
        "speak start stop take tell treat trust use wait walk write"
    ).split()
)
_FIRST_WORDS_BEFORE_VERB = frozenset("always do don't don’t dont never".split())
_ADVICE_AS_GIVEN = (
    r"(?i)(?:don['’]?t|do not) (?!(?:forget to (?:say|tell|thank)|know|like|mind|remember|think"
    r"|want)\b)\w+ (?!.*\b(?:I|me|my|we)\b)"
    rf"|(?:always|never) (?:{'|'.join(sorted(_IMPERATIVES))}|apologi[sz]e|assume|buy|carry|check"
    r"|cut|forget|go|guess|hide|ignore|lend|let|look|open|promise|rush|show|sign|smile|stand|try"
    r"|turn|wear|work)\b(?!.* (?:I|me|my|us|we)\b)"
    rf"|(?:{'|'.join(sorted(_IMPERATIVES))}) (?:an?|before|down|each|every(?:one|thing)|first|it"
    r"|less|more|nothing|on|one|people|slowly|small|that|the|them|things|to|twice|what|with|your"
    r"|yourself)\b(?!.*\b(?:I|me|my|our|us|we)\b)(?! (?:of|at) (?:the|your)\b)"
)
"""Advice as it was given: "don't undersell yourself", "ask the silly question first"."""


def is_advice(text: str) -> bool:
    """Return whether a text is advice as it was given, not a request to the recipient."""
    first = text.partition(" ")[0].casefold()
    may_be_advice = first in _IMPERATIVES | _FIRST_WORDS_BEFORE_VERB
    return may_be_advice and re.match(_ADVICE_AS_GIVEN, text) is not None
