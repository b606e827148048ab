"""Learn the weights of the classifier from the labelled sentences.

    python tools/weigh_words.py

The same sentences always make the same weights. Those held back are never read.
"""

import math
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from templates import Answers, compose  # noqa: E402
from templates.answers import Interest, Length, MeetingFormat, NewsChannel, RecipientRole  # noqa: E402
from templates.etiquette.classifier import feature_scale, features  # noqa: E402
from templates.etiquette.sentences import split_sentences  # noqa: E402
from templates.etiquette.tokens import tokenize  # noqa: E402
from templates.phrasebook.wording import built_in  # noqa: E402

SENTENCES = ROOT / "tests" / "etiquette"
WEIGHTS = ROOT / "templates" / "phrasebook" / "data" / "weights.toml"
CATEGORIES = ("feedback", "reasons", "grievance", "plead", "oversharing")

EPOCHS, LEARNING_RATE, WEIGHT_DECAY = 25, 0.3, 1e-4
MIN_ERROR = 0.02
"""Examples that are predicted better than this teach nothing more."""
RUNS = 4
"""Runs over the examples in different orders, whose weights are averaged."""
MAX_FEATURES = 17_000
"""Features that are kept; the others add hardly anything, and there are many of them."""
MIN_WEIGHT = 0.1
"""Weights smaller than this are not written."""

COMBINATION_SAMPLE = 100
"""Sentences of each table of combinations."""
COMPOSED_DRAWS, COMPOSED_COPIES = 3, 4
"""How often each combination of choices is composed, and how often its sentences count."""
CHOICES = (built_in().outcomes, built_in().tones, RecipientRole, (None, *NewsChannel))
DETAILS = (
    "",
    "hearing how the archive began",
    "how you won them over",
    "your account of the first season",
    "You told me how it began.",
)
BRINGS = ("the report on river archives", "I have since met someone who would suit the post")
NAMED = Answers(
    recipient_name="Grace Hopper",
    organisation="Nordlicht GmbH",
    role="Curator",
    sender_name="Ada Lovelace",
    client="Babbage",
)
HEADER = """\
# How much words and pairs of words weigh for each fault, in hundredths. Learned from the labelled
# sentences of the tests by tools/weigh_words.py; not to be changed by hand.

"""

Example: TypeAlias = tuple[list[str], str]
"""The features of a sentence, and its category, "" for none."""


