"""A linear classifier: which category of finding a sentence belongs to, if any.

The patterns of etiquette.toml find what their authors foresaw. The classifier finds the same in
other words, and spares innocent sentences that match a pattern. Its features are the word stems of
a sentence and ordered pairs of them. tools/weigh_words.py learns the weights from the labelled
sentences of the tests, and writes them to weights.toml beside the wording.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from templates.etiquette.tokens import Tokens

MAX_PAIR_DISTANCE = 5
"""How many words after the first word of a pair the second may come."""

_SUFFIX = re.compile(r"(?:ations?|ments?|ingly|edly|ings?|ies|ied|ers?|ed|es|ly|s|e|y)$")
_SCALE = 3.0
_MIN_FEATURES = 30
"""As many features as six words have: fewer than that say little for certain."""
_MAX_WORD = 40


def stem(word: str) -> str:
    """Return a word without its suffix, so that "improving" and "improved" count as one."""
    if len(word) > 5:
        return _SUFFIX.sub("", word[:_MAX_WORD])
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def features(tokens: Tokens) -> Iterator[tuple[str, int, int]]:
    """Yield each feature of a sentence, a stem or an ordered pair, with its place in the text."""
    stems = [stem(word) for word in tokens.text.split()]
    starts = tokens.starts
    for at, first in enumerate(stems):
        yield first, starts[at], starts[at] + 1
        if at == 0:
            yield f"^ {first}", starts[at], starts[at] + 1
        for other in range(at + 1, min(at + 1 + MAX_PAIR_DISTANCE, len(stems))):
            gap = " " if other == at + 1 else " .. "
            yield f"{first}{gap}{stems[other]}", starts[at], starts[other] + 1


def feature_scale(count: int) -> float:
    """Return the factor for every weight in a sentence with `count` features."""
    return _SCALE / math.sqrt(max(count, _MIN_FEATURES))


class Score(NamedTuple):
    """How a sentence scores: overall, for each category, and where its heaviest feature is.

    `overall` is the log-odds that the sentence belongs to any category: 0 when both are equally
    likely, negative when it is probably innocent. `start` and `end` are offsets in `Tokens.text`.
    """

    overall: float
    by_category: Mapping[str, float]
    start: int
    end: int

    @property
    def category(self) -> str:
        """The category with the highest score."""
        return max(self.by_category, key=self.by_category.__getitem__)


@dataclass(frozen=True, eq=False)
class Classifier:
    """The weights of each feature: first for belonging to any category, then for each category."""

    categories: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, str]
    """The weights of each feature, in hundredths, separated by tabs. A row is parsed only when a
    sentence has the feature: most of the 17,000 never occur in a note."""

    def score(self, tokens: Tokens) -> Score:
        """Return the score of a sentence; a feature that occurs twice counts once."""
        places = {feature: (start, end) for feature, start, end in features(tokens)}
        sums = [0] * len(self.bias)
        heaviest, highest = (0, len(tokens.text)), 0
        for feature, place in places.items():
            if feature not in self.weights:
                continue
            row = [int(weight or "0") for weight in self.weights[feature].split("\t")]
            sums = [sum(pair) for pair in zip(sums, row, strict=True)]
            if row[0] > highest:
                heaviest, highest = place, row[0]
        scale = feature_scale(len(places)) / 100
        scores = [bias + scale * total for bias, total in zip(self.bias, sums, strict=True)]
        by_category = dict(zip(self.categories, scores[1:], strict=True))
        return Score(scores[0], by_category, *heaviest)


def read_classifier(table: Mapping[str, object]) -> Classifier:
    """Read the table of weights: the `faults` (categories), their `bias`, and a line for each mark.

    Raises ValueError for a table of another shape.
    """
    categories, bias, lines = table.get("faults"), table.get("bias"), table.get("marks")
    if not (isinstance(categories, list) and isinstance(bias, list) and isinstance(lines, str)):
        raise ValueError("the table of weights needs faults, bias and marks")
    rows = dict(line.split("\t", 1) for line in lines.splitlines())
    tabs = len(categories)
    if len(bias) != tabs + 1 or any(row.count("\t") != tabs for row in rows.values()):
        raise ValueError("every mark needs a weight for any fault, and one for each")
    return Classifier(tuple(categories), tuple(bias), rows)
