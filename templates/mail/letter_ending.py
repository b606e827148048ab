"""Find what is below the body of a letter: the farewell, the signature, and the small print."""

import re
from typing import NamedTuple

from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    KISSES_AT_END,
    clean_person_name,
    is_person_name,
    may_be_same_person,
    without_legal_form,
)
from templates.mail.paragraphs import BULLET

_SEPARATOR_LINE = re.compile(r"^\s*[-_=*~]{5,}\s*$")
_MAX_SIGNATURE_LINE = 89
"""The maximum number of characters in a line of a signature."""
_MIN_SMALL_PRINT_LINE = 141
"""The minimum number of characters that make any line below the body small print."""
_MAX_LINES_OF_LAST_SMALL_PRINT = 8
"""The maximum number of lines in a paragraph of small print at the end of a message."""
_MAX_NAME = 49
"""The maximum number of characters in the name in a signature."""
_MAX_FAREWELL, _MAX_WORDS_OF_FAREWELL = 70, 10
"""The maximum number of characters and words of a line with a farewell."""
_MAX_LINES_OF_SIGNATURE = 5
"""The maximum number of lines in a signature that has no farewell above it."""
_MIN_LINE_OF_BODY = 61
"""The minimum number of characters that make a line part of the body, without other signs.

This is only for letters without a farewell or a name at their end.
"""


class Ending(NamedTuple):
    """What is below the body of a letter."""

    start: int
    """The index of the first line below the body."""
    signature: list[str]
    small_print: list[str]


