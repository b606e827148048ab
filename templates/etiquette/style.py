"""Check the style of a note: its length, thanks, characters, emphasis and register.

A good body has 35 to 150 words, no words in capitals, and one register, and it thanks at most three
times.
"""

import re
from collections.abc import Iterator

from templates.etiquette.findings import Category, Finding, Severity
from templates.etiquette.letter_parts import LetterParts, LocatedText
from templates.letter.selection import MAX_THANKS, count_thanks
from templates.names.name_words import ABBREVIATED_TITLES, TITLES_WITH_FIXED_NAME
from templates.phrasebook.outcomes import Tone, is_casual_greeting

MIN_WORDS, MAX_WORDS = 35, 150
"""The minimum and maximum number of words in a body."""
RECOMMENDED_WORDS = (60, 120)
"""The recommended minimum and maximum number of words."""
_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\b[,!]?\s+){2,}\b[A-Z]{2,}\b")
"""At least three words, as in "THIS IS GREAT"; fewer may be abbreviations."""
_EXCLAMATION_MARKS = re.compile(r"!+")
_REPLACEMENT_CHARACTERS = re.compile("\ufffd+")
_REPEATED_PUNCTUATION = re.compile(r"([,;:])\1+")
_TOO_CASUAL_FOR_FORMAL_NOTE = re.compile(r"(?i)(?:hi|hey|hello)\b")
_CASUAL_SIGN_OFF = re.compile(r"(?i)cheers|take care|best\b[,.!]?$|thanks[,.!]?$")
_TITLE = re.compile(
    rf"\b(?:{'|'.join((*ABBREVIATED_TITLES, *TITLES_WITH_FIXED_NAME))}|Prof|Professor)\b"
)
_CONTRACTION = re.compile(
    r"\b(?:(?:ca|wo|do|does|did|is|are|was|were|have|has|had|could|would|should)n['’]t|"
    r"(?:i|you|we|they)['’](?:m|re|ve|ll|d)|(?:it|that|there|here|what)['’]s)\b",
    re.IGNORECASE,
)
"""A contraction, not a possessive: "don't", "that's"."""
_EXPANSION_BY_SUFFIX = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will"}
_IRREGULAR_EXPANSIONS = {
    "can't": "cannot",
    "won't": "will not",
    "it's": "it is",
    "that's": "that is",
}


def check_length_and_thanks(
    letter: LetterParts,
    min_words: int = MIN_WORDS,
    recommended: tuple[int, int] = RECOMMENDED_WORDS,
) -> Iterator[Finding]:
    """Yield a finding for a body that is too short or too long, and one for thanking too often.

    `recommended` is the recommended minimum and maximum number of words.
    """
    if not letter.body:
        return
    first_sentence = letter.body[0]
    count = letter.word_count
    low, high = recommended
    if count < min_words:
        message = f"At {count} words it reads as an afterthought; aim for {low} to {high}."
        yield _make_hint(Category.LENGTH, *first_sentence, message)
    elif count > MAX_WORDS:
        message = f"At {count} words few read to the end; {low} to {high} are enough."
        yield _make_hint(Category.LENGTH, *first_sentence, message)
    # A sentence that thanks twice is in the list twice.
    thanks: list[LocatedText] = []
    for offset, sentence in letter.body:
        thanks += [(offset, sentence)] * count_thanks(sentence)
    if letter.sign_off and count_thanks(letter.sign_off[1]):
        thanks.append(letter.sign_off)
    if len(thanks) > MAX_THANKS:
        message = (
            f"The note thanks {len(thanks)} times; more than {MAX_THANKS} times sounds like a"
            " formula."
        )
        yield _make_hint(Category.STYLE, *thanks[MAX_THANKS], message)


