"""Distinguish the text that the program composed from the text that the writer typed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from templates.answers import Answers
from templates.etiquette.findings import Finding
from templates.letter.composer import ADDED
from templates.letter.note import Note, Sentence
from templates.letter.situation import FIELD_BY_FRAMED_MOVE

_TYPED_MOVES = frozenset({"own_words"})
"""The moves whose whole sentences are typed, besides `ADDED`."""

_Span: TypeAlias = tuple[int, int]
"""Start and end, in characters."""


class ComposedPiece(NamedTuple):
    """A line or sentence of a composed note, by its place in a text."""

    start: int
    end: int
    typed_spans: tuple[_Span, ...]
    """The parts of the piece that the writer typed, as spans of the whole text."""

    def typed_spans_inside(self) -> tuple[_Span, ...]:
        """Return the typed spans that are smaller than the piece."""
        return tuple(span for span in self.typed_spans if span != (self.start, self.end))

    def is_in_typed_span(self, finding: Finding) -> bool:
        """Return whether a finding is inside one of the typed spans."""
        return any(start <= finding.start and finding.end <= end for start, end in self.typed_spans)


def without_composed(
    findings: Iterable[Finding], pieces: tuple[ComposedPiece, ...]
) -> Iterator[Finding]:
    """Yield the findings that are only about words that the writer typed.

    Findings that extend into composed words are left out, because a name in a composed sentence
    may look like a fault. The caller separately checks what was typed inside such a sentence.
    """
    for finding in findings:
        overlapping = [piece for piece in pieces if finding.overlaps(piece.start, piece.end)]
        if not overlapping or any(piece.is_in_typed_span(finding) for piece in overlapping):
            yield finding


def find_composed_pieces(text: str, note: Note, answers: Answers) -> Iterator[ComposedPiece]:
    """Yield the lines and sentences of a composed note that are still in a text, in order."""
    composed: list[tuple[str, Sentence | None]] = [(note.greeting, None)]
    composed += [(sentence.text, sentence) for sentence in note.sentences]
    composed += [(line, None) for line in (note.sign_off, *note.signature)]
    offset = 0
    for words, sentence in composed:
        start = text.find(words, offset) if words else -1
        if start < 0:
            continue
        offset = start + len(words)
        spans = _find_typed_spans(sentence, answers) if sentence else ()
        typed_spans = tuple((start + first, start + last) for first, last in spans)
        yield ComposedPiece(start, offset, typed_spans)


def _find_typed_spans(sentence: Sentence, answers: Answers) -> Iterator[_Span]:
    """Yield the typed spans in a sentence, or the whole sentence if they cannot be found."""
    whole_sentence = (0, len(sentence.text))
    if sentence.id.startswith(ADDED) or not _TYPED_MOVES.isdisjoint(sentence.moves):
        yield whole_sentence
        return
    for move in FIELD_BY_FRAMED_MOVE.keys() & set(sentence.moves):
        span = _find_answer(getattr(answers, FIELD_BY_FRAMED_MOVE[move]), sentence.text)
        if span is None:
            yield whole_sentence
            return
        yield span


def _find_answer(answer: str, sentence: str) -> _Span | None:
    """Return the span of a typed answer in a sentence, or None if it cannot be found.

    The note may change the first word, or put an article in front of it.
    """
    lower = sentence.casefold()
    typed = answer.strip(" .!?…").casefold()
    # What follows the first word; an answer of a single word is searched for whole.
    rest = typed.partition(" ")[2] or typed
    start = lower.find(rest) if rest else -1
    # Case folding may lengthen a text ("ß" becomes "ss"): then its offsets are not the sentence's.
    if start < 0 or len(lower) != len(sentence):
        return None
    end = start + len(rest)
    # The first word with the blank after it, or "".
    beginning = typed.removesuffix(rest)
    if beginning:
        start_of_first = lower.rfind(beginning, 0, start)
        # The note may have one more character between the first word and the rest.
        if start_of_first >= 0 and start - start_of_first <= len(beginning) + 1:
            return start_of_first, end
    return start, end
