"""The units of wording: texts with placeholders, and the conditions under which they hold."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from string import Formatter
from typing import Final, NamedTuple

PLACEHOLDERS = frozenset(
    (
        "role the_role organisation client others everyone count detail because brings reader "
        "sender you ago conversations place team telling_me tell_me your_message"
    ).split()
)
"""Every name that may stand in braces."""

PHRASES = frozenset("ago conversations place team telling_me tell_me you your_message".split())
"""The placeholders that phrases.toml gives; the others come from the answers."""

NAMES = frozenset("organisation place client others reader sender".split())
"""The placeholders that stand for a name as it was typed, perhaps with a small first letter."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

Facts = Mapping[str, str]
"""What is so in one situation: the name of a condition and its value."""


class Condition(NamedTuple):
    """One fact that must be among some values, or must not be."""

    fact: str
    values: frozenset[str]
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether the condition holds in a situation."""
        return (facts[self.fact] in self.values) is not self.negated


class Text:
    """Words with bare `{placeholders}`, taken apart once."""

    def __init__(self, source: str) -> None:
        self.source: Final = source

    @cached_property
    def pieces(self) -> tuple[tuple[str, str | None], ...]:
        """The text as pairs of literal words and the placeholder after them."""
        return tuple((literal, name) for literal, name, _, _ in Formatter().parse(self.source))

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """The names in braces."""
        return frozenset(name for _, name in self.pieces if name)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The literal words, in lower case."""
        return tuple(
            word.casefold() for literal, _ in self.pieces for word in _WORD.findall(literal)
        )

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """The first two words of each sentence, in lower case."""
        sentences = _SENTENCE_END.split(self.source)
        return tuple(" ".join(s.replace(",", "").split()[:2]).casefold() for s in sentences)

    def before(self, placeholder: str) -> str:
        """The word that stands just before a placeholder, in lower case, or nothing."""
        for literal, name in self.pieces:
            if name == placeholder:
                return (literal.split() or [""])[-1].casefold()
        return ""

    def respelt(self, forms: tuple[tuple[str, str], ...]) -> "Text":
        """Return the text with each form of spelling changed for another, but for the braces."""
        return _respelt(self, forms)

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text with each placeholder's value in its place."""
        return "".join(
            literal if name is None else literal + values[name] for literal, name in self.pieces
        )


@cache
def _respelt(text: Text, forms: tuple[tuple[str, str], ...]) -> Text:
    source = []
    for literal, name in text.pieces:
        for form, other in forms:
            literal = literal.replace(form, other)
        source.append(literal if name is None else f"{literal}{{{name}}}")
    return Text("".join(source))


class Entry:
    """One way to make a move: a text for each tone, and when it may be used.

    `also` names further moves that the same words make.
    """

    def __init__(
        self,
        move: str,
        key: str,
        texts: Mapping[str, Text],
        conditions: tuple[Condition, ...] = (),
        also: tuple[str, ...] = (),
    ) -> None:
        self.move: Final = move
        self.key: Final = key
        self.texts: Final = texts
        self.conditions: Final = conditions
        self.also: Final = also
        self.moves: Final = (move, *also)

    @cached_property
    def name(self) -> str:
        """The entry's name in an answers file: its move and its table."""
        return f"{self.move}.{self.key}"

    def holds(self, facts: Facts) -> bool:
        """Say whether every condition holds in a situation."""
        return all(condition.holds(facts) for condition in self.conditions)


class ConnectionEntry(NamedTuple):
    """Connection notes for one situation: texts for each tone, the fullest first."""

    texts: Mapping[str, tuple[Text, ...]]
    conditions: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Say whether every condition holds in a situation."""
        return all(condition.holds(facts) for condition in self.conditions)


class ConnectionWording(NamedTuple):
    """The connection notes, and their limits in characters."""

    free: int
    premium: int
    entries: tuple[ConnectionEntry, ...]
