"""How a note is written: its length, its thanks, its loudness, its register.

After the content guide: a body of 35 to 150 words, at most three thanks, no shouting, one register.
"""

import re
from collections.abc import Iterator

from templates.etiquette.findings import Finding, Rule, Severity
from templates.etiquette.letter_parts import Letter
from templates.letter.selection import MOST_THANKS, thanks
from templates.phrasebook.outcomes import Tone

FEWEST_WORDS, MOST_WORDS = 35, 150
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b[,!]?\s+){2,}\b[A-Z]{2,}\b")
_BANGS = re.compile(r"!+")
_CASUAL_END = re.compile(r"(?i)cheers|take care|best\b[,.!]?$|thanks[,.!]?$")
_CASUAL_START = re.compile(r"(?i)(?:hi|hey|hello)\b")
_TITLE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Sir|Dame|Rev)\b")
_SHORTENED = re.compile(
    r"\b(?:(?:ca|wo|do|does|did|is|are|was|were|have|has|had|could|would|should)n['’]t|"
    r"(?:i|you|we|they)['’](?:m|re|ve|ll|d)|(?:it|that|there|here|what)['’]s)\b",
    re.IGNORECASE,
)
_LONG = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will"}
_ODD = {"can't": "cannot", "won't": "will not", "it's": "it is", "that's": "that is"}


def style_findings(letter: Letter, fewest: int = FEWEST_WORDS) -> Iterator[Finding]:
    """Yield what a note's length, in words, and its thanks call for."""
    if not letter.body:
        return
    at, first = letter.body[0]
    count = letter.word_count
    if not fewest <= count <= MOST_WORDS:
        why = (
            f"At {count} words it reads as an afterthought; {fewest} to 120 do it justice."
            if count < fewest
            else f"At {count} words few read to the end; 60 to 120 are enough."
        )
        yield Finding(Rule.LENGTH, Severity.HINT, at, at + len(first), first, why)
    thanked = [(at, s) for at, s in letter.body for _ in range(thanks(s))]
    if letter.sign_off and thanks(letter.sign_off[1]):
        thanked.append(letter.sign_off)
    if len(thanked) > MOST_THANKS:
        at, words = thanked[MOST_THANKS]
        why = f"It thanks {len(thanked)} times; after the third, thanks sound like a formula."
        yield Finding(Rule.STYLE, Severity.HINT, at, at + len(words), words, why)


def loudness(letter: Letter, exclamations: int) -> Iterator[Finding]:
    """Yield what is shouted in the body, and every exclamation mark beyond the number allowed."""
    marks = 0
    for at, sentence in letter.body:
        for found in _SHOUTED.finditer(sentence):
            yield _hint(Rule.STYLE, found, "Capitals read as shouting.").moved(at)
        for found in _BANGS.finditer(sentence):
            marks += 1
            if len(found[0]) > 1:
                why = "One mark is enough; more sound forced."
                yield _hint(Rule.STYLE, found, why, "!" if marks <= exclamations else ".").moved(at)
            elif marks > exclamations:
                why = "Exclamation marks wear thin fast; a full stop sounds surer."
                yield _hint(Rule.STYLE, found, why, ".").moved(at)


def register(letter: Letter, tone: Tone | None, greeting: str | None) -> Iterator[Finding]:
    """Yield where greeting, contractions or sign-off belong to another register.

    Without a tone only a formal greeting and a casual sign-off are told apart; `greeting` is how
    the tone would greet the reader.
    """
    formal = tone is not None and tone.names == "formal"
    if letter.greeting:
        at, words = letter.greeting
        casual = bool(_CASUAL_START.match(words))
        titled = bool(_TITLE.search(words))
        wanted = "casual" if tone and tone.greeting.source.startswith("Hi") else "plain"
        if formal and casual:
            why = "This greeting is too casual for a formal note."
            yield Finding(Rule.REGISTER, Severity.HINT, at, at + len(words), words, why, greeting)
        if tone and not formal and titled and greeting and not _TITLE.search(greeting):
            why = "Title and family name are stiffer than the rest of the note."
            yield Finding(Rule.REGISTER, Severity.HINT, at, at + len(words), words, why, greeting)
        if tone and wanted == "plain" and not formal and words.casefold().startswith(("hi", "hey")):
            why = "This greeting is more casual than the tone chosen."
            yield Finding(Rule.REGISTER, Severity.HINT, at, at + len(words), words, why, greeting)
        formal = formal or (titled and tone is None)
    if formal and letter.sign_off and _CASUAL_END.search(letter.sign_off[1]):
        at, words = letter.sign_off
        why = "A formal greeting and a casual end do not go together."
        yield Finding(
            Rule.REGISTER, Severity.HINT, at, at + len(words), words, why, "Kind regards,"
        )
    if tone is not None and tone.names == "formal":
        yield from (f for at, sentence in letter.body for f in _shortened(at, sentence))


def _shortened(at: int, sentence: str) -> Iterator[Finding]:
    for found in _SHORTENED.finditer(sentence):
        why = "A formal note has no shortened forms."
        yield _hint(Rule.REGISTER, found, why, _long(found[0])).moved(at)


def _long(word: str) -> str | None:
    plain = word.replace("’", "'")
    long = _ODD.get(plain.casefold())
    for ending, full in _LONG.items():
        if long is None and plain.casefold().endswith(ending):
            return plain[: -len(ending)] + full
    return long and (long[0].upper() if plain[0].isupper() else long[0]) + long[1:]


def _hint(rule: Rule, found: re.Match[str], why: str, replacement: str | None = None) -> Finding:
    return Finding(rule, Severity.HINT, found.start(), found.end(), found[0], why, replacement)
