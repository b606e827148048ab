"""Estimate from single words whether a letter is a refusal, when no phrase shows it."""

import math
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

# tomli is the compiled version of tomllib, and three times as fast.
import tomli

from templates.mail.lexicon import DATA_FOLDER

WEIGHTS_FILE = DATA_FOLDER / "word_weights.toml"
"""The weight of each word, positive for a refusal; written by tools/train_mail_weights.py."""

MIN_KNOWN_WORDS = 15
"""Minimum number of different words with a weight that a letter needs for an estimate."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\?")


def split_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and "?" if it has a question mark."""
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


def refusal_probability(sentences: Iterable[str]) -> float:
    """Return the probability that a letter is a refusal, from 0 to 1.

    It is 0 for a letter of fewer than `MIN_KNOWN_WORDS` known words.
    """
    model = _load_model()
    weights = [model["words"][word] for word in _known_words(sentences)]
    if len(weights) < MIN_KNOWN_WORDS:
        return 0.0
    score = model["bias"] + sum(weights) / math.sqrt(len(weights))
    return 1 / (1 + math.exp(-score))


def find_strongest_sentence(sentences: Iterable[str]) -> str:
    """Return the sentence that most strongly suggests a refusal; there must be at least one."""
    weights: dict[str, float] = _load_model()["words"]

    def weight(sentence: str) -> float:
        return sum(weights.get(word, 0.0) for word in split_words(sentence))

    return max(sentences, key=weight)


def _known_words(sentences: Iterable[str]) -> frozenset[str]:
    return split_words("\n".join(sentences)) & frozenset(_load_model()["words"])


@cache
def _load_model() -> dict[str, Any]:
    return tomli.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
