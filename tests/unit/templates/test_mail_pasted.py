"""Mails pasted from webmail, with the text of the page above them."""

import pytest

from templates.mail import read_mail

LETTER = (
    "Dear Ada,\n\nUnfortunately we will not be taking your application further.\n\n"
    "Kind regards\nGrace Hopper\n"
)
HEADERS = [
    "Programming Lead\n\nFrom: Grace Hopper <grace@engines.example>\n"
    "Sent: Monday, 2 June 2025 14:05\nTo: Ada Lovelace <ada@post.example>\n",
    "RE: Programming Lead\nGrace Hopper  grace@engines.example\nFri 2025/05/16 06:12\n"
    "To: Ada Lovelace\n",
    "RE: Programming Lead\nGrace Hopper\nFrom: grace@engines.example\nTo: Ada Lovelace\n"
    "19 Jun at 17:49\n",
    "Programming Lead\nInbox\n\nGrace Hopper <grace@engines.example>\nMon, Mar 03, 9:12 AM\n"
    "to Ada Lovelace\n",
]


@pytest.mark.parametrize("header", HEADERS)
def test_headers_above_a_pasted_mail_are_read_in_any_order(header):
    reading = read_mail(f"{header}\n{LETTER}".encode())
    answers = reading.answers
    assert answers.recipient_email == "grace@engines.example"
    assert answers.recipient_name == "Grace Hopper"
    assert answers.sender_name == "Ada Lovelace"
    assert answers.role == "Programming Lead"


def test_a_pasted_letter_without_headers_keeps_its_first_lines():
    reading = read_mail(f"Programming Lead\n2 June 2025\n\n{LETTER}".encode())
    assert reading.answers.role == "Programming Lead"
    assert reading.answers.sender_name == "Ada"


def test_a_page_may_call_the_writer_you():
    header = "Grace Hopper\nTue 3 Jun, 09:15\nTo: You\n"
    answers = read_mail(f"{header}\n{LETTER}".encode()).answers
    assert (answers.recipient_name, answers.sender_name) == ("Grace Hopper", "Ada")


def test_headers_in_columns_need_no_colon():
    header = "Inbox (1)\n\nFROM      Engines Recruitment\nSUBJECT   Programming Lead\n"
    answers = read_mail(f"{header}\n{LETTER}".encode()).answers
    assert answers.role == "Programming Lead"
