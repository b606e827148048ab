"""Which moves a note makes, and in which order: the rule for what stays out, in one place."""

from templates.answers import Interest, Length
from templates.letter.situation import INTEREST_MOVES, Situation
from templates.phrasebook.facts import GrammaticalForm

Order = tuple[tuple[str, ...], ...]
"""Moves in the order they are made, paragraph by paragraph."""

COMFORTABLE = {Length.STANDARD: 100, Length.SHORT: 55}
"""Words beyond which a note is not rounded off any further."""


def moves_made(situation: Situation) -> frozenset[str]:
    """Return the moves that are always made here: those required, and those the writer asks for."""
    answers, outcome = situation.answers, situation.outcome
    wanted = set(outcome.required)
    if answers.meetings:
        wanted |= outcome.when_held
    asked = {
        "detail": situation.detail.form is not GrammaticalForm.NONE,
        "reason": bool(answers.reason.strip()),
        "close": bool(answers.told_close),
        "keep_in_mind": bool(answers.keep_in_mind),
        "linkedin": bool(answers.linkedin),
        "standing": bool(answers.keep_in_mind),
    }
    wanted |= {move for move, is_asked in asked.items() if is_asked}
    moves = _with_interest(wanted, answers.interest) - left_out(situation)
    return frozenset(filter(situation.makes, moves))


def left_out(situation: Situation) -> frozenset[str]:
    """Return the moves that the writer left out; what an ending requires cannot be."""
    required = situation.outcome.required - {"interest"}
    return frozenset(situation.answers.left_out) - required


def _with_interest(wanted: set[str], interest: Interest | None) -> set[str]:
    # A stronger outcome requires interest in the organisation; the writer's own width replaces it,
    # except that interest in the role does not replace interest in those who offer it.
    move = INTEREST_MOVES[interest or Interest.NONE]
    if interest is not Interest.ROLE:
        wanted = wanted - {"interest"}
    return wanted | ({move} if move else set())


def fillers(situation: Situation) -> tuple[str, ...]:
    """Return the optional moves that may round the note off, in the order they are tried."""
    dropped = left_out(situation)
    return tuple(m for m in situation.outcome.fill if situation.makes(m) and m not in dropped)


def in_order(moves: frozenset[str], situation: Situation) -> Order:
    """Return moves in the outcome's order; a short note runs its paragraphs together in pairs."""
    rows = situation.outcome.paragraphs
    if situation.answers.length is Length.SHORT:
        rows = tuple(
            tuple(move for row in rows[at : at + 2] for move in row)
            for at in range(0, len(rows), 2)
        )
    kept = (tuple(move for move in row if move in moves) for row in rows)
    return tuple(row for row in kept if row)
