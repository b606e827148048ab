"""Split a message into greeting, body, signature, and the small print below it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from templates.mail.alternatives import any_word_of
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    KISSES_AT_END,
    clean_person_name,
    is_person_name,
    may_be_same_person,
)
from templates.matching.sentences import locate_sentences
from templates.names.word_kinds import is_given_name
from templates.text import tidy

MAX_BODY = 20_000
"""Maximum characters of a body; the rest is ignored. No refusal is longer."""

_GREETING_WORDS = any_word_of(
    r"""
    (?:my_)?dear(?:est)? hi hello hey hiya good_(?:morning|afternoon|evening|day) greetings hallo
    salut bonjour annwyl kia_ora g'day gidday to howdy morning afternoon evening hej hei hola ciao
    prynhawn_da bore_da helo sehr_geehrte[rs]? liebe[rs]? tēnā_koe aloha namaste respected salaam
    olá caro cara chère? geachte beste heya yo a_chara a(?-i:(?=\s[^\W\d_a-z]))
    """
)
_GREETING = re.compile(
    rf"(?i)^(?:{_GREETING_WORDS}\b[ ,]*)+"
    r"(?P<name>[^,:;!.\n–—-]{0,80}(?:\.\s?[^,:;!.\n–—]{1,60}|-[^,:;!.\n–—]{1,60})*)"
    r"(?P<end>[,:;!.–—-]|$)"
)
"""As in "Dear Ada,", "Good morning", "Hello, dear Ada!" or "To whom it may concern:"."""
_NAME_AS_GREETING = re.compile(
    r"^(?P<name>[^\W\d_][\w'’-]{1,30})[,!.:]? ?"
    r"(?:hello|hi|good (?:morning|afternoon|evening|day))?[,!.:–—-]+\s*$"
)
"""As in "Ada,", "Ada, hello!" or "Ada good evening,"."""
_TITLED_NAME_AS_GREETING = re.compile(
    r"^(?P<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Frau|"
    r"Herr)\.? [^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?)\s?[:,–—-]?$"
)
"""As in "Ms. Ada Lovelace:"."""
_NAME_BEFORE_HONORIFIC = re.compile(
    r"^(?P<name>[^\W\d_][^,:;!?\n]{0,60}?)\s*(?:様|さま|さん|殿|님|先生|女士|[ -](?:san|sama))"
    r"\s*[,、，:：]?$"
)
"""As in "Ada Lovelace 様" or "Lovelace-san,"."""
_NAME_BEFORE_SENTENCE = re.compile(
    r"[^\W\d_][\w'’-]{1,24}(?=(?: my (?:dear|friend|love)| dear)?[,!]\s)"
)
"""As in "Ada, we have chosen somebody else." or "Ada my dear, …"."""
_INLINE_SIGNATURE = re.compile(
    r"(?:[.!?,;)…]|\s[-–—])\s*(?P<name>[^\W\d_][\w'’-]{1,24})(?:\s+[xX]{1,3})?\s*[.!]?$"
)
"""The name at the end of "See you around! Lowri x"."""
_EMPHASIZED_LINE = re.compile(r"^[*_]{1,2}(.{1,200}?)[*_]{1,2}$")
"""A line in bold or italics, as in "*Re: Head Gardener*"."""
_BULLET = re.compile(r"^\s*[-*•·]\s")
_SIGNATURE_DASHES = re.compile(r"^\s?--\s?$")
"""The line that mail programs put above a signature."""
_SEPARATOR_LINE = re.compile(r"^\s*[-_=*~]{5,}\s*$")
_FIRST_WORDS_WITHOUT_NAME = ("good", "morning", "afternoon", "evening", "greetings")
"""The first words of greetings that need no name."""

_MAX_LINES_SEARCHED = 40
"""Maximum lines with text that are searched for a greeting."""
_MAX_SEARCHED, _MAX_SEARCHED_FOR_NAME = 200, 80
"""Maximum characters of a line that are searched for a word of greeting, and for a name alone."""
_MAX_SENTENCES = 400
_MAX_HEADINGS_ABOVE_GREETING, _MAX_HEADINGS_IN_BODY = 6, 12
_MAX_HEADING = 119
"""Maximum characters of a heading in the body."""
_MAX_SIGNATURE_LINES, _MAX_SMALL_PRINT_LINES = 25, 60
_MAX_SIGNATURE_LINE = 89
"""Maximum characters of a line of a signature."""
_MIN_SMALL_PRINT_LINE = 141
"""Minimum characters of a line that is small print, whatever it says."""
_MAX_LINES_OF_LAST_SMALL_PRINT = 8
"""Maximum lines of a paragraph of small print at the end of a message."""
_MAX_NAME = 49
"""Maximum characters of the name in a signature."""
_ALSO_FROM = re.compile(r",? (?:also|and) from (?:the )?\w+(?: (?:and|&) \w+)?[,.!]?$")
"""Whom a farewell is from, too, as in "Best wishes, also from Ada"."""
_MAX_FAREWELL, _MAX_WORDS_OF_FAREWELL = 70, 10
"""Maximum characters and words of a line with a farewell."""
_MAX_LINES_BELOW_NAME = 5
"""Maximum lines of a signature that no farewell announces."""
_MIN_LINE_OF_BODY = 61
"""Minimum characters of a line that is in the body, whatever it says."""
_MAX_WIDTH = 80
"""Maximum width of the wrapped lines of a mail, in characters."""
_MAX_WRAPPED_LINE = 130
"""Maximum characters of a wrapped line."""
_MIN_FULL_LINE = 0.75
"""Minimum part of the width that a line and the next word fill where it was wrapped."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a message, in lines or sentences."""

    greeting: str = ""
    """The greeting as written: "Dear Ada,"."""
    addressee: str = ""
    """The name in the greeting."""
    headings: tuple[str, ...] = ()
    """The lines above the greeting, such as a letterhead, then short paragraphs of the body.

    These may be headings: "Re: Head Gardener".
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


class _Ending(NamedTuple):
    """What is below the body of a letter."""

    start: int
    """The index of the line where the body ends."""
    signature: list[str]
    small_print: list[str]


def split_letter(
    raw_lines: tuple[str, ...], sender_name: str = "", recipient_name: str = ""
) -> Letter:
    """Return the parts of a message; the names of sender and recipient may be "" if unknown."""
    lines = [tidy(_EMPHASIZED_LINE.sub(r"\1", line)) for line in raw_lines]
    lines, last_small_print = _split_off_last_small_print(lines)
    greeting = _find_greeting(lines, recipient_name)
    headings: list[str] = []
    body = lines
    if greeting:
        headings = [line for line in lines[: greeting.line_index] if line]
        body = lines[greeting.line_index + 1 :]
        if greeting.rest:
            body = [greeting.rest, *body]
    end, signature, small_print = _find_ending(body, sender_name)
    second_greeting = _find_greeting_below(body, end)
    if second_greeting:
        # The letter follows again in another language.
        body_below = body[second_greeting.line_index + 1 :]
        end_below, signature, small_print = _find_ending(body_below, sender_name)
        body = [*body[:end], "", *body_below[:end_below]]
        greeting = second_greeting
    else:
        body = body[:end]
    if not signature and (name := _find_inline_signature(body, sender_name)):
        signature = [name]
    paragraphs = _join_paragraphs(body)
    sentences = locate_sentences("\n\n".join(paragraphs)[:MAX_BODY])
    return Letter(
        greeting=greeting.text if greeting else "",
        addressee=greeting.name if greeting else "",
        headings=(*headings[-_MAX_HEADINGS_ABOVE_GREETING:], *_find_headings(paragraphs)),
        sentences=tuple(sentence for _, sentence in sentences)[:_MAX_SENTENCES],
        signature=tuple(signature[:_MAX_SIGNATURE_LINES]),
        small_print=tuple([*small_print, *last_small_print][:_MAX_SMALL_PRINT_LINES]),
    )


def _split_off_last_small_print(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split the paragraphs of small print at the end of a message from the lines above them."""
    end = len(lines)
    while end:
        start = end
        while start and lines[start - 1]:
            start -= 1
        paragraph = [line for line in lines[start:end] if not _SEPARATOR_LINE.match(line)]
        if not paragraph:
            # An empty line, or nothing but separators.
            end = min(start, end - 1)
            continue
        may_be_small_print = start > 0 and len(paragraph) <= _MAX_LINES_OF_LAST_SMALL_PRINT
        if not may_be_small_print or not any(map(_is_small_print, paragraph)):
            break
        first = clean_person_name(paragraph[0])
        if first[:1].isupper() and len(first) <= _MAX_NAME and not _is_small_print(first):
            # A signature with a line of small print below it.
            break
        end = start
    last_small_print = [line for line in lines[end:] if line and not _SEPARATOR_LINE.match(line)]
    return lines[:end], last_small_print


