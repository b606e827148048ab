"""The command `check`: reports and exit statuses for notes in text files and mails."""

import io
import json
import sys
import time
from email.message import EmailMessage

import pytest

from helpers.repository import GOLDEN
from templates.etiquette.findings import Category, Finding, Severity
from tui.commands.main import main

ASKING_FOR_FEEDBACK = (
    "Dear Grace,\n\nThank you. Could you give me any feedback?\n\nBest wishes,\nAda\n"
)
KEYS = ["rule", "severity", "start", "end", "text", "message", "instead"]


@pytest.fixture
def check(home, tmp_path, capsys, monkeypatch):
    """Return a function that checks a file with some bytes.

    It returns the exit status, standard output and standard error.
    """

    def run(source, *options, name="note.txt"):
        if name == "-":
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source)))
            file = name
        else:
            (tmp_path / name).write_bytes(source)
            file = str(tmp_path / name)
        status = main(["check", file, *options])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.mark.parametrize("name", ["note.txt", "-"])
def test_a_stop_is_printed_with_its_position_and_the_command_fails(check, name):
    status, out, _ = check(ASKING_FOR_FEEDBACK.encode(), name=name)
    assert status == 1
    assert '3:12 stop (feedback) "Could you give me any feedback?"' in out


def test_a_hint_alone_does_not_make_the_command_fail(check):
    status, out, _ = check(b"Thank you.")
    assert status == 0
    assert "hint (length)" in out


def test_doubts_come_last_and_do_not_make_the_command_fail(check, monkeypatch):
    doubt = Finding(Category.PLEAD, Severity.DOUBT, 0, "Thank", "Might this read as pleading?")
    monkeypatch.setattr(
        "tui.commands.check.check_note",
        lambda *_: (doubt, doubt._replace(severity=Severity.HINT)),
    )
    status, out, _ = check(b"Thank you.")
    assert status == 0
    hint, heading, last = out.strip().split("\n\n")
    assert "1:1 hint (plead)" in hint
    assert heading.startswith("Only you can tell")
    assert "1:1 doubt (plead)" in last
    _, out, _ = check(b"Thank you.", "--json")
    assert [f["severity"] for f in json.loads(out)] == ["doubt", "hint"]


def test_a_note_without_findings_is_reported_as_such(check):
    note = (GOLDEN / "01-not_selected-warm.txt").read_bytes()
    status, out, _ = check(note, "--answers", str(GOLDEN / "01-not_selected-warm.toml"))
    assert (status, out) == (0, "The checker found nothing wrong with this note.\n")


def test_json_is_a_list_of_findings_with_their_positions(check):
    status, out, _ = check(ASKING_FOR_FEEDBACK.encode(), "--json")
    findings = json.loads(out)
    assert status == 1
    assert findings
    assert [list(f) for f in findings] == [KEYS] * len(findings)
    for finding in findings:
        assert ASKING_FOR_FEEDBACK[finding["start"] : finding["end"]] == finding["text"]


def test_contradictions_to_the_answers_are_found(check, tmp_path):
    answers = tmp_path / "answers.toml"
    answers.write_text(
        'schema = 1\noutcome = "application_only"\n[recipient]\nname = "Grace Hopper"\n'
        '[application]\norganisation = "Analytical Engines"\nrole = "Lead"\n'
        '[sender]\nname = "Ada"\n'
    )
    _, out, _ = check(
        b"Dear Grance,\n\nI enjoyed our conversation.\n", "--json", "--answers", str(answers)
    )
    rules = {f["rule"]: f["instead"] for f in json.loads(out) if f["severity"] == "stop"}
    assert rules == {"name": "Grace", "untrue": ""}


def mail(subject, text, subtype="plain"):
    """Return a mail as bytes; `subtype` is "html" if the text is HTML."""
    message = EmailMessage()
    message["From"] = "ada@example.org"
    message["To"] = "grace@example.org"
    message["Subject"] = subject
    message.set_content(text, subtype=subtype)
    return bytes(message)


def test_a_suggested_full_stop_is_called_the_end(check):
    _, out, _ = check(b"Dear Grace,\n\nThank you for the news, why was I rejected?\n")
    assert "Instead: end with “.”" in out
    assert "Instead: ." not in out


