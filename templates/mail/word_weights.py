"""Weigh the words of a letter, to find the refusals that no phrase finds."""

import math
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

# tomli is a compiled tomllib, which takes three times as long.
import tomli

from templates.mail.lexicon import DATA

WEIGHTS = DATA / "word_weights.toml"
"""The weight of each word, above 0 for a refusal; written by tools/train_mail_weights.py."""

LEAST_WORDS = 15
"""How many different known words a letter must have to be judged by them."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\?")


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and "?" if it asks something."""
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


def refusal_probability(sentences: Iterable[str]) -> float:
    """Return how likely a letter is to turn an application down, from 0 to 1, by its words.

    It is 0 for a letter of fewer than `LEAST_WORDS` known words, which may say anything.
    """
    model = _model()
    weights = [model["words"][word] for word in _known_words(sentences)]
    if len(weights) < LEAST_WORDS:
        return 0.0
    score = model["bias"] + sum(weights) / math.sqrt(len(weights))
    return 1 / (1 + math.exp(-score))


def weightiest(sentences: Iterable[str]) -> str:
    """Return the sentence whose words weigh most towards a refusal; there must be one."""
    words = _model()["words"]
    return max(sentences, key=lambda text: sum(words.get(word, 0.0) for word in words_in(text)))


def _known_words(sentences: Iterable[str]) -> frozenset[str]:
    return words_in("\n".join(sentences)) & frozenset(_model()["words"])


@cache
def _model() -> dict[str, Any]:
    return tomli.loads(WEIGHTS.read_text(encoding="utf-8"))
