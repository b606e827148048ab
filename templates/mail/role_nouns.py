"""Recognise the nouns that name a role, and ranks such as "Assistant Manager"."""

import re

from templates.mail.lexicon import LEXICON
from templates.names.word_kinds import as_listed

_ROLE_OF_TWO_WORDS = re.compile(
    r"(?i)\b(?:training contract|(?:working|phd|doctoral) student|post-doc|au pair|\w+ seniors?$|"
    r"(?:store|shop|retail|customer|team) colleague|saturday (?:girl|boy)|"
    r"(?-i:Team|Crew|Cast|Staff) Member|"
    r"(?:first|second|third|fourth|1st|2nd|3rd|4th|principal|tutti|section) (?:violin|viola|cello|"
    r"double bass|flute|oboe|clarinet|bassoon|horn|trumpet|trombone|percussion))\b"
)
"""Two words that name a role only together, as in "Audit Senior" or "Second Oboe"."""
RANKS = frozenset(
    """
    assistant asst associate manager officer executive director head deputy senior junior sr jr
    trainee lead professor lecturer chief principal vice president general graduate and
    """.split()
)
"""Words that make a rank, such as "Assistant Manager", but do not say what the work is."""


_FINALIST = ("finalist", "finalists")
"""A word that ends like the name of a role, but is about applicants."""
RANKS_ALONE = frozenset("assistant officer executive lead principal chief".split())
"""Words that name no role alone."""


def has_role_noun(name: str) -> bool:
    """Return whether a text has a noun that names a role, such as "Manager" or "Nurse"."""
    words = [as_listed(word).strip("()") for word in re.split(r"[\s/,()-]+", name) if word]
    return _ROLE_OF_TWO_WORDS.search(name) is not None or any(map(is_role_noun, words))


def is_role_noun(word: str) -> bool:
    """Return whether a word in lower case is a noun that names a role."""
    if word in _FINALIST:
        return False
    return _singular(word) in LEXICON.role_nouns or (
        len(word) > 6 and word.endswith(LEXICON.role_noun_endings)
    )


def is_plural_of_role_noun(word: str) -> bool:
    """Return whether a word in lower case names several people, such as "trustees"."""
    return _singular(word) != word


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in LEXICON.role_nouns else word


def names_role(text: str) -> bool:
    """Return whether a text has a role noun, and says more than a rank."""
    words = {as_listed(word).strip(".") for word in text.split()}
    return has_role_noun(text) and not words <= RANKS


def is_rank(text: str) -> bool:
    """Return whether a text only names a rank of several words, such as "Assistant Manager"."""
    words = [as_listed(word).strip(".") for word in text.split()]
    return len(words) > 1 and RANKS.issuperset(words)
