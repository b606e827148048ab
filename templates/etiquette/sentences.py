"""The writer's own sentences in a text: what is quoted from someone else's mail is passed over."""

import re
from collections.abc import Iterator

_QUOTED_LINE = re.compile(r"[ \t]{0,8}[>|]")
_ATTRIBUTION = re.compile(
    r"(?i)^(?:on .{4,120} wrote:|-{2,20} ?(?:original|forwarded) message ?-{2,20})\s*$"
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]{0,2}(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?i)(?:^|[\s(])(?:dr|mr|mrs|ms|mx|prof|rev|st|no|e\.g|i\.e|etc|vs|approx|[a-z])\.$"
)
_WRAPPED_FROM = 45
"""Characters from which a line that ends without a stop goes on in the next one."""

LONGEST = 800
"""Characters after which a run of text without a stop is taken as several sentences."""


def split_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence that the writer wrote, with the place where it starts.

    Lines that begin with ">", and everything below the line that introduces a quoted mail, are
    not the writer's. A sentence may go on over the end of a wrapped line.
    """
    for start, end in _blocks(text):
        yield from _sentences(text, start, end)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    begun: int | None = None
    ended = at = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        if _ATTRIBUTION.match(words[:160].strip()):
            break
        if not words or _QUOTED_LINE.match(line):
            if begun is not None:
                yield begun, ended
            begun = None
        else:
            begun = at if begun is None else begun
            ended = at + len(words)
            if len(words) < _WRAPPED_FROM or words[-1] in ".!?:":
                yield begun, ended
                begun = None
        at += len(line)
    if begun is not None:
        yield begun, ended


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    begun = start
    for stop in _SENTENCE_END.finditer(text, start, end):
        following = text[stop.end() : stop.end() + 2].lstrip()
        if following and (
            (stop[0] == "." and _ABBREVIATION.search(text, max(start, stop.end() - 8), stop.end()))
            or (following[0].islower() and stop[0] in (".", "…", "..."))
        ):
            continue
        yield from _cut(text, begun, stop.end())
        begun = stop.end()
    yield from _cut(text, begun, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while start < end:
        piece = text[start : min(end, start + LONGEST)]
        if start + LONGEST < end and (blank := piece.rfind(" ", 1)) > 0:
            piece = piece[:blank]
        bare = piece.strip()
        if bare:
            yield start + len(piece) - len(piece.lstrip()), bare
        start += len(piece)
