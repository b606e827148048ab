"""Which words must go for a fault to go: its clause, where the rest of the sentence can stand."""

import re

_BOUNDARY = re.compile(
    r"\s*(?:[,;–—]|\s-\s)\s*(?:(?:and|but|so|yet|though|or)\b\s*)?|\s+(?:and|but)\s+", re.IGNORECASE
)
_LEANS = re.compile(
    r"(?i)(?:if|as|while|although|though|when|since|because|whatever|whenever|however|should|even|"
    r"i (?:know|realise|realize|hope|understand)|for|with|in|to|before|after|no hard feelings|"
    r"frankly|honestly|to be honest|please)\b"
)
_SUBJECT = re.compile(r"(?i)(?:i|we|you|it|thank|thanks|please|your|my|the|this|that)\b")
_CAN_STAND = 2
"""Words that the rest of a sentence needs to stand alone."""


def clause(sentence: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Return the stretch around a fault to take out, and what must be left in its place.

    The third value is None where the whole sentence goes, which another may then replace.
    """
    cuts = [found.span() for found in _BOUNDARY.finditer(sentence)]
    closing = re.search(r"[.!?…\s]*$", sentence)
    body = closing.start() if closing else len(sentence)
    before = [cut for cut in cuts if cut[1] <= start and _subject_at(sentence, cut[1])]
    for cut_start, _ in reversed(before):
        kept = sentence[:cut_start]
        if _stands(kept):
            for after, following in cuts:
                if after >= end and _subject_at(sentence, following):
                    return cut_start, after, ""
            return cut_start, len(sentence), "." if sentence[body:].strip() else ""
    for cut_start, cut_end in cuts:
        kept = sentence[cut_end:body]
        if cut_start >= end and _subject_at(sentence, cut_end) and _stands(kept):
            return 0, cut_end + 1, sentence[cut_end].upper()
    return 0, len(sentence), None


def _subject_at(sentence: str, at: int) -> bool:
    following = sentence[at : at + 60]
    return bool(_SUBJECT.match(following) or _LEANS.match(following) or _asks(following))


def _asks(words: str) -> bool:
    return bool(
        re.match(r"(?i)(?:could|can|would|may|might|any|some|do|is|are|was|why|what)\b", words)
    )


def _stands(kept: str) -> bool:
    return len(kept.split()) >= _CAN_STAND and not _LEANS.match(kept)
