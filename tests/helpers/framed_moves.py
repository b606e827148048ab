"""Answers with a text in the field of a framed move, and the sentences that make a move."""

from dataclasses import replace

from helpers.combinations import NAMED


def answers_with(field, text, **more):
    """Return answers with a text in the field of a framed move, in a note that makes the move."""
    outcome = "withdrew" if field == "reason" else "not_selected"
    follow_up = 1 if field in ("brings", "tie", "hope") else None
    return replace(NAMED, outcome=outcome, follow_up=follow_up, **{field: text}, **more)


def sentence_of(move, note):
    """Return the text of the sentence that makes a move."""
    (sentence,) = (s for s in note.sentences if move in s.moves)
    return sentence.text
