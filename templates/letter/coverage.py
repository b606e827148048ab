"""Find situations for which a wording has no sentence."""

from itertools import chain, product
from typing import Any

from templates.answers import Answers, Length, NewsChannel, RecipientRole, ToldAlready
from templates.errors import WordingIssue
from templates.letter.moves import filler_moves, included_moves
from templates.letter.selection import candidates
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording

_BRINGS = ("a word", "It is a word of its own.")
"""The news of a follow-up note, once as a phrase and once as a sentence."""


_OTHER_ANSWERS: tuple[dict[str, Any], ...] = (
    {"thanks_for": "your help"},
    {"thanks_for": "your time and the offer"},
    {"told_by": "Ada"},
    {"told_by": "Ada", "thanks_for": "your help"},
    {"appointee": "Ada"},
    {"appointee": "Ada", "work_with": True},
    {"appointee": "Ada", "thanks_for": "your help"},
    {"appointee": "Ada", "work_with": True, "thanks_for": "your time"},
    {"told_already": ToldAlready.TELEPHONE},
    {"told_already": ToldAlready.EMAIL, "thanks_for": "your time and the offer"},
)
"""Answers that change the sentences of other moves, alone and together."""


def missing_sentences(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each move of an outcome that lacks a sentence in some situation."""
    issues: dict[tuple[str, str], WordingIssue] = {}
    no_others: dict[str, Any] = {}
    plain_notes = product(
        wording.outcomes, wording.tones, RecipientRole, (None, *NewsChannel), (0, 1, 2),
        (no_others,),
    )  # fmt: skip
    fuller_notes = product(
        wording.outcomes, wording.tones, RecipientRole, (None, NewsChannel.AUTOMATIC), (0, 2),
        _OTHER_ANSWERS,
    )  # fmt: skip
    follow_ups = product(
        wording.outcomes, wording.tones, RecipientRole, (None,), (0, 1, 2),
        ({"brings": brings, "follow_up": 1} for brings in _BRINGS),
    )  # fmt: skip
    for outcome, tone, role, news, meetings, others in chain(plain_notes, fuller_notes, follow_ups):
        answers = Answers(
            outcome=outcome, tone=tone, part=role, news=news, meetings=meetings,
            length=Length.STANDARD, told_close=True, keep_in_mind=True, linkedin=True, **others,
        )  # fmt: skip
        situation = resolve(answers, wording)
        moves = included_moves(situation)
        available = moves.union(filler_moves(situation))
        for move in moves:
            choices = candidates(move, situation)
            if not any(available.issuperset(choice.entry.also) for choice in choices):
                channel = f", news {news}" if news else ""
                problem = f"has no sentence for this recipient: {role}, in the tone {tone}{channel}"
                issue = WordingIssue(f"moves/{move}.toml", outcome, move, problem)
                issues.setdefault((outcome, move), issue)
    return tuple(issues.values())
