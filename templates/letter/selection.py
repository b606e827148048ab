"""Choosing the words: for each move the entry that reads best after what has been said."""

from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

from templates.answers import Length
from templates.letter.moves import Order, fillers, moves_made
from templates.letter.situation import Situation
from templates.phrasebook.entries import Entry, Text
from templates.phrasebook.wording import Wording

MOST_THANKS = 3
"""How often a note may thank, the sign-off counted; more sound like a formula."""

_THANKS = "thank"
_FORBIDDEN = 1000.0
_SAME_OPENING = 30.0
_SAME_FIRST_WORD = (0.0, 9.0, 25.0)
_DOUBLED_PREPOSITION = 15.0
_PREPOSITIONS = frozenset({"about", "for", "of", "to"})
_SPREAD = 10.0
_BETTER_FIT = 1.5
_FURTHER_MOVE = 20.0
_SHORT = 0.7

BRIEFER, WORDIER = (1.0, 3.0, 12.0), (-0.7, -2.0, -6.0)
"""What a word may cost where a note turns out too long or too short, tried in turn."""


class Choice(NamedTuple):
    """An entry and its words in the tone of the note."""

    entry: Entry
    text: Text


class Said:
    """What the note has said so far, as far as the next sentence must not say it again."""

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}
        self.openings: set[str] = set()
        self.first_words: tuple[str, ...] = ()
        self.thanks = 0
        self.made: set[str] = set()
        self.sentences = 0

    def add(self, choice: Choice, stems: Iterable[str]) -> None:
        """Take note of one more sentence."""
        self.sentences += 1
        for stem in stems:
            self.stems[stem] = self.sentences
        self.openings.update(choice.text.openings)
        opened = (opening.partition(" ")[0] for opening in choice.text.openings)
        self.first_words = (*self.first_words, *opened)[-2:]
        self.thanks += thanks_in(choice.text)
        self.made.update(choice.entry.moves)


def thanks(text: str) -> int:
    """Return how often a text thanks."""
    return text.casefold().count(_THANKS)


@cache
def thanks_in(text: Text) -> int:
    """Return how often the words of an entry thank."""
    return thanks(text.source)


@cache
def _stems_in(text: Text, stems: tuple[str, ...]) -> tuple[str, ...]:
    words = " ".join(("", *text.words))
    return tuple(stem for stem in stems if f" {stem}" in words)


def candidates(move: str, situation: Situation, wording: Wording) -> tuple[Choice, ...]:
    """Return every way to make a move that holds in the situation and has words in its tone."""
    facts = tuple(situation.facts.items())
    return _candidates(wording.moves[move], situation.tone.sentences, facts)


@lru_cache(maxsize=256)
def _candidates(
    entries: tuple[Entry, ...], tone: str, facts: tuple[tuple[str, str], ...]
) -> tuple[Choice, ...]:
    known = dict(facts)
    return tuple(
        Choice(entry, entry.texts[tone])
        for entry in entries
        if tone in entry.texts and entry.holds(known)
    )


def alternatives(move: str, situation: Situation, wording: Wording) -> tuple[str, ...]:
    """Return the names of the entries that may make a move here, in a fixed order."""
    offered = moves_made(situation) | set(fillers(situation))
    return tuple(
        choice.entry.name
        for choice in candidates(move, situation, wording)
        if offered.issuperset(choice.entry.also)
    )


def choose(
    order: Order, situation: Situation, wording: Wording, draw: str, brevity: float = 0.0
) -> tuple[tuple[Choice, ...], ...]:
    """Return the words for moves in order, paragraph by paragraph.

    Each sentence is the one that costs least after those before it, so that one answer more
    changes little of the note; `draw` decides between equals. With more `brevity` every word costs
    more.
    """
    planned = frozenset(move for row in order for move in row)
    short = situation.answers.length is Length.SHORT
    ways = tuple((move, candidates(move, situation, wording)) for row in order for move in row)
    return _chosen(
        order,
        ways,
        _Choosing(
            offered=planned | frozenset(fillers(situation)),
            planned=planned,
            picked=frozenset(situation.answers.words),
            detail=frozenset(situation.detail.text.casefold().split()[:6]) & _PREPOSITIONS,
            draw=draw,
            brevity=brevity + (_SHORT if short else 0.0),
            wording=wording,
        ),
    )


class _Choosing(NamedTuple):
    """All that a choice of words depends on beside the words: the same again chooses the same."""

    offered: frozenset[str]
    planned: frozenset[str]
    picked: frozenset[str]
    detail: frozenset[str]
    draw: str
    brevity: float
    wording: Wording


@lru_cache(maxsize=256)
def _chosen(
    order: Order, ways: tuple[tuple[str, tuple[Choice, ...]], ...], given: _Choosing
) -> tuple[tuple[Choice, ...], ...]:
    by_move = dict(ways)
    stems = tuple(given.wording.stems)
    picked_moves = {name.partition(".")[0] for name in given.picked}
    said, paragraphs = Said(), []
    for row in order:
        chosen: list[Choice] = []
        for move in row:
            if move in said.made:
                continue
            open_moves = given.offered - said.made
            fitting = [c for c in by_move[move] if open_moves.issuperset(c.entry.also)]
            picked = [c for c in fitting if c.entry.name in given.picked]
            beside = [c for c in fitting if picked_moves.isdisjoint(c.entry.also)]
            usable = picked or beside or fitting
            if not usable:
                continue
            best = min(usable, key=lambda choice: _cost(choice, said, given))
            said.add(best, _stems_in(best.text, stems))
            chosen.append(best)
        if chosen:
            paragraphs.append(tuple(chosen))
    return tuple(paragraphs)


def _cost(choice: Choice, said: Said, given: _Choosing) -> float:
    text, stems = choice.text, given.wording.stems
    cost = drawn(given.draw, choice.entry.name) * _SPREAD
    cost -= _BETTER_FIT * len(choice.entry.conditions)
    further = sum(move in given.planned for move in choice.entry.also)
    cost += given.brevity * (len(text.words) - _FURTHER_MOVE * further)
    if said.thanks + thanks_in(text) > MOST_THANKS:
        cost += _FORBIDDEN
    for stem in _stems_in(text, tuple(stems)):
        if stem in said.stems:
            nearness = 2 if said.stems[stem] == said.sentences else 1
            cost += stems[stem] * nearness
    if not said.openings.isdisjoint(text.openings):
        cost += _SAME_OPENING
    if text.word_before("detail") in given.detail:
        cost += _DOUBLED_PREPOSITION
    cost += _SAME_FIRST_WORD[_run_of(text.openings[0].partition(" ")[0], said.first_words)]
    return cost


def _run_of(word: str, first_words: tuple[str, ...]) -> int:
    """Return how many sentences in a row, just before, began with a word."""
    run = 0
    for before in reversed(first_words):
        if before != word:
            break
        run += 1
    return run


@lru_cache(maxsize=8192)
def drawn(draw: str, name: str) -> float:
    """Return a number from 0 to 1 that the same names always draw."""
    digest = blake2b(f"{draw}\0{name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 2**32
