"""The words of a finding, and the text that its fix leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.factories import complete_answers
from helpers.findings import find_stops
from templates.etiquette.checker import check_answer, check_note
from templates.etiquette.findings import (
    Category,
    Finding,
    Severity,
    apply_fix,
    merge_findings,
)
from templates.phrasebook.wording_reader import built_in

ANSWERS = complete_answers(recipient_name="Dr Grace Hopper", also_thank=("Kathleen",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thank you for your time, and could you give me feedback?", ", and could you give me feedback?"),
        ("Thank you. Could you give me feedback?", "Could you give me feedback?"),
        ("I enjoyed it. You wasted my time. Best wishes to all.", "You wasted my time."),
    ],
)  # fmt: skip
def test_a_finding_has_the_text_and_offsets_of_the_clause(text, words):
    (finding,) = find_stops(text)
    assert finding.text == words
    assert text[finding.start : finding.end] == words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Thank you for your time, and could you give me feedback?", "Thank you for your time."),
        ("It was a joy. You wasted my time. Good luck!", "It was a joy. Good luck!"),
        ("You wasted my time.", ""),
        ("Thank you all, could you send feedback, and I wish you well.", "Thank you all, and I wish you well."),
        ("Could you send me feedback, and thank you for your time.", "Thank you for your time."),
        ("I liked the yard.\n\nYou wasted my time.", "I liked the yard.\n\n"),
    ],
)  # fmt: skip
def test_removing_a_clause_leaves_correct_sentences(before, after):
    (finding,) = find_stops(before)
    assert apply_fix(before, finding) == after


def test_a_fix_keeps_the_other_clauses():
    text = "It was a fine day and I would love feedback, and I am very glad that I came."
    (finding,) = find_stops(text)
    assert apply_fix(text, finding) == "It was a fine day, and I am very glad that I came."


@pytest.mark.parametrize(
    "sentence",
    [
        "If you have any feedback for me, I'm all ears.",
        "If you could give me some feedback, I would be very happy to read it at any hour.",
        "Whatever it takes, I would do it.",
        "Tell me, could you give me feedback?",
        "You wasted my time, and that was unkind.",
    ],
)
def test_words_that_make_no_sense_alone_are_removed_with_the_clause_at_fault(sentence):
    text = f"Thank you for the news. {sentence}"
    (finding,) = find_stops(text)
    assert finding.text == sentence


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("You wasted my time, but thank you.", "Thank you."),
        ("If you can, please send me some feedback, but I liked the tour.", "I liked the tour."),
        ("I see that you wasted my time, and I wish you well.", "I wish you well."),
    ],
)
def test_words_that_make_sense_without_the_clause_at_fault_are_kept(sentence, rest):
    (finding,) = find_stops(sentence)
    assert apply_fix(sentence, finding) == rest


def test_an_answer_begins_with_a_capital_after_its_first_clause_is_removed():
    answer = "Please give me another chance, and your mill is lovely"
    (finding,) = check_answer(answer, built_in(), ANSWERS)
    assert apply_fix(answer, finding) == "Your mill is lovely"


def test_a_stop_inside_a_hint_is_reported_but_not_inside_a_stop_of_its_category():
    hint = Finding(Category.STYLE, Severity.HINT, 0, "It was great", "This is vague.")
    stop = Finding(Category.STYLE, Severity.STOP, 3, "was", "This is wrong.")
    assert merge_findings([stop, hint]) == (hint, stop)
    outer_stop = hint._replace(severity=Severity.STOP)
    assert merge_findings([stop, outer_stop]) == (outer_stop,)


DIFFICULT_TEXTS = st.lists(
    st.sampled_from(
        "could you please would i be very much grateful for any feedback thoughts , . ; ? why not"
        " never was it your the they so [ ] { < ____ Mr / \" > ' wrote: Dear \n\n".split(" ")
    ),
    max_size=200,
).map(" ".join)


@given(DIFFICULT_TEXTS | st.text(max_size=400))
def test_every_finding_in_any_text_has_its_offsets_and_its_fix(text):
    for finding in (*check_note(text, built_in()), *check_note(text, built_in(), ANSWERS)):
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        before, after = text[: finding.start], text[finding.end :]
        fixed = apply_fix(text, finding)
        if finding.replacement is None:
            assert fixed == text
        elif finding.replacement:
            assert fixed == before + finding.replacement + after
        else:
            assert "".join(fixed.split()) == "".join((before + after).split())


@given(DIFFICULT_TEXTS)
def test_applying_every_fix_comes_to_an_end(text):
    for _ in range(400):
        fixable = [f for f in check_note(text, built_in()) if f.replacement is not None]
        if not fixable:
            return
        text = apply_fix(text, fixable[0])
    pytest.fail("a fix brings its finding back")
