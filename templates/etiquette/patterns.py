"""Frames: the shapes of a request or a judgement, as plain words with gaps.

A frame is written as words in lower case and long forms ("do not", never "don't"):

    could you ... <feedback>     up to twelve words between, and commas
    <feedback> .. improve        up to three words between, on the same side of a comma
    (hear|know) [a little] why   one of several; words that may be there or not
    improv*                      any end of a word
    ^ any <feedback> ?           the sentence's beginning; a question mark

`<feedback>` stands for a group of words named elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

_PIECE = re.compile(r"\.{2,3}|\^|<[a-z_]+>|[()\[\]|]|[^\s()\[\]|<>^]+")
_GAP = "\0"
"""Stands for a long gap until its reach is known."""

_LONG_GAP = "(?:[^ ;:?!.]+ ){{0,{}}}?"
_SHORT_GAP = r"(?:[\w']+ ){0,3}?"


class PatternError(ValueError):
    """A frame that cannot be read; the text says what is wrong with it."""


_GROUP = re.compile("\1([a-z_]+)\1")
"""Stands for a group: written out only in a pattern that is used, since most never are."""

Shape = tuple[str, tuple[frozenset[str], ...]]
"""A pattern over a line of plain words, and sets of words one of each of which it needs."""


class Groups:
    """Groups of words by name, each read once; a group may hold others."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._read: dict[str, Shape] = {}
        self._reading: list[str] = []

    def written_out(self, pattern: str) -> str:
        """Return a shape's pattern with its groups in place."""
        return _GROUP.sub(lambda found: self.written_out(self.shape(found[1])[0]), pattern)

    def shape(self, name: str) -> Shape:
        """Return a group's shape; raises FrameError for one that is not there or holds itself."""
        if name not in self._sources:
            raise PatternError(f"names <{name}>, which is not a group")
        if name in self._reading:
            raise PatternError(f"names <{name}>, which holds itself")
        if name not in self._read:
            self._reading.append(name)
            self._read[name] = _Reader(self).read(self._sources[name])
            self._reading.pop()
        return self._read[name]


@dataclass(frozen=True, eq=False)
class Frame:
    """One shape of words, to be looked for in a line of plain words."""

    source: str
    groups: Groups
    reach: int = 12
    """Words that a long gap may hold."""

    @cached_property
    def shape(self) -> Shape:
        """The frame, read; raises FrameError if it cannot be."""
        return _Reader(self.groups).read(self.source)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The frame as a pattern over a line of plain words.

        Every gap is bounded, so that no text can make the search run away.
        """
        shape = self.groups.written_out(self.shape[0])
        return re.compile(f"(?<= ){shape}".replace(_GAP, _LONG_GAP.format(self.reach)))

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Say whether the frame can be among some words at all."""
        return not any(needed.isdisjoint(words) for needed in self.shape[1])


@dataclass(frozen=True, eq=False)
class Patterns:
    """Frames in order, found by the rarest words that each of them needs."""

    frames: tuple[Frame, ...]

    @cached_property
    def _by_word(self) -> tuple[dict[str, list[int]], list[int]]:
        by_word: dict[str, list[int]] = {}
        always: list[int] = []
        for number, frame in enumerate(self.frames):
            if not frame.shape[1]:
                always.append(number)
                continue
            for word in min(frame.shape[1], key=len):
                by_word.setdefault(word, []).append(number)
        return by_word, always

    def possible(self, words: frozenset[str]) -> Iterator[Frame]:
        """Yield the frames that can be among some words at all, in order."""
        by_word, always = self._by_word
        numbers = {n for word in words if word in by_word for n in by_word[word]}
        for number in sorted(numbers.union(always)):
            if self.frames[number].may_be_in(words):
                yield self.frames[number]


class _Reader:
    """Reads one frame, with its groups."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._left: list[str] = []
        """The pieces still to be read, the next one last."""

    def read(self, source: str) -> Shape:
        self._left = _PIECE.findall(source)[::-1]
        pattern, needed = self._several()
        if self._left:
            raise PatternError(f'has a "{self._left[-1]}" that nothing opened')
        return pattern, tuple(needed)

    def _several(self) -> tuple[str, list[frozenset[str]]]:
        """Read alternatives up to a closing bracket."""
        options = [self._row()]
        while self._left and self._left[-1] == "|":
            self._left.pop()
            options.append(self._row())
        if len(options) == 1:
            return options[0]
        joined = "(?:" + "|".join([option for option, _ in options]) + ")"
        if all(needed for _, needed in options):
            return joined, [frozenset().union(*[needed[0] for _, needed in options])]
        return joined, []

    def _row(self) -> tuple[str, list[frozenset[str]]]:
        parts: list[str] = []
        needed: list[frozenset[str]] = []
        left = self._left
        while left and left[-1] not in ("|", ")", "]"):
            piece = left.pop()
            if piece in ("(", "["):
                inner, inside = self._several()
                if not left or left.pop() != {"(": ")", "[": "]"}[piece]:
                    raise PatternError(f'has a "{piece}" that is not closed')
                parts.append(inner if piece == "(" else f"(?:{inner})?")
                needed += inside if piece == "(" else []
            elif piece.startswith("<"):
                _, always = self._groups.shape(piece[1:-1])
                parts.append(f"(?:\1{piece[1:-1]}\1)")
                needed += always
            else:
                part, words = _part(piece)
                parts.append(part)
                needed += words
        return "".join(parts), needed


@cache
def _part(piece: str) -> Shape:
    """Return what a word or a gap is in a pattern, and the words it needs: itself, or none."""
    if piece == "...":
        return _GAP, ()
    if piece == "..":
        return _SHORT_GAP, ()
    if piece == "^":
        return r"(?<=^ )", ()
    if piece.isalnum():
        return f"{piece} ", (frozenset((piece,)),)
    pattern = "".join(r"[\w']*" if c == "*" else re.escape(c) for c in piece) + " "
    return pattern, () if "*" in piece else (frozenset((piece,)),)
