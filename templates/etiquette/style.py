"""Check how a note is written: its length, its thanks, its emphasis and its register.

The advice behind it: a body of 35 to 150 words, at most three thanks, no shouting, one register.
"""

import re
from collections.abc import Iterator

from templates.etiquette.findings import Category, Finding, Severity
from templates.etiquette.letter_parts import Letter
from templates.letter.name_words import ABBREVIATED_TITLES, NOBLE_TITLES
from templates.letter.selection import MAX_THANKS, count_thanks
from templates.phrasebook.outcomes import Tone

MIN_WORDS, MAX_WORDS = 35, 150
"""The minimum and maximum number of words in a body without a finding."""
USUAL_WORDS = (60, 120)
"""The recommended minimum and maximum number of words."""
_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\b[,!]?\s+){2,}\b[A-Z]{2,}\b")
_EXCLAMATION_MARKS = re.compile(r"!+")
_LOST = re.compile("\ufffd+")
_DOUBLED = re.compile(r"([,;:])\1+")
_CASUAL_GREETING = re.compile(r"(?i)(?:hi|hey|hello)\b")
_CASUAL_SIGN_OFF = re.compile(r"(?i)cheers|take care|best\b[,.!]?$|thanks[,.!]?$")
_TITLE = re.compile(rf"\b(?:{'|'.join((*ABBREVIATED_TITLES, *NOBLE_TITLES))}|Prof|Professor)\b")
_CONTRACTION = re.compile(
    r"\b(?:(?:ca|wo|do|does|did|is|are|was|were|have|has|had|could|would|should)n['’]t|"
    r"(?:i|you|we|they)['’](?:m|re|ve|ll|d)|(?:it|that|there|here|what)['’]s)\b",
    re.IGNORECASE,
)
_CONTRACTED_SUFFIXES = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will"}
_IRREGULAR = {"can't": "cannot", "won't": "will not", "it's": "it is", "that's": "that is"}


def check_length_and_thanks(
    letter: Letter, min_words: int = MIN_WORDS, usual: tuple[int, int] = USUAL_WORDS
) -> Iterator[Finding]:
    """Yield a finding for a body that is too short or too long, and one for too many thanks.

    `usual` is the recommended minimum and maximum number of words.
    """
    if not letter.body:
        return
    first = letter.body[0]
    count = letter.word_count
    if count < min_words:
        enough = f"{min_words} to {usual[1]} do it justice"
        message = f"At {count} words it reads as an afterthought; {enough}."
        yield _hint(Category.LENGTH, *first, message)
    elif count > MAX_WORDS:
        message = f"At {count} words few read to the end; {usual[0]} to {usual[1]} are enough."
        yield _hint(Category.LENGTH, *first, message)
    thanked = [
        (at, sentence) for at, sentence in letter.body for _ in range(count_thanks(sentence))
    ]
    if letter.sign_off and count_thanks(letter.sign_off[1]):
        thanked.append(letter.sign_off)
    if len(thanked) > MAX_THANKS:
        message = f"It thanks {len(thanked)} times; after the third, thanks sound like a formula."
        yield _hint(Category.STYLE, *thanked[MAX_THANKS], message)


def check_characters(text: str) -> Iterator[Finding]:
    """Yield a finding for characters that were lost in copying, and for a doubled comma."""
    for match in _LOST.finditer(text):
        message = "A character was lost here when the text was copied; type it again."
        yield _hint(Category.STYLE, match.start(), match[0], message)
    for match in _DOUBLED.finditer(text):
        message = "This mark is there twice."
        yield _hint(Category.STYLE, match.start(), match[0], message, match[0][0])


def check_emphasis(letter: Letter, allowed: int) -> Iterator[Finding]:
    """Yield a finding for words in capitals, and for exclamation marks beyond those allowed."""
    marks = 0
    for at, sentence in letter.body:
        for match in _CAPITALS.finditer(sentence):
            message = "Capitals read as shouting."
            yield _hint(Category.STYLE, at + match.start(), match[0], message)
        for match in _EXCLAMATION_MARKS.finditer(sentence):
            marks += 1
            if len(match[0]) > 1:
                message = "One mark is enough; more sound forced."
            elif marks > allowed:
                message = "Exclamation marks wear thin fast; a full stop sounds surer."
            else:
                continue
            replacement = "!" if marks <= allowed else "."
            yield _hint(Category.STYLE, at + match.start(), match[0], message, replacement)


def check_register(letter: Letter, tone: Tone | None, greeting: str | None) -> Iterator[Finding]:
    """Yield a finding where the greeting, a contraction or the sign-off is of another register.

    `greeting` is the tone's own greeting. Without a tone, only a casual sign-off after a formal
    greeting is found.
    """
    formal = tone is not None and tone.names == "formal"
    if letter.greeting:
        words = letter.greeting[1]
        titled = bool(_TITLE.search(words))
        casual_tone = tone is not None and tone.greeting.source.startswith("Hi")
        message = ""
        if formal and _CASUAL_GREETING.match(words):
            message = "This greeting is too casual for a formal note."
        elif tone and not formal and titled and greeting and not _TITLE.search(greeting):
            message = "Title and family name are stiffer than the rest of the note."
        elif tone and not formal and not casual_tone and words.casefold().startswith(("hi", "hey")):
            message = "This greeting is more casual than the tone chosen."
        if message:
            yield _hint(Category.REGISTER, *letter.greeting, message, greeting)
        formal = formal or (titled and tone is None)
    if formal and letter.sign_off and _CASUAL_SIGN_OFF.search(letter.sign_off[1]):
        message = "A formal greeting and a casual end do not go together."
        yield _hint(Category.REGISTER, *letter.sign_off, message, "Kind regards,")
    if tone is not None and tone.names == "formal":
        for at, sentence in letter.body:
            for match in _CONTRACTION.finditer(sentence):
                message, replacement = "A formal note has no shortened forms.", _expand(match[0])
                yield _hint(Category.REGISTER, at + match.start(), match[0], message, replacement)


def _expand(contraction: str) -> str | None:
    plain = contraction.replace("’", "'")
    expansion = _IRREGULAR.get(plain.casefold())
    for ending, full in _CONTRACTED_SUFFIXES.items():
        if expansion is None and plain.casefold().endswith(ending):
            return plain[: -len(ending)] + full
    return (
        expansion and (expansion[0].upper() if plain[0].isupper() else expansion[0]) + expansion[1:]
    )


def _hint(
    category: Category, start: int, words: str, message: str, replacement: str | None = None
) -> Finding:
    end = start + len(words)
    return Finding(category, Severity.HINT, start, end, words, message, replacement)
