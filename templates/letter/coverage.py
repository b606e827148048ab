"""Find situations for which a wording has no sentence."""

from itertools import chain, product

from templates.answers import Answers, Length, NewsChannel, RecipientRole
from templates.errors import WordingIssue
from templates.letter.moves import included_moves
from templates.letter.selection import variants
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording

_BRINGS = ("a word", "It is a word of its own.")
"""The news of a follow-up note, once as a phrase and once as a sentence."""


def missing_sentences(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each move of an outcome that lacks a sentence in some situation."""
    issues: dict[tuple[str, str], WordingIssue] = {}
    situations = chain(
        product(
            wording.outcomes, wording.tones, RecipientRole, (None, *NewsChannel), (0, 1, 2),
            ("", "x"), ("",),
        ),
        product(
            wording.outcomes, wording.tones, RecipientRole, (None,), (0, 1, 2), ("",), _BRINGS
        ),
    )  # fmt: skip
    for outcome, tone, role, news, meetings, reason, brings in situations:
        answers = Answers(
            outcome=outcome, tone=tone, part=role, news=news, meetings=meetings, reason=reason,
            brings=brings, follow_up=1 if brings else None, length=Length.STANDARD,
            told_close=True, keep_in_mind=True, linkedin=True,
        )  # fmt: skip
        situation = resolve(answers, wording)
        for move in included_moves(situation) - {"reason"}:
            if not variants(move, situation):
                channel = f", news {news}" if news else ""
                problem = f"has no sentence for this reader: {role}, in the tone {tone}{channel}"
                issue = WordingIssue(f"moves/{move}.toml", outcome, move, problem)
                issues.setdefault((outcome, move), issue)
    return tuple(issues.values())
