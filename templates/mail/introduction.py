"""Find who introduces themselves in the first words of a letter: "Ada from the Analytical Club"."""

import re
from typing import NamedTuple

from templates.mail.letter import Letter
from templates.mail.organisation_names import NAME
from templates.names.word_kinds import is_given_name

_INTRODUCTION = re.compile(
    r"(?:^|[,!–—-] )(?P<start>(?i:this is|it is|it['’]s|i am|i['’]m) )?"
    r"(?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?)"
    rf"(?: here)? (?:from|at|of) (?P<organisation>{NAME})(?: here)?[.!]?$"
)
"""As in "Hi Jo, this is Ada from the Analytical Club." or "Ada here from Acme!"."""
_MAX_SENTENCE = 200
"""The maximum number of characters in a sentence that are searched for an introduction."""


class Introduction(NamedTuple):
    """The name and the organisation of the sender, and the sentence that gives them."""

    name: str
    organisation: str
    sentence: str


def find_introduction(letter: Letter) -> Introduction | None:
    """Return how the first sentence introduces the sender, or None.

    A letter with a signature needs no introduction.
    """
    sentence = letter.sentences[0] if letter.sentences and not letter.signature else ""
    match = _INTRODUCTION.search(sentence[:_MAX_SENTENCE])
    if match and (match["start"] or is_given_name(match["name"].split()[0])):
        return Introduction(match["name"], match["organisation"], sentence)
    return None