def _find_greeting(lines: list[str], recipient_name: str) -> _Greeting | None:
    """Return the first greeting; lines without a word of greeting count only near the top."""
    lines_with_text = [(index, line) for index, line in enumerate(lines) if line]
    for line_number, (index, line) in enumerate(lines_with_text[:_MAX_LINES_SEARCHED], 1):
        match = _GREETING.match(line[:_MAX_SEARCHED])
        if match and _is_greeting(match, line):
            text, rest = line[: match.end()], line[match.end() :].strip()
            return _Greeting(index, text, _find_name_in_greeting(match["name"]), rest)
        start = line[:_MAX_SEARCHED_FOR_NAME]
        if line_number <= 2 and (match := _NAME_AS_GREETING.match(start)):
            return _Greeting(index, line, match["name"])
        is_above_others = line_number == 1 and len(lines_with_text) > 1
        if is_above_others and is_given_name(line) and not lines[index + 1]:
            # A given name alone, with an empty line below it.
            return _Greeting(index, line, line)
        match = _TITLED_NAME_AS_GREETING.match(start) or _NAME_BEFORE_HONORIFIC.match(start)
        if line_number <= 4 and match:
            return _Greeting(index, line, match["name"])
        if line_number <= 2 and recipient_name:
            match = _NAME_BEFORE_SENTENCE.match(line)
            if match and match[0] in recipient_name.split():
                rest = re.split(r"[,!]", line, maxsplit=1)[1].strip()
                return _Greeting(index, match[0], match[0], rest)
            name = line.rstrip(" ,:!-–—")
            if len(name.split()) < 4 and may_be_same_person(name, recipient_name):
                # The recipient's name alone.
                return _Greeting(index, line, name)
    return None


