"""A linear classifier that estimates whether a sentence should be flagged, and in which category.

It supplements the patterns: it suspects sentences that no pattern matches, and doubts matches in
sentences that are clearly innocent. Its features are the word stems of a sentence, their ordered
pairs and groups of three, all of these with words replaced by their classes, and the context:
whether the sentences around it are short or long or missing, and their words.
tools/train_classifier.py learns their weights.
"""

import json
import math
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import compress, crc32, decompress
from zlib import error as ZlibError  # noqa: N812

from templates.etiquette.word_classes import find_class
from templates.matching.tokens import Tokens, tokenize

WEIGHTS_FILE = Path(__file__).with_name("classifier.bin")
"""The file of the trained weights, written with `pack`."""

MAX_PAIR_DISTANCE = 4
"""The maximum distance of the second word of a pair from the first, in words."""

WEIGHT_SCALE = 32
"""The stored number for a weight of one; stored numbers are from -127 to 127."""

_SUFFIX = re.compile(r"(?:ations?|ments?|ingly|edly|ings?|ies|ied|ers?|ed|es|ly|s|e|y)$")
_MIN_LENGTH_WITH_SUFFIX, _MIN_LENGTH_WITH_PLURAL_S = 6, 4
"""Minimum number of letters in a word that loses its suffix, and in one that loses an "s"."""
_MIN_FEATURES = 60
"""A sentence with fewer features is scaled as if it had this many."""
_MAX_WORD_LENGTH = 40

_MAX_SHORT_SENTENCE = 4
"""Maximum number of words in a short sentence: probably a greeting, a sign-off or a name."""

_NEIGHBOUR_KIND_VALUE, _NEIGHBOUR_WORD_VALUE = 4.0, 0.4
"""The values of the kind of a neighbouring sentence (none, short or long), and of a word in it.

Other features have the value 1. The higher the value, the more a feature counts.
"""

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen twenty thirty forty fifty sixty hundred".split()
)


def stem(word: str) -> str:
    """Return a word without its suffix, so that "improving" and "improved" count as one.

    All numbers also count as one.
    """
    if word in _NUMBERS or word[0].isdigit():
        return "#"
    if len(word) >= _MIN_LENGTH_WITH_SUFFIX:
        return _SUFFIX.sub("", word[:_MAX_WORD_LENGTH])
    return word.removesuffix("s") if len(word) >= _MIN_LENGTH_WITH_PLURAL_S else word


def extract_features(tokens: Tokens) -> Iterator[tuple[str, int, int]]:
    """Yield each feature of a sentence with its start and end in `tokens.text`.

    A feature is a stem, an ordered pair of stems, or three stems in a row, or one of these with the
    classes of words in place of their stems. "^" is the start of the sentence. The end is one
    character after the start of the last word, which is enough to find the words of the span.
    """
    words = tokens.text.split()
    stems = [stem(word) for word in words]
    classes = [find_class(word) for word in words]
    yield from _find_sequences(stems, tokens.starts)
    generalized = [
        word_class or word_stem for word_class, word_stem in zip(classes, stems, strict=True)
    ]
    for feature, start, end in _find_sequences(generalized, tokens.starts):
        if "<" in feature:
            yield feature, start, end


def _find_sequences(words: list[str], starts: tuple[int, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield each word, each pair that is not far apart, and each three words in a row.

    `words` are stems or classes; the offsets of all words are in `starts`. Each is yielded with its
    start and end, as `extract_features` describes.
    """
    if words:
        yield f"^ {words[0]}", starts[0], starts[0] + 1
        yield f"^ {' '.join(words[:2])}", starts[0], starts[min(1, len(words) - 1)] + 1
    for index, first in enumerate(words):
        yield first, starts[index], starts[index] + 1
        for other in range(index + 1, min(index + 1 + MAX_PAIR_DISTANCE, len(words))):
            gap = " " if other == index + 1 else " .. "
            yield f"{first}{gap}{words[other]}", starts[index], starts[other] + 1
        if index + 2 < len(words):
            three = " ".join(words[index : index + 3])
            yield three, starts[index], starts[index + 2] + 1


def find_neighbours(sentences: Sequence[tuple[int, str]], index: int) -> tuple[str, str]:
    """Return the sentences before and after sentence `index`; "" at an end of the text.

    `sentences` are pairs of an offset and a text.
    """
    before = sentences[index - 1][1] if index else ""
    after = sentences[index + 1][1] if index + 1 < len(sentences) else ""
    return before, after


def extract_context_features(before: str, after: str) -> tuple[tuple[str, float], ...]:
    """Return the features of the context of a sentence in a note, each with its value.

    `before` and `after` are its neighbours.
    """
    features: list[tuple[str, float]] = []
    for side, sentence in (("before", before), ("after", after)):
        features.append((f"|{side} {_find_neighbour_kind(sentence)}", _NEIGHBOUR_KIND_VALUE))
        stems = sorted({stem(word) for word in tokenize(sentence).words})
        features += [(f"|{side}: {word}", _NEIGHBOUR_WORD_VALUE) for word in stems]
    return tuple(features)


def _find_neighbour_kind(sentence: str) -> str:
    if not sentence:
        return "none"
    return "short" if len(sentence.split()) <= _MAX_SHORT_SENTENCE else "long"


def fingerprint(feature: str) -> int:
    """Return the number that identifies a feature among the stored weights."""
    return crc32(feature.encode())


def find_feature_scale(count: int) -> float:
    """Return the factor for all weights in a sentence with `count` features of its own.

    Its own features are all but those of its context. Unknown features also count: the more
    features are unknown, the less the others weigh.
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

    def score(self, tokens: Tokens, context: tuple[tuple[str, float], ...] = ()) -> Score:
        """Return the score of a sentence; a feature that occurs twice counts once.

        `context` are its context features; a sentence that is not in a note has none.
        """
        spans = {feature: (start, end) for feature, start, end in extract_features(tokens)}
        width = len(self.bias)
        sums = [0.0] * width
        max_weight, span_of_max = 0, (0, len(tokens.text))
        for feature, value in (*((feature, 1.0) for feature in spans), *context):
            row = self._find_row(feature)
            if row is None:
                continue
            weights = self.weights[row * width : (row + 1) * width]
            for column, weight in enumerate(weights):
                sums[column] += weight * value
            if weights[0] > max_weight and feature in spans:
                max_weight, span_of_max = weights[0], spans[feature]
        scale = find_feature_scale(len(spans)) / WEIGHT_SCALE
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
    # The data compresses best in this order: all first bytes of the fingerprints, then all second
    # bytes, and so on; the weights likewise.
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
