"""The agency that wrote a mail, and its client."""

import pytest

from helpers.mails import CLOSE_REFUSAL, read_answers, write_mail
from templates.answers import RecipientRole


def test_a_qualification_of_other_candidates_is_not_a_client():
    mail = CLOSE_REFUSAL.replace("We have", "My client has")
    mail = mail.replace("another candidate", "one of the candidates with CIPD experience")
    answers = read_answers(mail)
    assert (answers.part, answers.client) == (RecipientRole.AGENCY, "")


def test_an_employer_that_mentions_a_client_is_not_an_agency():
    body = (
        "Dear Ada,\n\nYou met Bodil and me. We have a school to build, and the client is nervous,"
        " so we have given the job to somebody else.\n\nGrace Hopper\nEngines ApS\n"
    )
    answers = read_answers(write_mail(body))
    assert (answers.client, answers.part) == ("", None)


def test_a_skill_that_an_agency_names_is_not_a_client():
    mail = """\
From: Sunita Pillai <sunita@orbisstaff.example>
To: Raj Menon <raj@example.org>
Subject: Feedback: Plant Accountant @ Vedanta Ceramics

Dear Raj,

My client has shortlisted candidates with SAP FICO for the Plant Accountant position.

Regards,
Sunita Pillai
"""
    assert read_answers(mail).client == "Vedanta Ceramics"


def test_the_firm_that_an_agency_heard_from_is_the_client():
    body = """\
Hey Ada,

Oakley Motors came back to me this morning. They chose someone else.

Jess
"""
    answers = read_answers(write_mail(body, sender="Jess @ Lark Talent <jess@larktalent.example>"))
    assert (answers.organisation, answers.client) == ("Lark Talent", "Oakley Motors")


def test_an_agency_is_named_in_its_small_print():
    body = """\
Hiya Ada,

It's a no from the firm in Leiden, I'm afraid. I've a days role in Utrecht coming through.

Grace x

Turner Lark Recruitment Ltd acts as an employment agency. Registered in England, Unit 3. If you
have received this in error please delete it.
"""
    answers = read_answers(write_mail(body, sender="Grace Hopper <grace@tl-recruit.example>"))
    assert (answers.organisation, answers.client) == ("Turner Lark Recruitment Ltd", "")


def test_the_full_name_of_an_agency_is_read_after_the_job_title_of_the_signer():
    body = (
        "Hi Ada,\n\nYou were not chosen.\n\nGrace Hopper\nConsultant | Lark Finance Recruitment\n"
    )
    mail = write_mail(body, sender="Grace Hopper <grace@larkfinance.example>")
    assert read_answers(mail).organisation == "Lark Finance Recruitment"


@pytest.mark.parametrize(
    ("subject", "sentence", "client"),
    [
        ("Our client's decision", "I have the decision from Maschinenbau Reuter.",
         "Maschinenbau Reuter"),
        ("Turner", "My client has chosen another. The firm is Keller Amstutz.", "Keller Amstutz"),
    ],
)  # fmt: skip
def test_an_agency_names_its_client(subject, sentence, client):
    body = f"Dear Ada,\n\n{sentence} They decided for somebody else.\n\nGrace Hopper\nHopper AG\n"
    answers = read_answers(
        write_mail(body, sender="Grace Hopper <grace@hopper.example>", subject=subject)
    )
    assert (answers.part, answers.client) == (RecipientRole.AGENCY, client)


def test_a_heading_below_the_greeting_names_the_client():
    body = (
        "Dear Ada\n\nNorthlode Shipping – Clerk\n\nThey chose somebody else.\n\n"
        "Grace Hopper\nHopper Ames Search\n"
    )
    mail = write_mail(body, sender="Grace Hopper <grace@hopperames.example>")
    answers = read_answers(mail)
    assert (answers.organisation, answers.client) == ("Hopper Ames Search", "Northlode Shipping")


def test_a_consultant_of_a_firm_for_recruitment_writes_for_an_agency():
    body = (
        "Hi Ada,\n\nThe school has gone for another teacher.\n\nGrace Hopper\nConsultant - Primary\n"
        "Brightpath Education Recruitment\n"
    )
    answers = read_answers(write_mail(body, sender="Grace Hopper <hello@stafflink.example>"))
    assert answers.part == RecipientRole.AGENCY


def test_a_firm_whose_news_is_passed_on_is_the_client():
    body = """\
Hi Ada,

See below from Byron Lifts, just in. They have closed the Fitter role, so nobody will get it.

Grace
TalentElm (Leicester)

From: Alan Stubbs <alan@lifts.example>
Sent: 27 February 2025 12:50
To: Grace Hopper
Subject: Fitter

The role is closed. Please stop the search.
"""
    answers = read_answers(write_mail(body, sender="Grace Hopper <grace@talentelm.example>"))
    assert (answers.organisation, answers.client) == ("TalentElm", "Byron Lifts")
    assert answers.part == RecipientRole.AGENCY


def test_a_colleague_whose_message_is_passed_on_is_not_a_client():
    body = """\
Hi Ada,

Passing this on from Alan, as I think that it is kinder in his own words.

Grace Hopper
HR Coordinator, Byron Lifts

From: Alan Stubbs
Sent: 27 February 2025 12:50
To: Grace Hopper
Subject: Lift engineer

Please tell Ada she interviewed well, but I've offered the job to the man from Otterburn.

Alan
"""
    answers = read_answers(write_mail(body, sender="Grace Hopper <grace@byronlifts.example>"))
    assert (answers.organisation, answers.client) == ("Byron Lifts", "")
    assert answers.part == RecipientRole.RECRUITER


def test_two_towns_are_not_a_client():
    mail = CLOSE_REFUSAL.replace("We have", "My client has")
    mail = mail.replace("It was", "We always have work in Leeds and Wakefield. It was")
    answers = read_answers(mail)
    assert (answers.part, answers.client) == (RecipientRole.AGENCY, "")
