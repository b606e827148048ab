"""Finds the situations for which the wording lacks a sentence."""

from itertools import chain, product

from templates.answers import Answers, Length, NewsChannel, RecipientRole
from templates.errors import WordingIssue
from templates.letter.moves import moves_made
from templates.letter.selection import alternatives
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording

_BROUGHT = ("a word", "It is a word of its own.")


def gaps(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return a fault for each move that an outcome makes and some situation has no words for."""
    found: dict[tuple[str, str], WordingIssue] = {}
    choices = product(
        wording.outcomes, wording.tones, RecipientRole, (None, *NewsChannel), (0, 1, 2), ("", "x")
    )
    further = product(wording.outcomes, wording.tones, RecipientRole, (None,), (0, 1, 2), _BROUGHT)
    for outcome, tone, part, news, meetings, typed in chain(choices, further):
        follows = typed in _BROUGHT
        answers = Answers(
            outcome=outcome, tone=tone, part=part, news=news, meetings=meetings,
            reason="" if follows else typed, brings=typed, follow_up=1 if follows else None,
            length=Length.STANDARD, told_close=True, keep_in_mind=True, linkedin=True,
        )  # fmt: skip
        situation = resolve(answers, wording)
        for move in moves_made(situation) - {"reason"}:
            if not alternatives(move, situation, wording):
                heard = f", news {news}" if news else ""
                problem = f"has no sentence for this reader: {part}, in the tone {tone}{heard}"
                fault = WordingIssue(f"moves/{move}.toml", outcome, move, problem)
                found.setdefault((outcome, move), fault)
    return tuple(found.values())
