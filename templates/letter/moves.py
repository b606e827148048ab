"""Decide which moves a note makes, and in which order."""

import re

from templates.answers import Interest, Length
from templates.letter.situation import FRAMED_FIELDS, INTEREST_MOVES, Situation
from templates.phrasebook.facts import GrammaticalForm, Side

Plan = tuple[tuple[str, ...], ...]
"""The moves of a note in order, by paragraph."""

COMFORTABLE_WORDS = {Length.STANDARD: 65, Length.SHORT: 50}
"""The number of words from which a note gets no further filler."""

_SORRY = re.compile(r"(?i)\b(?:sorry|apologi[sz]|regret)")
"""Words with which the writer has said sorry already."""

_OFFER = re.compile(
    r"(?i)\b(?:I (?:can|could)|(?:happy|glad) to|attached"
    r"|(?:if|should) you (?:need|want))\b"
)
"""Words with which the writer offers or sends something."""

_BEARS_ON_JOB = re.compile(
    r"(?i)(?:\bI(?:[’']ve| have)?(?: now| just| finally)?|^) ?passed\b"
    r"|\b(?:qualif\w+|certif\w+|licen[cs]ed?|diploma|degree|courses?|module|exams?"
    r"|training|level \d|free|available|possible)\b"
)
"""Words with which news has to do with a job: what the writer learned, or that they are free."""

_ASKS = re.compile(r"(?i)\b(?:(?:could|can) start|hear from you|consider|openings?|vacanc\w+)\b")
"""Words with which the writer asks for a job in the news itself."""

_GIFTS = (GrammaticalForm.NOUN, GrammaticalForm.BARE_NOUN, GrammaticalForm.CLAUSE)
"""The forms in which people name something that they send along."""

_SAID_BY_DOOR = frozenset({"role_interest", "interest", "field_interest", "keep_in_mind"})
"""The moves that a note does not need where the writer names what to be thought of for."""


def included_moves(situation: Situation) -> frozenset[str]:
    """Return the moves of a note except fillers: the required ones, and those that answers add."""
    answers, outcome = situation.answers, situation.outcome
    requested = {
        **{
            move: situation.fragments[field].form is not GrammaticalForm.NONE
            for move, field in FRAMED_FIELDS.items()
        },
        "own_words": bool(answers.own_words.strip()),
        "told_by": bool(answers.told_by.strip()),
        "appointee": bool(answers.appointee.strip()),
        "pass_on": bool(answers.also_thank) and not _thanks_name_others(situation),
        "close": bool(answers.told_close),
        "keep_in_mind": bool(answers.keep_in_mind),
        "standing": _repeats_interest(situation),
        "linkedin": bool(answers.linkedin),
    }
    moves = set(outcome.required) | {
        move for move, is_requested in requested.items() if is_requested
    }
    moves = _with_interest(moves, answers.interest)
    if "door" in moves:
        moves -= _SAID_BY_DOOR
    if "gratitude" in moves and _thanks_say_enough(situation):
        moves.discard("consideration")
    moves -= left_out_moves(situation)
    return frozenset(filter(situation.makes, moves))


def _thanks_say_enough(situation: Situation) -> bool:
    """Return whether what the writer thanks for leaves no further thanks to give.

    The help of someone who works elsewhere was their consideration; an offer is thanked for once.
    """
    thanks_for_offer = situation.facts["offer"] == "yes" and situation.makes("withdrawal")
    return situation.recipient.side is not Side.EMPLOYER or thanks_for_offer


def _repeats_interest(situation: Situation) -> bool:
    """Return whether a follow-up says that the writer is still interested.

    It does where the news bears on a job. A gift or an offer carries no request, and a silence is
    not followed by one.
    """
    answers = situation.answers
    outcome = situation.wording.outcomes[answers.outcome or ""]
    brings = situation.fragments["brings"]
    is_hoped_for = bool(answers.consider_for.strip()) or (
        bool(answers.keep_in_mind) and outcome.allows("news")
    )
    is_news = brings.form not in _GIFTS and not _OFFER.search(brings.text)
    bears_on_job = _BEARS_ON_JOB.search(brings.text) and not _ASKS.search(brings.text)
    was_answered = not outcome.allows("closing")
    return bool(is_hoped_for and is_news and bears_on_job and was_answered)


def _thanks_name_others(situation: Situation) -> bool:
    """Return whether the thanks for the time name the others to thank, so that none follow."""
    thanks_for_time = situation.fragments["thanks_for"].form is GrammaticalForm.NONE
    names_everyone = "everyone" in situation.phrase("your_time").placeholders
    return situation.others_were_there and thanks_for_time and names_everyone


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
    not_wanted = set(left_out_moves(situation))
    if _SORRY.search(f"{situation.answers.reason} {situation.answers.own_words}"):
        not_wanted.add("apology")
    return tuple(
        move for move in situation.outcome.fill if situation.makes(move) and move not in not_wanted
    )


def arrange(moves: frozenset[str], situation: Situation) -> Plan:
    """Return moves in the outcome's order, by paragraph."""
    rows = situation.outcome.paragraphs
    plan = (tuple(move for move in row if move in moves) for row in rows)
    return tuple(row for row in plan if row)
