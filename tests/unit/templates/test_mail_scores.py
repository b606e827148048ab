"""How well labelled mails are read: enough is right, and little is filled in and wrong.

`tests/mails` holds mails with what a careful human reads from each alone (truth), and further
values that can be defended (also_ok): files in a folder, and lines of JSON. The outcome "none" is
no rejection. Bytes of a mail that are not UTF-8 are surrogates in the lines.
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
"""The labels, and the fields of the answers that they are for."""
LEAST_RIGHT = {
    "outcome": 0.90, "recipient_name": 0.90, "recipient_email": 0.95, "organisation": 0.90,
    "client": 0.90, "role": 0.85, "news": 0.95, "told_close": 0.95, "candidate_name": 0.90,
    "meetings": 0.85, "recipient_part": 0.65,
}  # fmt: skip
LEAST_NO_REJECTIONS = 0.9
MOST_WRONG = 0.05


def normal(value):
    """Return a value as it is compared: the case and full stops do not count."""
    return re.sub(r"[\s.,]+", " ", str(value)).strip().casefold() if value else ""


def labels(folder, name):
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


def in_folder(folder):
    """Yield each mail of a folder, what is right, and what can be defended."""
    also = {entry["id"]: entry for entry in labels(folder, "also_ok.jsonl")}
    for truth in labels(folder, "truth.jsonl"):
        (path,) = folder.glob(f"{truth['id']}.*")
        yield truth["id"], path.read_bytes(), truth, also.get(truth["id"], {})


def in_lines(path):
    """Yield the same of each line of a file."""
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        mail = entry["mail"].encode("utf-8", "surrogateescape")
        yield entry["id"], mail, entry["truth"], entry["also_ok"]


def read(mail):
    """Return the answers in a mail, or None if it is said to be no rejection."""
    try:
        return read_mail(mail).answers
    except (NotARejection, UnreadableMail):
        return None


def right_values(truth, also, label):
    """Return the values of a label that are right; blank where a human cannot tell."""
    values = {normal(truth[label]), *map(normal, also.get(label, []))}
    if label == "recipient_part" and "unknown" in values:
        values.add("")
    return values


@pytest.mark.parametrize(
    ("mails_of", "name"),
    [
        (in_folder, "dev"),
        (in_lines, "dev2.jsonl"),
        (in_lines, "dev3.jsonl"),
        (in_lines, "dev4.jsonl"),
    ],
    ids=["dev", "dev2", "dev3", "dev4"],
)
def test_enough_is_right_and_little_is_wrong(mails_of, name):
    right, wrong = dict.fromkeys(FIELDS, 0), dict.fromkeys(FIELDS, 0)
    told, count, others = 0, 0, 0
    misses = []
    for mail_id, mail, truth, also in mails_of(MAILS / name):
        answers = read(mail)
        if truth["outcome"] == "none":
            others += 1
            told += answers is None
            continue
        count += 1
        for label, field in FIELDS.items():
            value = normal(getattr(answers, field)) if answers else ""
            if value in right_values(truth, also, label):
                right[label] += 1
            else:
                wrong[label] += bool(value)
                misses.append(f"{mail_id} {label}: {value!r}, not {truth[label]!r}")
    short = [label for label in FIELDS if right[label] < LEAST_RIGHT[label] * count]
    false = [label for label in FIELDS if wrong[label] > MOST_WRONG * count]
    assert (short, false) == ([], []), "\n".join(misses)
    assert told >= LEAST_NO_REJECTIONS * others


def test_most_refusals_in_unusual_words_are_read():
    refusals = [
        mail for _, mail, truth, _ in in_lines(MAILS / "dev5.jsonl") if truth["outcome"] != "none"
    ]
    assert sum(read(mail) is not None for mail in refusals) >= 0.8 * len(refusals)
