"""Split a message into greeting, body, signature, and the small print below it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from templates.mail.lexicon import LEXICON
from templates.mail.names import clean_person_name, may_be_same_person
from templates.matching.sentences import split_sentences
from templates.names.word_kinds import is_given_name
from templates.text import tidy

MAX_BODY = 20_000
"""Maximum characters of a body; the rest is ignored. No refusal is longer."""

_GREETING = re.compile(
    r"(?i)^(?:(?:(?:my )?dear(?:est)?|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|"
    r"greetings|hallo|salut|bonjour|annwyl|kia ora|g'day|to|howdy|morning|afternoon|evening|hej|"
    r"hei|hola|ciao|prynhawn da|bore da|helo|"
    r"sehr geehrte[rs]?|liebe[rs]?|tēnā koe|aloha|namaste|respected|salaam|olá|caro|"
    r"cara|chère?|geachte|beste|heya|yo|"
    r"a chara|a)\b[ ,]*)+"
    r"(?P<name>[^,:;!.\n–—-]{0,80}(?:\.\s?[^,:;!.\n–—]{1,60}|-[^,:;!.\n–—]{1,60})*)"
    r"(?P<end>[,:;!.–—-]|$)"
)
_NAME_AS_GREETING = re.compile(
    r"^(?P<name>[^\W\d_][\w'’-]{1,30})(?P<end>[,!.:]? ?(?:hello|hi)?[,!.:–—-]+)\s*$"
)
_TITLED_NAME_AS_GREETING = re.compile(
    r"^(?P<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Frau|"
    r"Herr)\.? [^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?)\s?[:,–—-]?$"
)
_NAME_BEFORE_SENTENCE = re.compile(
    r"[^\W\d_][\w'’-]{1,24}(?=(?: my (?:dear|friend|love)| dear)?[,!]\s)"
)
_INLINE_SIGNATURE = re.compile(
    r"(?:[.!?,;)…]|\s[-–—])\s*([^\W\d_][\w'’-]{1,24})(?:\s+[xX]{1,3})?\s*[.!]?$"
)
_BULLET = re.compile(r"^\s*[-*•·]\s")
_SIGNATURE_DASHES = re.compile(r"^\s?--\s?$")
_SEPARATOR_LINE = re.compile(r"^\s*[-_=*~]{5,}\s*$")
_MAX_SIGNATURE_LINE = 90
_MAX_LINES_SEARCHED = 40
"""Maximum lines with text that are searched for a greeting."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a message, in lines or sentences."""

    greeting: str = ""
    """The greeting as written: "Dear Ada,"."""
    addressee: str = ""
    """The name in the greeting."""
    headings: tuple[str, ...] = ()
    """The lines above the greeting, and short ones below that may be headings.

    Such as a letterhead, or "Re: Head Gardener".
    """
    sentences: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    small_print: tuple[str, ...] = ()
    """The lines below the signature, such as a disclaimer."""

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)

    @property
    def sentences_and_footer(self) -> tuple[str, ...]:
        """The sentences, the small print and the signature."""
        return (*self.sentences, *self.small_print, *self.signature)


class _Greeting(NamedTuple):
    """A greeting in a message."""

    line_index: int
    text: str
    """The greeting itself: "Dear Ada,"."""
    name: str
    rest: str = ""
    """The text after it in the same line."""


def split_letter(
    raw_lines: tuple[str, ...], sender_name: str = "", recipient_name: str = ""
) -> Letter:
    """Return the parts of a message; the names of sender and recipient may be "" if unknown."""
    lines = [tidy(re.sub(r"^[*_]{1,2}(.{1,200}?)[*_]{1,2}$", r"\1", line)) for line in raw_lines]
    lines, last_small_print = _split_off_last_small_print(lines)
    greeting = _find_greeting(lines, recipient_name)
    headings: list[str] = []
    body = lines
    if greeting:
        headings = [line for line in lines[: greeting.line_index] if line][-6:]
        body = lines[greeting.line_index + 1 :]
        if greeting.rest:
            body = [greeting.rest, *body]
    end, signature, small_print = _find_signature(body, sender_name)
    body = body[:end]
    if not signature and (name := _find_inline_signature(body, sender_name)):
        signature = [name]
    paragraphs, headings_in_body = _join_paragraphs(body)
    text = "\n\n".join(paragraphs)[:MAX_BODY]
    sentences = tuple(sentence for _, sentence in split_sentences(text))[:400]
    return Letter(
        greeting.text if greeting else "",
        greeting.name if greeting else "",
        (*headings, *headings_in_body),
        sentences,
        tuple(signature[:25]),
        tuple([*small_print, *last_small_print][:60]),
    )


