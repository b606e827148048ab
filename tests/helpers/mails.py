"""Mails of an employer, and what is read from them."""

import pytest

from templates import Answers, NewsChannel, RecipientRole
from templates.mail import MailReading, NotARejection, read_mail

REFUSAL = """\
From: Grace Hopper <grace@engines.example>
To: Ada Lovelace <ada@example.org>
Subject: Your application for Programming Lead
Message-ID: <no@engines.example>
References: <first@example.org> <second@engines.example>
Date: Mon, 23 Nov 2026 10:00:00 +0000

Dear Ada,

Thank you for coming to see us on Tuesday for your interview for the Programming Lead role.

Unfortunately we have decided to offer the position to another candidate.

Kind regards,
Grace Hopper
Hiring Manager, Analytical Engines
"""
INVITATION = REFUSAL.replace(
    "Unfortunately we have decided to offer the position to another candidate.",
    "We would like to invite you to a second interview on Monday.",
)

READING = MailReading(
    answers=Answers(
        outcome="not_selected",
        recipient_name="Grace Hopper",
        part=RecipientRole.HIRING_MANAGER,
        organisation="Analytical Engines",
        role="Programming Lead",
        news=NewsChannel.EMAIL,
        sender_name="Ada",
        recipient_email="grace@engines.example",
    ),
    evidence={
        "outcome": "we have decided to offer the position to another candidate",
        "recipient_name": "Grace Hopper",
        "part": "Hiring Manager, Analytical Engines",
        "organisation": "Hiring Manager, Analytical Engines",
        "role": "your interview for the Programming Lead role",
        "news": "Grace Hopper",
        "sender_name": "Dear Ada,",
        "recipient_email": "grace@engines.example",
    },
    message_id="<no@engines.example>",
    references=("<first@example.org>", "<second@engines.example>"),
    subject="Your application for Programming Lead",
    reply_address="grace@engines.example",
)

CLOSE_REFUSAL = """\
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
"""A refusal after two interviews, which the writer nearly passed."""


def write_mail(
    body,
    *,
    sender="Grace Hopper <grace@engines.example>",
    recipient="Ada Lovelace <ada@example.org>",
    subject="Your application",
    content_type="text/plain; charset=utf-8",
):
    """Return a mail with a body, by default from the employer to the writer."""
    return (
        f"From: {sender}\nTo: {recipient}\nSubject: {subject}\n"
        f"Message-ID: <b@engines.example>\nContent-Type: {content_type}\n\n{body}"
    )


def read_answers(mail):
    """Return the answers that are read from a mail."""
    return read_mail(mail.encode()).answers


def write_letter(text, **headers):
    """Return a mail from Grace to Ada with only a text between the greeting and her name."""
    return write_mail(f"Dear Ada,\n\n{text}\n\nGrace\n", **headers)


def find_kind(mail):
    """Return the kind of a mail that is no rejection; fail if it is one."""
    with pytest.raises(NotARejection) as error:
        read_mail(mail.encode())
    return error.value.kind
