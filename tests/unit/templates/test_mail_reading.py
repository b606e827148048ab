"""What is read from the employer's mail, and what is refused."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from templates.answers import NewsChannel, RecipientRole
from templates.mail import MAX_MAIL_BYTES, MailKind, NotARejection, UnreadableMail, read_mail

REFUSAL = """\
From: Grace Hopper <grace@engines.example>
To: Ada Lovelace <ada@example.org>
Subject: Programming Lead
Message-ID: <b@engines.example>
References: <a@engines.example>

Dear Ada,

Thank you for coming to both interviews for the Programming Lead role at Analytical Engines.
We have decided to appoint another candidate. It was a very close decision.

Kind regards,
Grace Hopper
Head of Programming
Analytical Engines
"""


def test_an_ordinary_refusal_is_read_with_the_words_it_rests_on():
    reading = read_mail(REFUSAL.encode())
    answers = reading.answers
    assert (answers.outcome, answers.told_close, answers.meetings) == ("runner_up", True, 2)
    assert (answers.recipient_name, answers.sender_name) == ("Grace Hopper", "Ada Lovelace")
    assert answers.recipient_email == reading.reply_address == "grace@engines.example"
    assert (answers.organisation, answers.role) == ("Analytical Engines", "Programming Lead")
    assert (answers.news, answers.part) == (NewsChannel.EMAIL, RecipientRole.HIRING_MANAGER)
    assert reading.evidence["outcome"] == "We have decided to appoint another candidate."
    assert reading.evidence["told_close"] == "It was a very close decision."
    assert (reading.message_id, reading.references) == (
        "<b@engines.example>",
        ("<a@engines.example>",),
    )


def test_an_address_that_nobody_reads_stays_empty_and_is_named():
    reading = read_mail(REFUSAL.replace("grace@", "no-reply@").encode())
    assert reading.answers.recipient_email == reading.reply_address == ""
    assert "no-reply@engines.example" in reading.notices[0]


def test_text_pasted_from_a_web_mail_is_read_without_headers():
    reading = read_mail(REFUSAL.partition("\n\n")[2].encode())
    assert reading.answers.outcome == "runner_up"
    assert reading.answers.recipient_name == "Grace Hopper"
    assert (reading.message_id, reading.reply_address) == ("", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We would like to invite you to an interview for the role on Monday.", MailKind.INVITATION),
        ("We are delighted to offer you the role of Lead.", MailKind.OFFER),
        ("We have received your application and will be in touch.", MailKind.RECEIPT),
        ("A decision has not been made yet on your application.", MailKind.IN_PROCESS),
        ("Lunch is at one.", MailKind.OTHER),
        ("Thank you for applying. If you do not hear from us within four weeks, please assume"
         " that you have not been successful.", None),
    ],
)  # fmt: skip
def test_what_is_no_rejection_is_named_in_one_sentence(text, kind):
    with pytest.raises(NotARejection) as error:
        read_mail(f"From: a@b.example\nSubject: Hello\n\nDear Ada,\n\n{text}\n\nGrace\n".encode())
    assert kind in (None, error.value.kind)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("data", [b"", b"\r\n \n", b"\0\1\2", b"x" * (MAX_MAIL_BYTES + 1)])
def test_what_cannot_be_read_is_refused_in_one_sentence(data):
    with pytest.raises(UnreadableMail) as error:
        read_mail(data)
    assert "\n" not in str(error.value)


def test_an_mbox_holds_one_mail():
    one = b"From grace@engines.example Fri Nov 27 09:00:00 2026\n" + REFUSAL.encode()
    assert read_mail(one).answers.outcome == "runner_up"
    with pytest.raises(UnreadableMail, match="several"):
        read_mail(one + b"\n" + one)


@given(st.binary(max_size=2_000))
@example(b"From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=\n\n--\n")
def test_any_bytes_are_read_or_refused(data):
    try:
        read_mail(data)
    except (UnreadableMail, NotARejection) as error:
        sentence = str(error)
    else:
        sentence = ""
    assert "\n" not in sentence
