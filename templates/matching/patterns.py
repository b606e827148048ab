"""A language for patterns of words, compiled to regular expressions over the text of tokens.

The text of tokens has a single space before and after each token: " could you tell me . "

A pattern is written in lower case and without contractions ("do not", never "don't"):

    could you ... <feedback>     a long gap: up to `max_gap` words, and commas
    <feedback> .. improve        a short gap: up to three words, without a comma
    (hear|know) [a little] why   alternatives; optional words
    improv*                      a word with any ending
    ^ any <feedback> ?           the start of the sentence; a question mark

`<feedback>` is a group of words that is defined elsewhere. The gaps of a greedy pattern are as long
as possible, and include no commas, "and" or "but". In a regular expression each token
includes the space after it, so a match begins after a space.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias

_SYMBOL = re.compile(
    r"""
    \.{2,3}             # a gap
    | \^                # the start of the sentence
    | <[a-z_]+>         # a group
    | [()\[\]|]         # a bracket, or a bar between alternatives
    | [^\s()\[\]|<>^]+  # a word or a punctuation mark
    """,
    re.VERBOSE,
)
_LONG_GAP, _SHORT_GAP, _GROUP_MARK = "\x00", "\x01", "\x02"
"""Characters in a translation that are replaced when the pattern is compiled.

The first two represent gaps, and the last is on either side of the name of a group.
"""
_MARKED_GROUP = re.compile(f"{_GROUP_MARK}([a-z_]+){_GROUP_MARK}")

_MAX_SHORT_GAP = 3
"""The maximum number of words in a short gap."""


class PatternError(ValueError):
    """A pattern cannot be parsed; the message says why, as a predicate: 'names <x>, …'."""


Requirement: TypeAlias = "frozenset[str] | tuple[tuple[Requirement, ...], ...]"
"""What a sentence must contain for a match: one word of a set, or all that an alternative requires.