def check_characters(text: str) -> Iterator[Finding]:
    """Yield a finding for characters that were lost in copying, and for repeated punctuation."""
    for match in _REPLACEMENT_CHARACTERS.finditer(text):
        message = "A character was lost here when the text was copied; type it again."
        yield _make_hint(Category.STYLE, match.start(), match[0], message)
    for match in _REPEATED_PUNCTUATION.finditer(text):
        message = "This punctuation mark is repeated."
        yield _make_hint(Category.STYLE, match.start(), match[0], message, match[0][0])


def check_emphasis(letter: LetterParts, allowed: int) -> Iterator[Finding]:
    """Yield a finding for words in capitals, and for exclamation marks beyond those allowed."""
    count = 0
    for offset, sentence in letter.body:
        for match in _CAPITALS.finditer(sentence):
            message = "Capitals read as shouting."
            yield _make_hint(Category.STYLE, offset + match.start(), match[0], message)
        for match in _EXCLAMATION_MARKS.finditer(sentence):
            count += 1
            if len(match[0]) > 1:
                message = "One exclamation mark is enough; more sound forced."
            elif count > allowed:
                message = "Exclamation marks wear thin fast; a full stop sounds surer."
            else:
                continue
            replacement = "!" if count <= allowed else "."
            yield _make_hint(Category.STYLE, offset + match.start(), match[0], message, replacement)


def check_register(
    letter: LetterParts, tone: Tone | None = None, right_greeting: str | None = None
) -> Iterator[Finding]:
    """Yield a finding for a greeting, a contraction or a sign-off of another register.

    `right_greeting` is the greeting that suits the tone. Without a tone, only a casual sign-off
    after a greeting with a title is found.
    """
    has_formal_tone = tone is not None and tone.uses_formal_names
    has_title = bool(letter.greeting and _TITLE.search(letter.greeting[1]))
    if tone and letter.greeting:
        message = _find_message_about_greeting(letter.greeting[1], tone, right_greeting)
        if message:
            yield _make_hint(Category.REGISTER, *letter.greeting, message, right_greeting)
    is_formal = has_formal_tone or (tone is None and has_title)
    if is_formal and letter.sign_off and _CASUAL_SIGN_OFF.search(letter.sign_off[1]):
        message = "A casual sign-off does not suit a formal note."
        yield _make_hint(Category.REGISTER, *letter.sign_off, message, "Kind regards,")
    if has_formal_tone:
        for offset, sentence in letter.body:
            for match in _CONTRACTION.finditer(sentence):
                message, replacement = "A formal note has no shortened forms.", _expand(match[0])
                start = offset + match.start()
                yield _make_hint(Category.REGISTER, start, match[0], message, replacement)


def _find_message_about_greeting(text: str, tone: Tone, right_greeting: str | None) -> str:
    """Return a message if a greeting is too casual or too formal for a tone, else ""."""
    if tone.uses_formal_names:
        is_too_casual = _TOO_CASUAL_FOR_FORMAL_NOTE.match(text)
        return "This greeting is too casual for a formal note." if is_too_casual else ""
    if _TITLE.search(text) and right_greeting and not _TITLE.search(right_greeting):
        return "Title and family name are stiffer than the rest of the note."
    if not tone.is_casual and is_casual_greeting(text):
        return "This greeting is more casual than the tone chosen."
    return ""


def _expand(contraction: str) -> str | None:
    """Return the long form of a contraction, or None if it is ambiguous, as in "I'd"."""
    plain = contraction.replace("’", "'")
    if expansion := _IRREGULAR_EXPANSIONS.get(plain.casefold()):
        return expansion.capitalize() if plain[0].isupper() else expansion
    for suffix, full_word in _EXPANSION_BY_SUFFIX.items():
        if plain.casefold().endswith(suffix):
            return plain[: -len(suffix)] + full_word
    return None


def _make_hint(
    category: Category, start: int, text: str, message: str, replacement: str | None = None
) -> Finding:
    """Return a hint about a text at an offset."""
    return Finding(category, Severity.HINT, start, text, message, replacement)
