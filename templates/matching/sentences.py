"""Split a text into the sentences that its writer wrote."""

import re
from collections.abc import Iterator

MAX_SENTENCE = 800
"""The maximum length of a sentence in characters; a longer text without a full stop is split."""

_QUOTED_LINE = re.compile(r"[ \t]{0,8}[>|]")
_ATTRIBUTION = re.compile(
    r"(?i)^(?:on .{4,120} wrote:|-{2,20} ?(?:original|forwarded) message ?-{2,20})\s*$"
)
"""A line above a quoted mail: "On 3 May Grace wrote:", "---- Original message ----"."""
_MAX_ATTRIBUTION = 160
"""How many characters of a line are matched with `_ATTRIBUTION`."""
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]{0,2}(?=\s|$)")
"""The punctuation at the end of a sentence, with any closing quotation marks and brackets."""
_NEVER_LAST = r"dr|mr|mrs|ms|mx|prof|rev|e\.g|i\.e|vs|approx"
_ABBREVIATION = re.compile(rf"(?i)(?:^|[\s(])(?:{_NEVER_LAST}|st|no|etc|[a-z])\.$")
"""An abbreviation, or an initial, at the end of a text: " Dr."."""
_ABBREVIATION_NEVER_LAST = re.compile(rf"(?i)(?:^|[\s(])(?:{_NEVER_LAST})\.$")
"""An abbreviation with which no sentence ends: " Dr.", but not " etc."."""
_MAX_ABBREVIATION = 8
"""The length of the longest abbreviation, with the space before it and its full stop."""
_MIN_WRAPPED_LINE = 45
"""A line without a full stop continues on the next if it has at least this many characters."""


def locate_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence that the writer wrote, with its offset in the text.

    Quoted lines, and everything below a line such as "On 3 May Grace wrote:", are skipped. A
    sentence may continue over the end of a wrapped line.
    """
    for start, end in _find_blocks(text):
        yield from _split_block(text, start, end)


def _find_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each block of wrapped lines."""
    block_start: int | None = None
    block_end = offset = 0
    for line in text.splitlines(keepends=True):
        content = line.rstrip()
        if _ATTRIBUTION.match(content[:_MAX_ATTRIBUTION].strip()):
            break
        if not content or _QUOTED_LINE.match(line):
            if block_start is not None:
                yield block_start, block_end
            block_start = None
        else:
            if block_start is None:
                block_start = offset
            block_end = offset + len(content)
            is_wrapped = content[-1] not in ".!?:" or _ABBREVIATION_NEVER_LAST.search(
                content[-_MAX_ABBREVIATION:]
            )
            if len(content) < _MIN_WRAPPED_LINE or not is_wrapped:
                yield block_start, block_end
                block_start = None
        offset += len(line)
    if block_start is not None:
        yield block_start, block_end


def _split_block(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the sentences of the block between two offsets, each with its offset in the text."""
    for mark in _SENTENCE_END.finditer(text, start, end):
        if _ends_sentence(mark, start):
            yield from _split_long_sentence(text, start, mark.end())
            start = mark.end()
    yield from _split_long_sentence(text, start, end)


def _ends_sentence(mark: re.Match[str], start: int) -> bool:
    """Return whether a punctuation mark ends the sentence that begins at `start`."""
    text, end = mark.string, mark.end()
    abbreviation_start = max(start, end - _MAX_ABBREVIATION)
    is_full_stop = mark[0] == "."
    if is_full_stop and _ABBREVIATION_NEVER_LAST.search(text, abbreviation_start, end):
        return False
    after = text[end : end + 2].lstrip()
    if not after:
        return True
    if is_full_stop and _ABBREVIATION.search(text, abbreviation_start, end):
        return False
    # A writer who uses no capitals also begins the next sentence in lower case.
    starts_in_lower_case = text[start:end].lstrip()[0].islower()
    may_continue = mark[0] in ("…", "...") or (is_full_stop and not starts_in_lower_case)
    return not (may_continue and after[0].islower())


def _split_long_sentence(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield a sentence without spaces around it; one that is too long is split between words."""
    while start < end:
        piece = text[start : min(end, start + MAX_SENTENCE)]
        if start + MAX_SENTENCE < end and (space := piece.rfind(" ", 1)) > 0:
            piece = piece[:space]
        stripped = piece.strip()
        if stripped:
            yield start + len(piece) - len(piece.lstrip()), stripped
        start += len(piece)
