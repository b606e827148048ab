"""Train the classifier on the labelled notes, and write its weights.

    python -m tools.train_classifier

The same notes give the same bytes. The notes in data/etiquette/dev and data/etiquette/test are not
used.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from templates.etiquette.classifier import (
    WEIGHT_SCALE,
    WEIGHTS_FILE,
    Classifier,
    context_features,
    extract_features,
    feature_scale,
    fingerprint,
    pack,
)
from templates.matching.sentences import split_sentences
from templates.matching.tokens import tokenize
from tools.labelled_notes import NOTES, read_notes

CATEGORIES = ("feedback", "reasons", "grievance", "plead", "oversharing")

REGULARIZATION = 30.0
"""The inverse strength of the regularization (C)."""
MAX_FEATURES = 30_000
"""The number of features to keep; further ones hardly change a score."""
UNFAMILIAR_WEIGHT = 400
"""How many sentences without a known feature count as innocent in training.

They make unfamiliar sentences innocent, whatever the share of faults among the labelled sentences.
"""
SINGLE_SENTENCE_IDS = ("ans", "com", "fee", "gri", "inn", "ove", "pla", "ple", "rea")
"""The first letters of the ids of single sentences, which belong to no whole note."""
NOTE_WEIGHT = 8.0
"""How much more a sentence of a whole note weighs, or one that the program composes."""
_Context: TypeAlias = tuple[tuple[str, float], ...]
"""The features of a sentence's context, each with its value."""


class Example(NamedTuple):
    """A sentence to train with."""

    words: tuple[str, ...]
    """The features of its words, but for pairs and groups of three that occur only here."""
    scale: float
    """The factor for all its weights."""
    context: _Context
    """The features of its context, each with its value."""
    category: str
    """The category of its fault, or "" for none."""
    weight: float
    """How much it counts in training."""

    @property
    def features(self) -> Iterator[str]:
        """All its features."""
        yield from self.words
        yield from (name for name, _ in self.context)


def split_notes(
    notes: Iterable[dict[str, Any]],
) -> Iterator[tuple[str, _Context, str, float]]:
    """Yield each sentence with the features of its context, its category or "", and its weight.

    Sentences with a placeholder are left out, since only patterns find placeholders.
    """
    for note in notes:
        text = note["text"]
        faults = [
            (start := text.index(fault["span"]), start + len(fault["span"]), fault["kind"])
            for fault in note["faults"]
        ]
        weight = 1.0 if note["id"].startswith(SINGLE_SENTENCE_IDS) else NOTE_WEIGHT
        sentences = [(0, ""), *split_sentences(text), (0, "")]
        for (_, before), (offset, sentence), (_, after) in zip(
            sentences, sentences[1:], sentences[2:], strict=False
        ):
            end_offset = offset + len(sentence)
            kinds = [kind for start, end, kind in faults if start < end_offset and offset < end]
            # A text of one sentence is between the two empty ones.
            context = context_features(before, after) if len(sentences) > 3 else ()
            if "placeholder" not in kinds:
                yield sentence, context, kinds[0] if kinds else "", weight


def build_examples(notes: Iterable[dict[str, Any]]) -> list[Example]:
    """Return the examples, each sentence once in the same context.

    Single words are kept, but pairs and groups of three only if they recur.
    """
    sentences = {
        (sentence, context): (category, weight)
        for sentence, context, category, weight in split_notes(notes)
    }
    rows = []
    for (sentence, context), (category, weight) in sorted(sentences.items()):
        words = sorted({name for name, _, _ in extract_features(tokenize(sentence))})
        rows.append(Example(tuple(words), feature_scale(len(words)), context, category, weight))
    counts = Counter(name for row in rows for name in row.features)
    return [
        row._replace(words=tuple(name for name in row.words if counts[name] > 1 or " " not in name))
        for row in rows
    ]


def train(
    rows: list[Example], names: list[str]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return the biases and the weights: a row for any category, then one for each of them.

    `names` are the features, in the order of the weights in a row.
    """
    any_category = _fit(rows, names, [row.category != "" for row in rows], UNFAMILIAR_WEIGHT)
    faults = [row for row in rows if row.category]
    models = [any_category]
    models += [
        _fit(faults, names, [row.category == category for row in faults], 0)
        for category in CATEGORIES
    ]
    bias = np.array([model.intercept_[0] for model in models])
    return bias, np.vstack([model.coef_[0] for model in models])


def _fit(
    rows: list[Example], names: list[str], labels: list[bool], unfamiliar_weight: int
) -> LogisticRegression:
    """Fit a model to the examples; `labels` are whether each is of the class to recognise."""
    indices = {name: index for index, name in enumerate(names)}
    starts, columns, values = [0], [], []
    for row in rows:
        for name, value in (*((word, 1.0) for word in row.words), *row.context):
            if name in indices:
                columns.append(indices[name])
                values.append(row.scale * value)
        starts.append(len(columns))
    # A single row of weight `unfamiliar_weight` stands for sentences without a known feature.
    starts.append(len(columns))
    matrix = csr_matrix((values, columns, starts), shape=(len(rows) + 1, len(names)))
    weights = [*(row.weight for row in rows), unfamiliar_weight]
    model = LogisticRegression(C=REGULARIZATION, solver="liblinear", random_state=0)
    return model.fit(matrix, [*labels, False], sample_weight=weights)


def train_classifier(notes: Iterable[dict[str, Any]]) -> Classifier:
    """Train the classifier on labelled notes."""
    rows = build_examples(notes)
    counts = Counter(name for row in rows for name in row.features)
    names = sorted(counts)
    _, weights = train(rows, names)
    # Train again with only the features that have large weights in many sentences.
    importance = {
        name: float(np.abs(weights[0, index])) * math.sqrt(counts[name])
        for index, name in enumerate(names)
    }
    names = sorted(names, key=lambda name: (-importance[name], name))[:MAX_FEATURES]
    names.sort(key=fingerprint)
    bias, weights = train(rows, names)
    stored = np.clip(np.rint(weights * WEIGHT_SCALE), -127, 127).astype(np.int8)
    return Classifier(
        categories=CATEGORIES,
        bias=tuple(round(float(number), 3) for number in bias),
        fingerprints=array("I", [fingerprint(name) for name in names]),
        weights=array("b", stored.T.tobytes()),
    )


def read_training_notes() -> Iterator[dict[str, Any]]:
    """Return the labelled notes to train with."""
    return read_notes(sorted((NOTES / "train").glob("*.jsonl")))


def main() -> None:
    """Train the classifier and write its weights."""
    packed = pack(train_classifier(read_training_notes()))
    Path(WEIGHTS_FILE).write_bytes(packed)
    print(f"{len(packed):,} bytes")


if __name__ == "__main__":
    main()
