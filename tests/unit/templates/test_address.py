"""What the recipient is told of themselves, with "you" for their name or "she"."""

import pytest

from helpers.factories import complete_answers
from templates import compose
from templates.letter.typed_answers.address import address_recipient
from templates.names.people import parse_people

(RUTH,) = parse_people("Dr Ruth Reed")


@pytest.mark.parametrize(
    ("typed", "addressed"),
    [
        ("rang me herself", "rang me yourself"),
        ("she also stayed late", "you also stayed late"),
        ("He was patient with me", "You were patient with me"),
        ("all the calls in her own time", "all the calls in your own time"),
        ("I gave her the keys back", "I gave you the keys back"),
        ("the chart he put up, and his notes on it", "the chart you put up, and your notes on it"),
        ("she'll know why", "you'll know why"),
        ("the way she hasn't given up", "the way you haven't given up"),
        ("I have read Dr Reed's paper", "I have read your paper"),
        ("she described the team's year", "you described the team's year"),
        ("she told me about the drivers", "you told me about the drivers"),
        ("Ruth showed me the kiln", "you showed me the kiln"),
        ("she told me about the driver", "you told me about the driver"),
    ],
)
def test_the_recipient_is_addressed(typed, addressed):
    assert address_recipient(RUTH, typed).casefold() == addressed.casefold()


@pytest.mark.parametrize(
    "typed",
    [
        # Somebody else may be meant.
        "told me about the driver and her route",
        "she told me about the driver and his route",
        "she knew the name of every cook",
        "Anna said she likes the pond",
        "the morning when Tom lost his hat",
        "you said she would ring",
        # The verb would need another form.
        "she runs the yard like a ship",
        "she was kind and has written since",
        "she's good at it",
        # Nobody is meant.
        "the kiln",
    ],
)
def test_what_is_not_certainly_about_the_recipient_stays(typed):
    assert address_recipient(RUTH, typed) == typed


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Thank you for ringing me yourself"),
        ({"also_thank": ("Tom",)}, "Thank you for ringing me herself"),
        ({"recipient_name": "Ruth, Tom", "part": "panel"}, "Thank you for ringing me herself"),
        (
            {"recipient_name": "Ruth", "also_thank": ("Tom",), "thanks_for": "Ruth lent me a coat"},
            "Thank you for lending me a coat",
        ),
    ],
)
def test_only_a_single_person_is_addressed(changes, sentence):
    answers = complete_answers(
        **{"tone": "warm", "meetings": 1, "thanks_for": "rang me herself", **changes}
    )
    assert sentence in compose(answers).body()
