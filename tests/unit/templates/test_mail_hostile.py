"""Any mail, however broken, is read or refused with one sentence in a short time."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from templates.mail import NotARejection, UnreadableMail, read_mail
from templates.text import clean_line

HEADERS = b"From: Grace <grace@a.example>\nTo: ada@b.example\nSubject: Lead\n"
TEXT = b"Dear Ada,\n\nYou have not been selected for the role of Lead at Engines.\n\nGrace\n"
HTML = HEADERS + b"Content-Type: text/html\n\n<p>You have not been selected for the role.</p>"
MAIL = HEADERS + b"Content-Type: multipart/alternative; boundary=x\n\n--x\n\n" + TEXT + b"--x--\n"


def read_or_refuse(data):
    """Return "", or the sentence that refuses a mail; check that the reading can be shown."""
    try:
        reading = read_mail(data)
    except (UnreadableMail, NotARejection) as error:
        return str(error)
    for words in (*reading.evidence.values(), *reading.notices, reading.subject):
        assert words == clean_line(words)
    return ""


@given(st.binary(max_size=2_000))
@example(b"From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=\n\n--\n")
@example(b"From: a@b\nSubject: x\nContent-Type: text/plain; charset*=utf-8'en'%FF\n\nx")
@example(b"From: a@b\nSubject: =?x?b?\xff?=\nContent-Transfer-Encoding: base64\n\nab\xffc=d")
def test_any_bytes_are_read_or_refused(data):
    assert "\n" not in read_or_refuse(data)


@given(st.data())
def test_a_changed_mail_is_read_or_refused(data):
    mail = bytearray(data.draw(st.sampled_from((MAIL, HTML))))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(mail)))
        length = data.draw(st.integers(0, 20))
        mail[start : start + length] = data.draw(st.binary(max_size=12))
    assert "\n" not in read_or_refuse(bytes(mail))


@settings(max_examples=20)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    assert "\n" not in read_or_refuse(HEADERS + b"\n" + text.encode("utf-8", "ignore") + TEXT)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [b"<b>", b"<div>", b"<blockquote>", b"<a ", b"<a href='", b"<!--", b"<", b"<![CDATA[",
     b"<div style='display:none'>", b"&#x", b"<script>", b"' \"", b"<b x=\"1\" y='"],
)  # fmt: skip
# This takes a second. In quadratic time, it would take minutes: then the time limit makes the test
# fail.
@pytest.mark.timeout(60)
def test_many_tags_are_read_in_linear_time(piece):
    read_or_refuse(HTML + piece * (400_000 // len(piece)))


@pytest.mark.parametrize(
    "piece",
    [b"> ", b"\n", b"On 1 May 2025, a@b.example wrote:\n", b"From: a\nTo: b\nSubject: c\n\n",
     b"Acme of ", b"not ", b"we have decided to ", b"(", b"a@b.example ", b"Dear a.b.", b"R-12 ",
     b"---- Forwarded message ----\nFrom: a <a@b.example>\n\n"],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_many_repetitions_of_a_text_are_read_in_linear_time(piece):
    read_or_refuse(HEADERS + b"\n" + piece * (200_000 // len(piece)) + TEXT)


def nested(depth):
    """Return the start of a mail with parts inside parts."""
    parts = [
        b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(depth)
    ]
    return HEADERS + b"".join(parts)


@pytest.mark.parametrize(
    "data",
    [
        b"".join(b"X-%d: y\n" % n for n in range(10_000)) + MAIL,
        HEADERS + b"X: a\n" + b" x\n" * 100_000 + b"\n" + TEXT,
        nested(3_000),
        nested(50) + b"a\n" * 100_000,
        HEADERS + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 20_000,
        HEADERS + b"Content-Type: text/plain; charset=punycode\n\n" + TEXT + b"-" * 300_000,
        b"From: " + b"(" * 100_000 + b"\nSubject: a\n\n" + TEXT,
        b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\nFrom: a@b.example\n\n" + TEXT,
    ],
    ids="headers continued deep deep-and-long parts charset brackets encoded-words".split(),
)
def test_a_huge_mail_is_read_or_refused(data):
    assert "\n" not in read_or_refuse(data)


def test_control_characters_are_removed_from_names():
    data = MAIL.replace(b"From: Grace <", "From: \u202eGrace\x1b[31m Hopper\u202c <".encode())
    answers = read_mail(data).answers
    assert answers.recipient_name.isprintable()
    assert not set("\u202e\u202c\x1b") & set(answers.recipient_name)
