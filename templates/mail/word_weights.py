"""Estimate, from all words and signals of a letter, what no single signal shows."""

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

# tomli is the compiled version of tomllib, and three times as fast.
import tomli

from templates.mail.lexicon import DATA_FOLDER
from templates.mail.signals import SignalMatch, find_signal_without_if, load_signals

WEIGHTS_FILE = DATA_FOLDER / "word_weights.toml"
"""The weights by feature and outcome; tools/train_mail_weights.py writes them."""

MIN_KNOWN_WORDS = 15
"""Minimum number of different words with a weight that a letter needs for an estimate."""
_WEIGHT_OF_SIGNALS = 10
"""The outcome that signals show is this many times likelier, or less likely if they deny it."""
ENDS_APPLICATION = "end"
"""The name of the weight for "this letter ends an application"; the other names are outcomes."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\?")
"""As in "application", "don't" or "?"."""


def split_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and "?" if it has a question mark."""
    return frozenset(_find_words(text))


def split_pairs(sentences: Iterable[str]) -> frozenset[str]:
    """Return each pair of neighbouring words; the ends of a sentence also count as words.

    As in "not selected", "< sorry" or "else >".
    """
    pairs: set[str] = set()
    for sentence in sentences:
        words = ["<", *_find_words(sentence), ">"]
        pairs.update(map(" ".join, pairwise(words)))
    return frozenset(pairs)


@lru_cache(maxsize=64)
def find_signal_names(sentences: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the signals in a letter, without any after "If you are not selected"."""
    return frozenset(name for name in load_signals() if find_signal_without_if(name, sentences))


def is_short(sentences: tuple[str, ...], min_known_words: int = MIN_KNOWN_WORDS) -> bool:
    """Return whether a letter has too few known words for an estimate by them alone."""
    known_words = split_words("\n".join(sentences)) & _load_tables()["words"].keys()
    return len(known_words) < min_known_words


@lru_cache(maxsize=64)
def estimate_end_of_application(sentences: tuple[str, ...], subject: str = "") -> float:
    """Return the probability that a letter ends an application, from 0 to 1.

    It is 0 for a letter of fewer than `MIN_KNOWN_WORDS` known words.
    """
    if is_short(sentences):
        return 0.0
    return 1 / (1 + math.exp(-_score(sentences, subject)[ENDS_APPLICATION]))


def estimate_outcomes(
    sentences: tuple[str, ...],
    subject: str = "",
    *,
    favoured: str = "",
    unlikely: Iterable[str] = (),
) -> dict[str, float]:
    """Return the probability of each outcome for a letter that ends an application.

    They add up to 1. `favoured` is the outcome that signals show, "" if none do, and `unlikely` are
    those that signals speak against.
    """
    scores = _score(sentences, subject)
    powers = {name: math.exp(score) for name, score in scores.items() if name != ENDS_APPLICATION}
    if favoured:
        powers[favoured] *= _WEIGHT_OF_SIGNALS
    for name in unlikely:
        powers[name] /= _WEIGHT_OF_SIGNALS
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def find_strongest_sentence(sentences: Iterable[str], name: str = ENDS_APPLICATION) -> SignalMatch:
    """Return the sentence whose words speak most strongly for the end of an application.

    With an outcome as `name`, they speak for that outcome. There must be at least one sentence.
    """
    column = list(_load_tables()["bias"]).index(name)

    def weigh(sentence: str) -> float:
        return sum(weights[column] for weights in _find_weights("words", split_words(sentence)))

    sentence = max(sentences, key=weigh)
    return SignalMatch(sentence, 0, len(sentence))


@lru_cache(maxsize=64)
def _score(sentences: tuple[str, ...], subject: str) -> dict[str, float]:
    """Return the score of `ENDS_APPLICATION` and of each outcome."""
    words = _find_weights("words", split_words("\n".join(sentences)))
    pairs = _find_weights("pairs", split_pairs(sentences))
    others = [
        *_find_weights("subject", split_words(subject)),
        *_find_weights("signals", find_signal_names(sentences)),
    ]
    return {
        name: bias
        + sum(weights[column] for weights in words) / math.sqrt(len(words) or 1)
        + sum(weights[column] for weights in pairs) / math.sqrt(len(pairs) or 1)
        + sum(weights[column] for weights in others)
        for column, (name, bias) in enumerate(_load_tables()["bias"].items())
    }


def _find_words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _find_weights(table: str, features: Iterable[str]) -> list[list[float]]:
    """Return the weights of each feature that has weights: one for each name in "bias"."""
    rows = _load_tables()[table]
    # The file has the weights in tenths.
    return [
        [int(weight) / 10 for weight in rows[feature].split()]
        for feature in features
        if feature in rows
    ]


@cache
def _load_tables() -> dict[str, Any]:
    """Return the tables of the file.

    "bias" has a number for `ENDS_APPLICATION` and for each outcome. "words", "pairs", "subject" and
    "signals" have, for each feature, a text with its weights, in the order of "bias". Each text is
    parsed only when its feature is in a mail, because a mail has few of the features.
    """
    return tomli.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
