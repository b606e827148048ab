"""Who signed a mail is read from signatures of many forms."""

import pytest

from helpers.mails import read_answers, write_mail
from templates.answers import NewsChannel

REFUSAL = "Thank you for coming to see us. We have given the job to somebody else."
OFFICE = "Office <office@wyre.example>"


def read_refusal(signature, *, sender=OFFICE, letter=f"Dear Ada,\n\n{REFUSAL}"):
    """Return the answers that are read from a refusal with a signature."""
    return read_answers(write_mail(f"{letter}\n\n{signature}\n", sender=sender))


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("Good continuation and courage,\n\nY. Quarrier\nChef", "Y. Quarrier"),
        ("Yours in sport,\nYsolde Quarrier (Mrs)\nHon. Secretary to the Club", "Ysolde Quarrier"),
        ("Ever onwards,\n\nYsolde", "Ysolde"),
        ("Met vriendelijke groet, also from Jo,\n\nYsolde Quarrier\nMedewerker", "Ysolde Quarrier"),
    ],
)
def test_a_name_below_a_farewell_is_the_signer(signature, name):
    assert read_refusal(signature).recipient_name == name


@pytest.mark.parametrize(
    "signature",
    [
        "Until we meet again,\n\nThe Recruitment Team\nWyre Dairy",
        "Please note,\n\nWyre Dairy\nis closed on Monday.",
        "--------------------\nWyre Dairy\nMill Lane\n--------------------",
        "Everyone in HR",
    ],
)
def test_a_team_or_a_place_below_a_farewell_is_not_a_person(signature):
    answers = read_refusal(signature)
    assert (answers.recipient_name, answers.news) == ("", NewsChannel.AUTOMATIC)


def test_a_last_paragraph_that_begins_with_a_name_is_the_signature():
    division = "Driver Training, Wyre Coaches (a division of the Analytical Passenger Group)"
    assert read_refusal(f"Y Quarrier\n{division}").recipient_name == "Y Quarrier"


def test_the_name_in_the_latin_alphabet_is_read_between_separators():
    line = "-" * 40
    signature = (
        f"{line}\n株式会社解析 (Analytical Co., Ltd.)\n山田 花子 / Hanako YAMADA (Ms.)\n{line}"
    )
    assert read_refusal(signature).recipient_name == "Hanako YAMADA"


def test_the_signer_of_a_letter_without_capitals_is_capitalised():
    answers = read_refusal("ysolde\nnews editor", letter=f"ada\n\n{REFUSAL.lower()}")
    assert answers.recipient_name == "Ysolde"


def test_the_names_of_a_couple_may_be_in_another_order_in_the_header():
    answers = read_refusal(
        "Dot & Colin\nWyre Farm", sender="Colin & Dot Quarrier <wyre.farm@home.example>"
    )
    assert answers.recipient_name == "Colin & Dot Quarrier"
    assert answers.organisation == "Wyre Farm"


def test_a_signer_whose_firm_is_called_people_is_not_read_as_a_team():
    answers = read_refusal(
        "Ashok Pillai | Northquarter People | Buying desk",
        sender="Ashok Pillai <ashok@northquarter.example>",
    )
    assert answers.recipient_name == "Ashok Pillai"


def test_a_hyphenated_family_name_is_found_in_an_address():
    answers = read_refusal("", sender="Ysolde Quarrier-Roe <yquarrier@wyre.example>")
    assert answers.recipient_name == "Ysolde Quarrier-Roe"


def test_a_sentence_with_the_senders_name_is_not_a_signature():
    letter = f"Hello Ada,\n\nIt's me Ysolde, we met\non Monday. {REFUSAL}"
    answers = read_refusal(
        "Bonne chance,\n\nYsolde Quarrier",
        sender="Ysolde Quarrier <yq@wyre.example>",
        letter=letter,
    )
    assert (answers.outcome, answers.recipient_name) == ("not_selected", "Ysolde Quarrier")


def test_the_end_of_a_wrapped_sentence_is_not_a_signature():
    sentence = "Your application for the post of driver arrived safely with all of us at\nWyreham."
    body = f"Dear Ada,\n\n{REFUSAL}\n\n{sentence}\n\nIn the name of all\nYsolde Quarrier\nChef"
    answers = read_answers(write_mail(body, sender="Jo Wyre <jo@wyre.example>"))
    assert answers.recipient_name == "Ysolde Quarrier"


@pytest.mark.parametrize(
    ("words", "news"),
    [
        ("I read all forty letters this weekend. I loved the bit about pears.", NewsChannel.EMAIL),
        ("I regret to inform you that there were many applicants.", NewsChannel.AUTOMATIC),
        ("May I take this opportunity to wish you luck?", NewsChannel.AUTOMATIC),
    ],
)
def test_a_letter_without_a_signer_may_still_be_personal(words, news):
    assert read_refusal("Wyre Dairy", letter=f"Dear Ada,\n\n{REFUSAL} {words}").news == news


@pytest.mark.parametrize("greeting", ["Ada good evening,", "A Ada, a chara,"])
def test_a_greeting_may_have_the_name_at_its_beginning_or_in_the_middle(greeting):
    assert read_refusal("A hug,\nYsolde", letter=f"{greeting}\n\n{REFUSAL}").sender_name.startswith(
        "Ada"
    )
