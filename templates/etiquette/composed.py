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


class Piece(NamedTuple):
    """A composed piece of a text: its place, and the places in it of what was typed."""

    start: int
    end: int
    typed: tuple[tuple[int, int], ...]

    def typed_parts(self) -> tuple[tuple[int, int], ...]:
        """Return the places of what was typed, unless the whole piece was."""
        return tuple(place for place in self.typed if place != (self.start, self.end))


def without_composed(findings: Iterable[Finding], pieces: tuple[Piece, ...]) -> Iterator[Finding]:
    """Yield the findings in a text that are about nothing but words the writer typed.

    A finding that reaches into words that the program composed is left out, whatever the names in
    them: what was typed there is to be checked by itself.
    """
    for finding in findings:
        near = [p for p in pieces if finding.overlaps(p.start, p.end)]
        if not near or any(
            start <= finding.start and finding.end <= end for p in near for start, end in p.typed
        ):
            yield finding


def composed_pieces(text: str, note: Note, answers: Answers) -> Iterator[Piece]:
    """Yield the pieces of a composed note that stand in a text, in order."""
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
        yield Piece(start, at, tuple((start + first, start + last) for first, last in typed))


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
