"""Find signals in the sentences of a mail, by their patterns."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import tomli

from templates.mail.lexicon import DATA_FOLDER
from templates.matching.patterns import Pattern, PatternSet, WordGroups
from templates.matching.tokens import Tokens, tokenize

_MAX_GAP, _MAX_GAP_IN_EXCEPTION = 12, 8
"""The maximum number of words that "..." stands for in a pattern, and in an exception."""


class Signal(NamedTuple):
    """The patterns of a signal, and of its exceptions: similar words that mean something else."""

    patterns: PatternSet
    exceptions: PatternSet


class SignalMatch(NamedTuple):
    """A sentence with a signal; `start` and `end` are its offsets in the sentence."""

    sentence: str
    start: int
    end: int


@cache
def load_signals() -> dict[str, Signal]:
    """Return the signals in signals.toml by name."""
    tables = tomli.loads((DATA_FOLDER / "signals.toml").read_text(encoding="utf-8"))
    groups = WordGroups(tables.pop("groups"))

    def parse(sources: Iterable[str], max_gap: int) -> PatternSet:
        return PatternSet(tuple(Pattern(source, groups, max_gap) for source in sources))

    return {
        name: Signal(
            patterns=parse(table["find"], _MAX_GAP),
            exceptions=parse(table.get("spare", ()), _MAX_GAP_IN_EXCEPTION),
        )
        for name, table in tables.items()
    }


def find_signal(name: str, sentences: Iterable[str]) -> SignalMatch | None:
    """Return the first sentence with a signal, or None."""
    return next(iter(find_signals(name, sentences)), None)


def find_signals(name: str, sentences: Iterable[str]) -> list[SignalMatch]:
    """Return every sentence with a signal, in order."""
    signal = load_signals()[name]
    matches = []
    for sentence in sentences:
        tokens = tokenize(sentence)
        if span := _find_span(signal, tokens):
            matches.append(SignalMatch(sentence, *tokens.span_in_sentence(*span)))
    return matches


def find_signals_without_if(name: str, sentences: Iterable[str]) -> list[SignalMatch]:
    """Return each sentence with a signal, unless a condition such as "if" precedes the signal."""
    matches = []
    for match in find_signals(name, sentences):
        condition = find_signal("conditional", (match.sentence,))
        if not condition or condition.start > match.start:
            matches.append(match)
    return matches


def find_signal_without_if(name: str, sentences: Iterable[str]) -> SignalMatch | None:
    """Return the first of the sentences that `find_signals_without_if` finds, or None."""
    return next(iter(find_signals_without_if(name, sentences)), None)


def _find_span(signal: Signal, tokens: Tokens) -> tuple[int, int] | None:
    """Return the first span of a signal in `tokens.text` that overlaps no exception, or None."""
    exceptions: list[tuple[int, int]] | None = None
    for start, end in _find_all_spans(signal.patterns, tokens):
        if exceptions is None:
            # Most sentences do not have the signal, and need no search for its exceptions.
            exceptions = list(_find_all_spans(signal.exceptions, tokens))
        if not any(
            exception_start < end and start < exception_end
            for exception_start, exception_end in exceptions
        ):
            return start, end
    return None


def _find_all_spans(patterns: PatternSet, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the span in `tokens.text` of each match."""
    for pattern in patterns.candidates(tokens.words):
        for match in pattern.regex.finditer(tokens.text):
            yield match.span()
