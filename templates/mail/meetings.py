"""Count the conversations that a letter mentions."""

import re
from collections.abc import Iterable, Iterator

from templates.mail.signals import find_signals

_NUMBERS = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
_COUNTED_MEETINGS = re.compile(
    # In ASCII, so that no letter such as "ſ" is taken for one of the words.
    rf"(?i)\b(?a:({'|'.join(_NUMBERS)}))\s+(?:of\s+)?(?:\w+\s+){{0,2}}?"
    r"(?:rounds|interviews|conversations|meetings|visits|calls|chats|stages|"
    r"discussions|sessions|times)\b"
)
"""As in "both of your interviews" or "three good conversations"."""
_TWICE = re.compile(r"(?i)\b(?:twice|two times)\b")
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "2nd": 2, "3rd": 3}
_ORDINAL_MEETING = re.compile(
    rf"(?i)\b(?a:({'|'.join(_ORDINALS)}))[\s-]+(?:\w+\s+)?(?:interview|round|meeting|"
    r"conversation|visit|stage|call|talk|chat|session|time)\b"
)
"""As in "your second interview" or "a third long call"."""
_LISTED_MEETING = re.compile(
    r"(?i)\b(?:the|an?|your|our|that)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:interview|visit|call|presentation|afternoon|morning|chat|trial|lunch|tour|"
    r"task|coffee|session|"
    r"meeting|screen|panel|conversation|walk|test|talk|lesson|workshop)\b"
)
"""As each item in "the first call, your visit and the trial lesson"."""
_MIN_LISTED = 3
"""The minimum number of items in a sentence that lists all meetings."""
_MAX_SENTENCES = 3
"""The maximum number of sentences about meetings that may all be about one meeting."""
_PLANNED = re.compile(
    r"(?i)\b(?:plan(?:ned|ning)?|schedul(?:ed?|ing)|arrang(?:ed?|ing)|postpon(?:ed?|ing)|"
    r"cancel(?:led|ling|ed)?) (?:\w+ ){0,2}$"
)
"""Words before a meeting that may not have taken place: "planned your second interview"."""
_SEVERAL_MEETINGS = re.compile(
    r"(?i)\b(?:interviews|calls|meetings|conversations|visits|chats|rounds|stages|"
    r"final (?:round|stage|interview)|again|each time|weeks)\b"
)
"""Words for several meetings without their number."""


def count_meetings(
    sentences: Iterable[str], own_sentences: Iterable[str]
) -> tuple[int | None, str]:
    """Return how many conversations a letter mentions, and the sentence that says so.

    The number is None if it is unclear. `own_sentences` are sentences of the writer that the
    letter quotes.
    """
    for candidates in (tuple(sentences), tuple(own_sentences)):
        matches = [*find_signals("met", candidates), *find_signals("called", candidates)]
        relevant = list(dict.fromkeys(match.sentence for match in matches))
        count, evidence = _count(relevant)
        if count:
            return count, evidence
    return None, ""


def _count(sentences: list[str]) -> tuple[int | None, str]:
    """Return the number and the sentence, from one person's sentences about conversations."""
    highest, evidence = 0, ""
    for sentence in sentences:
        number = max(_find_numbers(sentence), default=0)
        if number > highest:
            highest, evidence = number, sentence
    if highest:
        return highest, evidence
    text = " ".join(sentences)
    if 0 < len(sentences) <= _MAX_SENTENCES and not _SEVERAL_MEETINGS.search(text):
        return 1, sentences[0]
    return None, ""


def _find_numbers(sentence: str) -> Iterator[int]:
    """Yield each number of conversations that a sentence shows."""
    for match in _COUNTED_MEETINGS.finditer(sentence):
        yield _NUMBERS[match[1].lower()]
    listed = len(_LISTED_MEETING.findall(sentence)) if "," in sentence else 0
    if listed >= _MIN_LISTED:
        yield listed
    if _TWICE.search(sentence):
        yield 2
    for match in _ORDINAL_MEETING.finditer(sentence):
        if not _PLANNED.search(sentence[: match.start()]):
            yield _ORDINALS[match[1].lower()]
