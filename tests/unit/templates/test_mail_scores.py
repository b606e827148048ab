"""Labelled mails are read well: most answers are right, and few are wrong rather than empty.

`tests/mails` has mails in a folder, and in files with a line of JSON for each. The labels are the
values that a careful human reads from the mail (truth), and others that are acceptable (also_ok).
The outcome "none" means that the mail is not a rejection. In JSON, bytes that are not UTF-8 are
surrogates. The mails in `kinds.jsonl` are only labelled with the outcome. The TOML files are for
test_mail_verdicts.py.
"""

import json
import re

import pytest

from helpers.repository import ROOT
from templates.mail import NotARejection, UnreadableMail, read_mail

MAILS = ROOT / "tests" / "mails"
FIELDS = {
    "outcome": "outcome", "recipient_name": "recipient_name", "recipient_email": "recipient_email",
    "organisation": "organisation", "client": "client", "role": "role", "news": "news",
    "told_close": "told_close", "candidate_name": "sender_name", "meetings": "meetings",
    "recipient_part": "part",
}  # fmt: skip
"""The field of the answers for each label."""
MIN_RIGHT = {
    "outcome": 0.90, "recipient_name": 0.90, "recipient_email": 0.95, "organisation": 0.90,
    "client": 0.90, "role": 0.85, "news": 0.95, "told_close": 0.95, "candidate_name": 0.90,
    "meetings": 0.85, "recipient_part": 0.65,
}  # fmt: skip
"""The share of the rejections for which each label must be read right."""
MAX_WRONG, MAX_WRONG_IN_UNUSUAL_WORDS = 0.05, 0.1
"""The share of the rejections for which a label may be wrong; an empty answer is not wrong."""
MIN_REJECTIONS_RECOGNISED = 0.9
"""The share of the rejections in unusual words that must be recognised."""
MAX_REJECTIONS_MISSED, MAX_OTHERS_MISTAKEN = 0.2, 0.15
"""In `kinds.jsonl`, the shares of rejections that may be missed, and of others taken for one."""
MIN_OTHERS_RECOGNISED = 0.9
"""The share of the other mails that must be recognised as such."""


def normalize(value):
    """Return a value for comparisons, which ignore case and full stops."""
    return re.sub(r"[\s.,]+", " ", str(value)).strip().casefold() if value else ""


def parse_lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def mails_in_folder(folder):
    """Yield the id of each mail in a folder, the mail, its truth and its other acceptable values."""
    also_ok = {entry["id"]: entry for entry in parse_lines(folder / "also_ok.jsonl")}
    for truth in parse_lines(folder / "truth.jsonl"):
        (path,) = folder.glob(f"{truth['id']}.*")
        yield truth["id"], path.read_bytes(), truth, also_ok.get(truth["id"], {})


def mails_in_file(path):
    """Yield the id of each mail in a file, the mail, its truth and its other acceptable values."""
    for entry in parse_lines(path):
        mail = entry["mail"].encode("utf-8", "surrogateescape")
        yield entry["id"], mail, entry["truth"], entry["also_ok"]


def read_answers(mail):
    """Return the answers in a mail, or None if it is not read as a rejection."""
    try:
        return read_mail(mail).answers
    except (NotARejection, UnreadableMail):
        return None


def right_values(truth, also_ok, label):
    """Return the values of a label that are right; "" stands for an empty answer."""
    values = {normalize(truth[label]), *map(normalize, also_ok.get(label, []))}
    if label == "recipient_part" and "unknown" in values:
        values.add("")
    return values


class Scores:
    """How the mails of a set were read."""

    def __init__(self, mails):
        self.right, self.wrong = dict.fromkeys(FIELDS, 0), dict.fromkeys(FIELDS, 0)
        self.rejections, self.rejections_recognised = 0, 0
        self.others, self.others_recognised = 0, 0
        self.misses = []
        for mail_id, mail, truth, also_ok in mails:
            answers = read_answers(mail)
            if truth["outcome"] == "none":
                self.others += 1
                self.others_recognised += answers is None
            else:
                self.rejections += 1
                self.rejections_recognised += answers is not None
                self._compare(mail_id, answers, truth, also_ok)

    def _compare(self, mail_id, answers, truth, also_ok):
        for label, field in FIELDS.items():
            value = normalize(getattr(answers, field)) if answers else ""
            if value in right_values(truth, also_ok, label):
                self.right[label] += 1
            else:
                self.wrong[label] += bool(value)
                self.misses.append(f"{mail_id} {label}: {value!r}, not {truth[label]!r}")

    def labels_with_too_many_wrong(self, share):
        return [label for label in FIELDS if self.wrong[label] > share * self.rejections]


@pytest.mark.parametrize(
    ("read_mails", "name"),
    [
        (mails_in_folder, "dev"),
        pytest.param(mails_in_file, "dev2.jsonl", marks=pytest.mark.slow),
        pytest.param(mails_in_file, "dev3.jsonl", marks=pytest.mark.slow),
        pytest.param(mails_in_file, "dev4.jsonl", marks=pytest.mark.slow),
    ],
    ids=["dev", "dev2", "dev3", "dev4"],
)
def test_most_answers_are_right_and_few_are_wrong(read_mails, name):
    scores = Scores(read_mails(MAILS / name))
    too_few_right = [
        label for label in FIELDS if scores.right[label] < MIN_RIGHT[label] * scores.rejections
    ]
    too_many_wrong = scores.labels_with_too_many_wrong(MAX_WRONG)
    assert (too_few_right, too_many_wrong) == ([], []), "\n".join(scores.misses)
    assert scores.others_recognised >= MIN_OTHERS_RECOGNISED * scores.others


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        *(f"dev{number}.jsonl" for number in range(5, 26)),
        *(f"d{number}.jsonl" for number in range(14, 20)),
    ],
)
def test_mails_in_unusual_words_are_recognised_and_few_answers_are_wrong(name):
    scores = Scores(mails_in_file(MAILS / name))
    too_many_wrong = scores.labels_with_too_many_wrong(MAX_WRONG_IN_UNUSUAL_WORDS)
    assert too_many_wrong == [], "\n".join(scores.misses)
    assert scores.rejections_recognised >= MIN_REJECTIONS_RECOGNISED * scores.rejections
    assert scores.others_recognised >= MIN_OTHERS_RECOGNISED * scores.others


@pytest.mark.slow
def test_rejections_are_told_apart_from_mails_with_the_same_words():
    rejections, others, missed, mistaken = [], [], [], []
    for mail_id, mail, truth, _ in mails_in_file(MAILS / "kinds.jsonl"):
        is_rejection = truth["outcome"] != "none"
        is_read_as_rejection = read_answers(mail) is not None
        (rejections if is_rejection else others).append(mail_id)
        if is_rejection and not is_read_as_rejection:
            missed.append(mail_id)
        if is_read_as_rejection and not is_rejection:
            mistaken.append(mail_id)
    assert len(missed) <= MAX_REJECTIONS_MISSED * len(rejections), missed
    assert len(mistaken) <= MAX_OTHERS_MISTAKEN * len(others), mistaken
