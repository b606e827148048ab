"""Select for each move the variant that fits best after the preceding sentences."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from templates.answers import Length
from templates.letter.arrangement import Plan
from templates.letter.moves import filler_moves, included_moves
from templates.letter.openings import (
    default_opening,
    distinct_openings,
    only_exclusive,
    select_opening,
)
from templates.letter.seed import pseudo_random
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, Situation
from templates.phrasebook.facts import GrammaticalForm
from templates.phrasebook.variants import Template, Variant
from templates.phrasebook.wording import Wording

MAX_THANKS = 3
"""How often a note may give thanks, including the sign-off."""

# Costs, and discounts as negative costs: the candidate with the lowest total is selected.
_TOO_MANY_THANKS = 1000.0
_SAME_BEGINNING = 30.0
_SAME_FIRST_WORD = (0.0, 9.0, 25.0)
"""The cost after 0, 1 and 2 sentences in a row that begin with the same word."""
_MAX_RANDOM_COST = 10.0
"""The maximum of a pseudo-random cost, which varies the choice of words between writers."""
_COST_PER_CONDITION = -1.5
"""Negative: variants with more conditions fit a situation better."""
_COST_PER_REQUIRED_MOVE = -12.0
"""Negative: a sentence with two required moves is best, whatever the pseudo-random costs."""
_COST_PER_OPTIONAL_MOVE = -4.0
"""Negative: one sentence that makes several moves reads better than several short ones."""
_FREE_WORDS_PER_OTHER_MOVE = 20.0
"""How many words of a sentence have no cost, for each further move that it makes."""
_WORD_COST_IN_SHORT_NOTE = 0.7
"""The additional cost of each word in a short note."""

_TYPED = -1
"""Stands for the position of a stem that occurs in a typed answer."""


class Choice(NamedTuple):
    """A variant with its text in the tone of the note."""

    variant: Variant
    text: Template


class _Style(NamedTuple):
    """The properties of a text that affect how well it fits with others."""

    word_count: int
    thanks: int
    """How often the text gives thanks."""
    stems: tuple[str, ...]
    """The stems of the wording that occur in the text, and should not be repeated nearby."""
    beginnings: tuple[str, ...]
    """The first two words of each sentence of the text."""
    first_words: tuple[str, ...]
    """The first word of each sentence of the text."""


class _Candidate(NamedTuple):
    """A choice with the part of its cost that does not depend on other sentences."""

    choice: Choice
    style: _Style
    base_cost: float

    @property
    def variant(self) -> Variant:
        """The variant of the choice."""
        return self.choice.variant


@dataclass
class _SelectedSentences:
    """The texts selected so far, as far as they affect which text is selected next."""

    moves: set[str] = field(default_factory=set)
    count: int = 0
    """The number of texts, which usually have one sentence each."""
    thanks: int = 0
    beginnings: set[str] = field(default_factory=set)
    recent_first_words: tuple[str, ...] = ()
    """The first words of the last two sentences."""
    stems: dict[str, int] = field(default_factory=dict)
    """The position of the last text with each stem, or `_TYPED`, by stem."""

    def add(self, candidate: _Candidate) -> None:
        """Add a selected text."""
        style = candidate.style
        self.moves.update(candidate.variant.moves)
        self.count += 1
        self.thanks += style.thanks
        self.beginnings.update(style.beginnings)
        self.recent_first_words = (*self.recent_first_words, *style.first_words)[-2:]
        self.stems.update(dict.fromkeys(style.stems, self.count))

    def count_repetitions_of(self, first_word: str) -> int:
        """Return how many sentences in a row, up to the last, begin with a word; at most 2."""
        count = 0
        for word in reversed(self.recent_first_words):
            if word != first_word:
                break
            count += 1
        return count


class Selector:
    """Selects the variants of one note."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._seed = situation.seed
        self._filler_moves = frozenset(filler_moves(situation))
        self._chosen_variants = frozenset(situation.answers.chosen_variants)
        """The names of the variants that the writer chose."""
        self._moves_with_chosen_variant = situation.moves_with_chosen_variant
        self._is_short = situation.answers.length is Length.SHORT
        self._typed_stems = _typed_stems(situation)
        self._candidates: dict[str, list[_Candidate]] = {}
        self._prefers_variant: dict[str, bool] = {}
        """Whether the wording prefers one of the variants of a move, by move."""

    def select(self, plan: Plan, word_cost: float = 0.0) -> tuple[tuple[Choice, ...], ...]:
        """Return the choices for the moves of a plan, by paragraph.

        The selection is greedy: for each move it takes the cheapest candidate after the preceding
        sentences, so that a new answer changes little of the note. A higher `word_cost` makes the
        note shorter.
        """
        planned_moves = frozenset(move for moves in plan for move in moves)
        if self._is_short:
            word_cost += _WORD_COST_IN_SHORT_NOTE
        sentences = _SelectedSentences(stems=dict.fromkeys(self._typed_stems, _TYPED))
        paragraphs = []
        for moves in plan:
            paragraph: list[Choice] = []
            for move in moves:
                if move in sentences.moves:
                    # An earlier sentence makes this move as well.
                    continue
                remaining_moves = (planned_moves | self._filler_moves) - sentences.moves
                best = min(
                    self._usable_candidates(move, remaining_moves),
                    key=lambda option: self._cost(option, sentences, planned_moves, word_cost),
                    default=None,
                )
                if best is not None:
                    sentences.add(best)
                    paragraph.append(best.choice)
            if paragraph:
                paragraphs.append(tuple(paragraph))
        return tuple(paragraphs)

    def _usable_candidates(self, move: str, remaining_moves: frozenset[str]) -> list[_Candidate]:
        """Return the candidates for a move; their other moves, if any, are still to be made.

        If the writer chose one of the candidates, only that candidate is returned; otherwise, if
        the wording prefers some, only the preferred candidates.
        """
        if move not in self._candidates:
            choices = fitting_choices(move, self._situation)
            self._candidates[move] = [self._rate(choice) for choice in choices]
        candidates = self._candidates[move]
        fitting = [c for c in candidates if remaining_moves.issuperset(c.variant.other_moves)]
        if not fitting:
            # It is better to make an unplanned move as well than to leave out a required one.
            allows_move = self._situation.allows_move
            fitting = [c for c in candidates if all(map(allows_move, c.variant.other_moves))]
        chosen = [c for c in fitting if c.variant.name in self._chosen_variants]
        # A text must not also make a move for which another variant is chosen or preferred.
        preferred = [
            candidate
            for candidate in fitting
            if candidate.variant.is_preferred
            and self._moves_with_chosen_variant.isdisjoint(candidate.variant.other_moves)
        ]
        is_decided = self._has_decided_variant
        others = [c for c in fitting if not any(map(is_decided, c.variant.other_moves))]
        return chosen or preferred or others or fitting

    def _has_decided_variant(self, move: str) -> bool:
        """Return whether the writer chose a variant for a move, or the wording prefers one."""
        if move not in self._prefers_variant:
            choices = fitting_choices(move, self._situation)
            self._prefers_variant[move] = any(c.variant.is_preferred for c in choices)
        return self._prefers_variant[move] or move in self._moves_with_chosen_variant

    def _rate(self, choice: Choice) -> _Candidate:
        """Return a choice as a candidate, with its base cost."""
        style = _style(choice.text, self._situation.wording)
        cost = pseudo_random(self._seed, choice.variant.name) * _MAX_RANDOM_COST
        cost += _COST_PER_CONDITION * len(choice.variant.conditions)
        return _Candidate(choice, style, cost)

    def _cost(
        self,
        candidate: _Candidate,
        sentences: _SelectedSentences,
        planned_moves: frozenset[str],
        word_cost: float,
    ) -> float:
        """Return the cost of a candidate after the selected sentences; the lowest is best."""
        style, cost = candidate.style, candidate.base_cost
        words_with_cost: float = style.word_count
        for move in candidate.variant.other_moves:
            if move in planned_moves:
                words_with_cost -= _FREE_WORDS_PER_OTHER_MOVE
                is_required = move in self._situation.outcome.required
                cost += _COST_PER_REQUIRED_MOVE if is_required else _COST_PER_OPTIONAL_MOVE
        cost += word_cost * words_with_cost
        if sentences.thanks + style.thanks > MAX_THANKS:
            cost += _TOO_MANY_THANKS
        for stem in style.stems:
            if stem in sentences.stems:
                in_last_sentence = sentences.stems[stem] == sentences.count
                cost += self._situation.wording.stems[stem] * (2 if in_last_sentence else 1)
        if not sentences.beginnings.isdisjoint(style.beginnings):
            cost += _SAME_BEGINNING
        return cost + _SAME_FIRST_WORD[sentences.count_repetitions_of(style.first_words[0])]


