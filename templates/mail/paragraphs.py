"""Join the lines of a letter's body into paragraphs, and find the headings among them."""

import re

BULLET = re.compile(r"^\s*[-*•·]\s")
"""The beginning of an item of a list."""
_MAX_HEADINGS = 12
_MAX_HEADING = 119
"""The maximum number of characters in a heading in the body."""
_MAX_WRAP_WIDTH = 80
"""The maximum width, in characters, that the lines of a mail are assumed to be wrapped at."""
_LONGEST_WRAPPED_LINE = 130
"""The maximum number of characters in the longest line of a body whose lines are wrapped."""
_MIN_FULL_LINE = 0.75
"""The minimum share of the width that a wrapped line and the next word fill together."""


def join_paragraphs(body: list[str]) -> list[str]:
    """Return the paragraphs of a body, with wrapped lines joined."""
    longest = max(map(len, body), default=0)
    width = min(_MAX_WRAP_WIDTH, longest)
    # A program that wraps lines leaves no line that is much longer.
    has_wrapped_lines = longest <= _LONGEST_WRAPPED_LINE
    paragraphs: list[str] = []
    current: list[str] = []
    for index, line in enumerate(body):
        if current and (not line or BULLET.match(line)):
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


def find_headings(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs that may be headings, since they are short and no sentences."""
    headings = [
        paragraph
        for paragraph in paragraphs
        if len(paragraph) <= _MAX_HEADING and not paragraph.endswith((".", "!", "?"))
    ]
    return headings[:_MAX_HEADINGS]
