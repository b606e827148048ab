"""Proofreading finds mistakes in typed text, and accepts names."""

import pytest

from helpers.factories import complete_answers
from helpers.wording import read_wording
from templates import Spelling

pytest.importorskip("harper", reason="needs harper-py")

from templates import compose
from tui.system.proofreader import Proofreader

OPENING = "What stays with me is "


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A proofreader with a dictionary of its own."""
    return Proofreader(tmp_path_factory.mktemp("dictionary") / "dictionary.txt")


def corrections(reader, text, spelling=Spelling.BRITISH, names=()):
    """Return the mistakes in a text, each with its suggested correction."""
    answers = complete_answers(spelling=spelling, also_thank=tuple(names))
    findings = reader.check(text, OPENING, answers)
    assert all(text[finding.start : finding.end] == finding.text for finding in findings)
    return [(finding.text, finding.replacement) for finding in findings]


def test_misspellings_are_found_with_a_correction(reader):
    assert corrections(reader, "teh way you discribed the the yard") == [
        ("teh", "the"),
        ("discribed", "described"),
        ("the the", "the"),
    ]


def test_a_sentence_that_begins_in_lower_case_is_no_mistake(reader):
    text = "you said that the quietest patient comes first. i start there now"
    findings = reader.check(text, "", complete_answers())
    assert [finding.text for finding in findings] == ["i"]


@pytest.mark.parametrize("word", ["a" * 300, "O'Neil" + "a" * 300, "teh,hte," * 50])
def test_an_overlong_word_is_not_reported(reader, word):
    assert corrections(reader, f"{word} and teh yard") == [("teh", "the")]


def test_an_outdated_text_is_not_checked(reader):
    answers = complete_answers()
    assert reader.check("teh yard", OPENING, answers, lambda: True) == ()
    assert reader.check_note("Teh yard", answers, compose(answers), lambda: True) == ()
    assert reader.check("teh yard", OPENING, answers, lambda: False)


def test_spelling_is_british_or_american_as_chosen(reader):
    assert corrections(reader, "the color of the hall") == [("color", "colour")]
    assert corrections(reader, "the color of the hall", Spelling.AMERICAN) == []
    assert corrections(reader, "the colour of it", Spelling.AMERICAN) == [("colour", "color")]


def test_names_in_the_answers_are_accepted_only_in_their_note(reader):
    assert corrections(reader, "the tour of Zyxwv", names=["Zyxwv"]) == []
    assert [text for text, _ in corrections(reader, "the tour of Zyxwv")] == ["Zyxwv"]


def test_an_accepted_word_is_never_reported_again(reader):
    assert [text for text, _ in corrections(reader, "your frobnicator")] == ["frobnicator"]
    reader.accept("frobnicator")
    assert corrections(reader, "your frobnicator") == []
    assert Proofreader(reader._dictionary).accepted_words() == ["frobnicator"]


def test_an_unreadable_dictionary_has_no_words(tmp_path):
    file = tmp_path / "dictionary.txt"
    file.write_bytes(b"\xff\xfe")
    assert Proofreader(file).accepted_words() == []


@pytest.mark.slow
def test_the_sentences_of_an_advisers_wording_are_not_proofread(reader, tmp_path):
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves" / "consideration.toml").write_text(
        '[frobnication]\noutcome = "not_selected"\n'
        'text = "Thank you for frobnicatingly considering me."\n'
    )
    wording = read_wording(tmp_path)
    chosen = complete_answers(chosen_variants=("consideration.frobnication",))
    note = compose(chosen, wording)
    letter = note.letter()
    assert "frobnicatingly" in letter
    assert "frobnicatingly" not in [f.text for f in reader.check_note(letter, chosen, note)]
    own = f"{letter}\nPS. A xyzzyment."
    assert "xyzzyment" in [f.text for f in reader.check_note(own, chosen, note)]
