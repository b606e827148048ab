"""The pattern language of the rules of etiquette, translated to regular expressions over tokens.

A pattern is written in lower case and without contractions ("do not", never "don't"):

    could you ... <feedback>     up to twelve words between, and commas
    <feedback> .. improve        up to three words between, on the same side of a comma
    (hear|know) [a little] why   one of several; words that may be there or not
    improv*                      any end of a word
    ^ any <feedback> ?           the sentence's beginning; a question mark

`<feedback>` stands for a group of words that is defined elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

_PIECE = re.compile(r"\.{2,3}|\^|<[a-z_]+>|[()\[\]|]|[^\s()\[\]|<>^]+")
_LONG_GAP = "\0"
"""Stands for a long gap in a translation, until its length is known."""
_GROUP = re.compile("\1([a-z_]+)\1")
"""Stands for a group in a translation, until the pattern is compiled."""

_LONG_GAP_REGEX = "(?:[^ ;:?!.]+ ){{0,{}}}?"
_SHORT_GAP_REGEX = r"(?:[\w']+ ){0,3}?"
_GREEDY_GAP_REGEX = r"(?:(?!(?:and|but) )[\w']+ ){{0,{}}}"
"""A gap that holds as many words as it can, inside one clause."""


class PatternError(ValueError):
    """A pattern that cannot be parsed; the text says what is wrong with it."""


class Translation(NamedTuple):
    """A regular expression over the text of tokens, and sets of words: it needs one of each."""

    regex: str
    required: tuple[frozenset[str], ...]


class WordGroups:
    """Named groups of words, each parsed once; a group may contain others."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._translations: dict[str, Translation] = {}
        self._parsing: list[str] = []

    def expand(self, regex: str) -> str:
        """Return a regular expression with its groups in place."""
        return _GROUP.sub(lambda group: self.expand(self.translate(group[1]).regex), regex)

    def translate(self, name: str) -> Translation:
        """Return a group's translation; raises PatternError for an unknown or recursive one."""
        if name not in self._sources:
            raise PatternError(f"names <{name}>, which is not a group")
        if name in self._parsing:
            raise PatternError(f"names <{name}>, which holds itself")
        if name not in self._translations:
            self._parsing.append(name)
            self._translations[name] = _Parser(self).parse(self._sources[name])
            self._parsing.pop()
        return self._translations[name]


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern, which is searched for in the text of a sentence's tokens."""

    source: str
    groups: WordGroups
    max_gap: int
    """How many words a long gap may hold."""
    greedy: bool = False
    """Whether a gap holds as many words of the clause as it can, and not as few as it can."""

    @cached_property
    def translation(self) -> Translation:
        """The pattern, parsed; raises PatternError if it cannot be."""
        return _Parser(self.groups).parse(self.source)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern.

        Every gap is bounded, so that no text can make the search run away.
        """
        # Compiled at the first search: all take 2.4 s, those for a usual note 0.07 s.
        regex = self.groups.expand(self.translation.regex)
        long_gap = _LONG_GAP_REGEX.format(self.max_gap)
        if self.greedy:
            regex = regex.replace(_SHORT_GAP_REGEX, _GREEDY_GAP_REGEX.format(3))
            long_gap = _GREEDY_GAP_REGEX.format(self.max_gap)
        return re.compile(f"(?<= ){regex}".replace(_LONG_GAP, long_gap))

    def may_match(self, words: frozenset[str]) -> bool:
        """Return whether a sentence of these words has every word that the pattern requires."""
        return not any(required.isdisjoint(words) for required in self.translation.required)


@dataclass(frozen=True, eq=False)
class PatternSet:
    """Patterns in order, indexed by the rarest words that each requires."""

    patterns: tuple[Pattern, ...]

    @cached_property
    def _index(self) -> tuple[dict[str, list[int]], list[int]]:
        by_word: dict[str, list[int]] = {}
        without_words: list[int] = []
        for number, pattern in enumerate(self.patterns):
            required = pattern.translation.required
            if not required:
                without_words.append(number)
                continue
            for word in min(required, key=len):
                by_word.setdefault(word, []).append(number)
        return by_word, without_words

    def candidates(self, words: frozenset[str]) -> Iterator[Pattern]:
        """Yield the patterns that may match a sentence of these words, in order."""
        by_word, without_words = self._index
        numbers = {number for word in words for number in by_word.get(word, ())}
        for number in sorted(numbers.union(without_words)):
            if self.patterns[number].may_match(words):
                yield self.patterns[number]


class _Parser:
    """A recursive descent parser for one pattern."""

    def __init__(self, groups: WordGroups) -> None:
        self._groups = groups
        self._pieces: list[str] = []
        """The pieces still to be parsed, the next one last."""

    def parse(self, source: str) -> Translation:
        self._pieces = _PIECE.findall(source)[::-1]
        translation = self._alternatives()
        if self._pieces:
            raise PatternError(f'has a "{self._pieces[-1]}" that nothing opened')
        return translation

    def _alternatives(self) -> Translation:
        """Parse sequences separated by "|", up to a closing bracket."""
        options = [self._sequence()]
        while self._pieces and self._pieces[-1] == "|":
            self._pieces.pop()
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        regex = "(?:" + "|".join([option.regex for option in options]) + ")"
        if all(option.required for option in options):
            return Translation(regex, (frozenset().union(*[o.required[0] for o in options]),))
        return Translation(regex, ())

    def _sequence(self) -> Translation:
        regexes: list[str] = []
        required: list[frozenset[str]] = []
        pieces = self._pieces
        while pieces and pieces[-1] not in ("|", ")", "]"):
            piece = pieces.pop()
            if piece in ("(", "["):
                inner = self._alternatives()
                if not pieces or pieces.pop() != {"(": ")", "[": "]"}[piece]:
                    raise PatternError(f'has a "{piece}" that is not closed')
                regexes.append(inner.regex if piece == "(" else f"(?:{inner.regex})?")
                required += inner.required if piece == "(" else ()
            elif piece.startswith("<"):
                regexes.append(f"(?:\1{piece[1:-1]}\1)")
                required += self._groups.translate(piece[1:-1]).required
            else:
                word = _word(piece)
                regexes.append(word.regex)
                required += word.required
        return Translation("".join(regexes), tuple(required))


@cache
def _word(piece: str) -> Translation:
    """Translate a single word, a gap or the sentence's beginning."""
    if piece == "...":
        return Translation(_LONG_GAP, ())
    if piece == "..":
        return Translation(_SHORT_GAP_REGEX, ())
    if piece == "^":
        return Translation(r"(?<=^ )", ())
    if piece.isalnum():
        return Translation(f"{piece} ", (frozenset((piece,)),))
    regex = "".join(r"[\w']*" if c == "*" else re.escape(c) for c in piece) + " "
    return Translation(regex, () if "*" in piece else (frozenset((piece,)),))
