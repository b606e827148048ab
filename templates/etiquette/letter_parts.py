"""Split a letter into greeting, body and sign-off."""

import re
from typing import NamedTuple

from templates.etiquette.sentences import split_sentences

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


class Letter(NamedTuple):
    """The parts of a letter, each with its offset in the text; the body as sentences."""

    greeting: tuple[int, str] | None
    body: tuple[tuple[int, str], ...]
    sign_off: tuple[int, str] | None

    @property
    def word_count(self) -> int:
        """The number of words in the body."""
        return sum(len(sentence.split()) for _, sentence in self.body)


def read_letter(text: str) -> Letter:
    """Return the parts of a letter; a text without greeting or sign-off is all body.

    A "Subject:" line at the top and everything after the sign-off are omitted.
    """
    greeting = sign_off = None
    body: list[tuple[int, str]] = []
    for at, sentence in split_sentences(text):
        first, _, rest = sentence.partition("\n")
        if greeting is None and not body and _GREETING.match(first.strip()):
            greeting = (at, first.strip())
            if rest.strip():
                body.append((at + len(sentence) - len(rest.lstrip()), rest.strip()))
        elif sentence.casefold().startswith("subject:") and not body:
            continue
        elif body and text[at - 1] == "\n" and _SIGN_OFF.match(first.strip()):
            sign_off = (at, first.strip())
            break
        else:
            body.append((at, sentence))
    return Letter(greeting, tuple(body), sign_off)
