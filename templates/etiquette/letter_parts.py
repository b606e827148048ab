"""Split a letter into greeting, body and sign-off."""

import re
from typing import NamedTuple, TypeAlias

from templates.matching.sentences import locate_sentences

_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^\n]{0,80}?[,:!.]?$", re.IGNORECASE
)
_SIGN_OFF = re.compile(
    r"(?:yours(?: sincerely| faithfully| truly)?|sincerely(?: yours)?|(?:kind|best|warm|kindest|"
    r"warmest)(?: regards| wishes)?|regards|with (?:many |warm |best |kind )?(?:thanks|regards|"
    r"wishes|gratitude)|(?:many |warm )?thanks(?: again| so much)?|thank you(?: again)?|"
    r"all the best|cheers|best|respectfully|gratefully|cordially|take care)\s*[,!.]?$",
    re.IGNORECASE,
)


LocatedText: TypeAlias = tuple[int, str]
"""A part of a text, and its offset in characters."""


class LetterParts(NamedTuple):
    """The parts of a letter; the body is split into sentences."""

    greeting: LocatedText | None
    body: tuple[LocatedText, ...]
    sign_off: LocatedText | None

    @property
    def word_count(self) -> int:
        """The number of words in the body."""
        return sum(len(sentence.split()) for _, sentence in self.body)


def split_letter(text: str) -> LetterParts:
    """Return the parts of a letter; a text without greeting and sign-off is only a body.

    A "Subject:" line at the top and everything after the sign-off are omitted.
    """
    greeting = sign_off = None
    body: list[LocatedText] = []
    for offset, sentence in locate_sentences(text):
        line, _, rest = sentence.partition("\n")
        line = line.strip()
        if greeting is None and not body and _GREETING.match(line):
            greeting = (offset, line)
            if rest.strip():
                # A greeting without a mark at its end is one sentence with the line below it.
                body.append((offset + len(sentence) - len(rest.lstrip()), rest.strip()))
        elif sentence.casefold().startswith("subject:") and not body:
            continue
        elif body and text[offset - 1] == "\n" and _SIGN_OFF.match(line):
            sign_off = (offset, line)
            break
        else:
            body.append((offset, sentence))
    return LetterParts(greeting, tuple(body), sign_off)
