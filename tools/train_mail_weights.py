"""Train the weights of the words in the employer's mails, and write them as TOML.

    python -m tools.train_mail_weights

The mails are those in tests/mails; the same mails give the same file.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from templates.mail.letter import split_letter
from templates.mail.mime import parse_mail
from templates.mail.thread import split_thread
from templates.mail.word_weights import WEIGHTS_FILE, split_words

MAILS = Path(__file__).parents[1] / "tests" / "mails"

REGULARIZATION = 3.0
"""The inverse strength of the regularization (C)."""
MIN_MAILS = 3
"""The number of mails that a word must occur in, so that no name is learnt."""


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


def words_of(mail: bytes) -> frozenset[str]:
    """Return the words of the letter in a mail."""
    message = split_thread(parse_mail(mail))[0]
    return split_words("\n".join(split_letter(message.lines).sentences))


def train() -> tuple[float, dict[str, float]]:
    """Return the bias and the weight of each word."""
    mails = [(words_of(mail), is_refusal) for mail, is_refusal in labelled_mails()]
    counts = Counter(word for words, _ in mails for word in words)
    known = {word for word, count in counts.items() if count >= MIN_MAILS}
    examples = [
        dict.fromkeys(sorted(words & known), 1 / math.sqrt(len(words & known) or 1))
        for words, _ in mails
    ]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=REGULARIZATION, class_weight="balanced", max_iter=2000)
    model.fit(vectorizer.fit_transform(examples), [is_refusal for _, is_refusal in mails])
    names = vectorizer.get_feature_names_out()
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


def main() -> None:
    """Train, and write the file."""
    bias, weights = train()
    lines = [
        "# How much each word of a mail speaks for a refusal (above 0) or against one, learnt by",
        "# tools/train_mail_weights.py from the labelled mails. Not to be edited by hand.",
        f"bias = {bias:.2f}",
        "",
        "[words]",
        *(f"{json.dumps(word)} = {weight:.2f}" for word, weight in sorted(weights.items())),
    ]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{WEIGHTS_FILE}: {len(weights)} words")


if __name__ == "__main__":
    main()
