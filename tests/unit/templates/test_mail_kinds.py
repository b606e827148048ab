"""Which mails are rejections, and which only sound like one."""

import pytest

from helpers.mails import find_kind, read_answers, write_letter, write_mail
from templates.mail import MailKind, NotARejection, read_mail


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for coming to the flat on Sunday. We have chosen another couple, who can move in"
        " at once.",
        "I am sorry that I cannot give you your leave in August. Two others asked before you.",
        "Thank you for your quotation. We have decided to go with another supplier this year.",
        "Thank you for your proposal for a talk. We had many, and yours was not selected.",
        "Your application for a place in our nursery was not successful. Other families came first.",
    ],
)
def test_a_refusal_of_something_other_than_a_job_is_not_a_rejection(text):
    with pytest.raises(NotARejection):
        read_mail(write_letter(text, subject="Your request").encode())


@pytest.mark.parametrize(
    ("sender", "title"),
    [("Grace Hopper <grants@arts.example>", "Grants Manager"), ("Lettings <ada@y.example>", "")],
)
def test_a_refusal_by_an_office_that_hires_nobody_is_not_a_rejection(sender, title):
    text = (
        "Thank you for coming to see us. I am sorry to say that your application was not"
        " successful. It was very close, and another applicant was chosen."
    )
    body = f"Dear Ada,\n\n{text}\n\nKind regards,\nGrace Hopper\n{title}\n"
    with pytest.raises(NotARejection):
        read_mail(write_mail(body, sender=sender).encode())
    about_work = body.replace("your application", "your application for the job of clerk")
    assert read_answers(write_mail(about_work, sender=sender)).role == "Clerk"


def test_a_refused_request_about_the_salary_of_an_offer_is_not_a_rejection():
    text = (
        "I asked the board about the salary, and unfortunately the answer is no. The offer itself"
        " stands as it was in the letter. Otherwise we should have to turn to another candidate."
    )
    assert find_kind(write_letter(text)) is MailKind.OFFER


@pytest.mark.parametrize(
    "text",
    [
        "Unfortunately two of the panel cannot come on Wednesday, so we decided not to go ahead. The"
        " interview for the post of clerk will now be on the 18th.",
        "More than 300 people applied, and we have had to disappoint nearly all of them. Sixty are"
        " invited to our selection day, and you are one of them.",
        "Of the fourteen whom we saw on the open day, nine have had a no from me this morning. You"
        " are one of the five who go on.",
        "I am sorry that Mr Byron cannot see you. He has decided not to go on with the interviews"
        " himself. Ms Hopper will see you instead, at the same hour.",
        "I wrote in May that we had chosen another cook. He has left us, and I would like to hear"
        " whether you are still looking. Could you come in on Friday?",
        "Last time we could not take you because of the licence. You must have it by now. Would you"
        " call me this week?",
    ],
)
def test_an_invitation_that_sounds_like_a_refusal_is_an_invitation(text):
    assert find_kind(write_letter(text)) is MailKind.INVITATION


@pytest.mark.parametrize(
    "text",
    [
        "The letter that told you that you were not shortlisted was meant for somebody else with"
        " your surname.",
        "This is to acknowledge your application for clerk. We regret that we cannot tell everyone"
        " why they were not selected. If you are shortlisted, you will hear by 9 May.",
        "The vacancy for a clerk was advertised again. Your application will be carried over and"
        " looked at with the others. We are sorry that it takes longer.",
        "I am sorry that you had to ask after two interviews. We have not made up our minds, and"
        " another candidate is still to come on Monday.",
    ],
)
def test_a_mail_that_decides_nothing_yet_is_not_a_rejection(text):
    with pytest.raises(NotARejection):
        read_mail(write_letter(text).encode())


def test_a_refusal_that_sounds_like_an_offer_is_a_refusal():
    text = (
        "It was a pleasure to welcome you to our trial day in Leiden. Having looked at your test"
        " and the interview together, the panel do not feel able to offer you a place on the"
        " training course at present."
    )
    assert read_answers(write_letter(text)).outcome == "not_selected"


def test_a_refusal_that_recalls_an_earlier_one_and_asks_something_is_a_refusal():
    text = (
        "It is still a no from us, as I wrote in May. We appointed another candidate, who stays."
        " Would you like your portfolio back?"
    )
    assert read_answers(write_letter(text)).outcome


def test_a_receipt_that_promises_an_answer_only_to_some_is_a_receipt():
    text = (
        "We have received your application. Due to the large number of applications, only those who"
        " are selected for an interview will be contacted. We thank all applicants for their"
        " interest, and wish you the best."
    )
    assert find_kind(write_letter(text)) is MailKind.RECEIPT


def test_the_subject_shows_that_no_job_is_refused_though_the_letter_mentions_one():
    text = "We are unable to offer you one on this occasion. You began your job in May."
    mail = write_letter(text, subject="Your loan application")
    with pytest.raises(NotARejection):
        read_mail(mail.encode())


def test_news_that_only_others_are_invited_is_a_refusal():
    text = "Thank you for your CV. We have invited six people, and you are not one of them, sorry."
    answers = read_answers(write_letter(text))
    assert answers.outcome == "application_only"


def test_the_quoted_mail_shows_that_a_job_is_refused():
    body = (
        "Ada\n\nSorry, been flat out here. We've took on a chap who has his licence. You worked"
        " well on Thursday.\n\nTim\n\nOn Mon, 3 Nov 2025, Ada Lovelace wrote:\n"
        "> Hi Tim\n> Any news on the driving job?\n> Ada\n"
    )
    mail = write_mail(body, sender="Tim <tim@digger.example>", subject="Re: Monday")
    assert read_answers(mail).outcome == "not_selected"


def test_a_newsletter_that_quotes_rejections_is_not_a_rejection():
    text = (
        "This week on the blog: “Unfortunately, you have not been successful.” Eight managers tell"
        " us what they meant.\n\nYou get this because you signed up."
    )
    with pytest.raises(NotARejection):
        read_mail(write_mail(f"Hi Ada,\n\n{text}\n", subject="Rejected?").encode())


def test_a_report_of_an_agency_on_what_its_client_wants_is_a_rejection():
    text = "They are only interviewing people with a marine background, so it is a dead end."
    # A mail of another kind would raise NotARejection.
    assert read_answers(write_letter(text)).recipient_name == "Grace Hopper"


def test_quoted_words_of_the_writer_are_not_taken_for_a_refusal():
    body = (
        "Hi Ada,\n\nCould you come in on Monday at ten for an interview?\n\nGrace\n\n"
        "On Mon, 3 Nov 2026 at 10:15, Ada Lovelace <ada@example.org> wrote:\n"
        "> Hi Grace,\n> I am sorry that I was not selected last year.\n> Ada\n"
    )
    assert find_kind(write_mail(body)) is MailKind.INVITATION


@pytest.mark.parametrize(
    "text",
    [
        "I hope you will not turn it down: we would like to offer you the post of Gardener.",
        "We would like to put you in front of our director next week. When could you come?",
        "Your application was viewed by the employer.",
    ],
)
def test_words_like_those_of_a_refusal_do_not_make_a_rejection(text):
    with pytest.raises(NotARejection):
        read_mail(write_letter(text).encode())


def test_a_commission_that_went_to_somebody_else_is_a_rejection():
    text = "We tasted all of the cakes, and we've given the commission to Beth."
    mail = write_letter(text, subject="wedding cake")
    # A mail of another kind would raise NotARejection.
    assert read_answers(mail).recipient_name == "Grace Hopper"
