"""Train the weights of the words in the employer's mails, and write them as TOML.

    python -m tools.train_mail_weights

The mails and the short letters are those in tests/mails; the same ones give the same file.
"""

import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from templates.etiquette.sentences import split_sentences
from templates.mail.letter import split_letter
from templates.mail.mime import parse_mail
from templates.mail.outcome import without_quotation_marks
from templates.mail.thread import split_thread
from templates.mail.word_weights import WEIGHTS_FILE, find_signal_names, split_words

MAILS = Path(__file__).parents[1] / "tests" / "mails"

REGULARIZATION = 3.0
"""The inverse strength of the regularization (C)."""
MIN_MAILS = 3
"""The number of mails that a word must occur in, so that no name is learnt."""
SUBJECT_SCALE = 0.25
"""The value of a word in the subject; a word of a letter counts 1 / sqrt(number of words)."""
SIGNAL_SCALE = 0.15
"""The value of a signal in a letter."""


class Example(NamedTuple):
    """What a letter consists of, and whether it tells how an application ended."""

    words: frozenset[str]
    subject_words: frozenset[str]
    signals: frozenset[str]
    is_refusal: bool


def labelled_mails() -> Iterator[tuple[bytes, bool]]:
    """Yield each labelled mail, and whether it tells how an application ended."""
    for line in (MAILS / "dev" / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        (path,) = (MAILS / "dev").glob(f"{truth['id']}.*")
        yield path.read_bytes(), truth["outcome"] != "none"
    for path in sorted(MAILS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            mail = entry["mail"].encode("utf-8", "surrogateescape")
            yield mail, entry["truth"]["outcome"] != "none"


def short_letters() -> Iterator[tuple[str, bool]]:
    """Yield each letter of a few sentences, and whether it tells how an application ended."""
    letters = tomllib.loads((MAILS / "verdicts.toml").read_text("utf-8"))
    for letter in chain(letters["refusals"], *letters["outcomes"].values()):
        yield letter, True
    for letter in letters["others"]:
        yield letter, False


def to_example(sentences: Iterable[str], subject: str, *, is_refusal: bool) -> Example:
    """Return the example for a letter."""
    sentences = without_quotation_marks(sentences)
    return Example(
        split_words("\n".join(sentences)),
        split_words(subject),
        frozenset(find_signal_names(sentences)),
        is_refusal,
    )


def examples() -> Iterator[Example]:
    """Yield the example for each labelled mail and short letter."""
    for mail, is_refusal in labelled_mails():
        message = next(filter(attrgetter("word_count"), split_thread(parse_mail(mail))))
        letter = split_letter(message.lines)
        yield to_example(letter.sentences, message.subject, is_refusal=is_refusal)
    for text, is_refusal in short_letters():
        sentences = (sentence for _, sentence in split_sentences(text))
        yield to_example(sentences, "", is_refusal=is_refusal)


def known(word_sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the words in at least `MIN_MAILS` of the sets."""
    counts = Counter(word for words in word_sets for word in words)
    return frozenset(word for word, count in counts.items() if count >= MIN_MAILS)


def train() -> tuple[float, dict[str, dict[str, float]]]:
    """Return the bias, and the weights of words, of words in subjects, and of signals."""
    letters = list(examples())
    words = known(letter.words for letter in letters)
    subject_words = known(letter.subject_words for letter in letters)
    scales = {"words": 1.0, "subject": SUBJECT_SCALE, "signals": SIGNAL_SCALE}
    features = []
    for letter in letters:
        words_of_letter = letter.words & words
        scales["words"] = 1 / math.sqrt(len(words_of_letter) or 1)
        names_by_table = {
            "words": words_of_letter,
            "subject": letter.subject_words & subject_words,
            "signals": letter.signals,
        }
        features.append(
            {
                f"{table}:{name}": scales[table]
                for table, names in names_by_table.items()
                for name in sorted(names)
            }
        )
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=REGULARIZATION, class_weight="balanced", max_iter=2000)
    model.fit(vectorizer.fit_transform(features), [letter.is_refusal for letter in letters])
    scales["words"] = 1.0
    tables: dict[str, dict[str, float]] = {table: {} for table in scales}
    for feature, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
        table, _, name = feature.partition(":")
        tables[table][name] = round(float(weight) * scales[table], 2)
    return round(float(model.intercept_[0]), 2), tables


def main() -> None:
    """Train, and write the file."""
    bias, tables = train()
    lines = [
        "# How much each word of a mail, each word of its subject and each signal in phrases.toml",
        "# speaks for a refusal (above 0) or against one, learnt by tools/train_mail_weights.py",
        "# from the labelled mails. Not to be edited by hand.",
        f"bias = {bias:.2f}",
    ]
    for table, weights in tables.items():
        lines += ["", f"[{table}]"]
        lines += [f"{json.dumps(name)} = {weight:.2f}" for name, weight in sorted(weights.items())]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(WEIGHTS_FILE)


if __name__ == "__main__":
    main()