The alternatives are a tuple; each of them is a tuple of requirements.
"""


class Translation(NamedTuple):
    """A pattern as a regular expression over the text of tokens."""

    regex: str
    requirements: tuple[Requirement, ...]
    """All that a sentence must have for a match."""


class WordGroups:
    """Named groups of words, each translated once; a group may contain other groups."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        """The pattern of each group, by its name."""
        self._translations: dict[str, Translation] = {}
        self._names_in_translation: list[str] = []
        """The groups that are being translated, to find a group that contains itself."""

    def expand(self, regex: str) -> str:
        """Return a regular expression with the marked names of groups replaced by their words."""
        return _MARKED_GROUP.sub(lambda group: self.expand(self.translate(group[1]).regex), regex)

    def translate(self, name: str) -> Translation:
        """Return the translation of a group. Raises PatternError if it is unknown or recursive."""
        if name not in self._sources:
            raise PatternError(f"names <{name}>, which is not a group")
        if name in self._names_in_translation:
            raise PatternError(f"names <{name}>, which contains itself")
        if name not in self._translations:
            self._names_in_translation.append(name)
            try:
                self._translations[name] = _Parser(self).parse(self._sources[name])
            finally:
                self._names_in_translation.pop()
        return self._translations[name]


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern to search for in the text of tokens."""

    source: str
    groups: WordGroups
    max_gap: int
    """The maximum number of words in a long gap."""
    is_greedy: bool = False
    """Whether gaps match as many words of the clause as possible, rather than as few."""

    @cached_property
    def translation(self) -> Translation:
        """The translation of the pattern. Raises PatternError."""
        return _Parser(self.groups).parse(self.source)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; every gap has a maximum, so that the search is fast in any text."""
        # A pattern is compiled at its first search: all take 1.2 s, those for a usual note 0.03 s.
        regex = self.groups.expand(self.translation.regex)
        long_gap = rf"(?:[^ ;:?!.]+ ){{0,{self.max_gap}}}?"
        short_gap = rf"(?:[\w']+ ){{0,{_MAX_SHORT_GAP}}}?"
        if self.is_greedy:
            word_of_clause = r"(?:(?!(?:and|but) )[\w']+ )"
            long_gap = f"{word_of_clause}{{0,{self.max_gap}}}"
            short_gap = f"{word_of_clause}{{0,{_MAX_SHORT_GAP}}}"
        regex = regex.replace(_LONG_GAP, long_gap).replace(_SHORT_GAP, short_gap)
        # Each token is followed by a space, so a match begins after one.
        return re.compile(f"(?<= ){regex}")

    def may_match(self, words: frozenset[str]) -> bool:
        """Return whether a sentence of these words has all that a match requires."""
        return _are_met(self.translation.requirements, words)


def _are_met(requirements: tuple[Requirement, ...], words: frozenset[str]) -> bool:
    """Return whether these words meet all the requirements."""
    for requirement in requirements:
        if isinstance(requirement, frozenset):
            if requirement.isdisjoint(words):
                return False
        elif not any(_are_met(alternative, words) for alternative in requirement):
            return False
    return True


def _find_smallest_word_set(requirements: tuple[Requirement, ...]) -> frozenset[str]:
    """Return the smallest set of words of which a sentence must contain one for a match."""
    return min(map(_find_word_set, requirements), key=len)


def _find_word_set(requirement: Requirement) -> frozenset[str]:
    """Return a set of words of which a sentence must contain one to meet a requirement."""
    if isinstance(requirement, frozenset):
        return requirement
    return frozenset().union(*map(_find_smallest_word_set, requirement))


@dataclass(frozen=True, eq=False)
class PatternSet:
    """Patterns in order, with an index by the words that they require."""

    members: tuple[Pattern, ...]

    @cached_property
    def _positions(self) -> tuple[dict[str, list[int]], list[int]]:
        """The positions of patterns by a word that they require, and of those that require none."""
        positions_by_word: dict[str, list[int]] = {}
        positions_without_word: list[int] = []
        for position, pattern in enumerate(self.members):
            requirements = pattern.translation.requirements
            if not requirements:
                positions_without_word.append(position)
                continue
            for word in _find_smallest_word_set(requirements):
                positions_by_word.setdefault(word, []).append(position)
        return positions_by_word, positions_without_word

    def candidates(self, words: frozenset[str]) -> Iterator[Pattern]:
        """Yield the patterns that may match a sentence of these words, in order."""
        positions_by_word, positions_without_word = self._positions
        positions = set(positions_without_word)
        for word in words:
            positions.update(positions_by_word.get(word, ()))
        for position in sorted(positions):
            if self.members[position].may_match(words):
                yield self.members[position]


class _Parser:
    """A recursive descent parser for one pattern."""

    def __init__(self, groups: WordGroups) -> None:
        self._groups = groups
        self._symbols: list[str] = []
        """The symbols still to be parsed, in reverse order."""

    def parse(self, source: str) -> Translation:
        """Return the translation of a pattern. Raises PatternError."""
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
        alternatives = tuple(option.requirements for option in options)
        if not all(alternatives):
            return Translation(regex, ())
        return Translation(regex, (_merge_words(alternatives),))

    def _parse_sequence(self) -> Translation:
        """Parse words, gaps, groups and brackets, up to a "|" or a closing bracket."""
        regexes: list[str] = []
        requirements: list[Requirement] = []
        symbols = self._symbols
        while symbols and symbols[-1] not in ("|", ")", "]"):
            symbol = symbols.pop()
            if symbol == "(":
                alternatives = self._parse_bracket(symbol, ")")
                regexes.append(alternatives.regex)
                requirements += alternatives.requirements
            elif symbol == "[":
                optional = self._parse_bracket(symbol, "]")
                regexes.append(f"(?:{optional.regex})?")
            elif symbol.startswith("<"):
                name = symbol.strip("<>")
                regexes.append(f"(?:{_GROUP_MARK}{name}{_GROUP_MARK})")
                requirements += self._groups.translate(name).requirements
            else:
                word = _translate_symbol(symbol)
                regexes.append(word.regex)
                requirements += word.requirements
        return Translation("".join(regexes), tuple(requirements))

    def _parse_bracket(self, opening: str, closing: str) -> Translation:
        """Parse the alternatives after an opening bracket, and the closing one."""
        inner = self._parse_alternatives()
        if not self._symbols or self._symbols.pop() != closing:
            raise PatternError(f'has a "{opening}" that is not closed')
        return inner


def _merge_words(alternatives: tuple[tuple[Requirement, ...], ...]) -> Requirement:
    """Return the requirement of one of the alternatives; simple words become one set."""
    sets = [only for only, *others in alternatives if isinstance(only, frozenset) and not others]
    if len(sets) == len(alternatives):
        return frozenset().union(*sets)
    return alternatives


@cache
def _translate_symbol(symbol: str) -> Translation:
    """Translate a symbol: a word, perhaps with a "*", a punctuation mark, a gap, or "^"."""
    if symbol == "...":
        return Translation(_LONG_GAP, ())
    if symbol == "..":
        return Translation(_SHORT_GAP, ())
    if symbol == "^":
        # The start of the sentence: the text of tokens begins with a space.
        return Translation(r"(?<=^ )", ())
    if symbol.isalnum():
        # Most symbols are words without a "*", for which the general case takes five times as long.
        return Translation(f"{symbol} ", (frozenset((symbol,)),))
    regex = "".join(r"[\w']*" if char == "*" else re.escape(char) for char in symbol) + " "
    return Translation(regex, () if "*" in symbol else (frozenset((symbol,)),))
