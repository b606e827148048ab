"""Typed text is cleaned whenever answers are created."""

from dataclasses import fields

import pytest

from templates import Answers

HOSTILE = "\x1b]0;gotcha\x07Grace\u202e\u2028Hopper\ue000"
TEXT_FIELDS = [field.name for field in fields(Answers) if isinstance(field.default, str)]


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_control_characters_are_removed_from_every_text(field):
    assert getattr(Answers(**{field: HOSTILE}), field).split() == ["]0;gotchaGrace", "Hopper"]


@pytest.mark.parametrize("blank", "\u00a0\u1680\u2000\u2009\u202f\u205f\u3000\u2028\x85\t")
def test_any_kind_of_space_becomes_a_plain_space(blank):
    assert Answers(sender_name=f"山田{blank}太郎").sender_name == "山田 太郎"
    assert Answers(also_thank=(f"Alan{blank}Turing",)).also_thank == ("Alan Turing",)


def test_only_the_edited_letter_keeps_its_line_breaks():
    letter = "Dear Grace,\n\nThank you.\n"
    with_line_breaks = [
        field for field in TEXT_FIELDS if "\n" in getattr(Answers(**{field: letter}), field)
    ]
    assert with_line_breaks == ["edited_letter"]


def test_names_are_cleaned_and_split():
    assert Answers(also_thank=("Alan\x00, Kathleen", " ")).also_thank == ("Alan", "Kathleen")
