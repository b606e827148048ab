"""Estimate from words and signals what a letter says where no phrase shows it."""

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

# tomli is the compiled version of tomllib, and three times as fast.
import tomli

from templates.mail.lexicon import DATA_FOLDER
from templates.mail.phrases import find_first_unconditional, load_signals

WEIGHTS_FILE = DATA_FOLDER / "word_weights.toml"
"""The weights by what is estimated; tools/train_mail_weights.py writes them."""

MIN_KNOWN_WORDS = 15
"""Minimum number of different words with a weight that a letter needs for an estimate."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\?")
"""As in "application", "don't" or "?"."""


def split_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and "?" if it has a question mark."""
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


@lru_cache(maxsize=64)
def find_signal_names(sentences: tuple[str, ...]) -> frozenset[str]:
    """Return the name of each signal in a letter that does not follow a condition."""
    return frozenset(name for name in load_signals() if find_first_unconditional(name, sentences))


def estimate_refusal(sentences: tuple[str, ...], subject: str = "") -> float:
    """Return the probability that a letter is a refusal, from 0 to 1.

    It is 0 for a letter of fewer than `MIN_KNOWN_WORDS` known words.
    """
    weights: dict[str, float] = _load_models()["refusal"]["words"]
    if len(split_words("\n".join(sentences)) & weights.keys()) < MIN_KNOWN_WORDS:
        return 0.0
    return _probability("refusal", sentences, subject)


def estimate_decision_by_writer(sentences: tuple[str, ...], subject: str = "") -> float:
    """Return the probability that a letter answers a decision of the writer, from 0 to 1.

    The letter is known to end an application.
    """
    return _probability("decision_by_writer", sentences, subject)


def estimate_meeting(sentences: tuple[str, ...], subject: str = "") -> float:
    """Return the probability that the writer was met, called or tested, from 0 to 1.

    The letter is known to be a refusal.
    """
    return _probability("meeting", sentences, subject)


def find_strongest_sentence(sentences: Iterable[str], model: str = "refusal") -> str:
    """Return the sentence that speaks most strongly for what a model estimates.

    There must be at least one. `model` is a table of the file of weights.
    """
    weights: dict[str, float] = _load_models()[model]["words"]

    def weight(sentence: str) -> float:
        return sum(_find_weights(split_words(sentence), weights))

    return max(sentences, key=weight)


@lru_cache(maxsize=64)
def _probability(model: str, sentences: tuple[str, ...], subject: str) -> float:
    """Return the probability that a logistic model gives for a letter and its subject."""
    tables = _load_models()[model]
    weights = _find_weights(split_words("\n".join(sentences)), tables["words"])
    score = (
        tables["bias"]
        + sum(weights) / math.sqrt(len(weights) or 1)
        + sum(_find_weights(split_words(subject), tables["subject"]))
        + sum(_find_weights(find_signal_names(sentences), tables["signals"]))
    )
    return 1 / (1 + math.exp(-score))


def _find_weights(features: Iterable[str], weights: dict[str, float]) -> list[float]:
    """Return the weight of each feature that has one."""
    return [weights[feature] for feature in features if feature in weights]


@cache
def _load_models() -> dict[str, Any]:
    """Return the tables of each model by its name: "words", "subject", "signals" and "bias"."""
    return tomli.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
