"""Split a text into the sentences the writer wrote, and a sentence into its clauses."""

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
_WRAPPED_LINE = 45
"""Length in characters from which a line without a full stop continues in the next line."""

MAX_SENTENCE = 800
"""Length in characters after which text without a full stop is split all the same."""

_CLAUSE_BOUNDARY = re.compile(
    r"\s*(?:[,;–—]|\s-\s)\s*(?:(?:and|but|so|yet|though|or)\b\s*)?|\s+(?:and|but)\s+", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"(?i)(?:if|as|while|although|though|when|since|because|whatever|whenever|however|should|even|"
    r"i (?:know|realise|realize|hope|understand)|for|with|in|to|before|after|no hard feelings|"
    r"frankly|honestly|to be honest|please)\b"
)
_SUBJECT = re.compile(r"(?i)(?:i|we|you|it|thank|thanks|please|your|my|the|this|that)\b")
_QUESTION = re.compile(r"(?i)(?:could|can|would|may|might|any|some|do|is|are|was|why|what)\b")
_MIN_WORDS = 2
"""Words that the rest of a sentence needs to be a sentence of its own."""


def split_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence that the writer wrote, with its offset in the text.

    Lines that begin with ">", and everything below the line that introduces a quoted mail, are
    skipped. A sentence may continue over the end of a wrapped line.
    """
    for start, end in _blocks(text):
        yield from _sentences(text, start, end)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    block_start: int | None = None
    block_end = at = 0
    for line in text.splitlines(keepends=True):
        content = line.rstrip()
        if _ATTRIBUTION.match(content[:160].strip()):
            break
        if not content or _QUOTED_LINE.match(line):
            if block_start is not None:
                yield block_start, block_end
            block_start = None
        else:
            block_start = at if block_start is None else block_start
            block_end = at + len(content)
            if len(content) < _WRAPPED_LINE or content[-1] in ".!?:":
                yield block_start, block_end
                block_start = None
        at += len(line)
    if block_start is not None:
        yield block_start, block_end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for stop in _SENTENCE_END.finditer(text, start, end):
        following = text[stop.end() : stop.end() + 2].lstrip()
        if following and (
            (stop[0] == "." and _ABBREVIATION.search(text, max(start, stop.end() - 8), stop.end()))
            or (following[0].islower() and stop[0] in (".", "…", "..."))
        ):
            continue
        yield from _split_long(text, start, stop.end())
        start = stop.end()
    yield from _split_long(text, start, end)


def _split_long(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while start < end:
        piece = text[start : min(end, start + MAX_SENTENCE)]
        if start + MAX_SENTENCE < end and (space := piece.rfind(" ", 1)) > 0:
            piece = piece[:space]
        stripped = piece.strip()
        if stripped:
            yield start + len(piece) - len(piece.lstrip()), stripped
        start += len(piece)


def clause_around(sentence: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Return the clause to remove with the words from `start` to `end`, and what replaces it.

    The replacement keeps the rest a sentence: "", a full stop, or a capital letter. It is None
    where the rest could not be a sentence, so that the whole of it must be removed.
    """
    boundaries = [boundary.span() for boundary in _CLAUSE_BOUNDARY.finditer(sentence)]
    closing = re.search(r"[.!?…\s]*$", sentence)
    body = closing.start() if closing else len(sentence)
    before = [cut for cut in boundaries if cut[1] <= start and _clause_at(sentence, cut[1])]
    for cut_start, _ in reversed(before):
        if _is_sentence(sentence[:cut_start]):
            for next_start, next_end in boundaries:
                if next_start >= end and _clause_at(sentence, next_end):
                    return cut_start, next_start, ""
            return cut_start, len(sentence), "." if sentence[body:].strip() else ""
    for cut_start, cut_end in boundaries:
        rest = sentence[cut_end:body]
        if cut_start >= end and _clause_at(sentence, cut_end) and _is_sentence(rest):
            return 0, cut_end + 1, sentence[cut_end].upper()
    return 0, len(sentence), None


def _clause_at(sentence: str, at: int) -> bool:
    words = sentence[at : at + 60]
    return any(opening.match(words) for opening in (_SUBJECT, _SUBORDINATE, _QUESTION))


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _MIN_WORDS and not _SUBORDINATE.match(words)
