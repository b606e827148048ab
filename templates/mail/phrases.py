"""The signals of phrases.toml, and the sentences of a letter in which they are found."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import tomli

from templates.etiquette.patterns import Pattern, PatternSet, WordGroups
from templates.etiquette.tokens import Tokens, tokenize
from templates.mail.lexicon import DATA

_MAX_GAP, _MAX_GAP_SPARED = 12, 8
"""How many words a long gap may hold in a pattern to find, and in one to spare."""


class Signal(NamedTuple):
    """The patterns of one signal, and the innocent ones that must not count."""

    find: PatternSet
    spare: PatternSet


class Found(NamedTuple):
    """A sentence with a signal, and the place in the sentence of the words that are one."""

    sentence: str
    start: int
    end: int


@cache
def signals() -> dict[str, Signal]:
    """Return the signals by name."""
    tables = tomli.loads((DATA / "phrases.toml").read_text(encoding="utf-8"))
    groups = WordGroups(tables.pop("groups"))

    def patterns(sources: Iterable[str], max_gap: int) -> PatternSet:
        return PatternSet(tuple(Pattern(source, groups, max_gap) for source in sources))

    return {
        name: Signal(
            patterns(table["find"], _MAX_GAP), patterns(table.get("spare", ()), _MAX_GAP_SPARED)
        )
        for name, table in tables.items()
    }


def find(name: str, sentences: Iterable[str]) -> Found | None:
    """Return the first sentence with a signal, or None."""
    return next(iter(find_all(name, sentences)), None)


def find_all(name: str, sentences: Iterable[str]) -> list[Found]:
    """Return every sentence with a signal, in order."""
    signal = signals()[name]
    found = []
    for sentence in sentences:
        tokens = tokenize(sentence)
        if place := _match(signal, tokens):
            start, end = tokens.span_in_sentence(*place)
            found.append(Found(sentence, start, end))
    return found


def _match(signal: Signal, tokens: Tokens) -> tuple[int, int] | None:
    spared: list[tuple[int, int]] | None = None
    for pattern in signal.find.candidates(tokens.words):
        for match in pattern.regex.finditer(tokens.text):
            if spared is None:
                spared = [
                    other.span()
                    for innocent in signal.spare.candidates(tokens.words)
                    for other in innocent.regex.finditer(tokens.text)
                ]
            if not any(start < match.end() and match.start() < end for start, end in spared):
                return match.span()
    return None
