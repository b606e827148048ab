"""Capitals at the beginning of typed answers."""

import pytest

from templates.letter.typed_answers.fragments import parse_answer


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Nurses eating mango at the station", "nurses eating mango at the station"),
        ("Fishermen mending nets", "fishermen mending nets"),
        ("Kids had painted a mural", "kids had painted a mural"),
        ("Not the interview, the hour after", "not the interview, the hour after"),
        ("Third bench from the window", "third bench from the window"),
        ("Massive windows and a view", "massive windows and a view"),
        ("French cheeses", "French cheeses"),
        ("Patience and good humour", "patience and good humour"),
        ("Patience and Ann", "Patience and Ann"),
        ("Kit, with the biscuits", "Kit, with the biscuits"),
        ("Priya from the night shift", "Priya from the night shift"),
        ("Laughter from the yard", "laughter from the yard"),
        ("January mornings", "January mornings"),
        ("Fish suppers", "fish suppers"),
        ("Liam, thanks for coming down", "Liam, thanks for coming down"),
        ("Forty goats and one gate", "forty goats and one gate"),
        ("Sandra on reception lent me her glasses", "Sandra on reception lent me her glasses"),
        ("Carmen showing me the weir", "Carmen showing me the weir"),
        ("You'd kept a chair for me", "you'd kept a chair for me"),
        ("They’re kind to late buses", "they’re kind to late buses"),
        ("I'd never seen a kiln", "I'd never seen a kiln"),
        ("Thanks to you I signed up", "thanks to you I signed up"),
        ("O'Brien's dog let me in", "O'Brien's dog let me in"),
    ],
)
def test_only_names_and_the_word_i_keep_their_capital(typed, text):
    assert parse_answer(typed).text == text
