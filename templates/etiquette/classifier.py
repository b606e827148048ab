"""Likeness: which fault a sentence is like, by the weights of its words and of their pairs.

The frames of etiquette.toml find what was foreseen; this finds the same in words nobody foresaw,
and spares what merely shares a frame. The weights are learned from the labelled sentences of the
tests, by tools/weigh_words.py, and stand in a file beside the wording.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from templates.etiquette.tokens import Tokens

NEAR = 5
"""How many words further on the second word of a pair may stand."""

_ENDING = re.compile(r"(?:ations?|ments?|ingly|edly|ings?|ies|ied|ers?|ed|es|ly|s|e|y)$")
_SCALE, _FEW = 3.0, 30
"""The second is the marks that six words have: a few words alone say little for certain."""
_LONGEST_WORD = 40


def stem(word: str) -> str:
    """Return a word without its ending: "improving" and "improved" count as one."""
    if len(word) > 5:
        return _ENDING.sub("", word[:_LONGEST_WORD])
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def marks(plain: Tokens) -> Iterator[tuple[str, int, int]]:
    """Yield what is weighed in a sentence, words and ordered pairs, with its place in the line."""
    words = [stem(word) for word in plain.line.split()]
    ends = [start + 1 for start in plain.starts]
    for at, word in enumerate(words):
        yield word, plain.starts[at], ends[at]
        if at == 0:
            yield f"^ {word}", plain.starts[at], ends[at]
        for further in range(at + 1, min(at + 1 + NEAR, len(words))):
            join = " " if further == at + 1 else " .. "
            yield f"{word}{join}{words[further]}", plain.starts[at], ends[further]


def scale(count: int) -> float:
    """Return what every weight is multiplied by in a sentence with so many marks."""
    return _SCALE / math.sqrt(max(count, _FEW))


class Score(NamedTuple):
    """How far a sentence leans to being a fault, how far to each of them, and where it shows.

    `lean` is the logarithm of the odds: 0 when it may as well be innocent, negative when it is
    likely to be. The place is that of the heaviest mark in the line of plain words.
    """

    lean: float
    each: Mapping[str, float]
    start: int
    end: int

    @property
    def fault(self) -> str:
        """The fault that the sentence is most like."""
        return max(self.each, key=self.each.__getitem__)


@dataclass(frozen=True, eq=False)
class Weights:
    """What each mark weighs: first for being any fault at all, then for each of `faults`."""

    faults: tuple[str, ...]
    bias: tuple[float, ...]
    marks: Mapping[str, str]
    """The weights of each in hundredths, a tab between; read when a sentence has the mark."""

    def score(self, plain: Tokens) -> Score:
        """Weigh a sentence; its marks count once each."""
        found = {mark: (start, end) for mark, start, end in marks(plain)}
        sums = [0] * len(self.bias)
        heaviest, most = (0, len(plain.line)), 0
        for mark, place in found.items():
            if mark not in self.marks:
                continue
            weights = [int(weight or "0") for weight in self.marks[mark].split("\t")]
            sums = [sum(pair) for pair in zip(sums, weights, strict=True)]
            if weights[0] > most:
                heaviest, most = place, weights[0]
        by = scale(len(found)) / 100
        lean, *each = (bias + by * sum_ for bias, sum_ in zip(self.bias, sums, strict=True))
        return Score(lean, dict(zip(self.faults, each, strict=True)), *heaviest)


def read_weights(table: Mapping[str, object]) -> Weights:
    """Read the table of weights: `faults`, `bias`, and `marks` with a line for each mark.

    Raises ValueError for a table of another shape.
    """
    faults, bias, lines = table.get("faults"), table.get("bias"), table.get("marks")
    if not (isinstance(faults, list) and isinstance(bias, list) and isinstance(lines, str)):
        raise ValueError("the weights are faults, biases and marks")
    # Most marks are never met, so that a line is only parted here, and read when its mark is met.
    rows = dict(line.split("\t", 1) for line in lines.splitlines())
    tabs = len(faults)
    if len(bias) != tabs + 1 or any(row.count("\t") != tabs for row in rows.values()):
        raise ValueError("every mark has a weight for any fault, and one for each")
    return Weights(tuple(faults), tuple(bias), rows)
