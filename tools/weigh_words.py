"""Learn the weights of words from the labelled sentences, and write them beside the wording.

    python tools/weigh_words.py

The same sentences always make the same weights. What is held back is not looked at.
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
FAULTS = ("feedback", "reasons", "grievance", "plead", "oversharing")
ROUNDS, STEP, SHRINK, SMALLEST = 25, 0.3, 1e-4, 0.02
OF_EACH_COMBINATION, DRAWS, COUNTED = 100, 3, 4
DETAILS = (
    "",
    "hearing how the archive began",
    "how you won them over",
    "your account of the first season",
    "You told me how it began.",
)
BROUGHT = ("the report on river archives", "I have since met someone who would suit the post")
CHOICES = (built_in().outcomes, built_in().tones, RecipientRole, (None, *NewsChannel))
NAMED = Answers(
    recipient_name="Grace Hopper",
    organisation="Nordlicht GmbH",
    role="Curator",
    sender_name="Ada Lovelace",
    client="Babbage",
)
RUNS = 4
KEPT = 17_000
"""Marks that are learned for good; the others hardly tell, and there are many of them."""
LIGHTEST = 0.1
"""What weighs less for one fault is not written down."""
ABOUT = """\
# How much words and pairs of words weigh for each fault, in hundredths. Learned from the labelled
# sentences of the tests by tools/weigh_words.py; not to be changed by hand.

"""


def labelled() -> Iterator[tuple[str, str]]:
    """Yield sentences with their faults, "" for none."""
    for file in sorted(SENTENCES.glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        # A left-over is no fault of the words around it.
        fault = file.stem if file.stem in FAULTS else ""
        yield from ((sentence, fault) for sentence in table["caught"])
        yield from ((sentence, "") for sentence in table["spared"])
    combinations = SENTENCES / "combinations" / "combinations.toml"
    chance = random.Random(1815)
    for table in tomllib.loads(combinations.read_text(encoding="utf-8")).values():
        fault = table["rule"] if table["rule"] in FAULTS else ""
        every = [f"{begin} {end}." for begin, end in product(table["begins"], table["ends"])]
        for sentence in chance.sample(every, min(OF_EACH_COMBINATION, len(every))):
            yield sentence, fault
    for sentence in composed():
        yield from [(sentence, "")] * COUNTED


def composed() -> list[str]:
    """Return sentences that the program itself writes, which are no faults."""
    chance = random.Random(1815)
    said: set[str] = set()
    for draw, outcome, tone, part, news in product(range(DRAWS), *CHOICES):
        answers = replace(
            NAMED,
            outcome=outcome,
            tone=tone,
            part=part,
            news=news,
            meetings=chance.choice((None, 1, 2, 4)),
            held=chance.choice((None, *MeetingFormat)),
            told_close=chance.choice((True, False)),
            interest=chance.choice(tuple(Interest)),
            length=chance.choice(tuple(Length)),
            also_thank=chance.choice(((), ("Alan", "Kathleen"))),
            detail=chance.choice(DETAILS),
            reason=chance.choice(("", "I have accepted a post closer to home")),
            follow_up=chance.choice((None, None, 1, 2)),
            brings=chance.choice(BROUGHT),
        )
        said.update(s for _, s in split_sentences(compose(answers, draw=str(draw)).letter()))
    rules = tomllib.loads((WEIGHTS.parent / "etiquette.toml").read_text(encoding="utf-8"))
    said |= {rule["instead"] for rule in rules.values() if rule.get("instead")}
    return sorted(said)


def learn(
    examples: list[tuple[list[str], str]], names: tuple[str, ...], seed: int
) -> tuple[list[float], dict[str, list[float]]]:
    """Return biases and weights, by gradient descent on the odds of each fault."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(names))
    moved: dict[str, list[float]] = defaultdict(lambda: [1e-8] * len(names))
    bias = [0.0] * len(names)
    chance = random.Random(seed)
    examples = list(examples)
    for _ in range(ROUNDS):
        chance.shuffle(examples)
        for found, fault in examples:
            by = feature_scale(len(found))
            rows = [weights[mark] for mark in found]
            sums = [b + by * sum(row[k] for row in rows) for k, b in enumerate(bias)]
            top = max(0.0, *sums)
            powers = [math.exp(each - top) for each in sums]
            whole = math.exp(-top) + sum(powers)
            for k, name in enumerate(names):
                off = (fault == name) - powers[k] / whole
                bias[k] += 0.01 * off
                if abs(off) < SMALLEST:
                    continue
                slope = off * by
                for mark, row in zip(found, rows, strict=True):
                    moved[mark][k] += slope * slope
                    row[k] = row[k] * (1 - SHRINK) + STEP * slope / math.sqrt(moved[mark][k])
    return bias, weights


def learn_often(
    examples: list[tuple[list[str], str]], names: tuple[str, ...]
) -> tuple[list[float], dict[str, list[float]]]:
    """Return the means of several runs: what hangs on the order of the examples evens out."""
    runs = [learn(examples, names, seed) for seed in range(RUNS)]
    bias = [sum(numbers) / RUNS for numbers in zip(*(bias for bias, _ in runs), strict=True)]
    weights = {
        mark: [sum(row) / RUNS for row in zip(*(each[mark] for _, each in runs), strict=True)]
        for mark in runs[0][1]
    }
    return bias, weights


def main() -> None:
    """Write the file of weights."""
    examples = []
    for sentence, fault in labelled():
        found = {mark for mark, _, _ in features(tokenize(sentence))}
        examples.append((sorted(found), fault))
    seen = Counter(mark for found, _ in examples for mark in found)
    # A pair that only one sentence has says nothing of others; a rare word may.
    examples = [
        ([mark for mark in found if seen[mark] > 1 or " " not in mark], fault)
        for found, fault in examples
    ]
    any_fault = [(found, fault and "any") for found, fault in examples]
    _, first = learn_often(any_fault, ("any",))
    # What weighs much in many sentences carries the others, once it is learned without them.
    telling = {mark: abs(row[0]) * math.sqrt(seen[mark]) for mark, row in first.items()}
    kept = set(sorted(telling, key=lambda mark: (-telling[mark], mark))[:KEPT])
    examples = [([mark for mark in found if mark in kept], fault) for found, fault in examples]
    any_fault = [(found, fault and "any") for found, fault in examples]
    bias, lean = learn_often(any_fault, ("any",))
    biases, each = learn_often([(found, fault) for found, fault in examples if fault], FAULTS)
    lines = []
    for mark in sorted(lean):
        row = [lean[mark][0], *each.get(mark, [0.0] * len(FAULTS))]
        heavy = (f"{100 * w:.0f}" if abs(w) >= LIGHTEST else "" for w in row)
        lines.append("\t".join([mark, *heavy]))
    numbers = [round(number, 3) for number in (*bias, *biases)]
    head = f"faults = {list(FAULTS)!r}\nbias = {numbers!r}\n"
    WEIGHTS.write_text(
        f"{ABOUT}{head}marks = '''\n" + "\n".join(lines) + "\n'''\n", encoding="utf-8"
    )
    print(f"{len(examples)} sentences, {len(lines)} weights")


if __name__ == "__main__":
    main()
