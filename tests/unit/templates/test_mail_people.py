"""Who signed a mail, and whom it addresses."""

import pytest

from helpers.mails import CLOSE_REFUSAL, read_answers, write_mail
from templates.answers import NewsChannel, RecipientRole


@pytest.mark.parametrize(
    ("sender", "signature", "name"),
    [
        ("Tāne Wharerau", "Tāne", "Tāne Wharerau"),
        ("Ysolde Quarrier", "Pob lwc,\nYsolde Quarrier", "Ysolde Quarrier"),
        ("Ysolde & Wren Quarrier", "Ysolde Quarrier", "Ysolde Quarrier"),
    ],
)
def test_an_unusual_name_in_the_sender_and_the_signature_is_the_signer(sender, signature, name):
    mail = CLOSE_REFUSAL.replace("Grace Hopper <grace@", f"{sender} <farm@")
    mail = mail.replace("Kind regards,\nGrace Hopper\nHead of Programming", signature)
    assert read_answers(mail).recipient_name == name


def test_a_team_in_the_sender_and_the_signature_is_not_a_person():
    mail = CLOSE_REFUSAL.replace("Grace Hopper <grace@engines", "Pennine Tramways <no-reply@ats")
    mail = mail.replace("Grace Hopper\nHead of Programming", "Pennine Tramways")
    assert read_answers(mail).recipient_name == ""


# The Japanese texts mean "recruitment" and "this mail cannot be answered".
@pytest.mark.parametrize("name", ["Driver Finder", "採用担当", "このメールは送信専用です"])
def test_a_service_or_a_department_is_not_read_as_a_person(name):
    mail = CLOSE_REFUSAL.replace("Grace Hopper <grace@", f"{name} <driver.finder@")
    mail = mail.replace("Grace Hopper\nHead of Programming", name)
    assert read_answers(mail).recipient_name == ""


def test_the_page_that_a_program_writes_for_is_not_a_person():
    body = "Dear colleague,\n\nYou have not been shortlisted.\n\nInternal Resourcing\nWyre Rail\n"
    mail = write_mail(body, sender="Inside Track <insidetrack-noreply@wyrerail.example>")
    assert read_answers(mail).recipient_name == ""


@pytest.mark.parametrize("name", ["Dean Hopper", "Mason Hopper"])
def test_a_given_name_that_is_also_a_job_title_is_read(name):
    mail = CLOSE_REFUSAL.replace("Grace Hopper <grace@", f"{name} <d.h@")
    signature = f"{name.split()[0]}\n\n{name} | Senior Consultant\nREC Member | Small Agency 2023"
    mail = mail.replace("Grace Hopper\nHead of Programming", signature)
    assert read_answers(mail).recipient_name == name


@pytest.mark.parametrize("greeting", ["Ada Byron 様", "Ada Byron-san,"])
def test_a_name_and_a_word_of_respect_are_the_greeting(greeting):
    mail = CLOSE_REFUSAL.replace("Dear Ada,", greeting).replace("To: Ada Lovelace <", "To: <")
    assert read_answers(mail).sender_name == "Ada Byron"


def test_somebody_who_signs_on_behalf_of_another_person_is_the_signer():
    mail = CLOSE_REFUSAL.replace("Grace Hopper <grace@engines", "Personal <personal@engines")
    mail = mail.replace("Grace Hopper\nHead", "i. A. Dr. Grace Hopper\nHead")
    assert read_answers(mail).recipient_name == "Dr. Grace Hopper"


@pytest.mark.parametrize(
    "line", ["Lovelace, Byron & Partners", "Lovelace Hall, Mill Road", "Maison Lovelace"]
)
def test_the_name_of_a_firm_or_an_address_is_not_the_signer(line):
    body = f"Dear Ada,\n\nThe job is filled.\n\nKind regards\nRecruitment\n{line}\n"
    answers = read_answers(write_mail(body, sender="Jobs <jobs@wyre.example>"))
    assert (answers.recipient_name, answers.news) == ("", NewsChannel.AUTOMATIC)


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("HOPPER, Grace (ANALYTICAL ENGINES)", "Grace Hopper"),
        ("Grace @ Analytical Engines", "Grace Hopper"),
        ('"Grace Hopper"', "Grace Hopper"),
        ("Hopper, G, Dr", "Grace Hopper"),
    ],
)
def test_the_name_of_a_sender_may_have_a_comma_an_at_sign_or_quotation_marks(sender, name):
    answers = read_answers(CLOSE_REFUSAL.replace("Grace Hopper <", f"{sender} <"))
    assert (answers.recipient_name, answers.recipient_email) == (name, "grace@engines.example")
    assert answers.organisation == "Analytical Engines"


