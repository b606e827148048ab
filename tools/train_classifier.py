"""Train the classifier on the labelled notes, and write its weights.

    python -m tools.train_classifier

The same notes give the same bytes. The notes in data/etiquette/dev and data/etiquette/test are not
used.
"""

import math
import random
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from templates import Answers, compose
from templates.answers import (
    Interest,
    Length,
    MeetingFormat,
    NewsChannel,
    RecipientRole,
    ToldAlready,
)
from templates.etiquette.classifier import (
    SCALE,
    WEIGHTS,
    Classifier,
    feature_scale,
    features,
    fingerprint,
    pack,
)
from templates.etiquette.sentences import split_sentences
from templates.etiquette.tokens import tokenize
from templates.letter.composer import fill, placeholder_values
from templates.letter.situation import FRAMED_FIELDS, resolve
from templates.phrasebook.wording import built_in
from tools.labelled_notes import NOTES, read_notes

CATEGORIES = ("feedback", "reasons", "grievance", "plead", "oversharing")

REGULARIZATION = 30.0
"""The inverse strength of the regularization (C)."""
MAX_FEATURES = 20_000
"""The number of features to keep; further ones hardly change a score."""
UNFAMILIAR = 400
"""How many sentences without a known feature count as innocent in training.

They make what is unfamiliar innocent, whatever the share of faults among the labelled sentences.
"""
NOTE_WEIGHT = 3
"""How much more a sentence of a whole note weighs than a sentence that was written by itself."""
COMPOSED_DRAWS = 1
"""How often each combination of choices is composed."""
CHOICES = (built_in().outcomes, built_in().tones, RecipientRole, (None, *NewsChannel))
NAMES = Answers(
    recipient_name="Grace Hopper",
    organisation="Nordlicht GmbH",
    role="Curator",
    sender_name="Ada Lovelace",
    client="Babbage",
    also_thank=("Alan", "Kathleen"),
    appointee="Ruth",
    told_by="Grace",
)

Example: TypeAlias = tuple[list[str], str, float]
"""The features of a sentence, its category, or "" for none, and its weight."""


def labelled_sentences() -> Iterator[tuple[str, str, float]]:
    """Yield each training sentence with its category, or "" for none, and its weight."""
    for note in read_notes(sorted((NOTES / "train").glob("*.jsonl"))):
        text = note["text"]
        faults = [
            (start := text.index(fault["span"]), start + len(fault["span"]), fault["kind"])
            for fault in note["faults"]
        ]
        weight = NOTE_WEIGHT if "\n" in text else 1.0
        for at, sentence in split_sentences(text):
            kinds = [kind for start, end, kind in faults if start < at + len(sentence) and at < end]
            if "placeholder" not in kinds:
                yield sentence, kinds[0] if kinds else "", weight
    for sentence in composed_sentences():
        yield sentence, "", NOTE_WEIGHT


def typed_answers() -> dict[str, list[str]]:
    """Return innocent answers, as people typed them, by field."""
    answers: dict[str, list[str]] = {}
    for note in read_notes([NOTES / "train" / "answers.jsonl"]):
        answers.setdefault(note["field"], []).append(note["text"])
    return answers


def composed_sentences() -> list[str]:
    """Return sentences that the program composes, which belong to no category."""
    rng = random.Random(1815)
    typed = typed_answers()
    sentences: set[str] = set()
    for number, outcome, tone, part, news in product(range(COMPOSED_DRAWS), *CHOICES):
        given: dict[str, Any] = {
            field: rng.choice(texts if field == "brings" else ("", *texts))
            for field, texts in typed.items()
        }
        answers = replace(
            NAMES,
            outcome=outcome,
            tone=tone,
            part=part,
            news=news,
            meetings=rng.choice((None, 1, 2, 4)),
            held=rng.choice((None, *MeetingFormat)),
            told_close=rng.choice((True, False)),
            interest=rng.choice(tuple(Interest)),
            length=rng.choice(tuple(Length)),
            also_thank=rng.choice(((), NAMES.also_thank)),
            told_by=rng.choice(("", "Grace")),
            told_already=rng.choice(tuple(ToldAlready)),
            appointee=rng.choice(("", "Ruth", "Raj Patel")),
            work_with=rng.choice((True, False)),
            follow_up=rng.choice((None, None, None, 1)),
            **given,
        )
        letter = compose(answers, seed=str(number)).letter()
        sentences.update(sentence for _, sentence in split_sentences(letter))
    sentences.update(every_variant())
    return sorted(sentences)


