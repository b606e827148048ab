"""Remove everything from a typed or pasted text that is not part of a name."""

import re

from templates.names.titles import AND_IN_COUPLE, OR_IN_COUPLE, join_couple_titles
from templates.text import tidy

_LINK = r"(?i)\b(?:https?://|www\.)\S*|\blinkedin\.com\S*"
_PHONE = r"(?<!\S)\+?[\d(][\d\s()./-]{5,}(?!\S)"
"""A telephone number: "+44 (0)20 7946 0000"."""
_PRONOUN = r"(?:she|hers?|he|him|his|they|them|theirs?|ze|zir|xe|xem|any|all)"
PRONOUNS = rf"(?i)(?:\bpronouns:?\s*)?[(\[{{]?\s*\b{_PRONOUN}(?:\s*/\s*{_PRONOUN}\b)+\s*[)\]}}]?"
"""The pronouns that a person uses: "(she/her)"."""
GREETING_OR_LABEL = (
    r"(?i)^(?:(?:dear|hello|hiya|hi|hey|greetings|good (?:morning|afternoon|evening|day)|fao|attn|"
    r"c/o)(?![\w'’])[\s:,.!-]*|(?:attention|to|from|name|re|cc|contact)\s*:\s*|to (?=the ))+"
)
"""Words before a name that are not part of it: "Dear", "FAO", "cc:"."""
_TITLE_WITHOUT_SPACE = r"(?i)\b(prof|dr|mrs?|ms|mx|rev|capt|sgt)\.(?=[^\W\d_]{2})"
"""A title directly before a name: "Dr.Roe"."""
BRACKETS = r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}|[\"“”„]([^\"“”„]*)[\"“”„]"
"""A text in brackets or in double quotation marks."""
SYMBOLS_TO_SPACES = str.maketrans(dict.fromkeys('@<>()[]{}"“”„«»`*=\\^~%$#_', " "))
"""A table for `str.translate` that replaces symbols that are not part of names by spaces."""
_EMOJI = "(?:[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d]*)+"
_COMMAS_OF_OTHER_SCRIPTS = r"[、，،]"
EDGE_CHARACTERS = " ,;:!?|/-–—'’"
"""Characters that no name begins or ends with."""


def clean_pasted_text(text: str) -> str:
    """Return a text without links, emoji and the like, and with plain commas between names.

    The titles of a couple become one word.
    """
    for pattern in (_EMOJI, _LINK, _PHONE, PRONOUNS):
        text = re.sub(pattern, " ", text)
    text = re.sub(_COMMAS_OF_OTHER_SCRIPTS, ", ", text)
    text = re.sub(_TITLE_WITHOUT_SPACE, r"\1. ", text)
    # "Jane Roe @ Acme" has an employer, but "jane@acme" is the rest of an address.
    text = re.sub(r"(?<=\w)@\S*", "", text.replace(" @ ", " at ")).replace("@", " ")
    # Only `join_couple_titles` may insert these characters.
    text = text.replace(AND_IN_COUPLE, " ").replace(OR_IN_COUPLE, " ")
    text = re.sub(GREETING_OR_LABEL, "", tidy(text)).strip(EDGE_CHARACTERS)
    return join_couple_titles(text)


def without_brackets(text: str) -> str:
    """Return a text without symbols, and without brackets and what is in them."""
    return tidy(re.sub(BRACKETS, " ", text).translate(SYMBOLS_TO_SPACES))