def _split_off_last_small_print(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split the paragraphs of small print at the end of a message from the lines above them."""
    end = len(lines)
    while end:
        start = end
        while start and lines[start - 1]:
            start -= 1
        paragraph = [line for line in lines[start:end] if not _SEPARATOR_LINE.match(line)]
        if not any(paragraph):
            end = start - 1 if start == end else start
            continue
        if len(paragraph) > 8 or not any(map(_is_small_print, paragraph)) or not start:
            break
        first = clean_person_name(paragraph[0])
        if first[:1].isupper() and len(first) < 50 and not _is_small_print(first):
            # A signature with a line of small print below it.
            break
        end = start
    last_small_print = [line for line in lines[end:] if line and not _SEPARATOR_LINE.match(line)]
    return lines[:end], last_small_print


def _find_greeting(lines: list[str], recipient_name: str) -> _Greeting | None:
    lines_with_text = [(index, line) for index, line in enumerate(lines) if line]
    for count, (index, line) in enumerate(lines_with_text[:_MAX_LINES_SEARCHED], 1):
        match = _GREETING.match(line[:200])
        if match and _is_greeting(match, line):
            # In "Hallo / Dear Ada", the name is after the last greeting.
            name = re.split(r"\s/\s|\s*/\s*(?=Dear|Hi)", match["name"])[-1]
            name = re.sub(r"(?i)^(?:dear|hi|hello)\s+", "", name)
            return _Greeting(
                index, line[: match.end()], name.strip(" ,"), line[match.end() :].strip()
            )
        if count <= 2 and (match := _NAME_AS_GREETING.match(line[:80])):
            return _Greeting(index, line, match["name"])
        if count == 1 and len(lines_with_text) > 1 and is_given_name(line) and not lines[index + 1]:
            return _Greeting(index, line, line)
        if count <= 4 and (match := _TITLED_NAME_AS_GREETING.match(line[:80])):
            return _Greeting(index, line, match["name"])
        if count <= 2 and recipient_name:
            match = _NAME_BEFORE_SENTENCE.match(line)
            if match and match[0] in recipient_name.split():
                rest = re.split(r"[,!]", line, maxsplit=1)[1].strip()
                return _Greeting(index, match[0], match[0], rest)
            name = line.rstrip(" ,:!-–—")
            if len(name.split()) < 4 and may_be_same_person(name, recipient_name):
                return _Greeting(index, line, name)
    return None


def _is_greeting(match: re.Match[str], line: str) -> bool:
    words = match["name"].split()
    if len(words) > 6:
        return False
    if re.match(r"(?i)to\b", line):
        return line.lower().startswith("to whom")
    first_word = line.split()[0].lower().strip(",!.")
    if first_word in ("good", "morning", "afternoon", "evening", "greetings"):
        is_name = len(words) == 1 and match["end"] == "," and is_given_name(words[0])
        return is_name or (len(line) < 80 and words[:1] not in (["to"], ["from"]))
    return match.end() == len(line) or match["end"] in ",!:.–—" or len(line) < 50


def _find_signature(body: list[str], sender_name: str) -> tuple[int, list[str], list[str]]:
    """Return the index where the body ends, the signature, and the small print below it."""
    farewell = _find_farewell(body)
    name_line = _find_name_line(body, sender_name)
    dashes = next((index for index, line in enumerate(body) if _SIGNATURE_DASHES.match(line)), None)
    if farewell is not None and (dashes is None or farewell < dashes):
        _, name = _split_farewell(body[farewell])
        below = [line for line in [name, *body[farewell + 1 :]] if line]
        return farewell, *_split_small_print(below)
    if name_line is not None and (dashes is None or name_line < dashes):
        below = [line for line in body[name_line:] if line]
        return _find_start_of_farewell(body, name_line), *_split_small_print(below)
    if dashes is not None:
        below = [line for line in body[dashes + 1 :] if line]
        return dashes, *_split_small_print(below)
    return _find_signature_without_farewell(body)


def _find_name_line(body: list[str], sender_name: str) -> int | None:
    """Return the index of the first line that is the sender's name, or a part of it."""
    if not sender_name:
        return None
    for index, line in enumerate(body):
        name = re.sub(r"\s+[xX]{1,4}$", "", line.split(",")[0].split(" | ")[0]).strip(" -–—*.")
        is_short = 0 < len(name.split()) < 6 and len(name) < 50
        is_name = (
            is_short and name[:1].isupper() and may_be_same_person(name, sender_name, strict=True)
        )
        if index and is_name:
            return index
    return None


def _find_start_of_farewell(body: list[str], name_line: int) -> int:
    """Return the index of a farewell in unusual words above a name, or else of the name."""
    index = name_line - 1
    while index > 0 and not body[index]:
        index -= 1
    line = body[index] if index > 0 else ""
    is_farewell = bool(line) and len(line.split()) < 6 and not line.endswith((".", "!", "?"))
    return index if is_farewell else name_line


def _find_inline_signature(body: list[str], sender_name: str) -> str:
    """Return the sender's name at the end of the last line: "See you around! Lowri x"."""
    last_line = next((line for line in reversed(body) if line), "")
    match = _INLINE_SIGNATURE.search(last_line[-200:])
    if (
        match
        and match[1][:1].isupper()
        and sender_name
        and may_be_same_person(match[1], sender_name, strict=True)
    ):
        return match[1]
    return ""


def _find_farewell(body: list[str]) -> int | None:
    """Return the index of the first farewell with nothing but a signature below it."""
    indexes = [index for index, line in enumerate(body) if _is_farewell(line)]
    for index in indexes:
        next_line = next((line for line in body[index + 1 :] if line), "")
        if len(next_line) < _MAX_SIGNATURE_LINE:
            return index
    return indexes[-1] if indexes else None


def _is_farewell(line: str) -> bool:
    words, _ = _split_farewell(line)
    return bool(words)


def _split_farewell(line: str) -> tuple[str, str]:
    """Split "Best wishes, Ada" into farewell and name; return ("", "") if it is no farewell."""
    if not line or len(line) > 70:
        return "", ""
    plain = line.casefold().strip(" ,.!–—-")
    if _is_plain_farewell(plain, line):
        return line, ""
    head, separator, tail = line.partition(",")
    if not separator:
        head, separator, tail = line.partition(" – ")
    if head.lower().strip(" .!") in LEXICON.farewells and 0 < len(tail.split()) < 5:
        return head, tail.strip()
    words = plain.replace(",", "").split()
    starts = (" ".join(words[: count + 1]) for count in range(len(words)))
    if (
        len(words) < 8
        and any(start in LEXICON.farewells for start in starts)
        and LEXICON.farewell_tails.issuperset(words[1:])
    ):
        return line, ""
    return "", ""


def _is_plain_farewell(plain: str, line: str) -> bool:
    """Return whether a line is a farewell without a name.

    `plain` is the line in lower case and without punctuation around it.
    """
    if plain in LEXICON.farewells:
        return True
    words = plain.split()
    if 0 < len(words) < 6 and words[-1] in LEXICON.farewell_ends and not line.endswith((".", "?")):
        return True
    # In two languages: "Ngā mihi | Kind regards".
    halves = [half.strip(" ,.") for half in re.split(r"\s*[/|]\s*", plain)]
    return len(halves) == 2 and any(half in LEXICON.farewells for half in halves)


def _find_signature_without_farewell(body: list[str]) -> tuple[int, list[str], list[str]]:
    """Return what `_find_signature` does, for a letter that ends in short lines."""
    start = len(body)
    for index in range(len(body) - 1, -1, -1):
        line = body[index]
        if not line:
            continue
        if not _is_small_print(line) and not _SEPARATOR_LINE.match(line) and _belongs_to_body(line):
            break
        start = index
    below = [line for line in body[start:] if line]
    if start == 0 and len(below) < 3:
        return len(body), [], []
    return start, *_split_small_print(below)


def _belongs_to_body(line: str) -> bool:
    """Return whether a line reads as a sentence or as an item of a list."""
    if line.count(" | ") > 1 and not line.startswith("|"):
        # Name, organisation and telephone number in one line.
        return False
    if len(line) > 60:
        return True
    if len(line.split()) <= 3:
        return False
    has_words_of_sentence = any(len(word) > 2 and word.islower() for word in line.split())
    return (
        line.endswith((".", "!", "?"))
        or (has_words_of_sentence and bool(_INLINE_SIGNATURE.search(line)))
        or bool(_BULLET.match(line))
    )


def _split_small_print(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split the lines below a letter into the signature and the small print."""
    for index, line in enumerate(lines):
        is_separator = bool(_SEPARATOR_LINE.match(line))
        next_line = lines[index + 1] if index + 1 < len(lines) else ""
        is_signature_below = 0 < len(next_line) < _MAX_SIGNATURE_LINE and not _is_small_print(
            next_line
        )
        if is_separator and 0 < index < 3 and is_signature_below:
            # A name, and below a separator the same with a title.
            return _split_small_print([*lines[:index], *lines[index + 1 :]])
        if is_separator or _is_small_print(line):
            small_print = [other for other in lines[index:] if not _SEPARATOR_LINE.match(other)]
            return lines[:index], small_print
        if len(line) > 140:
            return lines[:index], lines[index:]
    return lines, []


def _is_small_print(line: str) -> bool:
    lower = line.lower()
    return any(phrase in lower for phrase in LEXICON.small_print)


def _join_paragraphs(body: list[str]) -> tuple[list[str], list[str]]:
    """Join wrapped lines to paragraphs; return them, and those that may be headings."""
    width = min(80, max((len(line) for line in body), default=0))
    paragraphs: list[str] = []
    current: list[str] = []
    for index, line in enumerate(body):
        if current and (not line or _BULLET.match(line)):
            paragraphs.append(" ".join(current))
            current = []
        if not line:
            continue
        current.append(line)
        next_line = body[index + 1] if index + 1 < len(body) else ""
        next_word = next_line.split(" ")[0]
        is_wrapped = len(line) + len(next_word) + 1 > 0.75 * width
        if not is_wrapped and not next_line[:1].islower():
            paragraphs.append(" ".join(current))
            current = []
    if current:
        paragraphs.append(" ".join(current))
    headings = [
        paragraph
        for paragraph in paragraphs
        if len(paragraph) < 120 and not paragraph.endswith((".", "!", "?"))
    ]
    return paragraphs, headings[:12]