def _find_greeting_below(body: list[str], ending: int) -> _Greeting | None:
    """Return a greeting on a line of its own below the ending of a letter, or None."""
    for index, line in enumerate(body[ending:], ending):
        match = _GREETING.match(line[:_MAX_SEARCHED])
        is_alone = match is not None and match.end() == len(line) and bool(match["name"].strip())
        if match and is_alone and line.endswith((",", ":", "!")) and _is_greeting(match, line):
            return _Greeting(index, line, _find_name_in_greeting(match["name"]))
    return None


def _find_name_in_greeting(text: str) -> str:
    """Return the name in the text after a word of greeting.

    In "Hallo / Dear Ada", it stands after the last greeting.
    """
    name = re.split(r"\s/\s|\s*/\s*(?=Dear|Hi)", text)[-1]
    return re.sub(r"(?i)^(?:dear|hi|hello)\s+", "", name).strip(" ,")


def _is_greeting(match: re.Match[str], line: str) -> bool:
    """Return whether a match of `_GREETING` in a line is a greeting, and no sentence.

    "Good news: …" and "Hi all of you who came to see us" are none.
    """
    words = match["name"].split()
    if len(words) > 6:
        return False
    if re.match(r"(?i)to\b", line):
        return line.lower().startswith("to whom")
    first_word = line.split()[0].lower().strip(",!.")
    if first_word in _FIRST_WORDS_WITHOUT_NAME:
        is_name = len(words) == 1 and match["end"] == "," and is_given_name(words[0])
        return is_name or (len(line) < 80 and words[:1] not in (["to"], ["from"]))
    return match.end() == len(line) or match["end"] in ",!:.–—" or len(line) < 50


