"""Undo and redo, change by change, back to the first answer and forward to the last."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates import Answers
from tui.notes.undo import History

changes = st.lists(
    st.one_of(
        st.tuples(st.just("people"), st.just("role"), st.text("ab", max_size=3)),
        st.tuples(st.just("people"), st.just("recipient_name"), st.text("ab", max_size=3)),
        st.tuples(st.just("review"), st.just("shuffle"), st.integers(1, 3)),
        st.tuples(st.just("review"), st.just("edited"), st.text("ab", max_size=3)),
    )
)


def make(history, answers, made):
    """Make changes, and return the answers after each."""
    states = [answers]
    for step, field, value in made:
        states.append(replace(states[-1], **{field: value}))
        history.record(states[-2], states[-1], step, field)
    return states


@given(changes)
def test_everything_can_be_undone_and_redone(made):
    history = History()
    states = make(history, Answers(), made)
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


@given(changes, changes)
def test_after_a_new_change_nothing_can_be_redone(made, then):
    history = History()
    answers = make(history, Answers(), made)[-1]
    if change := history.undo(answers):
        answers = change.answers
    if then:
        answers = make(history, answers, then)[-1]
        assert history.redo(answers) is None


def test_what_is_typed_into_one_field_is_undone_at_once_and_what_is_chosen_is_not():
    history = History()
    typed = make(history, Answers(), [("people", "role", "a"), ("people", "role", "ab")])
    chosen = make(history, typed[-1], [("review", "shuffle", 1), ("review", "shuffle", 2)])
    answers = chosen[-1]
    seen = []
    while change := history.undo(answers):
        answers = change.answers
        seen.append((answers.shuffle, answers.role))
    assert seen == [(1, "ab"), (0, "ab"), (0, "")]


@pytest.mark.parametrize("field", ["role", "recipient_name", "sender_email"])
def test_what_is_removed_from_a_line_is_undone_by_itself(field):
    history = History()
    texts = ["Ada", "Ada Lovelace", "Ada", "", "B", "Bo", "Boole", "George Boole"]
    answers = make(history, Answers(), [("people", field, text) for text in texts])[-1]
    seen = []
    while change := history.undo(answers):
        answers = change.answers
        seen.append(getattr(answers, field))
    assert seen == ["", "Ada Lovelace", ""]


def test_a_replaced_text_is_undone_by_itself():
    history = History()
    texts = ["GRACE", "Grace", "Grace Hopper", "Dr Hopper"]
    answers = make(history, Answers(), [("people", "recipient_name", text) for text in texts])[-1]
    seen = []
    while change := history.undo(answers):
        answers = change.answers
        seen.append(answers.recipient_name)
    assert seen == ["Grace Hopper", "Grace", "GRACE", ""]
