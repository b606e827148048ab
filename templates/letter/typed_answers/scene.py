"""Tell whether a sentence sets a scene: a place or a time, and what somebody did there."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.words import word_set

_PLACE_OR_TIME = (
    r"(?i:after|at|before|during|in|on) (?:(?:a|an|our|that|the|your|my) )?"
    r"(?:(?!(?:I|it|we|you|he|she|they|there|the|which|that|who)\b)[\w’'-]+ ){1,6}?"
)
_SUBJECT = r"(?=(?:you|the|your|(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.?) )"
_WRITER = frozenset("i we".split())


def is_scene(sentence: str) -> bool:
    """Return whether a sentence says where or when, and what somebody but the writer did then.

    "On the walk you handed me a broken part" does, "At the gate I heard the bell" does not.
    """
    if not _WRITER.isdisjoint(word_set(sentence)):
        return False
    scene = re.match(_PLACE_OR_TIME + _SUBJECT, sentence)
    return scene is not None and is_main_clause(sentence[scene.end() :])
