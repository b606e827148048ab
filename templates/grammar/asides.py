"""Remove the parts of a text that do not affect its grammatical form."""

import re

from templates.grammar.grammar_words import POSSESSIVES
from templates.grammar.words import WORD_AND_COMMA, first_word, word_set

QUOTATION = (
    r"(?:[\"“][^\"”]*[\"”]"
    # '…', in which an apostrophe inside a word does not end the quotation
    r"|(?<![\w'’])['‘](?:[^'‘’]|(?<=\w)['’](?=\w))+['’](?!\w))"
)
_ASIDE = rf"{QUOTATION}|\([^()]*\)"
"""A text in quotation marks or parentheses: "(my first)"."""
_QUOTATION_AFTER_BE = rf"(?i)\b(are|is|was|were) {QUOTATION}"
"""A quotation that says what something is, and so cannot just be left out."""
OPENING_QUOTATION_MARKS = ('"', "“", "'", "‘")
_QUOTATION_MARKS = frozenset(OPENING_QUOTATION_MARKS)
_BRACKETS_AND_QUOTES = _QUOTATION_MARKS | {"("}
_DASHES = frozenset("-–—")
_DASH = r"\s[-–—]\s|;\s"
"""A dash between spaces, or a semicolon."""
_FIRST_WORDS_OF_CONDITIONS = frozenset("if should had were unless when".split())
"""A text that begins with one of these has its condition in front: "if one comes free, …"."""
HEDGE = (
    r"(?i:I(?: am|['’]m) (?:afraid|sorry to say|sure)"
    r"|I (?:believe|guess|have to (?:admit|say)|must (?:admit|say)|reckon|suppose|think))"
)
"""What the writer adds to a statement: "I think" in "the owls, I think"."""
_WORDS_IN_CONDITION_AT_END = frozenset("if unless once case should".split())
"""`_CONDITION_AT_END` only matches texts with one of these words, checked first for speed."""
_CONDITION_AT_END = (
    r"(?i),\s+(?:(?:even )?if|unless|once|in case|should (?:it|you|there|one|the|a|any|this))\b.*"
)
"""A condition after a comma, up to the end: ", if one comes free"."""


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Return where each quotation in a text starts and ends."""
    if _QUOTATION_MARKS.isdisjoint(text):
        return []
    return [match.span() for match in re.finditer(QUOTATION, text)]


def without_asides(text: str) -> str:
    """Return a text without the parts that do not affect its form.

    These parts are text in quotation marks or parentheses, text after a dash or a semicolon, and a
    condition at the end: "a place on the team, if one comes free". If fewer than two words would be
    left, the text is returned whole. There are three exceptions: text in quotation marks is
    replaced by "right" after "was" and the like; text in quotation marks or parentheses is replaced
    by "words" after a word such as "your", and by "it" after a word such as "hearing".
    """
    without_aside = text
    if not _BRACKETS_AND_QUOTES.isdisjoint(text):
        without_aside = re.sub(_ASIDE, " ", re.sub(_QUOTATION_AFTER_BE, r"\1 right", text))
    has_aside = without_aside != text
    has_dash = ";" in without_aside or not _DASHES.isdisjoint(without_aside.split())
    remainder = re.split(_DASH, without_aside)[0] if has_dash else without_aside
    may_end_with_condition = (
        "," in remainder
        and first_word(remainder) not in _FIRST_WORDS_OF_CONDITIONS
        and not _WORDS_IN_CONDITION_AT_END.isdisjoint(word_set(remainder))
    )
    if may_end_with_condition:
        remainder = re.sub(_CONDITION_AT_END, "", remainder)
    if ", I" in remainder:
        remainder = re.sub(rf", {HEDGE}$", "", remainder)
    words = re.findall(WORD_AND_COMMA, remainder)
    if has_aside and len(words) == 1 and words[0].casefold() in POSSESSIVES | {"a", "that", "the"}:
        # "your 'don't give up'"
        return f"{words[0]} words"
    if len(words) == 1 and words[0].endswith("ing") and has_aside:
        # In "hearing 'we lost money'" the quotation is the object, without which "hearing" could be
        # a noun.
        return f"{words[0]} it"
    return remainder if len(words) > 1 else text
