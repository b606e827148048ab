"""A language for patterns of words, compiled to regular expressions over the text of tokens.

The text of tokens has a single space before and after each token: " could you tell me . "

A pattern is written in lower case and without contractions ("do not", never "don't"):

    could you ... <feedback>     a long gap: up to twelve words, and commas
    <feedback> .. improve        a short gap: up to three words, without a comma
    (hear|know) [a little] why   alternatives; optional words
    improv*                      a word with any ending
    ^ any <feedback> ?           the start of the sentence; a question mark

`<feedback>` is a group of words that is defined elsewhere. In a regular expression each token
includes the space after it, so a match begins after a space.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

_SYMBOL = re.compile(r"\.{2,3}|\^|<[a-z_]+>|[()\[\]|]|[^\s()\[\]|<>^]+")
_LONG_GAP = "\0"
"""Marks a long gap in a translation, until its maximum length is known."""
_GROUP = re.compile("\1([a-z_]+)\1")
"""Finds a group in a translation, where it stands until the pattern is compiled."""

_LONG_GAP_REGEX = "(?:[^ ;:?!.]+ ){{0,{}}}?"
_SHORT_GAP_REGEX = r"(?:[\w']+ ){0,3}?"
_GREEDY_GAP_REGEX = r"(?:(?!(?:and|but) )[\w']+ ){{0,{}}}"
"""A gap of as many words of the clause as possible."""


class PatternError(ValueError):
    """A pattern cannot be parsed; the message says why, as a predicate: 'names <x>, …'."""


class Translation(NamedTuple):
    """A pattern as a regular expression over the text of tokens."""

    regex: str
    required_sets: tuple[frozenset[str], ...]
    """Sets of words; a sentence can match only if it has a word of each set."""


class WordGroups:
    """Named groups of words, each translated once; a group may contain other groups."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._translations: dict[str, Translation] = {}
        self._parsing: list[str] = []

    def expand(self, regex: str) -> str:
        """Return a regular expression with the marks of groups replaced by their words."""
        return _GROUP.sub(lambda group: self.expand(self.translate(group[1]).regex), regex)

    def translate(self, name: str) -> Translation:
        """Return the translation of a group. Raises PatternError if it is unknown or recursive."""
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
    """A pattern to search for in the text of tokens."""

    source: str
    groups: WordGroups
    max_gap: int
    """Maximum words in a long gap."""
    is_greedy: bool = False
    """Whether gaps match as many words of the clause as possible, rather than as few."""

    @cached_property
    def translation(self) -> Translation:
        """The translation of the pattern. Raises PatternError."""
        return _Parser(self.groups).parse(self.source)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern.

        Every gap is bounded, so that the search is fast in any text.
        """
        # Compiled at the first search: all patterns take 2.4 s, those for a usual note 0.07 s.
        regex = self.groups.expand(self.translation.regex)
        long_gap = _LONG_GAP_REGEX.format(self.max_gap)
        if self.is_greedy:
            regex = regex.replace(_SHORT_GAP_REGEX, _GREEDY_GAP_REGEX.format(3))
            long_gap = _GREEDY_GAP_REGEX.format(self.max_gap)
        return re.compile(f"(?<= ){regex}".replace(_LONG_GAP, long_gap))

    def may_match(self, words: frozenset[str]) -> bool:
        """Return whether a sentence of these words has a word of each required set."""
        return not any(required.isdisjoint(words) for required in self.translation.required_sets)


@dataclass(frozen=True, eq=False)
class PatternSet:
    """Patterns in order, with an index by the words that they require."""

    patterns: tuple[Pattern, ...]

    @cached_property
    def _positions(self) -> tuple[dict[str, list[int]], list[int]]:
        """The positions of patterns by word, and of those that require no word."""
        positions_by_word: dict[str, list[int]] = {}
        positions_without_word: list[int] = []
        for position, pattern in enumerate(self.patterns):
            required_sets = pattern.translation.required_sets
            if not required_sets:
                positions_without_word.append(position)
                continue
            # The smallest set of words rules out the most sentences.
            for word in min(required_sets, key=len):
                positions_by_word.setdefault(word, []).append(position)
        return positions_by_word, positions_without_word

    def candidates(self, words: frozenset[str]) -> Iterator[Pattern]:
        """Yield the patterns that may match a sentence of these words, in order."""
        positions_by_word, positions_without_word = self._positions
        positions = set(positions_without_word)
        for word in words:
            positions.update(positions_by_word.get(word, ()))
        for position in sorted(positions):
            if self.patterns[position].may_match(words):
                yield self.patterns[position]


class _Parser:
    """A recursive descent parser for one pattern."""

    def __init__(self, groups: WordGroups) -> None:
        self._groups = groups
        self._symbols: list[str] = []
        """The symbols still to be parsed, in reverse order."""

    def parse(self, source: str) -> Translation:
        self._symbols = _SYMBOL.findall(source)[::-1]
        translation = self._parse_alternatives()
        if self._symbols:
            raise PatternError(f'has a "{self._symbols[-1]}" that nothing opened')
        return translation

    def _parse_alternatives(self) -> Translation:
        """Parse sequences separated by "|", up to a closing bracket."""
        options = [self._parse_sequence()]
        while self._symbols and self._symbols[-1] == "|":
            self._symbols.pop()
            options.append(self._parse_sequence())
        if len(options) == 1:
            return options[0]
        regex = "(?:" + "|".join([option.regex for option in options]) + ")"
        if all(option.required_sets for option in options):
            # Each option requires a word of its first set, so a match has a word of their union.
            words = frozenset().union(*[option.required_sets[0] for option in options])
            return Translation(regex, (words,))
        return Translation(regex, ())

    def _parse_sequence(self) -> Translation:
        regexes: list[str] = []
        required_sets: list[frozenset[str]] = []
        symbols = self._symbols
        while symbols and symbols[-1] not in ("|", ")", "]"):
            symbol = symbols.pop()
            if symbol == "(":
                alternatives = self._parse_bracket(symbol, ")")
                regexes.append(alternatives.regex)
                required_sets += alternatives.required_sets
            elif symbol == "[":
                optional = self._parse_bracket(symbol, "]")
                regexes.append(f"(?:{optional.regex})?")
            elif symbol.startswith("<"):
                regexes.append(f"(?:\1{symbol[1:-1]}\1)")
                required_sets += self._groups.translate(symbol[1:-1]).required_sets
            else:
                word = _translate_symbol(symbol)
                regexes.append(word.regex)
                required_sets += word.required_sets
        return Translation("".join(regexes), tuple(required_sets))

    def _parse_bracket(self, opening: str, closing: str) -> Translation:
        inner = self._parse_alternatives()
        if not self._symbols or self._symbols.pop() != closing:
            raise PatternError(f'has a "{opening}" that is not closed')
        return inner


@cache
def _translate_symbol(symbol: str) -> Translation:
    """Translate a word, a gap, or the sign for the start of the sentence."""
    if symbol == "...":
        return Translation(_LONG_GAP, ())
    if symbol == "..":
        return Translation(_SHORT_GAP_REGEX, ())
    if symbol == "^":
        return Translation(r"(?<=^ )", ())
    if symbol.isalnum():
        return Translation(f"{symbol} ", (frozenset((symbol,)),))
    regex = "".join(r"[\w']*" if char == "*" else re.escape(char) for char in symbol) + " "
    return Translation(regex, () if "*" in symbol else (frozenset((symbol,)),))
