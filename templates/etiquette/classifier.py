"""A linear classifier that estimates whether a sentence should be flagged, and in which category.

It supplements the patterns: it suspects sentences that no pattern matches, and doubts matches in
sentences that are clearly innocent. Its features are the word stems of a sentence, ordered pairs
of them, and the position of the sentence in the note. tools/train_classifier.py learns their
weights.
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

WEIGHTS_FILE = Path(__file__).with_name("classifier.bin")
"""The file of the trained weights, written with `pack`."""

MAX_PAIR_DISTANCE = 4
"""Maximum distance of the second word of a pair from the first, in words."""

WEIGHT_SCALE = 32
"""The stored number for a weight of one; stored numbers are from -127 to 127."""

_SUFFIX = re.compile(r"(?:ations?|ments?|ingly|edly|ings?|ies|ied|ers?|ed|es|ly|s|e|y)$")
_MIN_FEATURES = 30
"""A shorter sentence is scaled as if it had this many, the features of seven words."""
_MAX_WORD_LENGTH = 40

_MAX_SHORT_SENTENCE = 4
"""Maximum number of words in a short sentence: probably a greeting, a sign-off or a name."""

POSITION_VALUE = 4
"""The value of a position feature; other features have the value 1, and so larger weights."""

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen twenty thirty forty fifty sixty hundred".split()
)


def stem(word: str) -> str:
    """Return a word without its suffix, so that "improving" and "improved" count as one.

    All numbers count as one, too.
    """
    if word in _NUMBERS or word[0].isdigit():
        return "#"
    if len(word) > 5:
        return _SUFFIX.sub("", word[:_MAX_WORD_LENGTH])
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def extract_features(tokens: Tokens) -> Iterator[tuple[str, int, int]]:
    """Yield each feature of a sentence with its start and end in `tokens.text`.

    A feature is a stem, an ordered pair of stems, or the first stem, marked with "^". The end is
    one character after the start of its last word, which is enough to find the words of the span.
    """
    stems = [stem(word) for word in tokens.text.split()]
    starts = tokens.starts
    for index, first in enumerate(stems):
        yield first, starts[index], starts[index] + 1
        if index == 0:
            yield f"^ {first}", starts[index], starts[index] + 1
        for other in range(index + 1, min(index + 1 + MAX_PAIR_DISTANCE, len(stems))):
            gap = " " if other == index + 1 else " .. "
            yield f"{first}{gap}{stems[other]}", starts[index], starts[other] + 1


def position_features(before: str, after: str) -> tuple[str, str]:
    """Return the features of the position of a sentence in a note, derived from its neighbours.

    `before` and `after` are the sentences around it, or empty at either end of the note.
    """
    return f"|before {_neighbour_kind(before)}", f"|after {_neighbour_kind(after)}"


def _neighbour_kind(sentence: str) -> str:
    if not sentence:
        return "none"
    return "short" if len(sentence.split()) <= _MAX_SHORT_SENTENCE else "long"


def is_position_feature(feature: str) -> bool:
    """Return whether a feature is about the position of the sentence, not about its words."""
    return feature.startswith(("|before ", "|after "))


def fingerprint(feature: str) -> int:
    """Return the number that identifies a feature among the stored weights."""
    return crc32(feature.encode())


def feature_scale(count: int) -> float:
    """Return the factor for all weights in a sentence with `count` features.

    Unknown features count, too: the more features are unknown, the less the others weigh.
    """
    return 1 / math.sqrt(max(count, _MIN_FEATURES))


class Score(NamedTuple):
    """The scores of a sentence."""

    overall: float
    """The log-odds that the sentence should be flagged: negative if it is probably innocent."""
    by_category: dict[str, float]
    start: int
    """The start of the feature with the highest weight, an offset in `Tokens.text`."""
    end: int

    @property
    def category(self) -> str:
        """The category with the highest score."""
        return max(self.by_category, key=self.by_category.__getitem__)


@dataclass(frozen=True, eq=False)
class Classifier:
    """The weights of each feature: the first for the overall score, the others by category."""

    categories: tuple[str, ...]
    bias: tuple[float, ...]
    fingerprints: "array[int]"
    """The fingerprints of the features, in ascending order."""
    weights: "array[int]"
    """For each feature as many weights as `bias` has numbers."""

    def score(self, tokens: Tokens, position: tuple[str, ...] = ()) -> Score:
        """Return the score of a sentence; a feature that occurs twice counts once.

        `position` are its position features; a sentence that is not in a note has none.
        """
        spans = {feature: (start, end) for feature, start, end in extract_features(tokens)}
        width = len(self.bias)
        sums = [0] * width
        max_weight, span_of_max = 0, (0, len(tokens.text))
        for feature, span in spans.items():
            row = self._find_row(feature)
            if row is None:
                continue
            weights = self.weights[row * width : (row + 1) * width]
            for column, weight in enumerate(weights):
                sums[column] += weight
            if weights[0] > max_weight:
                max_weight, span_of_max = weights[0], span
        for feature in position:
            row = self._find_row(feature)
            if row is not None:
                for column, weight in enumerate(self.weights[row * width : (row + 1) * width]):
                    sums[column] += weight * POSITION_VALUE
        scale = feature_scale(len(spans) + len(position)) / WEIGHT_SCALE
        scores = [bias + scale * total for bias, total in zip(self.bias, sums, strict=True)]
        return Score(scores[0], dict(zip(self.categories, scores[1:], strict=True)), *span_of_max)

    def _find_row(self, feature: str) -> int | None:
        """Return the row of a feature's weights, or None if the feature is unknown."""
        number = fingerprint(feature)
        row = bisect_left(self.fingerprints, number)
        is_known = row < len(self.fingerprints) and self.fingerprints[row] == number
        return row if is_known else None


def pack(classifier: Classifier) -> bytes:
    """Return a classifier as compressed bytes; the same weights always give the same bytes."""
    header = {"categories": classifier.categories, "bias": classifier.bias}
    fingerprints, weights = classifier.fingerprints, classifier.weights
    # All first bytes of the fingerprints, then all second ones, and so on; the weights likewise.
    # This compresses best.
    width = len(classifier.bias)
    fingerprint_bytes = array("I", fingerprints).tobytes()
    parts = [fingerprint_bytes[index::4] for index in range(4)]
    parts += [weights[column::width].tobytes() for column in range(width)]
    return compress(json.dumps(header).encode() + b"\n" + b"".join(parts), 9)


def unpack(packed: bytes) -> Classifier:
    """Return the classifier that was packed. Raises ValueError for other bytes."""
    try:
        header_line, _, data = decompress(packed).partition(b"\n")
        header = json.loads(header_line)
        categories, bias = tuple(header["categories"]), tuple(header["bias"])
    except (ZlibError, ValueError, KeyError, TypeError) as error:
        raise ValueError("this is not a packed classifier") from error
    width = len(bias)
    count, rest = divmod(len(data), 4 + width)
    if rest or width != len(categories) + 1:
        raise ValueError("the packed classifier is incomplete")
    fingerprint_bytes = bytearray(4 * count)
    for index in range(4):
        fingerprint_bytes[index::4] = data[index * count : (index + 1) * count]
    weights = bytearray(width * count)
    for column in range(width):
        start = (4 + column) * count
        weights[column::width] = data[start : start + count]
    return Classifier(
        categories, bias, array("I", bytes(fingerprint_bytes)), array("b", bytes(weights))
    )


@cache
def built_in_classifier() -> Classifier:
    """Return the classifier that is part of the program."""
    return unpack(WEIGHTS_FILE.read_bytes())
