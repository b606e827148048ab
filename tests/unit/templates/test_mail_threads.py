"""A refusal is found in a mail however it was forwarded, quoted or attached."""

import base64

import pytest

from templates.mail import NotARejection, read_mail
from templates.mail.mime import parse_mail

LETTER = """\
Dear Ada,

Thank you for applying for the role of Nurse at Acme Health. Unfortunately you have not been selected.

Kind regards,
Grace Hopper
HR Manager
Acme Health
"""
HEADERS = (
    "From: Grace Hopper <grace@acme.example>\nTo: Ada Lovelace <ada@home.example>\nSubject: Nurse\n"
)
"""The headers of the employer's mail."""
COPIED_HEADERS = (
    "From: Grace Hopper <grace@acme.example>\nSubject: Nurse\nDate: Mon, 3 Nov 2025 10:00\n"
    "To: Ada Lovelace <ada@home.example>\n\n"
)
"""The same headers, as a mail program writes them above the letter in another mail."""
FORWARD = "From: Ada Lovelace <ada@home.example>\nTo: ada@work.example\nSubject: Fwd: Nurse\n"
"""The headers of a mail in which the writer forwards the letter to herself."""
REPLY = (
    "From: Ada Lovelace <ada@home.example>\nTo: Grace Hopper <grace@acme.example>\n"
    "Subject: Re: Nurse\n"
)
"""The headers of a mail in which the writer replies to the letter."""
PARTS = (
    "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nsee below\n--b\n"
)
"""The last header and the text of a mail, up to its attachment."""


def quoted(text):
    return "".join(f"> {line}\n" for line in text.splitlines())