def _find_ending(body: list[str], sender_name: str) -> _Ending:
    """Return what is below the body.

    It begins with a farewell, or else the sender's name, a line of dashes, or short lines. A
    farewell or a name below the dashes does not count.
    """
    dashes = next((index for index, line in enumerate(body) if _SIGNATURE_DASHES.match(line)), None)
    farewell = _find_farewell(body)
    if farewell is not None and (dashes is None or farewell < dashes):
        _, name = _split_farewell(body[farewell])
        return _Ending(farewell, *_split_small_print([name, *body[farewell + 1 :]]))
    name_line = _find_name_line(body, sender_name)
    if name_line is not None and (dashes is None or name_line < dashes):
        start = _find_start_of_farewell(body, name_line)
        return _Ending(start, *_split_small_print(body[name_line:]))
    unknown_farewell = _find_unknown_farewell(body[:dashes])
    if unknown_farewell is not None:
        return _Ending(unknown_farewell, *_split_small_print(body[unknown_farewell + 1 :]))
    if dashes is not None:
        return _Ending(dashes, *_split_small_print(body[dashes + 1 :]))
    last_paragraph = _find_signature_in_last_paragraph(body)
    if last_paragraph is not None:
        return _Ending(last_paragraph, *_split_small_print(body[last_paragraph:]))
    return _find_short_lines_at_end(body)


def _find_unknown_farewell(body: list[str]) -> int | None:
    """Return the index of the last line that must be a farewell, in whatever words, or None.

    It is a paragraph of its own or begins one, ends in a comma, and the next line is a name.
    """
    for index in reversed(range(1, len(body))):
        line = body[index]
        is_short = len(line) <= _MAX_FAREWELL and len(line.split()) <= _MAX_WORDS_OF_FAREWELL
        if not line.endswith(",") or body[index - 1] or not is_short:
            continue
        lines_below = [line for line in body[index + 1 :] if line]
        is_last_word = len(lines_below) == 1 and is_person_name(lines_below[0], has_evidence=True)
        if lines_below and (is_last_word or _may_be_full_name(lines_below[0])):
            return index
    return None


def _find_signature_in_last_paragraph(body: list[str]) -> int | None:
    """Return the index of the last paragraph if it is a name with lines below it, else None."""
    end = next((index for index in reversed(range(len(body))) if body[index]), -1) + 1
    start = next((index for index in reversed(range(end)) if not body[index]), -1) + 1
    lines = body[start:end]
    is_signature = 1 < len(lines) <= _MAX_LINES_BELOW_NAME and not any(
        line.endswith((".", "!", "?", ":")) for line in lines
    )
    return start if start > 0 and is_signature and _may_be_full_name(lines[0]) else None


def _may_be_full_name(line: str) -> bool:
    """Return whether a line may be a given name or initial with a surname, before a comma."""
    name = clean_person_name(line)
    is_at_start = line.startswith(name) and len(name) <= _MAX_NAME
    return is_at_start and len(name.split()) > 1 and is_person_name(name, has_evidence=True)


def _find_name_line(body: list[str], sender_name: str) -> int | None:
    """Return the index of the first line below the top that is the sender's name or part of it."""
    if not sender_name:
        return None
    for index, line in enumerate(body[1:], 1):
        before_comma, _, after_comma = line.partition(",")
        if after_comma.strip()[:1].islower() and not is_person_name(before_comma):
            # "It's me Ada, we talked" goes on.
            continue
        before_separator = before_comma.split(" | ")[0]
        name = KISSES_AT_END.sub("", before_separator).strip(" -–—*.")
        is_short = 0 < len(name.split()) < 6 and len(name) <= _MAX_NAME
        if is_short and name[:1].isupper() and may_be_same_person(name, sender_name, strict=True):
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
    match = _INLINE_SIGNATURE.search(last_line[-_MAX_SEARCHED:])
    name = match["name"] if match else ""
    is_name = name[:1].isupper() and bool(sender_name)
    return name if is_name and may_be_same_person(name, sender_name, strict=True) else ""


def _find_farewell(body: list[str]) -> int | None:
    """Return the index of the first farewell with nothing but a signature below it."""
    indexes = [index for index, line in enumerate(body) if _is_farewell(line)]
    for index in indexes:
        next_line = next((line for line in body[index + 1 :] if line), "")
        if len(next_line) <= _MAX_SIGNATURE_LINE:
            return index
    return indexes[-1] if indexes else None


def _is_farewell(line: str) -> bool:
    words, _ = _split_farewell(line)
    return bool(words)


