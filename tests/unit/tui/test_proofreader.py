"""Proofreading: faults of what was typed, and the names that are no faults."""

import pytest

from templates import Spelling

pytest.importorskip("harper", reason="needs harper-py")

from tui.full_screen.proofreading import Proofreader

LEAD = "What stays with me is "


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A proofreader with a dictionary of its own."""
    return Proofreader(tmp_path_factory.mktemp("dictionary") / "dictionary.txt")


def words(reader, text, spelling=Spelling.BRITISH, names=()):
    """Return what is found in a text, each with what is offered."""
    found = reader.read(text, LEAD, spelling, names)
    assert all(text[f.start : f.end] == f.text for f in found)
    return [(f.text, f.replacement) for f in found]


def test_misspellings_and_slips_are_found_with_what_was_meant(reader):
    assert words(reader, "teh way you discribed the the yard") == [
        ("teh", "the"),
        ("discribed", "described"),
        ("the the", "the"),
    ]


def test_spelling_is_british_or_american_as_chosen(reader):
    assert words(reader, "the color of the hall") == [("color", "colour")]
    assert words(reader, "the color of the hall", Spelling.AMERICAN) == []
    assert words(reader, "the colour of it", Spelling.AMERICAN) == [("colour", "color")]


def test_names_from_the_answers_are_spelt_right_for_this_note_only(reader):
    assert words(reader, "the tour of Zyxwv", names=["Zyxwv"]) == []
    assert [text for text, _ in words(reader, "the tour of Zyxwv")] == ["Zyxwv"]


def test_a_word_once_learnt_is_spelt_right_from_then_on(reader):
    assert [text for text, _ in words(reader, "your frobnicator")] == ["frobnicator"]
    reader.learn("frobnicator")
    assert words(reader, "your frobnicator") == []
    assert Proofreader(reader._dictionary).known_words() == ["frobnicator"]


def test_a_dictionary_that_cannot_be_read_knows_nothing(tmp_path):
    file = tmp_path / "dictionary.txt"
    file.write_bytes(b"\xff\xfe")
    assert Proofreader(file).known_words() == []
