"""Train the weights of the words in the employer's mails, and write them as TOML.

    python -m tools.train_mail_weights

The mails and the short letters are those in tests/mails; the same ones give the same file.
"""

import json
import math
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from templates.mail.letter import split_letter
from templates.mail.mime import parse_mail
from templates.mail.outcome import without_quotation_marks
from templates.mail.thread import split_thread
from templates.mail.word_weights import WEIGHTS_FILE, find_signal_names, split_words
from templates.matching.sentences import locate_sentences

MAILS = Path(__file__).parents[1] / "tests" / "mails"

REGULARIZATION = 6.0
"""The inverse strength of the regularization (C)."""
MIN_MAILS = 3
"""The number of mails that a word must occur in, so that no name is learnt."""
SUBJECT_SCALE = 0.25
"""The value of a word in the subject; a word of a letter counts 1 / sqrt(number of words)."""
SIGNAL_SCALE = 0.15
"""The value of a signal in a letter."""

NO_REJECTION = "none"
"""The outcome of a mail that is not a rejection."""
UNKNOWN = "unknown"
"""The outcome of a short letter that is only labelled as a refusal."""
DECISIONS_BY_WRITER = ("declined", "withdrew", "reneged")
OUTCOMES_AFTER_MEETING = ("not_selected", "screened_out", "runner_up")


class Example(NamedTuple):
    """What a letter consists of, and the outcome that it tells."""

    words: frozenset[str]
    subject_words: frozenset[str]
    signals: frozenset[str]
    outcome: str


class Estimate(NamedTuple):
    """What is estimated: whether a letter has a property, and which letters can have it."""

    is_relevant: Callable[[str], bool]
    is_true: Callable[[str], bool]
    """Both are functions of the outcome."""


ESTIMATES = {
    "refusal": Estimate(lambda outcome: True, lambda outcome: outcome != NO_REJECTION),
    "decision_by_writer": Estimate(
        lambda outcome: outcome not in (NO_REJECTION, UNKNOWN),
        DECISIONS_BY_WRITER.__contains__,
    ),
    "meeting": Estimate(
        ("application_only", *OUTCOMES_AFTER_MEETING).__contains__,
        OUTCOMES_AFTER_MEETING.__contains__,
    ),
}
"""The estimates by the name of their table in the file."""


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
    letters: dict[str, Any] = tomllib.loads((MAILS / "verdicts.toml").read_text("utf-8"))
    for outcome, texts in (
        (UNKNOWN, letters["refusals"]),
        (NO_REJECTION, letters["others"]),
        *letters["outcomes"].items(),
    ):
        for text in texts:
            yield text, outcome


def to_example(sentences: Iterable[str], subject: str, outcome: str) -> Example:
    """Return the example for a letter."""
    sentences = without_quotation_marks(sentences)
    return Example(
        split_words("\n".join(sentences)),
        split_words(subject),
        find_signal_names(sentences),
        outcome,
    )


def build_examples() -> Iterator[Example]:
    """Yield the example for each labelled mail and short letter."""
    for mail, outcome in read_labelled_mails():
        newest = next(message for message in split_thread(parse_mail(mail)) if message.word_count)
        yield to_example(split_letter(newest.lines).sentences, newest.subject, outcome)
    for text, outcome in read_short_letters():
        yield to_example((sentence for _, sentence in locate_sentences(text)), "", outcome)


def find_known_words(word_sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the words in at least `MIN_MAILS` of the sets."""
    counts = Counter(word for words in word_sets for word in words)
    return frozenset(word for word, count in counts.items() if count >= MIN_MAILS)


def train(letters: list[Example], estimate: Estimate) -> dict[str, Any]:
    """Return the tables of an estimate in the file of weights, and its bias."""
    letters = [letter for letter in letters if estimate.is_relevant(letter.outcome)]
    words = find_known_words(letter.words for letter in letters)
    subject_words = find_known_words(letter.subject_words for letter in letters)
    features = [
        {
            **_scale("words", letter.words & words, 1 / math.sqrt(len(letter.words & words) or 1)),
            **_scale("subject", letter.subject_words & subject_words, SUBJECT_SCALE),
            **_scale("signals", letter.signals, SIGNAL_SCALE),
        }
        for letter in letters
    ]
    labels = [estimate.is_true(letter.outcome) for letter in letters]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=REGULARIZATION, class_weight="balanced", max_iter=2000)
    model.fit(vectorizer.fit_transform(features), labels)
    # The weights in the file are for words and signals of the value 1.
    scales = {"words": 1.0, "subject": SUBJECT_SCALE, "signals": SIGNAL_SCALE}
    tables: dict[str, dict[str, float]] = {table: {} for table in scales}
    for feature, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
        table, _, name = feature.partition(":")
        tables[table][name] = round(float(weight) * scales[table], 2)
    return {"bias": round(float(model.intercept_[0]), 2), **tables}


def _scale(table: str, names: Iterable[str], value: float) -> dict[str, float]:
    """Return the features of a letter in one table, all with one value."""
    return {f"{table}:{name}": value for name in sorted(names)}


def train_all() -> dict[str, dict[str, Any]]:
    """Return the bias and the weights of each estimate."""
    letters = list(build_examples())
    return {name: train(letters, estimate) for name, estimate in ESTIMATES.items()}


def main() -> None:
    """Train, and write the file."""
    lines = [
        "# How much each word of a mail, each word of its subject and each signal in phrases.toml",
        "# speaks for something (above 0) or against it: for a refusal, for a decision by the",
        "# writer, and for a meeting, a call or a test. tools/train_mail_weights.py learns it from",
        "# the labelled mails. Not to be edited by hand.",
    ]
    for estimate, model in train_all().items():
        lines += ["", f"[{estimate}]", f"bias = {model.pop('bias'):.2f}"]
        for table, weights in model.items():
            lines += ["", f"[{estimate}.{table}]"]
            lines += [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items())]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(WEIGHTS_FILE)


if __name__ == "__main__":
    main()
