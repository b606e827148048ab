"""Remove the parts of a text that do not affect its grammatical form."""

import re

from templates.grammar.tokens import WORD_AND_COMMA

_ASIDE = (
    r"[\"“][^\"”]*[\"”]|\([^()]*\)"
    # An apostrophe inside a word ends no quotation.
    r"|(?<![\w'’])['‘](?:[^'‘’]|(?<=\w)['’](?=\w))+['’](?!\w)"
)
_DASH = r"\s[-–—]\s|;\s"
_STARTS_CONDITION = r"(?i)(?:if|should|had|were|unless|when)\b"
_CONDITION_AT_END = (
    r"(?i),\s+(?:(?:even )?if|unless|once|in case|should (?:you|there|one|the|a|any|this))\b.*"
)


def without_asides(text: str) -> str:
    """Return a text without the parts that do not affect its form, unless that leaves no words.

    These are text in quotation marks or parentheses, text after a dash or a semicolon, and a
    condition at the end: "a place on the team, if one comes free".
    """
    remainder = re.split(_DASH, re.sub(_ASIDE, " ", text))[0]
    if not re.match(_STARTS_CONDITION, remainder):
        remainder = re.sub(_CONDITION_AT_END, "", remainder)
    words = re.findall(WORD_AND_COMMA, remainder)
    if len(words) == 1 and words[0].endswith("ing") and re.search(_ASIDE, text):
        # "hearing 'we lost money'"
        return f"{words[0]} it"
    return remainder if len(words) > 1 else text
