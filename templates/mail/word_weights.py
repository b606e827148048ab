"""Estimate from words and signals whether a letter is a refusal."""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

# tomli is the compiled version of tomllib, and three times as fast.
import tomli

from templates.mail.lexicon import DATA_FOLDER
from templates.mail.phrases import find_first_unconditional, load_signals

WEIGHTS_FILE = DATA_FOLDER / "word_weights.toml"
"""What speaks for a refusal (above 0) or against one; tools/train_mail_weights.py writes it."""

MIN_KNOWN_WORDS = 15
"""Minimum number of different words with a weight that a letter needs for an estimate."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\?")


def split_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and "?" if it has a question mark."""
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


def find_signal_names(sentences: tuple[str, ...]) -> Iterator[str]:
    """Yield the name of each signal in a letter that does not follow a condition."""
    return (name for name in load_signals() if find_first_unconditional(name, sentences))


@cache
def refusal_probability(sentences: tuple[str, ...], subject: str = "") -> float:
    """Return the probability that a letter is a refusal, from 0 to 1.

    It is 0 for a letter of fewer than `MIN_KNOWN_WORDS` known words.
    """
    model = _load_model()
    weights = _weights_of(split_words("\n".join(sentences)), model["words"])
    if len(weights) < MIN_KNOWN_WORDS:
        return 0.0
    score = (
        model["bias"]
        + sum(weights) / math.sqrt(len(weights))
        + sum(_weights_of(split_words(subject), model["subject"]))
        + sum(_weights_of(find_signal_names(sentences), model["signals"]))
    )
    return 1 / (1 + math.exp(-score))


def find_strongest_sentence(sentences: Iterable[str]) -> str:
    """Return the sentence that most strongly suggests a refusal; there must be at least one."""
    weights: dict[str, float] = _load_model()["words"]

    def weight(sentence: str) -> float:
        return sum(_weights_of(split_words(sentence), weights))

    return max(sentences, key=weight)


def _weights_of(features: Iterable[str], weights: dict[str, float]) -> list[float]:
    return [weights[feature] for feature in features if feature in weights]


@cache
def _load_model() -> dict[str, Any]:
    return tomli.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
