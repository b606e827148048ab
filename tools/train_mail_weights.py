"""Train the weights of the words in the employer's mails, and write them as TOML.

    python -m tools.train_mail_weights

The mails and the short letters are those in tests/mails. Training is deterministic.
"""

import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from templates.mail.letter import split_letter
from templates.mail.mime import parse_mail
from templates.mail.outcome import without_quotation_marks
from templates.mail.signals import load_signals
from templates.mail.thread import split_thread
from templates.mail.word_weights import (
    ENDS_APPLICATION,
    WEIGHTS_FILE,
    find_signal_names,
    split_pairs,
    split_words,
)
from templates.matching.sentences import locate_sentences

MAILS = Path(__file__).parents[1] / "tests" / "mails"

REGULARIZATION_OF_END, REGULARIZATION_OF_OUTCOMES = 10.0, 50.0
"""The inverse strength of the regularization (C)."""
MIN_EXAMPLES = 3
"""The number of examples that a word or a pair must occur in, so that no name is learnt."""
RARITY_SCALE = 1 / 3
"""The value of a word or a pair is this factor times log(all examples / examples that have it).

In an example, the value is divided by the square root of the number of its known words or pairs.
"""
SUBJECT_SCALE = RARITY_SCALE / 4
"""The same factor for a word of the subject."""
SIGNAL_SCALE = 0.15
"""The value of a signal in a letter."""

NO_REJECTION = "none"
"""The outcome of a mail that is not a rejection."""
UNKNOWN = "unknown"
"""The outcome of a short letter that is only labelled as a refusal."""
OUTCOMES = (
    "not_selected", "runner_up", "screened_out", "application_only", "internal", "role_closed",
    "withdrew", "declined", "reneged",
)  # fmt: skip
"""The outcomes that a letter can be labelled with and trained for."""


class Example(NamedTuple):
    """The features of a letter, and the outcome that it is labelled with."""

    features: dict[str, frozenset[str]]
    """The words, pairs, words of the subject and signals, by their table in the file."""
    outcome: str


def read_labelled_mails() -> Iterator[tuple[bytes, str]]:
    """Yield each labelled mail with its outcome."""
    for line in (MAILS / "dev" / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        (path,) = (MAILS / "dev").glob(f"{truth['id']}.*")
        yield path.read_bytes(), truth["outcome"]
    for path in sorted(MAILS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            mail = entry["mail"].encode("utf-8", "surrogateescape")
            yield mail, entry["truth"]["outcome"]


def read_short_letters() -> Iterator[tuple[str, str]]:
    """Yield each letter of a few sentences with its outcome."""
    for path in sorted(MAILS.glob("*.toml")):
        letters: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        for outcome, texts in (
            (UNKNOWN, letters.get("refusals", ())),
            (NO_REJECTION, letters["others"]),
            *letters["outcomes"].items(),
        ):
            for text in texts:
                yield text, outcome


def to_example(sentences: Iterable[str], subject: str, outcome: str) -> Example:
    """Return the example for a letter."""
    sentences = without_quotation_marks(sentences)
    features = {
        "words": split_words("\n".join(sentences)),
        "pairs": split_pairs(sentences),
        "subject": split_words(subject),
        "signals": find_signal_names(sentences),
    }
    return Example(features, outcome)


def build_examples() -> Iterator[Example]:
    """Yield the example for each labelled mail and short letter."""
    for mail, outcome in read_labelled_mails():
        newest = next(message for message in split_thread(parse_mail(mail)) if message.word_count)
        yield to_example(split_letter(newest.lines).sentences, newest.subject, outcome)
    for text, outcome in read_short_letters():
        yield to_example((sentence for _, sentence in locate_sentences(text)), "", outcome)


def find_values(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return the value of each feature, by its table and its name."""
    scales = {"words": RARITY_SCALE, "pairs": RARITY_SCALE, "subject": SUBJECT_SCALE}
    values = {
        table: {name: scale * rarity for name, rarity in find_rarities(examples, table).items()}
        for table, scale in scales.items()
    }
    return {**values, "signals": dict.fromkeys(load_signals(), SIGNAL_SCALE)}


def find_rarities(examples: Sequence[Example], table: str) -> dict[str, float]:
    """Return the rarity of each feature of a table that at least `MIN_EXAMPLES` examples have."""
    counts = Counter(name for example in examples for name in example.features[table])
    return {
        name: math.log(len(examples) / count)
        for name, count in counts.items()
        if count >= MIN_EXAMPLES
    }


def train(
    examples: Sequence[Example],
    labels: Sequence[str],
    values: dict[str, dict[str, float]],
    c: float,
) -> dict[str, tuple[float, dict[str, float]]]:
    """Return, for each label, its bias and the coefficient of each feature: "words:sorry".

    If there are only two labels, only the second is returned.
    """
    vectorizer = DictVectorizer()
    vectors = vectorizer.fit_transform([_to_vector(example, values) for example in examples])
    model = LogisticRegression(C=c, class_weight="balanced", max_iter=2000)
    model.fit(vectors, labels)
    names = vectorizer.get_feature_names_out()
    classes = map(str, model.classes_[-len(model.coef_) :])
    return {
        label: (float(bias), dict(zip(names, map(float, coefficients), strict=True)))
        for label, bias, coefficients in zip(classes, model.intercept_, model.coef_, strict=True)
    }


def _to_vector(example: Example, values: dict[str, dict[str, float]]) -> dict[str, float]:
    """Return the value of each feature of an example."""
    vector = {}
    for table, names in example.features.items():
        known = sorted(names & values[table].keys())
        divisor = math.sqrt(len(known)) if table in ("words", "pairs") else 1
        vector.update({f"{table}:{name}": values[table][name] / divisor for name in known})
    return vector


def train_all(examples: Sequence[Example]) -> dict[str, dict[str, Any]]:
    """Return the tables of the file: the bias of each answer, and the weights by feature.

    The weights of a feature are in tenths, one for each answer, in the order of the biases.
    """
    values = find_values(examples)
    ends = ["" if example.outcome == NO_REJECTION else ENDS_APPLICATION for example in examples]
    labelled = [example for example in examples if example.outcome in OUTCOMES]
    models = {
        **train(examples, ends, values, REGULARIZATION_OF_END),
        **train(
            labelled, [example.outcome for example in labelled], values, REGULARIZATION_OF_OUTCOMES
        ),
    }
    tables: dict[str, dict[str, Any]] = {
        "bias": {answer: round(bias, 2) for answer, (bias, _) in models.items()}
    }
    for table, values_by_name in values.items():
        # A weight is the product of coefficient and value, so that reading a mail needs no values.
        tables[table] = {
            name: " ".join(
                str(round(10 * value * coefficients.get(f"{table}:{name}", 0.0)))
                for _, coefficients in models.values()
            )
            for name, value in sorted(values_by_name.items())
        }
    return tables


def main() -> None:
    """Train, and write the file."""
    tables = train_all(list(build_examples()))
    lines = [
        "# How much each word of a mail, each pair of neighbouring words, each word of the",
        "# subject and each signal in signals.toml speaks for (above 0) or against (below) an end",
        "# of the application and each outcome, in tenths, in the order of the first table. Learnt",
        "# from the labelled mails by tools/train_mail_weights.py, and not to be edited by hand.",
    ]
    for table, rows in tables.items():
        lines += ["", f"[{table}]"]
        lines += [f"{json.dumps(name)} = {json.dumps(row)}" for name, row in rows.items()]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(WEIGHTS_FILE)


if __name__ == "__main__":
    main()
