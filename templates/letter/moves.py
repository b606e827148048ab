"""Decide which moves a note makes, and in which order."""

from templates.answers import Interest, Length
from templates.letter.situation import INTEREST_MOVES, Situation
from templates.phrasebook.facts import GrammaticalForm

Plan = tuple[tuple[str, ...], ...]
"""The moves of a note in order, by paragraph."""

COMFORTABLE_WORDS = {Length.STANDARD: 100, Length.SHORT: 55}
"""The number of words from which a note gets no further filler."""


def included_moves(situation: Situation) -> frozenset[str]:
    """Return the moves of a note except fillers: the required ones, and those that answers add."""
    answers, outcome = situation.answers, situation.outcome
    requested = {
        "detail": situation.detail.form is not GrammaticalForm.NONE,
        "reason": bool(answers.reason.strip()),
        "close": bool(answers.told_close),
        "keep_in_mind": bool(answers.keep_in_mind),
        "linkedin": bool(answers.linkedin),
        "standing": bool(answers.keep_in_mind),
    }
    moves = set(outcome.required) | {
        move for move, is_requested in requested.items() if is_requested
    }
    if answers.meetings:
        moves |= outcome.when_held
    moves = _with_interest(moves, answers.interest) - left_out_moves(situation)
    return frozenset(filter(situation.makes, moves))


def is_optional(move: str, situation: Situation) -> bool:
    """Return whether the writer may leave a move out."""
    # "interest" counts as optional because the writer may choose to express none.
    return move not in situation.outcome.required or move == "interest"


def left_out_moves(situation: Situation) -> frozenset[str]:
    """Return the optional moves that the writer left out."""
    return frozenset(move for move in situation.answers.left_out if is_optional(move, situation))


def _with_interest(moves: set[str], interest: Interest | None) -> set[str]:
    # The chosen kind of interest replaces a required interest in the organisation, except that
    # interest in the role is added to it.
    move = INTEREST_MOVES[interest or Interest.NONE]
    if interest is not Interest.ROLE:
        moves = moves - {"interest"}
    return moves | ({move} if move else set())


def filler_moves(situation: Situation) -> tuple[str, ...]:
    """Return the optional moves that may lengthen a short note, in order of preference."""
    left_out = left_out_moves(situation)
    return tuple(
        move for move in situation.outcome.fill if situation.makes(move) and move not in left_out
    )


def arrange(moves: frozenset[str], situation: Situation) -> Plan:
    """Return moves in the outcome's order; in a short note, paragraphs are joined in pairs."""
    rows = situation.outcome.paragraphs
    if situation.answers.length is Length.SHORT:
        rows = tuple(
            tuple(move for row in rows[at : at + 2] for move in row)
            for at in range(0, len(rows), 2)
        )
    plan = (tuple(move for move in row if move in moves) for row in rows)
    return tuple(row for row in plan if row)
