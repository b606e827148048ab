"""Tell the words that the program composed from those that the writer typed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from templates.answers import Answers
from templates.etiquette.findings import Finding
from templates.letter.composer import ADDED
from templates.letter.note import Note, Sentence
from templates.letter.situation import FRAMED_FIELDS

_WHOLE_SENTENCES = frozenset({"own_words"})
"""Moves that consist of nothing but what was typed."""


class _Piece(NamedTuple):
    """A composed piece of a text: its place, and the places in it of what was typed."""

    start: int
    end: int
    typed: tuple[tuple[int, int], ...]


def without_composed(
    findings: Iterable[Finding], text: str, note: Note, answers: Answers
) -> Iterator[Finding]:
    """Yield the findings in a text that are about words the writer typed.

    A finding inside words that the program composed is left out, whatever the names in them. One
    that reaches into such words keeps only what was typed, and its replacement is dropped.
    """
    findings = tuple(findings)
    pieces = tuple(_pieces(text, note, answers)) if findings else ()
    for finding in findings:
        piece = next((p for p in pieces if p.start < finding.end and finding.start < p.end), None)
        if piece is None or finding.start < piece.start or piece.end < finding.end:
            yield finding
            continue
        for start, end in piece.typed:
            if start <= finding.start and finding.end <= end:
                yield finding
                break
            if start < finding.end and finding.start < end:
                first, last = max(start, finding.start), min(end, finding.end)
                words = text[first:last]
                yield finding._replace(start=first, end=last, text=words, replacement=None)
                break


def _pieces(text: str, note: Note, answers: Answers) -> Iterator[_Piece]:
    at = 0
    pieces: list[tuple[str, Sentence | None]] = [(note.greeting, None)]
    pieces += [(sentence.text, sentence) for sentence in note.sentences]
    pieces += [(line, None) for line in (note.sign_off, *note.signature)]
    for piece, sentence in pieces:
        start = text.find(piece, at) if piece else -1
        if start < 0:
            continue
        at = start + len(piece)
        typed = _typed(sentence, answers) if sentence else ()
        yield _Piece(start, at, tuple((start + first, start + last) for first, last in typed))


def _typed(sentence: Sentence, answers: Answers) -> Iterator[tuple[int, int]]:
    """Yield the places in a sentence of what was typed, or all of it where that cannot be told."""
    everything = (0, len(sentence.text))
    if sentence.source.startswith(ADDED) or _WHOLE_SENTENCES.intersection(sentence.moves):
        yield everything
        return
    for move in FRAMED_FIELDS.keys() & set(sentence.moves):
        typed = getattr(answers, FRAMED_FIELDS[move]).strip(" .!?…").casefold()
        # The first word may have changed: an article is added, a capital letter is dropped.
        rest = typed.partition(" ")[2] or typed
        start = sentence.text.casefold().find(rest) if rest else -1
        if start < 0 or len(sentence.text.casefold()) != len(sentence.text):
            yield everything
            return
        before = typed.removesuffix(rest)
        first = sentence.text.casefold().rfind(before, 0, start) if before else start
        yield (
            (first if first >= 0 and start - first <= len(before) + 1 else start),
            start + len(rest),
        )
