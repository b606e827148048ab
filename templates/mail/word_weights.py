"""Estimate, from all words and signals of a letter, what no single signal shows."""

import math
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

# tomli is the compiled version of tomllib, and three times as fast.
import tomli

from templates.mail.lexicon import DATA_FOLDER
from templates.mail.signals import SignalMatch, find_unconditional_signal, load_signals

WEIGHTS_FILE = DATA_FOLDER / "word_weights.toml"
"""The weights by feature and question; tools/train_mail_weights.py writes them."""

MIN_KNOWN_WORDS = 15
"""Minimum number of different words with a weight that a letter needs for an estimate."""


class MailQuestion(StrEnum):
    """A question about a letter that is answered by an estimate."""

    END = "end"
    """Whether it ends an application."""
    DECISION_BY_WRITER = "decision_by_writer"
    """Whether the writer decided to end it; the letter is known to end one."""
    HAD_OFFER = "had_offer"
    """Whether they had made an offer; the letter is known to tell a decision of the writer."""
    MEETING = "meeting"
    """Whether the writer was met, called or tested; the letter is known to be a refusal."""
    ONLY_CALL = "only_call"
    """Whether the writer was only called or tested; the letter is known to say one of the three."""
    CAME_CLOSE = "came_close"
    """Whether the writer came close; they were met."""
    ROLE_CLOSED = "role_closed"
    """Whether nobody will have the job; the letter is known to be a refusal."""
    INTERNAL = "internal"
    """Whether a colleague has the job; the letter is known to be a refusal."""


_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\?")
"""As in "application", "don't" or "?"."""


def split_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and "?" if it has a question mark."""
    return frozenset(_find_words(text))


def split_pairs(sentences: Iterable[str]) -> frozenset[str]:
    """Return each pair of neighbouring words; the end of a sentence also counts as a word.

    As in "not selected", "< sorry" or "else >".
    """
    pairs: set[str] = set()
    for sentence in sentences:
        words = ["<", *_find_words(sentence), ">"]
        pairs.update(map(" ".join, pairwise(words)))
    return frozenset(pairs)


@lru_cache(maxsize=64)
def find_signal_names(sentences: tuple[str, ...]) -> frozenset[str]:
    """Return the name of each signal in a letter that does not follow a condition."""
    return frozenset(name for name in load_signals() if find_unconditional_signal(name, sentences))


def estimate_end(sentences: tuple[str, ...], subject: str = "") -> float:
    """Return the probability that a letter ends an application, from 0 to 1.

    It is 0 for a letter of fewer than `MIN_KNOWN_WORDS` known words.
    """
    known_words = split_words("\n".join(sentences)) & _load_tables()["words"].keys()
    if len(known_words) < MIN_KNOWN_WORDS:
        return 0.0
    return estimate(MailQuestion.END, sentences, subject)


def find_strongest_sentence(
    sentences: Iterable[str], question: MailQuestion = MailQuestion.END
) -> SignalMatch:
    """Return the whole sentence whose words speak most strongly for yes.

    There must be at least one sentence.
    """

    def weigh(sentence: str) -> float:
        return sum(_find_weights(question, "words", split_words(sentence)))

    sentence = max(sentences, key=weigh)
    return SignalMatch(sentence, 0, len(sentence))


@lru_cache(maxsize=64)
def estimate(question: MailQuestion, sentences: tuple[str, ...], subject: str = "") -> float:
    """Return the probability of yes that a logistic model gives for a letter and its subject."""
    words = _find_weights(question, "words", split_words("\n".join(sentences)))
    pairs = _find_weights(question, "pairs", split_pairs(sentences))
    score = (
        _load_tables()["bias"][question]
        + sum(words) / math.sqrt(len(words) or 1)
        + sum(pairs) / math.sqrt(len(pairs) or 1)
        + sum(_find_weights(question, "subject", split_words(subject)))
        + sum(_find_weights(question, "signals", find_signal_names(sentences)))
    )
    return 1 / (1 + math.exp(-score))


def _find_words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _find_weights(question: MailQuestion, table: str, features: Iterable[str]) -> list[float]:
    """Return the weight of each feature that has one."""
    tables = _load_tables()
    column = list(tables["bias"]).index(question)
    rows = tables[table]
    # The file has the weights in tenths.
    return [int(rows[feature].split()[column]) / 10 for feature in features if feature in rows]


@cache
def _load_tables() -> dict[str, Any]:
    """Return the tables of the file.

    "bias" has a number for each question. "words", "pairs", "subject" and "signals" have a text for
    each feature with its weights, in the order of the questions in "bias". A text is parsed when it
    is needed, for a mail has few of the features.
    """
    return tomli.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
