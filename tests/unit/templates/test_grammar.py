"""The detail's grammar, and how a reason ends a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.letter.grammar import parse_detail, parse_reason, replace_your_team
from templates.phrasebook.facts import GrammaticalForm

NOUNS = {
    "your account of how the first compiler was shown": None,
    "Your account of the launch.": "your account of the launch",
    "the way you run design reviews": None,
    "the care taken over every chart": None,
    "compiler demonstration": "the compiler demonstration",
    "Conversations with Alan about type": "the conversations with Alan about type",
    "the questions your team asked about rollback": None,
    "Alan's story about the night shift": None,
    "the story Alan told about the flood": None,
    "What stays with me is the tour of the archive": "the tour of the archive",
    "I really liked the way you talk to new starters": "the way you talk to new starters",
    "I loved your question about failure!": "your question about failure",
    "everything you said about teaching": None,
    "the two hours we spent on the data model": None,
    "your team's habit of writing things down before building them": None,
}
GERUNDS = {
    "hearing how you won them over": None,
    "Seeing the looms at work.": "seeing the looms at work",
    "being shown the archive by Kathleen": None,
}
CLAUSES = {
    "how you won them over": None,
    "What you said about mistakes": "what you said about mistakes",
    "that you took the time to show me the floor": None,
    "why the team moved off the old queue": None,
}
SENTENCES = {
    "You told me how the team was formed": "You told me how the team was formed",
    "I was struck by how quiet the floor was.": "I was struck by how quiet the floor was",
    "your team showed me what patience looks like": "Your team showed me what patience looks like",
    "The tour was a highlight. I went home and wrote it all down.":
        "The tour was a highlight. I went home and wrote it all down",
    "It's the question about failure I keep thinking of": None,
    "Alan explained the tests to me": None,
    "Could anyone forget that demo?": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "text", "form"),
    [
        (typed, text, form)
        for form, examples in (
            (GrammaticalForm.NOUN, NOUNS), (GrammaticalForm.GERUND, GERUNDS),
            (GrammaticalForm.CLAUSE, CLAUSES), (GrammaticalForm.SENTENCE, SENTENCES),
        )
        for typed, text in examples.items()
    ],
)  # fmt: skip
def test_details_are_read_by_their_grammar(typed, text, form):
    detail = parse_detail(typed)
    assert (detail.form, detail.text) == (form, text or typed)


@pytest.mark.parametrize("typed", ["I liked ...", "What stays with me is  ?", "I loved (!)"])
def test_an_opening_with_nothing_after_it_is_read_too(typed):
    assert parse_detail(typed).text


@given(st.text())
def test_any_text_can_be_read(typed):
    detail = parse_detail(typed)
    assert (detail.form is GrammaticalForm.NONE) == (not detail.text)
    parse_reason(typed)


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("I have accepted another offer", "because I have accepted another offer"),
        ("because I've accepted another offer.", "because I've accepted another offer"),
        ("family reasons", "for family reasons"),
        ("another offer came first", "because another offer came first"),
        ("my family is moving to Leeds", "because my family is moving to Leeds"),
        ("My wife has found work in Leeds", "because my wife has found work in Leeds"),
        ("an offer closer to home", "because of an offer closer to home"),
        ("moving to Leeds", "because I am moving to Leeds"),
        ("due to a change at home", "due to a change at home"),
        ("", ""),
    ],
)
def test_a_reason_ends_a_sentence(typed, clause):
    assert parse_reason(typed) == clause


def test_to_a_reader_outside_the_team_is_theirs():
    assert replace_your_team("how your team works") == "how their team works"
    assert replace_your_team("Your own engineers") == "Their own engineers"
    assert replace_your_team("your advice before the call") == "your advice before the call"