def split_off_last_small_print(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split the paragraph of small print at the end of a message from the lines above it."""
    start, end = _find_last_paragraph(lines)
    paragraph = [line for line in lines[start:end] if not _SEPARATOR_LINE.match(line)]
    may_be_small_print = start > 0 and 0 < len(paragraph) <= _MAX_LINES_OF_LAST_SMALL_PRINT
    if not may_be_small_print or not any(map(_is_small_print, paragraph)):
        return lines, []
    name = clean_person_name(paragraph[0].partition(" | ")[0])
    if name[:1].isupper() and len(name) <= _MAX_NAME and not _is_small_print(name):
        # A signature with a line of small print below it.
        return lines, []
    return lines[:start], paragraph


def _find_last_paragraph(lines: list[str]) -> tuple[int, int]:
    """Return the indexes of the first line of the last paragraph, and of the line after it."""
    end = next((index for index in reversed(range(len(lines))) if lines[index]), -1) + 1
    start = next((index for index in reversed(range(end)) if not lines[index]), -1) + 1
    return start, end


def find_ending(lines: list[str], sender_name: str) -> Ending:
    """Return the ending of a letter, given all its lines below the greeting.

    It begins with a farewell, or else with the sender's name, a paragraph that begins with a name,
    or short lines.
    """
    farewell = _find_farewell(lines)
    if farewell is not None:
        # Another farewell may follow: "Kind regards," and below it "Thanks, Ada".
        below = [_without_farewell(line) for line in lines[farewell : farewell + 2]]
        return Ending(farewell, *_split_small_print([*below, *lines[farewell + 2 :]]))
    name_line = _find_name_line(lines, sender_name)
    if name_line is not None:
        start = _find_start_of_farewell(lines, name_line)
        return Ending(start, *_split_small_print(lines[name_line:]))
    unknown_farewell = _find_unknown_farewell(lines)
    if unknown_farewell is not None:
        return Ending(unknown_farewell, *_split_small_print(lines[unknown_farewell + 1 :]))
    last_paragraph = _find_signature_in_last_paragraph(lines)
    if last_paragraph is not None:
        return Ending(last_paragraph, *_split_small_print(lines[last_paragraph:]))
    return _find_short_lines_at_end(lines)


def _ends_sentence_above(lines: list[str], index: int) -> bool:
    """Return whether a line is the end of a sentence that is wrapped, and so part of the body."""
    line_above = lines[index - 1] if index else ""
    is_unfinished = len(line_above) >= _MIN_LINE_OF_BODY and line_above[-1].isalnum()
    return is_unfinished and lines[index].endswith((".", "!", "?"))


def _find_unknown_farewell(lines: list[str]) -> int | None:
    """Return the index of the last line that must be a farewell, in whatever words, or None.

    It is a paragraph of its own or begins one, ends in a comma, and the next line is a name.
    """
    for index in reversed(range(1, len(lines))):
        line = lines[index]
        is_short = len(line) <= _MAX_FAREWELL and len(line.split()) <= _MAX_WORDS_OF_FAREWELL
        if not line.endswith(",") or lines[index - 1] or not is_short:
            continue
        lines_below = [line for line in lines[index + 1 :] if line]
        has_only_name_below = len(lines_below) == 1 and is_person_name(
            lines_below[0], has_evidence=True
        )
        if lines_below and (has_only_name_below or _may_be_full_name(lines_below[0])):
            return index
    return None


def _find_signature_in_last_paragraph(lines: list[str]) -> int | None:
    """Return the index of the last paragraph if it is a name with lines below it, else None."""
    start, end = _find_last_paragraph(lines)
    paragraph = lines[start:end]
    is_signature = 1 < len(paragraph) <= _MAX_LINES_OF_SIGNATURE and not any(
        line.endswith((".", "!", "?", ":")) and without_legal_form(line) == line
        for line in paragraph
    )
    return start if start > 0 and is_signature and _may_be_full_name(paragraph[0]) else None


def _may_be_full_name(line: str) -> bool:
    """Return whether a line may be a full name: "Ada Reed", "A. Reed" or "Ada Reed, Head"."""
    name = clean_person_name(line)
    is_at_start = line.startswith(name) and len(name) <= _MAX_NAME
    return is_at_start and len(name.split()) > 1 and is_person_name(name, has_evidence=True)


def _find_name_line(lines: list[str], sender_name: str) -> int | None:
    """Return the index of the first line, after line 0, that is the sender's name or part of it."""
    if not sender_name:
        return None
    for index, line in enumerate(lines[1:], 1):
        before_comma, _, after_comma = line.partition(",")
        goes_on = after_comma.strip()[:1].islower() and not is_person_name(before_comma)
        if goes_on or _ends_sentence_above(lines, index):
            # As in "It's me Ada, we talked".
            continue
        before_separator = before_comma.split(" | ")[0]
        name = KISSES_AT_END.sub("", before_separator).strip(" -–—*.")
        is_short = 0 < len(name.split()) < 6 and len(name) <= _MAX_NAME
        if is_short and name[:1].isupper() and may_be_same_person(name, sender_name, strict=True):
            return index
    return None


def _find_start_of_farewell(lines: list[str], name_line: int) -> int:
    """Return the index of a farewell in unusual words above a name, or else of the name."""
    index = name_line - 1
    while index > 0 and not lines[index]:
        index -= 1
    line = lines[index] if index > 0 else ""
    is_farewell = bool(line) and len(line.split()) < 6 and not line.endswith((".", "!", "?"))
    return index if is_farewell else name_line


def _find_farewell(lines: list[str]) -> int | None:
    """Return the index of the last farewell, or None."""
    for index in reversed(range(len(lines))):
        if _is_farewell(lines[index]) and not _ends_sentence_above(lines, index):
            return index
    return None


def _is_farewell(line: str) -> bool:
    words, _ = _split_farewell(line)
    return bool(words)


def _split_farewell(line: str) -> tuple[str, str]:
    """Split "Best wishes, Ada" into farewell and name, which may be "".

    Return ("", "") if the line is no farewell.
    """
    if not line or len(line) > _MAX_FAREWELL:
        return "", ""
    if _is_plain_farewell(line.casefold().strip(" ,.!–—-"), line):
        return line, ""
    farewell, _, name = line.partition("," if "," in line else " – ")
    has_name = 0 < len(name.split()) < 5 and (name.strip()[0].isupper() or line.islower())
    if has_name and farewell.lower().strip(" .!") in LEXICON.farewells:
        return farewell, name.strip()
    return "", ""


def _without_farewell(line: str) -> str:
    """Return a line without the farewell that it begins with, or consists of."""
    words, name = _split_farewell(line)
    return name if words else line


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


def _find_short_lines_at_end(lines: list[str]) -> Ending:
    """Return the short lines, small print and separators at the end of a letter."""
    start = len(lines)
    for index, line in reversed(list(enumerate(lines))):
        if not line:
            continue
        is_in_body = _belongs_to_body(line) or _ends_sentence_above(lines, index)
        if not _is_small_print(line) and not _SEPARATOR_LINE.match(line) and is_in_body:
            break
        start = index
    if start == 0 and sum(map(bool, lines)) < 3:
        # One or two short lines are a letter.
        return Ending(len(lines), [], [])
    return Ending(start, *_split_small_print(lines[start:]))


def _belongs_to_body(line: str) -> bool:
    """Return whether a line reads as a sentence or as an item of a list."""
    if " | " in line and not line.startswith("|"):
        # Name, organisation and telephone number in one line.
        return False
    if len(line) >= _MIN_LINE_OF_BODY:
        return True
    if len(line.split()) <= 3:
        return False
    return line.endswith((".", "!", "?")) or bool(BULLET.match(line))


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
            # A name, a separator, and then the name again with a job title.
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
