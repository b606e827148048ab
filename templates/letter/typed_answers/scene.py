"""Tell whether a sentence sets a scene: a place or a time, and what somebody did there."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.words import word_set

COMMON_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.?"
_PLACE_OR_TIME = (
    r"(?i:after|at|before|during|in|on) (?:(?:a|an|our|that|the|your|my) )?"
    r"(?:(?!(?:I|it|we|you|he|she|they|there|the|which|that|who)\b)[\w’'-]+ ){1,6}?"
)
"""A place or a time with a space after it, as short as what follows allows: "on the walk "."""
_SUBJECT = rf"(?=(?:you|the|your|{COMMON_TITLE}) )"
"""Looks ahead at the first word of a subject that is not the writer."""
_WRITER = frozenset("i we".split())


def is_scene(sentence: str) -> bool:
    """Return whether a sentence says where or when, and what somebody but the writer did then.

    "On the walk you handed me a broken part" does, "At the gate I heard the bell" does not.
    """
    if not _WRITER.isdisjoint(word_set(sentence)):
        return False
    scene = re.match(_PLACE_OR_TIME + _SUBJECT, sentence)
    return scene is not None and is_main_clause(sentence[scene.end() :])
