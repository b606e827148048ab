"""Count the conversations that a letter mentions."""

import re
from collections.abc import Iterable

from templates.mail.phrases import Found, find_all

_NUMBERS = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
_COUNTED = re.compile(
    r"(?i)\b(two|three|four|five|six|both|[2-5])\s+(?:of\s+)?(?:\w+\s+){0,2}?"
    r"(?:rounds|interviews|conversations|meetings|visits|calls|chats|stages|"
    r"discussions|sessions|times)\b"
)
_TWICE = re.compile(r"(?i)\b(?:twice|two times)\b")
_ORDINAL = re.compile(
    r"(?i)\b(second|third|fourth|2nd|3rd)[\s-]+(?:\w+\s+)?(?:interview|round|meeting|"
    r"conversation|visit|stage|call)\b"
)
_LISTED = re.compile(
    r"(?i)\b(?:the|an?|your|our|that)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:interview|visit|call|presentation|afternoon|morning|chat|trial|lunch|tour|"
    r"task|coffee|session|"
    r"meeting|screen|panel|conversation|walk|test|talk|lesson|workshop)\b"
)
_LEAST_LISTED = 3
"""How many things in one sentence are a list of all the meetings."""
_ORDINALS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4}
_ANOTHER = re.compile(
    r"(?i)\b(?:and|then|plus|as well as|followed by)\s+(?:then\s+)?(?:for\s+|"
    r"to\s+)?(?:the|a|an|that|your|coming|our)\s+(?:\w+\s+){0,3}?"
    r"(?:interview|visit|call|presentation|walk|day|afternoon|morning|chat|trial|"
    r"shift|lunch|tour|task|coffee|session|meeting|in|to|back)\b"
)
_SINGLE = re.compile(
    r"(?i)\b(?:interview|call|meeting|conversation|visit|chat|phone|telephone|"
    r"audition|presentation|shift)\b"
)
_SEVERAL = re.compile(
    r"(?i)\b(?:interviews|calls|meetings|conversations|visits|chats|rounds|stages|"
    r"final (?:round|stage|interview)|again|each time|weeks)\b"
)


def count_meetings(sentences: Iterable[str], own_earlier: Iterable[str]) -> tuple[int | None, str]:
    """Return how many conversations a letter mentions, and the words; None where it is unclear.

    `own_earlier` are sentences of the writer's that it quotes.
    """
    for text in (tuple(sentences), tuple(own_earlier)):
        found = [*find_all("met", text), *find_all("called", text)]
        relevant = list(dict.fromkeys(item.sentence for item in found))
        count, words = _count(relevant, found)
        if count:
            return count, words
    return None, ""


def _count(sentences: list[str], found: list[Found]) -> tuple[int | None, str]:
    highest, words = 0, ""
    for sentence in sentences:
        for match in _COUNTED.finditer(sentence):
            extra = 1 if _ANOTHER.search(sentence, match.end()) else 0
            if (number := _NUMBERS[match[1].lower()] + extra) > highest:
                highest, words = number, sentence
        listed = len(_LISTED.findall(sentence)) if "," in sentence else 0
        if listed >= _LEAST_LISTED and listed > highest:
            highest, words = listed, sentence
        if _TWICE.search(sentence) and highest < 2:
            highest, words = 2, sentence
        for match in _ORDINAL.finditer(sentence):
            if _ORDINALS[match[1].lower()] > highest:
                highest, words = _ORDINALS[match[1].lower()], sentence
    if highest:
        return highest, words
    text = " ".join(sentences)
    if not sentences or _SEVERAL.search(text) or _ANOTHER.search(text):
        return None, ""
    if len(sentences) < 3:
        return 1, found[0].sentence
    return None, ""