def every_variant() -> Iterator[str]:
    """Yield every sentence of the wording, filled in as for one note in each tone."""
    wording = built_in()
    for tone in wording.tones:
        answers = replace(NAMES, tone=tone, outcome="not_selected", meetings=1)
        values = placeholder_values(resolve(answers, wording))
        for move, entries in wording.moves.items():
            for entry in entries if move not in FRAMED_FIELDS else ():
                yield from (
                    sentence for _, sentence in split_sentences(fill(entry.texts[tone], values))
                )


def examples() -> list[Example]:
    """Return the examples, each sentence once, with the features that occur in more than one."""
    sentences = {sentence: (kind, weight) for sentence, kind, weight in labelled_sentences()}
    named = [
        (sorted({name for name, _, _ in features(tokenize(sentence))}), kind, weight)
        for sentence, (kind, weight) in sorted(sentences.items())
    ]
    counts = Counter(name for names, _, _ in named for name in names)
    return [
        ([name for name in names if counts[name] > 1 or " " not in name], kind, weight)
        for names, kind, weight in named
    ]


def train(
    rows: list[Example], names: list[str]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return the biases and the weights of each feature: for any category, then for each."""
    any_category = _fit(rows, names, [kind != "" for _, kind, _ in rows], UNFAMILIAR)
    faults = [row for row in rows if row[1]]
    models = [any_category]
    models += [
        _fit(faults, names, [kind == category for _, kind, _ in faults], 0)
        for category in CATEGORIES
    ]
    bias = np.array([model.intercept_[0] for model in models])
    return bias, np.vstack([model.coef_[0] for model in models])


def _fit(
    rows: list[Example], names: list[str], labels: list[bool], unfamiliar: int
) -> LogisticRegression:
    places = {name: place for place, name in enumerate(names)}
    starts, columns, values = [0], [], []
    for found, _, _ in rows:
        known = [places[name] for name in found if name in places]
        columns += known
        values += [feature_scale(len(found))] * len(known)
        starts.append(len(columns))
    # A single row of weight `unfamiliar` stands for sentences without a known feature.
    starts.append(len(columns))
    matrix = csr_matrix((values, columns, starts), shape=(len(rows) + 1, len(names)))
    weights = [weight for _, _, weight in rows] + [unfamiliar]
    model = LogisticRegression(C=REGULARIZATION, solver="liblinear", random_state=0)
    return model.fit(matrix, [*labels, False], sample_weight=weights)


def classifier() -> Classifier:
    """Train the classifier."""
    rows = examples()
    counts = Counter(name for names, _, _ in rows for name in names)
    names = sorted(counts)
    _, weights = train(rows, names)
    # Train again with only the features that have large weights in many sentences.
    importance = {
        name: float(np.abs(weights[0, place])) * math.sqrt(counts[name])
        for place, name in enumerate(names)
    }
    names = sorted(names, key=lambda name: (-importance[name], name))[:MAX_FEATURES]
    names.sort(key=fingerprint)
    bias, weights = train(rows, names)
    stored = np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8)
    return Classifier(
        categories=CATEGORIES,
        bias=tuple(round(float(number), 3) for number in bias),
        fingerprints=array("I", [fingerprint(name) for name in names]),
        weights=array("b", stored.T.tobytes()),
    )


def main() -> None:
    """Train the classifier and write its weights."""
    packed = pack(classifier())
    Path(WEIGHTS).write_bytes(packed)
    print(f"{len(packed):,} bytes")


if __name__ == "__main__":
    main()