def test_a_colleague_who_forwards_the_news_is_the_referrer():
    mail = """\
From: Temi Alade <temi.alade@quillpay.example>
To: Bola Shittu <bola.shittu@post.example>
Subject: Fwd: Compliance Associate

Bola my dear, see below from our HR. I am so sorry.

Temi

---------- Forwarded message ---------
From: Ngozi Umeh <ngozi.umeh@quillpay.example>
Date: Mon, Oct 19, 2026 at 11:40 AM
Subject: Compliance Associate
To: Temi Alade <temi.alade@quillpay.example>

Hi Temi,

Thanks for referring Bola for the Compliance Associate opening. We will not be progressing it.

Ngozi Umeh
People Ops, QuillPay Technologies
"""
    answers = read_answers(mail)
    assert (answers.recipient_name, answers.sender_name) == ("Temi Alade", "Bola Shittu")
    assert answers.part == RecipientRole.REFERRER
    assert (answers.organisation, answers.client) == ("QuillPay Technologies", "")


def test_the_job_title_below_a_credential_is_read():
    signature = "Grace\n\nGrace Hopper, FCIPD\nTalent Partner\n"
    mail = CLOSE_REFUSAL.replace("Grace Hopper\nHead of Programming\n", signature)
    assert read_answers(mail).part == RecipientRole.RECRUITER


def test_the_department_below_a_signature_on_behalf_of_somebody_is_read():
    signature = "i. A. Grace Hopper\nPersonalabteilung\nAmtsgericht Lindau HRB 000\n"
    mail = CLOSE_REFUSAL.partition("Kind regards")[0] + f"With friendly greetings\n\n{signature}"
    assert read_answers(mail).part == RecipientRole.RECRUITER


def test_a_family_name_that_is_also_a_job_title_belongs_to_the_name():
    mail = CLOSE_REFUSAL.replace("Dear Ada", "Dear Lee").replace("Ada Lovelace", "Lee Mason")
    assert read_answers(mail).sender_name == "Lee Mason"


def test_a_given_name_alone_in_the_first_line_is_the_greeting():
    mail = CLOSE_REFUSAL.replace("Dear Ada,", "Ada").replace("Ada Lovelace ", "")
    assert read_answers(mail).sender_name == "Ada"


def test_thanks_with_a_name_in_the_first_line_are_the_greeting():
    answers = read_answers(CLOSE_REFUSAL.replace("Dear Ada,", "Thank you, Ada!"))
    assert (answers.sender_name, answers.outcome) == ("Ada Lovelace", "runner_up")


def test_a_greeting_to_sir_or_madam_names_nobody():
    mail = CLOSE_REFUSAL.replace("Dear Ada", "Dear Sir/Madam").replace("Ada Lovelace ", "")
    assert read_answers(mail).sender_name == ""


def test_the_owner_of_a_family_firm_is_told_apart_from_the_firm():
    body = "Ada ciao,\n\nyou cooked well on Saturday, but I gave the job to another.\n\nGianluca\n"
    answers = read_answers(
        write_mail(body, sender="Gianluca Lovelace <chef@osterialovelace.example>")
    )
    assert answers.recipient_name == "Gianluca Lovelace"
    assert answers.organisation == "Osteria Lovelace"


def test_a_name_below_a_long_farewell_is_the_signer():
    body = (
        "Dear Ada,\n\nThe job is filled.\n\nWith all good wishes for the rest of the term,\n\n"
        "Mrs G. Hopper\nHeadteacher\nByron School\n\nThis mail is confidential.\n"
    )
    answers = read_answers(write_mail(body, sender="Head <head@byron.example>"))
    assert answers.recipient_name == "Mrs G. Hopper"


def test_a_couple_signs_with_both_given_names_and_one_family_name():
    body = "Gidday Ada,\n\nThe job is filled.\n\nCheers\nColin and Dot Quarrier\nWyre Dairy\n"
    answers = read_answers(write_mail(body, sender="Wyre <office@wyre.example>"))
    assert answers.recipient_name == "Colin and Dot Quarrier"


