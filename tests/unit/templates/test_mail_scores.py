"""Labelled mails are read well: most answers are right, and few are wrong rather than empty.

`tests/mails` has mails in a folder, and in files with a line of JSON for each. The labels are the
values that a careful human reads from the mail (truth), and others that are acceptable (also_ok).
The outcome "none" means that the mail is not a rejection. In JSON, bytes that are not UTF-8 are
surrogates.
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
"""The fields of the answers by label."""
MIN_RIGHT = {
    "outcome": 0.90, "recipient_name": 0.90, "recipient_email": 0.95, "organisation": 0.90,
    "client": 0.90, "role": 0.85, "news": 0.95, "told_close": 0.95, "candidate_name": 0.90,
    "meetings": 0.85, "recipient_part": 0.65,
}  # fmt: skip
"""The part of the mails for which each label must be read right."""
MAX_WRONG = 0.05
"""The part of the mails for which a label may be read wrong; an empty answer is not wrong."""
MIN_OTHERS_RECOGNISED = 0.9
"""The part of the mails that are not rejections for which the program must say so."""


def normalize(value):
    """Return a value for comparisons, which ignore case and full stops."""
    return re.sub(r"[\s.,]+", " ", str(value)).strip().casefold() if value else ""


def parse_lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def mails_in_folder(folder):
    """Yield the id of each mail in a folder, the mail, its truth and the other values."""
    also_ok = {entry["id"]: entry for entry in parse_lines(folder / "also_ok.jsonl")}
    for truth in parse_lines(folder / "truth.jsonl"):
        (path,) = folder.glob(f"{truth['id']}.*")
        yield truth["id"], path.read_bytes(), truth, also_ok.get(truth["id"], {})


def mails_in_file(path):
    """Yield the same of each mail in a file."""
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
    values = {normalize(truth[label]), *map(normalize, also_ok.get(label, []))}
    if label == "recipient_part" and "unknown" in values:
        values.add("")
    return values


@pytest.mark.parametrize(
    ("mails_in", "name"),
    [
        (mails_in_folder, "dev"),
        (mails_in_file, "dev2.jsonl"),
        (mails_in_file, "dev3.jsonl"),
        (mails_in_file, "dev4.jsonl"),
    ],
    ids=["dev", "dev2", "dev3", "dev4"],
)
def test_most_answers_are_right_and_few_are_wrong(mails_in, name):
    right, wrong = dict.fromkeys(FIELDS, 0), dict.fromkeys(FIELDS, 0)
    rejections, others, others_recognised = 0, 0, 0
    misses = []
    for mail_id, mail, truth, also_ok in mails_in(MAILS / name):
        answers = read_answers(mail)
        if truth["outcome"] == "none":
            others += 1
            others_recognised += answers is None
            continue
        rejections += 1
        for label, field in FIELDS.items():
            value = normalize(getattr(answers, field)) if answers else ""
            if value in right_values(truth, also_ok, label):
                right[label] += 1
            else:
                wrong[label] += bool(value)
                misses.append(f"{mail_id} {label}: {value!r}, not {truth[label]!r}")
    too_few_right = [label for label in FIELDS if right[label] < MIN_RIGHT[label] * rejections]
    too_many_wrong = [label for label in FIELDS if wrong[label] > MAX_WRONG * rejections]
    assert (too_few_right, too_many_wrong) == ([], []), "\n".join(misses)
    assert others_recognised >= MIN_OTHERS_RECOGNISED * others


def test_most_refusals_in_unusual_words_are_recognised():
    refusals = [
        mail
        for _, mail, truth, _ in mails_in_file(MAILS / "dev5.jsonl")
        if truth["outcome"] != "none"
    ]
    recognised = sum(read_answers(mail) is not None for mail in refusals)
    assert recognised >= 0.8 * len(refusals)