def _split_farewell(line: str) -> tuple[str, str]:
    """Split "Best wishes, Ada" into farewell and name, which may be "".

    Return ("", "") if it is no farewell.
    """
    if not line or len(line) > _MAX_FAREWELL:
        return "", ""
    plain = _ALSO_FROM.sub("", line).casefold().strip(" ,.!–—-")
    if _is_plain_farewell(plain, line):
        return line, ""
    farewell, _, name = line.partition("," if "," in line else " – ")
    has_name = 0 < len(name.split()) < 5 and (name.strip()[0].isupper() or line.islower())
    if has_name and farewell.lower().strip(" .!") in LEXICON.farewells:
        return farewell, name.strip()
    return (line, "") if _is_farewell_with_tail(plain) else ("", "")


def _is_farewell_with_tail(plain: str) -> bool:
    """Return whether a line is a farewell with more words: "Best wishes for your job search"."""
    words = plain.replace(",", "").split()
    beginnings = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    return (
        len(words) <= _MAX_WORDS_OF_FAREWELL
        and any(beginning in LEXICON.farewells for beginning in beginnings)
        and LEXICON.farewell_tails.issuperset(words[1:])
    )


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


def _find_short_lines_at_end(body: list[str]) -> _Ending:
    """Return the short lines, small print and separators at the end of a letter."""
    start = len(body)
    for index, line in reversed(list(enumerate(body))):
        if not line:
            continue
        if not _is_small_print(line) and not _SEPARATOR_LINE.match(line) and _belongs_to_body(line):
            break
        start = index
    if start == 0 and sum(map(bool, body)) < 3:
        # One or two short lines are a letter.
        return _Ending(len(body), [], [])
    return _Ending(start, *_split_small_print(body[start:]))


def _belongs_to_body(line: str) -> bool:
    """Return whether a line reads as a sentence or as an item of a list."""
    if line.count(" | ") > 1 and not line.startswith("|"):
        # Name, organisation and telephone number in one line.
        return False
    if len(line) >= _MIN_LINE_OF_BODY:
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
    """Split the lines below a letter into the signature and the small print; omit empty ones."""
    lines = [line for line in lines if line]
    if lines and _SEPARATOR_LINE.match(lines[0]) and _SEPARATOR_LINE.match(lines[-1]):
        # A signature between two separators.
        lines = lines[1:]
    for index, line in enumerate(lines):
        is_separator = bool(_SEPARATOR_LINE.match(line))
        next_line = lines[index + 1] if index + 1 < len(lines) else ""
        is_short = 0 < len(next_line) <= _MAX_SIGNATURE_LINE
        if is_separator and 0 < index < 3 and is_short and not _is_small_print(next_line):
            # A name, and below a separator the same with a title.
            return _split_small_print([*lines[:index], *lines[index + 1 :]])
        if is_separator or _is_small_print(line):
            small_print = [other for other in lines[index:] if not _SEPARATOR_LINE.match(other)]
            return lines[:index], small_print
        if len(line) >= _MIN_SMALL_PRINT_LINE:
            return lines[:index], lines[index:]
    return lines, []


def _is_small_print(line: str) -> bool:
    lower = line.lower()
    return any(phrase in lower for phrase in LEXICON.small_print)


def _join_paragraphs(body: list[str]) -> list[str]:
    """Return the paragraphs of a body, with wrapped lines joined."""
    longest = max(map(len, body), default=0)
    width = min(_MAX_WIDTH, longest)
    # A program that wraps lines leaves none that is much longer.
    has_wrapped_lines = longest <= _MAX_WRAPPED_LINE
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
        # A line with room for the next word was ended on purpose.
        fills_line = len(line) + len(next_word) + 1 > _MIN_FULL_LINE * width
        is_wrapped = has_wrapped_lines and fills_line
        if not is_wrapped and not next_line[:1].islower():
            paragraphs.append(" ".join(current))
            current = []
    if current:
        paragraphs.append(" ".join(current))
    return paragraphs


def _find_headings(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs that may be headings, since they are short and no sentences."""
    headings = [
        paragraph
        for paragraph in paragraphs
        if len(paragraph) <= _MAX_HEADING and not paragraph.endswith((".", "!", "?"))
    ]
    return headings[:_MAX_HEADINGS_IN_BODY]