@pytest.mark.parametrize(
    ("sender", "signature", "name"),
    [
        ("Hopper, G.M. (Griet) <gm.hopper@wyre.example>", "Griet", "Griet Hopper"),
        ("G.M. (Griet) Hopper <gm.hopper@wyre.example>", "Griet", "Griet Hopper"),
        ("Hopper Bence <bence@wyre.example>", "Bence Hopper", "Bence Hopper"),
        ("HOPPER Grace <grace@wyre.example>", "Grace Hopper", "Grace Hopper"),
        ("luigino <ciao@daluigino.example>", "Luigino\nOsteria da Luigino", "Luigino"),
        ("Zelma <hello@zelmas.example>", "Zelma\nZelma's Flower Barn", "Zelma"),
        ("Marlowe's <hello@marlowes.example>", "Marlowe's\nMarlowe's Diner", ""),
        ("Clerks <clerks@wyre.example>", "Thandeka Quarrier KC\nfor the Committee",
         "Thandeka Quarrier"),
        ("Hamilcar Rezvani <chef@wyre.example>", "H.", "Hamilcar Rezvani"),
        ("Oak Farm <hello@wyre.example>", "Pip and Jack", "Pip and Jack"),
        ("Registrar <office@wyre.example>", "(P. Nair)\nDeputy Registrar", "P. Nair"),
        ("Rector <rector@wyre.example>", "The Revd Canon Grace Hopper\nRector",
         "Revd Canon Grace Hopper"),
        ("Café <bonjour@wyre.example>", "Bisous, l'équipe", ""),
        ("Jean-Luc Vasseur <jl@wyre.example>", "JLV", "Jean-Luc Vasseur"),
    ],
)  # fmt: skip
def test_the_name_of_the_signer_is_read_from_the_signature_and_the_sender(sender, signature, name):
    body = f"Dear Ada,\n\nThe job went to somebody else.\n\nKind regards\n{signature}\n"
    assert read_answers(write_mail(body, sender=sender)).recipient_name == name


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Executive Assistant to the General Manager", None),
        ("School Secretary", None),
        ("On behalf of the Office of the Provost", None),
        ("assistant of the director", None),
        ("Secretary to the Board of Trustees", RecipientRole.PANEL),
        ("HR Assistant", RecipientRole.RECRUITER),
        ("Recursos Humanos", RecipientRole.RECRUITER),
        # An assistant head is a head, and no assistant to somebody.
        ("Assistant Head Gardener", RecipientRole.HIRING_MANAGER),
    ],
)
def test_an_assistant_to_somebody_is_not_read_as_the_hiring_manager(title, part):
    mail = CLOSE_REFUSAL.replace("Head of Programming", title)
    assert read_answers(mail).part == part


def test_the_address_of_an_organisation_is_not_that_of_a_person():
    body = (
        "Hi Ada,\n\nSomebody at Parallax Foundry read your application, but you have not been"
        " shortlisted.\n\nThe Parallax Foundry crew\n"
    )
    sender = "Parallax Foundry <parallax-foundry@post.hirelark.example>"
    answers = read_answers(write_mail(body, sender=sender))
    assert (answers.recipient_name, answers.organisation) == ("", "Parallax Foundry")


def test_a_given_name_with_a_full_stop_is_the_greeting():
    body = "Ada. Good hands, but I gave the job to somebody who is faster.\n\nGrace\n"
    mail = write_mail(body, sender="Grace <grace@wyre.example>")
    assert read_answers(mail).sender_name == "Ada Lovelace"


def test_a_name_and_an_endearment_alone_are_the_greeting():
    body = "ada love\n\nwe gave the job of clerk to somebody else after your interview.\n\nGrace\n"
    assert read_answers(write_mail(body, recipient="ada.l@example.org")).sender_name == "ada"


def test_a_sender_in_lower_case_is_a_person():
    body = "Dear Ada,\n\nWe gave the job of clerk to somebody else.\n\nmarco\n"
    answers = read_answers(write_mail(body, sender="marco (the copper pan) <marco77@post.example>"))
    assert answers.recipient_name == "Marco"


def test_an_emoji_after_the_name_in_the_greeting_is_left_out():
    mail = CLOSE_REFUSAL.replace("Dear Ada,", "Hey Ada 👋").replace("To: Ada Lovelace <", "To: <")
    assert read_answers(mail).sender_name == "Ada"


@pytest.mark.parametrize(
    ("line_below", "name"),
    [("Wyre Trust", "Ysolde Quarrier"), ("Ysolde Quarrier Tramways", "")],
    ids=["employer", "firm"],
)
def test_an_unusual_name_from_an_address_that_nobody_reads_is_a_person_above_an_employer(
    line_below, name
):
    mail = CLOSE_REFUSAL.replace("Grace Hopper <grace@engines", "Ysolde Quarrier <no-reply@ats")
    mail = mail.replace("Grace Hopper\nHead of Programming", f"Ysolde Quarrier\n{line_below}")
    assert read_answers(mail).recipient_name == name
