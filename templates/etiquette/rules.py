"""Etiquette: what a note must not say, found in the frame of a request or a judgement.

The rules are wording/etiquette.toml, after the faults that the content guide lists.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from templates.etiquette.classifier import Score, Weights
from templates.etiquette.clauses import clause
from templates.etiquette.findings import Finding, Rule, Severity
from templates.etiquette.patterns import Patterns
from templates.etiquette.placeholders import placeholders
from templates.etiquette.sentences import split_sentences
from templates.etiquette.tokens import Tokens, tokenize
from templates.phrasebook.entries import Condition, Facts

SURE, INNOCENT, INNOCENT_ALONE = 1.4, -2.5, -1.5
"""How far a sentence must lean to be a fault without a frame, and to be none in spite of one.

The last is for the clause with the frame by itself: thanks around a request do not excuse it.
"""

FEW, SURE_OF_FEW = 5, 2.0
"""So few words may be a name, an address or a greeting, and must lean further."""

AHEAD = 2.5
"""How far the likeliest fault must be ahead of the one whose frame is found, to be named for it."""

MOST_CHECKED = 20_000
"""Characters of a text that are looked at; no note is a tenth as long."""


@dataclass(frozen=True, eq=False)
class EtiquetteRule:
    """One kind of fault: the frames that show it, and the innocent ones that spare it.

    `conditions` say in which situations it is a fault, none meaning in all. `whole` says that the
    clause must go, and not just the words found, and `always` that the frames decide alone,
    whatever the words of the sentence weigh. `instead` then stands in for a whole sentence, in an
    ending that allows the move `makes`.
    """

    name: str
    rule: Rule
    severity: Severity
    message: str
    find: Patterns
    spare: Patterns
    conditions: tuple[Condition, ...] = ()
    whole: bool = False
    always: bool = False
    replacement: str | None = None
    makes: str = ""
    example: str = ""
    """A sentence that it finds, for the guide."""
    innocent: str = ""
    """A sentence beside it that is left alone."""

    def holds(self, facts: Facts | None) -> bool:
        """Say whether this is a fault in a situation, or, with None, whatever the situation."""
        if facts is None:
            return not self.conditions
        return all(condition.holds(facts) for condition in self.conditions)

    def found_in(self, plain: Tokens) -> tuple[int, int] | None:
        """Return the first place in a sentence where the fault is, or None."""
        spared: list[tuple[int, int]] | None = None
        for frame in self.find.possible(plain.words):
            at = 0
            while found := frame.pattern.search(plain.line, at):
                spared = self._spared(plain) if spared is None else spared
                over = [end for start, end in spared if start < found.end() and found.start() < end]
                if not over:
                    return plain.place(found.start(), found.end())
                # The next try begins behind the innocent words.
                at = max(found.start() + 1, max(over) - 1)
        return None

    def _spared(self, plain: Tokens) -> list[tuple[int, int]]:
        return [
            found.span()
            for frame in self.spare.possible(plain.words)
            for found in frame.pattern.finditer(plain.line)
        ]


@dataclass(frozen=True, eq=False)
class Etiquette:
    """All rules, in the order in which they are looked for, and what is said of left-overs."""

    rules: tuple[EtiquetteRule, ...]
    left_over: str
    """Why something left to fill in must go."""
    weights: Weights | None = None
    """What the words of a sentence weigh; without them the frames alone decide."""

    def check(
        self,
        text: str,
        facts: Facts | None = None,
        allows: Callable[[str], bool] = lambda _: True,
        meant: Mapping[str, str] | None = None,
    ) -> tuple[Finding, ...]:
        """Return what is wrong with a text by itself, in order.

        The facts of a situation add what would be untrue in it; `allows` says which moves it has
        room for, and `meant` gives the answers that left-overs stand for.
        """
        rules = tuple(rule for rule in self.rules if rule.holds(facts))
        text = text[:MOST_CHECKED]
        found: list[Finding] = []
        for at, sentence in split_sentences(text):
            for item, rule in _in_sentence(rules, self.weights, sentence):
                replacement = item.replacement
                if replacement and rule.makes and not allows(rule.makes):
                    replacement = ""
                found.append(item._replace(replacement=replacement).moved(at))
            found += [item.moved(at) for item in self._left_overs(sentence, meant or {})]
        return tuple(sorted(found, key=lambda item: (item.start, item.severity is Severity.HINT)))

    def _left_overs(self, sentence: str, meant: Mapping[str, str]) -> Iterator[Finding]:
        for item in placeholders(sentence):
            yield Finding(
                Rule.PLACEHOLDER,
                Severity.STOP,
                item.start,
                item.end,
                item.text,
                self.left_over,
                meant.get(item.field) or None,
            )


@lru_cache(maxsize=2048)
def _in_sentence(
    rules: tuple[EtiquetteRule, ...], weights: Weights | None, sentence: str
) -> tuple[tuple[Finding, EtiquetteRule], ...]:
    plain = tokenize(sentence)
    like = weights.score(plain) if weights else None
    weighed = weights.faults if weights else ()
    found: list[tuple[Finding, EtiquetteRule]] = []
    taken: list[tuple[int, int]] = []
    # Of two faults in the same words the likelier one is named.
    for rule in sorted(rules, key=lambda rule: like is None or rule.rule != like.fault):
        place = rule.found_in(plain)
        if place is None or any(start < place[1] and place[0] < end for start, end in taken):
            continue
        if like and like.lean < INNOCENT and rule.rule in weighed and not rule.always:
            start, end, _ = clause(sentence, *place)
            alone = weights and weights.score(tokenize(sentence[start:end]))
            if alone and alone.lean < INNOCENT_ALONE:
                continue
        taken.append(place)
        found.append((_finding(rule, sentence, place), rule))
    sure = SURE if len(plain.starts) > FEW else SURE_OF_FEW
    if like and like.lean > sure and (alike := [r for r in rules if r.rule == like.fault][:1]):
        framed = [at for at, (_, rule) in enumerate(found) if rule.rule in weighed]
        place, at = plain.place(like.start, like.end), len(found)
        if framed:
            # The frame says where the fault is, and the whole sentence which one it is.
            place, at = taken[framed[0]], framed[0]
        if not framed or _misnamed([found[at][1] for at in framed], like):
            found[at : at + 1] = [(_finding(alike[0], sentence, place), alike[0])]
    return tuple(found)


def _misnamed(framed: list[EtiquetteRule], like: Score) -> bool:
    """Say whether a sentence is far liker to another fault than to those whose frames it has."""
    return all(
        not rule.always and like.each[like.fault] - like.each[rule.rule] > AHEAD for rule in framed
    )


def _finding(rule: EtiquetteRule, sentence: str, place: tuple[int, int]) -> Finding:
    start, end, replacement = *place, rule.replacement
    if rule.whole:
        start, end, left = clause(sentence, *place)
        replacement = rule.replacement if left is None else left
    words = sentence[start:end]
    return Finding(rule.rule, rule.severity, start, end, words, rule.message, replacement)
