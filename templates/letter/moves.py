"""Decides which moves a note makes, and in which order."""

from templates.answers import Interest, Length
from templates.letter.situation import INTEREST_MOVES, Situation
from templates.phrasebook.facts import GrammaticalForm

Plan = tuple[tuple[str, ...], ...]
"""Moves in the order of the note, paragraph by paragraph."""

COMFORTABLE_WORDS = {Length.STANDARD: 100, Length.SHORT: 55}
"""The length beyond which a note gets no more filler, in words."""


def included_moves(situation: Situation) -> frozenset[str]:
    """Return the moves that a note always makes: those required, and those the writer asks for."""
    answers, outcome = situation.answers, situation.outcome
    asked_for = {
        "detail": situation.detail.form is not GrammaticalForm.NONE,
        "reason": bool(answers.reason.strip()),
        "close": bool(answers.told_close),
        "keep_in_mind": bool(answers.keep_in_mind),
        "linkedin": bool(answers.linkedin),
        "standing": bool(answers.keep_in_mind),
    }
    moves = set(outcome.required) | {move for move, asked in asked_for.items() if asked}
    if answers.meetings:
        moves |= outcome.when_held
    moves = _with_interest(moves, answers.interest) - left_out_moves(situation)
    return frozenset(filter(situation.makes, moves))


def is_optional(move: str, situation: Situation) -> bool:
    """Return whether the writer may leave a move out."""
    # The writer chooses how wide the interest is, so that even a required one can be none.
    return move not in situation.outcome.required or move == "interest"


def left_out_moves(situation: Situation) -> frozenset[str]:
    """Return the moves that the writer left out and may leave out."""
    return frozenset(move for move in situation.answers.left_out if is_optional(move, situation))


def _with_interest(moves: set[str], interest: Interest | None) -> set[str]:
    # Where interest in the organisation is required, the writer's own kind of interest replaces
    # it, except that interest in the role does not replace interest in those who offer it.
    move = INTEREST_MOVES[interest or Interest.NONE]
    if interest is not Interest.ROLE:
        moves = moves - {"interest"}
    return moves | ({move} if move else set())


def filler_moves(situation: Situation) -> tuple[str, ...]:
    """Return the optional moves that may fill up a short note, in the order they are tried."""
    left_out = left_out_moves(situation)
    return tuple(
        move for move in situation.outcome.fill if situation.makes(move) and move not in left_out
    )


def arrange(moves: frozenset[str], situation: Situation) -> Plan:
    """Return moves in the outcome's order; a short note joins its paragraphs in pairs."""
    rows = situation.outcome.paragraphs
    if situation.answers.length is Length.SHORT:
        rows = tuple(
            tuple(move for row in rows[at : at + 2] for move in row)
            for at in range(0, len(rows), 2)
        )
    plan = (tuple(move for move in row if move in moves) for row in rows)
    return tuple(row for row in plan if row)
