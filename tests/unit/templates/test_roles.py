"""How the role is named inside sentences, and in the subject."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.factories import complete_answers
from templates import compose
from templates.letter.roles import (
    role_in_subject,
    short_role_name,
    the_role,
)


@pytest.mark.parametrize(
    ("role", "phrase", "name"),
    [
        ("Programming Lead", "the Programming Lead role", "Programming Lead"),
        ("Programming Lead position", "the Programming Lead position", "Programming Lead"),
        ("Programming Lead Role", "the Programming Lead role", "Programming Lead"),
        ("the Programming Lead", "the Programming Lead role", "Programming Lead"),
        ("post of Head Gardener", "the post of Head Gardener", "post of Head Gardener"),
        ("Position as Clerk", "the position as Clerk", "Position as Clerk"),
        ("Jobs Board Editor", "the Jobs Board Editor role", "Jobs Board Editor"),
        ("summer internship", "the summer internship", "summer"),
        ("Teaching Job in Leeds", "the Teaching job in Leeds", "Teaching in Leeds"),
        ("PhD position in Botany", "the PhD position in Botany", "PhD in Botany"),
        # places, contracts, numbers and levels are left out
        ("Sous Chef, Torquay", "the Sous Chef role", "Sous Chef"),
        ("Gardener fixed term", "the Gardener role", "Gardener"),
        ("Gardener zero hours", "the Gardener role", "Gardener"),
        ("Re: Gardener", "the Gardener role", "Gardener"),
        ("Zero Waste Officer", "the Zero Waste Officer role", "Zero Waste Officer"),
        ("Senior Analyst (Req #12345)", "the Senior Analyst role", "Senior Analyst"),
        ("Data Engineer - R20231", "the Data Engineer role", "Data Engineer"),
        ("Job ID 4711: Clerk", "the Clerk role", "Clerk"),
        ("Position: Editor", "the Editor role", "Editor"),
        ("Software Engineer II - Payments", "the Software Engineer role", "Software Engineer"),
        ("HR Manager – maternity cover", "the HR Manager role", "HR Manager"),
        ("Bookseller part-time", "the Bookseller role", "Bookseller"),
        ("Barista (0.5 FTE)", "the Barista role", "Barista"),
        ("Home Dialysis Nurse (m/f/d)", "the Home Dialysis Nurse role", "Home Dialysis Nurse"),
        ("Band 5 Staff Nurse", "the Staff Nurse role", "Staff Nurse"),
        ("Assistant Manager, Leeds", "the Assistant Manager role", "Assistant Manager"),
        # what the job is about stays
        ("Director, Sales", "the Director, Sales role", "Director, Sales"),
        ("Teacher (Maths)", "the Teacher (Maths) role", "Teacher (Maths)"),
        (
            "Research, Policy and Campaigns Officer",
            "the Research, Policy and Campaigns Officer role",
            "Research, Policy and Campaigns Officer",
        ),
        ("Sales / Events Manager", "the Sales / Events Manager role", "Sales / Events Manager"),
        ("C++ Developer", "the C++ Developer role", "C++ Developer"),
        ("Year 6 Teacher", "the Year 6 Teacher role", "Year 6 Teacher"),
        ("Full-Stack Engineer", "the Full-Stack Engineer role", "Full-Stack Engineer"),
        ("(Req 12)", "the (Req 12) role", "(Req 12)"),
    ],
)  # fmt: skip
def test_a_role_is_shortened_to_what_people_say(role, phrase, name):
    assert the_role(role) == phrase
    assert short_role_name(role) == name


def test_the_subject_has_the_role_as_typed():
    note = compose(complete_answers(role="the Senior Analyst (Req #12345)"))
    assert note.subject == "Thank you – Senior Analyst (Req #12345)"
    assert "the Senior Analyst role" in note.letter()
    assert "12345" not in note.letter()
    assert role_in_subject("the Research Assistant position") == "Research Assistant"


@given(st.text(min_size=1))
@example("\r")
def test_any_text_is_a_role(role):
    assert the_role(role).startswith("the ")
    assert short_role_name(role)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("Workshop Instructor, Carpentry and Joinery", "the Workshop Instructor role"),
        ("Cook, Cleaner and Driver", "the Cook, Cleaner and Driver role"),
        ("Music, Dance and Drama Teacher", "the Music, Dance and Drama Teacher role"),
        ("Director, Sales and Marketing", "the Director, Sales and Marketing role"),
    ],
)
def test_a_field_of_work_after_a_comma_is_left_out_of_the_role(role, words):
    assert the_role(role) == words


@pytest.mark.parametrize(
    ("role", "phrase"), [("Head Gardener", "the job"), ("Gardening Internship", "the place")]
)
def test_only_the_subject_names_the_role_if_the_thanks_are_a_list(role, phrase):
    thanks_for = "two long talks, and for lunch"
    note = compose(
        complete_answers(role=role, outcome="role_closed", thanks_for=thanks_for, tone="warm")
    )
    assert note.subject == f"Thank you – {role_in_subject(role)}"
    assert f"{phrase} isn't going ahead" in note.body()
    assert role not in note.body()
