"""Correct what people often mistype, where no other meaning is possible."""

import re

from templates.grammar.words import word_set
from templates.text import tidy

_APOSTROPHES = {
    word.replace("'", ""): word.index("'")
    for word in (
        "that's there's they'd they'll they're they've you'd you'll you're you've couldn't didn't "
        "don't doesn't hadn't hasn't haven't isn't shouldn't wasn't weren't wouldn't"
    ).split()
}
"""Words that people type without the apostrophe, and where it belongs."""
_BULLET = r"^[-–—•*·] (?=\w)"
"""The mark of a list before an answer: "- the view"."""
_LOWER_CASE_I = r"(?<![\w.'’-])i(?=['’](?:m|d|ve|ll)\b|\s|$)"
"""The pronoun "i", but not the letter in "i.e." or "wi-fi"."""
_PRONOUN_WITHOUT_APOSTROPHE = r"(?<![\w.'’-])(?:i(?=ve\b)|[iI](?=m\b(?!-)))|^I(?=ve\b)"
"""The pronoun in "ive" and "im"."""
_WITHOUT_APOSTROPHE = (
    r"(?i)(?:^|\b(?:I|they|we|you) )(?:ca|wo)n(?=t [a-z])"
    r"|(?:^|(?<=, ))it(?=s (?:a|an|at|been|in|not|now|on|so|still|too)\b)"
)
"""The part of "cant", "wont" or "its" before the apostrophe that it lacks."""
_MISTYPED_THE = r"\b(?:teh|hte)\b(?! tarik\b)|^(?:Teh|Hte)(?= [a-z])"
"""A "the" with its letters in the wrong order, but not the name "Teh", or the drink."""
_BIT_WITHOUT_ARTICLE = r"(?i)^(?=bit (?:far|less|more|of an?|too)\b)"
"""The place of the article that "bit too far" lacks."""
_AND_SIGNS = frozenset("+ & / n 'n n' 'n' ’n n’ ’n’ ’n' 'n’".split())
_AND_SIGN = rf"(?<=\w) (?:{'|'.join(map(re.escape, sorted(_AND_SIGNS)))}) (?=\w)"
"""A sign for "and" between two words: " & "."""


def correct_typing(answer: str) -> str:
    """Return a typed answer, tidied, without what people often mistype."""
    text = re.sub(_BULLET, "", tidy(answer))
    if not _AND_SIGNS.isdisjoint(text.split()):
        text = re.sub(_AND_SIGN, " and ", text)
    words = word_set(text)
    if "thankyou" in words:
        text = re.sub(r"(?i)\b(thank)(?=you\b)", r"\1 ", text)
    if "bit" in words:
        text = re.sub(_BIT_WITHOUT_ARTICLE, "a ", text)
    if not words.isdisjoint(_APOSTROPHES):
        text = re.sub(r"\w+", _with_apostrophe, text)
    if not words.isdisjoint(("teh", "hte")):
        text = re.sub(_MISTYPED_THE, "the", text)
    if not words.isdisjoint(("cant", "wont", "its")):
        text = re.sub(_WITHOUT_APOSTROPHE, r"\g<0>'", text)
    if not words.isdisjoint(("im", "ive")):
        text = re.sub(_PRONOUN_WITHOUT_APOSTROPHE, "I'", text)
    if "i" in re.findall(r"\w+", text):
        text = re.sub(_LOWER_CASE_I, "I", text)
    return text


def _with_apostrophe(word: re.Match[str]) -> str:
    """Return a word with the apostrophe that it may lack: "you're" for "youre"."""
    index = _APOSTROPHES.get(word[0].casefold())
    return f"{word[0][:index]}'{word[0][index:]}" if index else word[0]