def fitting_choices(move: str, situation: Situation) -> tuple[Choice, ...]:
    """Return the choices for a move: their conditions are met, and they have a text in the tone.

    For a framed move, this is only the selected opening, if there is one.
    """
    if move in FIELD_BY_FRAMED_MOVE:
        variant = select_opening(move, situation)
        return (Choice(variant, variant.texts[situation.tone.id]),) if variant else ()
    variants = situation.wording.moves[move]
    facts = tuple((fact, situation.facts[fact]) for fact in _facts_in_conditions(variants))
    return _choices_for_facts(variants, situation.tone.id, facts)


# A change to the answers affects the facts of only a few moves.
@lru_cache(maxsize=4096)
def _choices_for_facts(
    variants: tuple[Variant, ...], tone: str, facts: tuple[tuple[str, str], ...]
) -> tuple[Choice, ...]:
    """Return the choices among variants; `facts` are the names and values in their conditions."""
    fact_values = dict(facts)
    fitting = [
        variant for variant in variants if variant.applies_to(fact_values) and tone in variant.texts
    ]
    return tuple(Choice(variant, variant.texts[tone]) for variant in only_exclusive(fitting))


@cache
def _facts_in_conditions(variants: tuple[Variant, ...]) -> tuple[str, ...]:
    """Return the facts that the conditions of variants test, each once."""
    facts = (condition.fact for variant in variants for condition in variant.conditions)
    return tuple(dict.fromkeys(facts))


