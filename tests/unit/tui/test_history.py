"""Undo and redo: every change can be undone and redone, and typing is grouped into changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates import Answers
from tui.notes.undo import History

any_changes = st.lists(
    st.one_of(
        st.tuples(st.just("people"), st.just("role"), st.text("ab", max_size=3)),
        st.tuples(st.just("people"), st.just("recipient_name"), st.text("ab", max_size=3)),
        st.tuples(st.just("review"), st.just("reword_count"), st.integers(1, 3)),
        st.tuples(st.just("review"), st.just("edited_letter"), st.text("ab", max_size=3)),
    )
)
"""Changes, each with its step, its field and the new value of the field."""


def apply_changes(history, answers, changes):
    """Apply changes, and return the answers after each."""
    states = [answers]
    for step, field, value in changes:
        states.append(replace(states[-1], **{field: value}))
        history.record(states[-2], states[-1], step, field)
    return states


@given(any_changes)
def test_everything_can_be_undone_and_redone(changes):
    history = History()
    states = apply_changes(history, Answers(), changes)
    answers, undone = states[-1], []
    while change := history.undo(answers):
        undone.append(answers)
        answers = change.answers
        assert answers in states
    assert answers == Answers()
    while change := history.redo(answers):
        answers = change.answers
        assert answers == undone.pop()
    assert answers == states[-1]
    assert not undone


@given(any_changes, any_changes)
def test_after_a_new_change_nothing_can_be_redone(changes, later_changes):
    history = History()
    answers = apply_changes(history, Answers(), changes)[-1]
    if change := history.undo(answers):
        answers = change.answers
    if later_changes:
        answers = apply_changes(history, answers, later_changes)[-1]
        assert history.redo(answers) is None


def test_typing_in_one_field_is_one_change_and_each_choice_is_another():
    history = History()
    typing = [("people", "role", "a"), ("people", "role", "ab")]
    choices = [("review", "reword_count", 1), ("review", "reword_count", 2)]
    answers = apply_changes(history, Answers(), [*typing, *choices])[-1]
    restored = []
    while change := history.undo(answers):
        answers = change.answers
        restored.append((answers.reword_count, answers.role))
    assert restored == [(1, "ab"), (0, "ab"), (0, "")]


def test_edits_before_and_after_an_undo_are_two_changes():
    history = History()
    typed = apply_changes(
        history, Answers(), [("detail", "own_words", "a"), ("tone", "tone", "warm")]
    )
    change = history.undo(typed[-1])
    answers = apply_changes(history, change.answers, [("detail", "own_words", "ab")])[-1]
    assert history.undo(answers).answers.own_words == "a"


@pytest.mark.parametrize("field", ["role", "recipient_name", "sender_email"])
def test_removing_text_from_a_field_is_a_change_of_its_own(field):
    history = History()
    texts = ["Ada", "Ada Lovelace", "Ada", "", "B", "Bo", "Boole", "George Boole"]
    answers = apply_changes(history, Answers(), [("people", field, text) for text in texts])[-1]
    restored = []
    while change := history.undo(answers):
        answers = change.answers
        restored.append(getattr(answers, field))
    assert restored == ["", "Ada Lovelace", ""]


def test_replacing_the_text_of_a_field_is_a_change_of_its_own():
    history = History()
    texts = ["GRACE", "Grace", "Grace Hopper", "Dr Hopper"]
    answers = apply_changes(
        history, Answers(), [("people", "recipient_name", text) for text in texts]
    )[-1]
    restored = []
    while change := history.undo(answers):
        answers = change.answers
        restored.append(answers.recipient_name)
    assert restored == ["Grace Hopper", "Grace", "GRACE", ""]