def labelled_sentences() -> Iterator[tuple[str, str]]:
    """Yield each sentence to learn from with its category, "" for none."""
    for file in sorted(SENTENCES.glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        # A placeholder says nothing about the words around it.
        category = file.stem if file.stem in CATEGORIES else ""
        yield from ((sentence, category) for sentence in table["caught"])
        yield from ((sentence, "") for sentence in table["spared"])
    combinations = SENTENCES / "combinations" / "combinations.toml"
    rng = random.Random(1815)
    for table in tomllib.loads(combinations.read_text(encoding="utf-8")).values():
        category = table["rule"] if table["rule"] in CATEGORIES else ""
        sentences = [f"{begin} {end}." for begin, end in product(table["begins"], table["ends"])]
        for sentence in rng.sample(sentences, min(COMBINATION_SAMPLE, len(sentences))):
            yield sentence, category
    for sentence in composed_sentences():
        yield from [(sentence, "")] * COMPOSED_COPIES


def composed_sentences() -> list[str]:
    """Return sentences that the program itself writes, all of them innocent."""
    rng = random.Random(1815)
    sentences: set[str] = set()
    for draw, outcome, tone, part, news in product(range(COMPOSED_DRAWS), *CHOICES):
        answers = replace(
            NAMED,
            outcome=outcome,
            tone=tone,
            part=part,
            news=news,
            meetings=rng.choice((None, 1, 2, 4)),
            held=rng.choice((None, *MeetingFormat)),
            told_close=rng.choice((True, False)),
            interest=rng.choice(tuple(Interest)),
            length=rng.choice(tuple(Length)),
            also_thank=rng.choice(((), ("Alan", "Kathleen"))),
            detail=rng.choice(DETAILS),
            reason=rng.choice(("", "I have accepted a post closer to home")),
            follow_up=rng.choice((None, None, 1, 2)),
            brings=rng.choice(BRINGS),
        )
        letter = compose(answers, seed=str(draw)).letter()
        sentences.update(sentence for _, sentence in split_sentences(letter))
    rules = tomllib.loads((WEIGHTS.parent / "etiquette.toml").read_text(encoding="utf-8"))
    sentences |= {rule["instead"] for rule in rules.values() if rule.get("instead")}
    return sorted(sentences)


def train(
    examples: list[Example], categories: tuple[str, ...], seed: int
) -> tuple[list[float], dict[str, list[float]]]:
    """Return biases and weights, by gradient descent (AdaGrad) on the log-odds of each category."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(categories))
    squares: dict[str, list[float]] = defaultdict(lambda: [1e-8] * len(categories))
    biases = [0.0] * len(categories)
    rng = random.Random(seed)
    examples = list(examples)
    for _ in range(EPOCHS):
        rng.shuffle(examples)
        for names, label in examples:
            scale = feature_scale(len(names))
            rows = [weights[name] for name in names]
            scores = [bias + scale * sum(row[k] for row in rows) for k, bias in enumerate(biases)]
            # Softmax with a score of 0 for no category; the highest is subtracted lest it overflow.
            top = max(0.0, *scores)
            powers = [math.exp(score - top) for score in scores]
            total = math.exp(-top) + sum(powers)
            for k, category in enumerate(categories):
                error = (label == category) - powers[k] / total
                biases[k] += 0.01 * error
                if abs(error) < MIN_ERROR:
                    continue
                gradient = error * scale
                for name, row in zip(names, rows, strict=True):
                    squares[name][k] += gradient * gradient
                    step = LEARNING_RATE * gradient / math.sqrt(squares[name][k])
                    row[k] = row[k] * (1 - WEIGHT_DECAY) + step
    return biases, weights


def train_average(
    examples: list[Example], categories: tuple[str, ...]
) -> tuple[list[float], dict[str, list[float]]]:
    """Return the means of several runs, which depend less on the order of the examples."""
    runs = [train(examples, categories, seed) for seed in range(RUNS)]
    biases = [sum(numbers) / RUNS for numbers in zip(*(biases for biases, _ in runs), strict=True)]
    weights = {
        name: [sum(row) / RUNS for row in zip(*(each[name] for _, each in runs), strict=True)]
        for name in runs[0][1]
    }
    return biases, weights


def main() -> None:
    """Write the file of weights."""
    examples: list[Example] = []
    for sentence, category in labelled_sentences():
        names = {name for name, _, _ in features(tokenize(sentence))}
        examples.append((sorted(names), category))
    counts = Counter(name for names, _ in examples for name in names)
    # A pair that only one sentence has says nothing about others; a rare word may.
    examples = [
        ([name for name in names if counts[name] > 1 or " " not in name], category)
        for names, category in examples
    ]
    any_category = [(names, category and "any") for names, category in examples]
    _, first = train_average(any_category, ("any",))
    # Features with large weights in many sentences are enough: train again with these alone.
    importance = {name: abs(row[0]) * math.sqrt(counts[name]) for name, row in first.items()}
    ranked = sorted(importance, key=lambda name: (-importance[name], name))
    selected = set(ranked[:MAX_FEATURES])
    examples = [([n for n in names if n in selected], category) for names, category in examples]
    any_category = [(names, category and "any") for names, category in examples]
    bias, overall = train_average(any_category, ("any",))
    labelled = [(names, category) for names, category in examples if category]
    biases, by_category = train_average(labelled, CATEGORIES)
    lines = []
    for name in sorted(overall):
        row = [overall[name][0], *by_category.get(name, [0.0] * len(CATEGORIES))]
        hundredths = (f"{100 * w:.0f}" if abs(w) >= MIN_WEIGHT else "" for w in row)
        lines.append("\t".join([name, *hundredths]))
    numbers = [round(number, 3) for number in (*bias, *biases)]
    table = f"faults = {list(CATEGORIES)!r}\nbias = {numbers!r}\nmarks = '''\n"
    WEIGHTS.write_text(HEADER + table + "\n".join(lines) + "\n'''\n", encoding="utf-8")
    print(f"{len(examples)} sentences, {len(lines)} features")


if __name__ == "__main__":
    main()
