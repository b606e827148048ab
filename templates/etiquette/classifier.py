"""A linear classifier: whether a sentence resembles a fault, and of which category.

The patterns find what can be named. The classifier suspects the same in other words, and doubts a
pattern that matches in words that are clearly innocent. Its features are the word stems of a
sentence and ordered pairs of them. tools/train_classifier.py learns their weights.
"""

import json
import math
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import compress, crc32, decompress
from zlib import error as ZlibError  # noqa: N812

from templates.etiquette.tokens import Tokens

WEIGHTS = Path(__file__).with_name("classifier.bin")
"""The trained weights: see `pack`."""

MAX_PAIR_DISTANCE = 4
"""How many words after the first word of a pair the second may come."""

SCALE = 32
"""A weight of one is stored as this number; stored weights are from -127 to 127."""

_SUFFIX = re.compile(r"(?:ations?|ments?|ingly|edly|ings?|ies|ied|ers?|ed|es|ly|s|e|y)$")
_MIN_FEATURES = 30
"""As many features as seven words have: fewer than that say little for certain."""
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


def fingerprint(feature: str) -> int:
    """Return the number that a feature is stored under."""
    return crc32(feature.encode())


def feature_scale(count: int) -> float:
    """Return the factor for every weight in a sentence with `count` features.

    Unknown features count, too: the more of a sentence is unfamiliar, the less the rest weighs.
    """
    return 1 / math.sqrt(max(count, _MIN_FEATURES))


class Score(NamedTuple):
    """How a sentence scores: overall, for each category, and where its heaviest feature is.

    `overall` is the log-odds that the sentence is a fault: negative when it is probably innocent.
    `start` and `end` are offsets in `Tokens.text`.
    """

    overall: float
    by_category: dict[str, float]
    start: int
    end: int

    @property
    def category(self) -> str:
        """The category with the highest score."""
        return max(self.by_category, key=self.by_category.__getitem__)


@dataclass(frozen=True, eq=False)
class Classifier:
    """The weights of each feature: first for being a fault at all, then for each category."""

    categories: tuple[str, ...]
    bias: tuple[float, ...]
    fingerprints: "array[int]"
    """Of the features, in ascending order."""
    weights: "array[int]"
    """A row for each feature, as long as `bias`."""

    def score(self, tokens: Tokens) -> Score:
        """Return the score of a sentence; a feature that occurs twice counts once."""
        places = {feature: (start, end) for feature, start, end in features(tokens)}
        columns = range(len(self.bias))
        sums = [0] * len(columns)
        heaviest, highest = (0, len(tokens.text)), 0
        for feature, place in places.items():
            number = fingerprint(feature)
            row = bisect_left(self.fingerprints, number)
            if row == len(self.fingerprints) or self.fingerprints[row] != number:
                continue
            at = row * len(sums)
            for column in columns:
                sums[column] += self.weights[at + column]
            if self.weights[at] > highest:
                heaviest, highest = place, self.weights[at]
        scale = feature_scale(len(places)) / SCALE
        scores = [bias + scale * total for bias, total in zip(self.bias, sums, strict=True)]
        return Score(scores[0], dict(zip(self.categories, scores[1:], strict=True)), *heaviest)


def pack(classifier: Classifier) -> bytes:
    """Return a classifier as compressed bytes, the same for the same weights."""
    header = {"categories": classifier.categories, "bias": classifier.bias}
    fingerprints, weights = classifier.fingerprints, classifier.weights
    # Column by column, and byte by byte: this compresses best.
    columns = [weights[column :: len(classifier.bias)] for column in range(len(classifier.bias))]
    places = array("I", fingerprints).tobytes()
    pieces = [places[byte::4] for byte in range(4)] + [column.tobytes() for column in columns]
    return compress(json.dumps(header).encode() + b"\n" + b"".join(pieces), 9)


def unpack(packed: bytes) -> Classifier:
    """Return the classifier in compressed bytes. Raises ValueError for other bytes."""
    try:
        header_line, _, data = decompress(packed).partition(b"\n")
        header = json.loads(header_line)
        categories, bias = tuple(header["categories"]), tuple(header["bias"])
    except (ZlibError, ValueError, KeyError, TypeError) as error:
        raise ValueError("these are no weights of a classifier") from error
    count, rest = divmod(len(data), 4 + len(bias))
    if rest or len(bias) != len(categories) + 1:
        raise ValueError("these weights are not complete")
    places = bytearray(4 * count)
    for byte in range(4):
        places[byte::4] = data[byte * count : (byte + 1) * count]
    weights = bytearray(len(bias) * count)
    for column in range(len(bias)):
        start = (4 + column) * count
        weights[column :: len(bias)] = data[start : start + count]
    return Classifier(categories, bias, array("I", bytes(places)), array("b", bytes(weights)))


@cache
def built_in_classifier() -> Classifier:
    """Return the classifier that the program comes with."""
    return unpack(WEIGHTS.read_bytes())
