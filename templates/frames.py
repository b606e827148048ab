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
from functools import cached_property

_PIECE = re.compile(r"\.{2,3}|\^|<[a-z_]+>|[()\[\]|]|[^\s()\[\]|<>^]+")
_GAP = "\0"
"""Stands for a long gap until its reach is known."""

_LONG_GAP = "(?:[^ ;:?!.]+ ){{0,{}}}?"
_SHORT_GAP = r"(?:[\w']+ ){0,3}?"


class FrameError(ValueError):
    """A frame that cannot be read; the text says what is wrong with it."""


Shape = tuple[str, tuple[frozenset[str], ...]]
"""A pattern over a line of plain words, and sets of words one of each of which it needs."""


class Groups:
    """Groups of words by name, each read once; a group may hold others."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._read: dict[str, Shape] = {}
        self._reading: list[str] = []

    def shape(self, name: str) -> Shape:
        """Return a group's shape; raises FrameError for one that is not there or holds itself."""
        if name not in self._sources:
            raise FrameError(f"names <{name}>, which is not a group")
        if name in self._reading:
            raise FrameError(f"names <{name}>, which holds itself")
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
        return re.compile(f"(?<= ){self.shape[0]}".replace(_GAP, _LONG_GAP.format(self.reach)))

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Say whether the frame can be among some words at all."""
        return not any(needed.isdisjoint(words) for needed in self.shape[1])


@dataclass(frozen=True, eq=False)
class Frames:
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

    def read(self, source: str) -> Shape:
        pieces = _PIECE.findall(source)
        pattern, needed, rest = self._several(pieces)
        if rest:
            raise FrameError(f'has a "{rest[0]}" that nothing opened')
        return pattern, tuple(needed)

    def _several(self, pieces: list[str]) -> tuple[str, list[frozenset[str]], list[str]]:
        """Read alternatives up to a closing bracket."""
        options: list[tuple[str, list[frozenset[str]]]] = []
        while True:
            pattern, needed, pieces = self._row(pieces)
            options.append((pattern, needed))
            if not pieces or pieces[0] != "|":
                break
            pieces = pieces[1:]
        if len(options) == 1:
            return (*options[0], pieces)
        joined = "(?:" + "|".join(option for option, _ in options) + ")"
        if all(needed for _, needed in options):
            return joined, [frozenset().union(*(n[0] for _, n in options))], pieces
        return joined, [], pieces

    def _row(self, pieces: list[str]) -> tuple[str, list[frozenset[str]], list[str]]:
        parts: list[str] = []
        needed: list[frozenset[str]] = []
        while pieces and pieces[0] not in ("|", ")", "]"):
            piece, *pieces = pieces
            if piece in ("(", "["):
                inner, inside, pieces = self._several(pieces)
                if not pieces or pieces[0] != {"(": ")", "[": "]"}[piece]:
                    raise FrameError(f'has a "{piece}" that is not closed')
                pieces = pieces[1:]
                parts.append(inner if piece == "(" else f"(?:{inner})?")
                needed += inside if piece == "(" else []
            elif piece.startswith("<"):
                inner, always = self._groups.shape(piece[1:-1])
                parts.append(f"(?:{inner})")
                needed += always
            else:
                parts.append(_part(piece))
                needed += _needs(piece)
        return "".join(parts), needed, pieces


def _part(piece: str) -> str:
    if piece == "...":
        return _GAP
    if piece == "..":
        return _SHORT_GAP
    if piece == "^":
        return r"(?<=^ )"
    return "".join(r"[\w']*" if c == "*" else re.escape(c) for c in piece) + " "


def _needs(piece: str) -> Iterator[frozenset[str]]:
    if piece not in ("...", "..", "^") and "*" not in piece:
        yield frozenset((piece,))
