"""What people call the organisation in a sentence."""

import pytest

from helpers.factories import complete_answers
from templates import compose
from templates.letter.organisations import organisation_in_sentence, workplace


def test_the_article_of_a_name_is_in_lower_case_inside_a_sentence():
    assert organisation_in_sentence("The British Library") == "the British Library"
    assert organisation_in_sentence("Theatre Royal") == "Theatre Royal"


@pytest.mark.parametrize(
    ("organisation", "words"),
    [
        ("Hill Street Dental Practice", "comes up at the practice,"),
        ("The Dairy", "comes up at the dairy,"),
        ("Garden Tools Ltd", "If there's ever another office post,"),
        ("University of Leeds", "If there's ever another office post,"),
        ("Practice", "comes up at Practice,"),
    ],
)
def test_a_request_for_work_uses_the_short_name_that_employees_use(organisation, words):
    answers = complete_answers(
        outcome="not_selected", organisation=organisation, consider_for="another office post"
    )
    assert words in compose(answers).body()


@pytest.mark.parametrize(
    ("organisation", "typed", "name"),
    [
        ("Tidewrack Analytics", "every table at Tidewrack has an owner", "Tidewrack"),
        ("Tidewrack Analytics", "I liked Tidewrack Analytics", "Tidewrack Analytics"),
        ("Tidewrack Analytics", "how people at Tidewrack Analytics talk", "Tidewrack Analytics"),
        ("the Lighthouse Secretariat", "a post at the Secretariat", "the Secretariat"),
        ("University of Leeds", "my time at University", "University of Leeds"),
        ("Crane Ltd", "", "Crane Ltd"),
        ("Shandon College of Music", "", "the college"),
        ("Martin Foods", "my talk with Martin", "Martin Foods"),
        ("the Royal Infirmary", "my time at Royal Mail", "the Royal Infirmary"),
    ],
)
def test_an_employer_is_called_by_the_name_that_the_writer_uses(organisation, typed, name):
    assert workplace(organisation, typed) == name


def test_a_request_for_work_uses_the_short_name_that_the_writer_typed():
    answers = complete_answers(
        outcome="not_selected", organisation="Tidewrack Analytics", interest="organisation",
        detail="You said that every table at Tidewrack has an owner",
    )  # fmt: skip
    assert "Tidewrack Analytics" not in compose(answers).body()