def variant_names(move: str, situation: Situation) -> tuple[str, ...]:
    """Return the names of the variants that can make a move in a situation, in a fixed order."""
    if move in FIELD_BY_FRAMED_MOVE:
        openings = distinct_openings(move, situation)
        facts = situation.facts
        return tuple(opening.name for opening in openings if opening.applies_to(facts))
    included = included_moves(situation)
    available = set(included.union(filler_moves(situation)))
    for framed_move in included & FIELD_BY_FRAMED_MOVE.keys():
        if opening := select_opening(framed_move, situation):
            available -= set(opening.other_moves)
    return tuple(
        choice.variant.name
        for choice in fitting_choices(move, situation)
        if available.issuperset(choice.variant.other_moves)
    )


def count_thanks(text: str) -> int:
    """Return how often a text gives thanks; "She thanked me" does not."""
    return len(re.findall(r"(?i)thank(?!ed (?!you))", text))


def _typed_stems(situation: Situation) -> tuple[str, ...]:
    """Return the stems of the wording that occur in typed answers or in their openings."""
    # Of the openings, only those that the wording prefers count: if openings that the writer chose
    # counted, another choice would change words elsewhere in the note.
    answered = (
        move
        for move, field in FIELD_BY_FRAMED_MOVE.items()
        if situation.fragments[field].form is not GrammaticalForm.NONE
    )
    openings = filter(None, (default_opening(move, situation) for move in answered))
    texts = [
        situation.answers.own_words,
        *(fragment.text for fragment in situation.fragments.values()),
        *(o.texts[situation.tone.id].source for o in openings if o.is_preferred),
    ]
    words = " ".join(("", *Template(" ".join(texts)).words))
    return tuple(stem for stem in situation.wording.stems if f" {stem}" in words)


@cache
def _style(text: Template, wording: Wording) -> _Style:
    """Return the style of a text; `wording` has the stems to look for."""
    words = " ".join(("", *text.words))
    return _Style(
        word_count=len(text.words),
        thanks=count_thanks(text.source),
        stems=tuple(stem for stem in wording.stems if f" {stem}" in words),
        beginnings=text.beginnings,
        first_words=tuple(beginning.partition(" ")[0] for beginning in text.beginnings),
    )
