"""How people, organisations and roles are named inside sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.answers import Spelling
from templates.letter import names
from templates.text import clean_line, split_names

BRITISH, AMERICAN = Spelling.BRITISH, Spelling.AMERICAN


@pytest.mark.parametrize(
    ("name", "formal", "given_name"),
    [
        ("Grace Hopper", "Grace Hopper", "Grace"),
        ("Dr. Grace Hopper", "Dr Hopper", "Grace"),
        ("Dr Hopper", "Dr Hopper", "Dr Hopper"),
        ("Ms. Ada King-Noel", "Ms King-Noel", "Ada"),
        ("Prof. Maria de la Cruz", "Prof de la Cruz", "Maria"),
        ("Mr van der Berg", "Mr van der Berg", "Mr van der Berg"),
        ("Sir Tim Berners-Lee", "Sir Tim", "Tim"),
        ("J. Weizenbaum", "J. Weizenbaum", "J. Weizenbaum"),
        ("Cher", "Cher", "Cher"),
        ("Ada Lovelace, PhD", "Ada Lovelace", "Ada"),
        ("Мария Иванова", "Мария Иванова", "Мария"),
        ("", "", ""),
    ],
)
def test_people(name, formal, given_name):
    assert names.formal_name(name, BRITISH) == formal
    assert names.given_name(name, BRITISH) == given_name


def test_titles_are_dotted_as_they_are_spelt():
    assert names.formal_name("Dr Grace Hopper", AMERICAN) == "Dr. Hopper"
    assert names.with_title_as_spelt("Dr. Hopper", BRITISH) == "Dr Hopper"
    assert names.with_title_as_spelt("Grace H.", BRITISH) == "Grace H."


@pytest.mark.parametrize(
    ("role", "phrase", "bare"),
    [
        ("Programming Lead", "the Programming Lead role", "Programming Lead"),
        ("Programming Lead position", "the Programming Lead position", "Programming Lead"),
        ("Programming Lead Role", "the Programming Lead role", "Programming Lead"),
        ("the Programming Lead", "the Programming Lead role", "Programming Lead"),
        ("post of Head Gardener", "the post of Head Gardener", "post of Head Gardener"),
        ("Position as Clerk", "the position as Clerk", "Position as Clerk"),
        ("Jobs Board Editor", "the Jobs Board Editor role", "Jobs Board Editor"),
        ("summer internship", "the summer internship", "summer"),
    ],
)
def test_roles(role, phrase, bare):
    assert names.the_role(role) == phrase
    assert names.bare_role(role) == bare


def test_lists():
    assert names.joined(()) == ""
    assert names.joined(("Ada", "Alan")) == "Ada and Alan"
    assert names.joined(("Ada", "Alan", "Grace"), BRITISH) == "Ada, Alan and Grace"
    assert names.joined(("Ada", "Alan", "Grace"), AMERICAN) == "Ada, Alan, and Grace"
    assert split_names("Alan, Kathleen and Jean; Mary & Ida") == (
        "Alan",
        "Kathleen",
        "Jean",
        "Mary",
        "Ida",
    )
    assert split_names("Anderson, Sandra, and Randy") == ("Anderson", "Sandra", "Randy")


def test_a_leading_the_is_small_inside_a_sentence():
    assert names.inside_a_sentence("The British Library") == "the British Library"
    assert names.inside_a_sentence("Theatre Royal") == "Theatre Royal"


@given(st.text())
def test_what_is_typed_stays_on_one_line_and_holds_no_controls(text):
    line = clean_line(text)
    assert line == clean_line(line)
    assert not any(c in line for c in "\n\r\t\x1b\x00\u202e\ue000\u2028")


def test_words_of_other_scripts_and_emoji_are_kept():
    for text in ("שלום עולם", "می‌خواهم", "👩‍🚀", "日本語", "Zoë"):
        assert clean_line(text) == text


@given(st.text(), st.sampled_from(Spelling))
def test_any_name_can_be_greeted(name, spelling):
    for called in (names.formal_name, names.given_name):
        assert "\n" not in called(clean_line(name), spelling)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("GRACE HOPPER", "Grace Hopper"),
        ("grace hopper", "Grace Hopper"),
        ("dr. maria de la cruz", "Dr. Maria de la Cruz"),
        ("SEAN O'BRIEN-MCKAY", "Sean O'Brien-McKay"),
        ("Grace Hopper", None),
        ("McKay", None),
        ("山田太郎", None),
        ("J", None),
    ],
)
def test_a_name_typed_in_haste_is_offered_as_usually_written(typed, offered):
    assert names.as_usually_written(typed) == offered