FORMS = {
    "plain": f"{HEADERS}\n{LETTER}",
    "crlf": f"{HEADERS}\n{LETTER}".replace("\n", "\r\n"),
    "quoted as a whole": f"{HEADERS}\n{quoted(LETTER)}",
    "below what it replies to": f"{HEADERS}\nOn Sun, 2 Nov 2025, Ada wrote:\n> Any news?\n\n{LETTER}",
    "Gmail": f"{FORWARD}\n---------- Forwarded message ---------\n{COPIED_HEADERS}{LETTER}",
    "Apple Mail": f"{FORWARD}\nBegin forwarded message:\n\n{quoted(COPIED_HEADERS + LETTER)}",
    "Thunderbird": f"{FORWARD}\n-------- Forwarded Message --------\n{COPIED_HEADERS}{LETTER}",
    "Outlook": f"{FORWARD}\n{COPIED_HEADERS}{LETTER}",
    "bold header names": f"{FORWARD}\n" + COPIED_HEADERS.replace("From:", "*From:*") + LETTER,
    "forwarded to a friend": f"{FORWARD}\nHi love, look what came!\n\n{COPIED_HEADERS}{LETTER}",
    "below a reply": f"{REPLY}\nDear Grace,\n\nThank you for writing.\n\nAda\n\n{COPIED_HEADERS}{LETTER}",
    "sent to oneself": f"From: ada@home.example\nTo: ada@home.example\nSubject: Nurse\n\n{LETTER}",
    "sent to oneself at work": "From: ADA LOVELACE <ada@home.example>\n"
    f"To: Ada Lovelace <ada@work.example>\nSubject: Nurse\n\n{LETTER}",
    "attached": f"{FORWARD}{PARTS}Content-Type: message/rfc822\n\n{HEADERS}\n{LETTER}\n--b--\n",
    "attached in base64": f"{FORWARD}{PARTS}Content-Type: application/octet-stream; name=x.eml\n"
    "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(f"{HEADERS}\n{LETTER}".encode()).decode()
    + "--b--\n",
    "a letter as a file": f"{HEADERS}Content-Type: multipart/mixed; boundary=b\n\n--b\n"
    f"Content-Type: text/plain\nContent-Disposition: attachment\n\n{LETTER}\n--b--\n",
    "an mbox": f"From grace@acme.example Mon Nov  3 10:00:00 2025\n{HEADERS}\n{LETTER}",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_refusal_is_found_in_a_mail_of_any_form(form):
    answers = read_mail(FORMS[form].encode()).answers
    assert (answers.outcome, answers.recipient_name) == ("application_only", "Grace Hopper")
    assert (answers.organisation, answers.role) == ("Acme Health", "Nurse")
    assert "ada@" not in answers.recipient_email
    assert answers.sender_name.startswith("Ada")


@pytest.mark.parametrize("charset", ["iso-8859-2", "koi8-r", "utf-16"])
def test_an_attached_letter_is_read_in_its_charset(charset):
    name = "Лука Hopper" if charset == "koi8-r" else "Łukasz Hopper"
    letter = LETTER.replace("Grace Hopper", name)
    mail = (
        f"{HEADERS}Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: text/plain; charset={charset}\nContent-Disposition: attachment\n"
        "Content-Transfer-Encoding: base64\n\n"
        f"{base64.encodebytes(letter.encode(charset)).decode()}--b--\n"
    )
    assert parse_mail(mail.encode()).text.strip() == letter.strip()


@pytest.mark.parametrize(
    "attribution",
    [
        "Den tors 3 nov 2025 kl 09:15 skrev Ada Lovelace <ada@home.example>:",
        "Op ma 3 nov 2025 om 09:15 schreef Ada Lovelace <ada@home.example>:",
        "Am Mo., 3. Nov. 2025 um 09:15 Uhr schrieb Ada Lovelace <ada@home.example>:",
        "Le lun. 3 nov. 2025 à 09:15, Ada Lovelace <ada@home.example> a écrit :",
        "ma 3. marrask. 2025 klo 9.15 Ada Lovelace (ada@home.example) kirjoitti:",
        "Ada Lovelace <ada@home.example> escreveu no dia segunda, 3/11/2025 à(s) 09:15:",
    ],
)
def test_the_line_above_a_quotation_may_be_in_any_common_language(attribution):
    invitation = "Dear Ada,\n\nCould you come in for an interview on Monday at ten?\n\nGrace\n"
    mail = f"{HEADERS}\n{invitation}\n{attribution}\n\nI regret that I was not selected in May.\n"
    with pytest.raises(NotARejection):
        read_mail(mail.encode())


def test_a_letter_in_two_languages_is_read_as_a_whole():
    first = "Bonjour Ada,\n\nVotre candidature n'a pas été retenue.\n\nCordialement,\nGrace\n"
    answers = read_mail(f"{HEADERS}\n{first}\n* * *\n\n{LETTER}".encode()).answers
    assert (answers.outcome, answers.recipient_name) == ("application_only", "Grace Hopper")
    assert answers.organisation == "Acme Health"


def test_a_friend_who_gets_the_mail_from_the_writer_is_not_the_applicant():
    headers = FORWARD.replace("ada@work.example", "Tim Byron <tim@coach.example>")
    mail = f"{headers}\nHi Tim, what do you make of this one?\n\nAda\n\n{COPIED_HEADERS}{LETTER}"
    answers = read_mail(mail.encode()).answers
    assert (answers.recipient_email, answers.sender_name) == ("grace@acme.example", "Ada Lovelace")


def test_an_applicant_named_in_a_forwarded_mail_is_not_a_friend():
    headers = FORWARD.replace("ada@work.example", "Tim Byron <tim@home.example>")
    letter = LETTER.replace("you have not been selected", "Tim has not been selected")
    mail = f"{headers}\nHi Tim, bad news from Acme, I'm afraid.\n\nAda\n\n{COPIED_HEADERS}{letter}"
    answers = read_mail(mail.encode()).answers
    assert (answers.recipient_name, answers.sender_name) == ("Ada Lovelace", "Tim Byron")


def test_what_the_employer_writes_above_an_old_refusal_counts():
    news = (
        "Dear Ada,\n\nI said that I would write if anything changed, and it has. There is money for"
        " a second nurse from May. Would you come in for a talk on the 18th?\n\nGrace\n\n"
    )
    old = "From: Grace Hopper\nSent: 3 March 2025 09:12\nTo: Ada Lovelace\nSubject: Nurse\n\n"
    pointer = "Dear Ada,\n\nPlease see below, it came back to me.\n\nGrace\n\n"
    assert read_mail(f"{HEADERS}\n{pointer}{old}{LETTER}".encode()).answers.outcome
    with pytest.raises(NotARejection):
        read_mail(f"{HEADERS}\n{news}{old}{LETTER}".encode())


def test_the_application_that_the_employer_replies_to_is_not_taken_for_the_reply():
    text = """\
Nothing for us, sorry.

GH

On 8 January 2025, Ada Lovelace <ada@home.example> wrote:
> Dear Ms Hopper,
> I would like to apply for the job of Nurse at Byron Hall.
> I would welcome the chance to meet you.
> Ada Lovelace
"""
    answers = read_mail(f"{HEADERS}\n{text}".encode()).answers
    assert answers.recipient_name == "Grace Hopper"
    assert answers.recipient_email == "grace@acme.example"
    assert (answers.outcome, answers.organisation) == ("application_only", "Byron Hall")


@pytest.mark.parametrize(
    "headers",
    [
        "Från: Ada Lovelace <ada@home.example>\nSkickat: den 1 december\nTill: Grace Hopper\n"
        "Ämne: Nurse",
        "Od: Ada Lovelace <ada@home.example>\nWysłano: 1 grudnia\nDo: Grace Hopper\nTemat: Nurse",
        "From: Ada Lovelace\nTo: G Hopper\nSent: 1 December",
    ],
    ids=["Swedish", "Polish", "no subject"],
)
def test_the_headers_of_a_quoted_mail_show_who_wrote_it(headers):
    own_mail = f"{headers}\n\nDear Grace,\n\nThank you for inviting me. Any news?\n\nAda Lovelace\n"
    mail = f"{HEADERS}\n{LETTER.partition('Kind')[0]}/Grace\n\n{'_' * 30}\n{own_mail}"
    assert read_mail(mail.encode()).answers.recipient_name == "Grace Hopper"