def test_a_suggested_comma_is_in_quotation_marks(check):
    _, out, _ = check(b"Dear Grace,\n\nOn Monday,, it was kind of you to ring.\n")
    assert "Instead: “,”" in out


def test_if_the_beginning_is_to_be_removed_the_new_beginning_is_quoted(check):
    _, out, _ = check(b"Give me another chance, and i liked the mill and the yard. Thank you.\n")
    assert '"Give me another chance, and"' in out
    assert "Instead: begin with “I liked the mill …”" in out


def test_the_quotation_of_a_new_beginning_stops_at_the_end_of_the_sentence(check):
    text = b"Please reconsider your decision, and thank you.\n\nKind regards,\nAda\n"
    _, out, _ = check(text)
    assert "Instead: begin with “Thank you”" in out


def test_a_sentence_that_is_to_be_replaced_is_suggested_whole(check):
    _, out, _ = check(b"Thank you. Whatever it takes, I would do it.\n")
    assert "Instead: Please keep me in mind if something similar opens up." in out


def test_a_mail_is_checked_with_its_subject_and_without_quotations(check):
    source = mail("Thänks – [Role]", f"{ASKING_FOR_FEEDBACK}\n> Could you give us feedback?\n")
    _, out, _ = check(source, "--json", name="note.eml")
    blocking = [f["text"] for f in json.loads(out) if f["severity"] == "stop"]
    assert blocking == ["[Role]", "Could you give me any feedback?"]


def test_an_html_mail_is_checked_as_text(check):
    page = (
        "<head><style>p {}</style></head><p>Dear Grace,</p><p>You <b>wasted</b> my&nbsp;time.</p>"
        "<blockquote><p>Could you give us feedback?</p></blockquote>"
    )
    _, out, _ = check(mail("Thanks", page, "html"), "--json", name="-")
    blocking = [f["text"].replace("\xa0", " ") for f in json.loads(out) if f["severity"] == "stop"]
    assert blocking == ["You wasted my time."]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "nothing in it to check"),
        (b"  \n\n", "nothing in it to check"),
        (b"a\0b", "not text"),
        (b"caf\xe9 could you", "not text in UTF-8 (byte 4 is invalid)"),
        (b"x" * 10_000_001, "too large"),
    ],
)
def test_a_file_that_cannot_be_checked_is_an_error_in_a_sentence(check, source, message):
    status, out, err = check(source)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_note_and_answers_cannot_both_be_standard_input(capsys):
    assert main(["check", "-", "--answers", "-"]) == 2
    assert "both" in capsys.readouterr().err


HEADERS = b"From: ada@example.org\nTo: g@example.org\nSubject: Thanks\n"
NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(3_000)
)
"""A mail with a part in a part in a part, 3,000 deep."""


@pytest.mark.parametrize(
    "mail",
    [
        HEADERS + NESTED,
        HEADERS + b"Content-Type: text/html\n\n<p>Thank you." + b"<!--" * 2_000_000,
        HEADERS + b"Content-Type: text/html\n\n<p>Thank you." + b"<blockquote>" * 700_000,
        HEADERS + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 500_000,
    ],
    ids=["nested", "comments", "quotes", "parts"],
)
def test_a_hostile_mail_is_checked_or_refused_in_linear_time(check, mail):
    start = time.process_time()
    status, out, err = check(mail, name="note.eml")
    assert status in (0, 1, 2)
    assert out + err
    # A parser that takes quadratic time would need minutes.
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("source", "status", "expected"),
    [
        (b"From: x\nTo: y\n\n\xff\xfe", 0, "hint (length)"),
        (b"Content-Type: text/plain; charset=nowhere\nFrom: x\n\nYou wasted my time.", 1,
         'stop (grievance) "You wasted my time."'),
        (b"From: x\nDate: y\nContent-Type: multipart/mixed\n\n", 2, "nothing in it to check"),
    ],
)  # fmt: skip
def test_a_broken_mail_is_checked_as_far_as_possible(check, source, status, expected):
    exit_status, out, err = check(source, name="note.eml")
    assert exit_status == status
    assert expected in out + err
