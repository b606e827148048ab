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
    extract_context_features,
    extract_features,
    find_feature_scale,
    find_neighbours,
    fingerprint,
    pack,
)
from templates.matching.sentences import locate_sentences
from templates.matching.tokens import tokenize
from tools.labelled_notes import NOTES_FOLDER, read_notes

CATEGORIES = ("feedback", "reasons", "grievance", "plead", "oversharing")

REGULARIZATION = 30.0
"""The inverse strength of the regularization (C)."""
MAX_FEATURES = 30_000
"""The number of features to keep; further ones hardly change a score."""
UNFAMILIAR_WEIGHT = 400
"""The weight, in training, of one invented innocent sentence without any known feature.

It decides what the classifier says of a sentence without a known feature. Otherwise the share of
faults among the labelled sentences would decide that.
"""
SINGLE_SENTENCE_IDS = ("ans", "com", "fee", "gri", "inn", "ove", "pla", "ple", "rea")
"""The first letters of the ids of single sentences, which belong to no whole note."""
NOTE_WEIGHT = 8.0
"""The weight, in training, of a sentence of a whole note or of the wording; others have 1."""
_Context: TypeAlias = tuple[tuple[str, float], ...]
"""The features of a sentence's context, each with its value."""


class Example(NamedTuple):
    """A sentence to train with."""

    word_features: tuple[str, ...]
    """Its words, and their pairs and groups of three that another example also has."""
    scale: float
    """The factor for the values of all its features."""
    context: _Context
    """The features of its context, each with its value."""
    category: str
    """The category of its fault, or "" for none."""
    weight: float
    """How much it counts in training."""

    @property
    def features(self) -> Iterator[str]:
        """All its features."""
        yield from self.word_features
        yield from (name for name, _ in self.context)


def split_notes(
    notes: Iterable[dict[str, Any]],
) -> Iterator[tuple[str, _Context, str, float]]:
    """Yield each sentence with the features of its context, its category or "", and its weight.

    Sentences with a placeholder are left out, since only patterns find placeholders.
    """
    for note in notes:
        weight = 1.0 if note["id"].startswith(SINGLE_SENTENCE_IDS) else NOTE_WEIGHT
        sentences = list(locate_sentences(note["text"]))
        for index, (offset, sentence) in enumerate(sentences):
            # A single sentence is not in a note.
            is_in_note = len(sentences) > 1
            context = (
                extract_context_features(*find_neighbours(sentences, index)) if is_in_note else ()
            )
            kinds = _find_fault_kinds(note, offset, offset + len(sentence))
            if "placeholder" not in kinds:
                yield sentence, context, kinds[0] if kinds else "", weight


def _find_fault_kinds(note: dict[str, Any], start: int, end: int) -> list[str]:
    """Return the kinds of the faults that overlap the text from `start` to `end`, in characters."""
    kinds = []
    for fault in note["faults"]:
        fault_start = note["text"].index(fault["span"])
        if fault_start < end and start < fault_start + len(fault["span"]):
            kinds.append(fault["kind"])
    return kinds


def build_examples(notes: Iterable[dict[str, Any]]) -> list[Example]:
    """Return the examples; a sentence that recurs in the same context is one example.

    Single words are kept, but pairs and groups of three only if they recur.
    """
    sentences = {
        (sentence, context): (category, weight)
        for sentence, context, category, weight in split_notes(notes)
    }
    examples = []
    for (sentence, context), (category, weight) in sorted(sentences.items()):
        words = sorted({name for name, _, _ in extract_features(tokenize(sentence))})
        examples.append(
            Example(tuple(words), find_feature_scale(len(words)), context, category, weight)
        )
    counts = Counter(name for example in examples for name in example.features)
    return [
        example._replace(
            word_features=tuple(
                name for name in example.word_features if counts[name] > 1 or " " not in name
            )
        )
        for example in examples
    ]


def train(
    examples: list[Example], names: list[str]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return the biases and the weights: a row for all categories together, then one for each.

    `names` are the features, in the order of the weights in a row.
    """
    any_category = _fit(
        examples, names, [example.category != "" for example in examples], UNFAMILIAR_WEIGHT
    )
    faults = [example for example in examples if example.category]
    models = [any_category]
    models += [
        _fit(faults, names, [example.category == category for example in faults], 0)
        for category in CATEGORIES
    ]
    bias = np.array([model.intercept_[0] for model in models])
    return bias, np.vstack([model.coef_[0] for model in models])


def _fit(
    examples: list[Example], names: list[str], labels: list[bool], unfamiliar_weight: int
) -> LogisticRegression:
    """Fit a model to the examples; `labels` says for each whether the model must recognise it."""
    indices = {name: index for index, name in enumerate(names)}
    starts, columns, values = [0], [], []
    for example in examples:
        word_values = ((name, 1.0) for name in example.word_features)
        for name, value in (*word_values, *example.context):
            if name in indices:
                columns.append(indices[name])
                values.append(example.scale * value)
        starts.append(len(columns))
    # A last row of weight `unfamiliar_weight` stands for sentences without a known feature.
    starts.append(len(columns))
    matrix = csr_matrix((values, columns, starts), shape=(len(examples) + 1, len(names)))
    weights = [*(example.weight for example in examples), unfamiliar_weight]
    model = LogisticRegression(C=REGULARIZATION, solver="liblinear", random_state=0)
    return model.fit(matrix, [*labels, False], sample_weight=weights)


def train_classifier(notes: Iterable[dict[str, Any]]) -> Classifier:
    """Train the classifier on labelled notes."""
    examples = build_examples(notes)
    counts = Counter(name for example in examples for name in example.features)
    names = sorted(counts)
    _, weights = train(examples, names)
    # Train again with only the features that have large weights in many sentences.
    importance = {
        name: float(np.abs(weights[0, index])) * math.sqrt(counts[name])
        for index, name in enumerate(names)
    }
    names = sorted(names, key=lambda name: (-importance[name], name))[:MAX_FEATURES]
    names.sort(key=fingerprint)
    bias, weights = train(examples, names)
    stored = np.clip(np.rint(weights * WEIGHT_SCALE), -127, 127).astype(np.int8)
    return Classifier(
        categories=CATEGORIES,
        bias=tuple(round(float(number), 3) for number in bias),
        fingerprints=array("I", [fingerprint(name) for name in names]),
        weights=array("b", stored.T.tobytes()),
    )


def read_training_notes() -> Iterator[dict[str, Any]]:
    """Return the labelled notes to train with."""
    return read_notes(sorted((NOTES_FOLDER / "train").glob("*.jsonl")))


def main() -> None:
    """Train the classifier and write its weights."""
    packed = pack(train_classifier(read_training_notes()))
    Path(WEIGHTS_FILE).write_bytes(packed)
    print(f"{len(packed):,} bytes")


if __name__ == "__main__":
    main()
