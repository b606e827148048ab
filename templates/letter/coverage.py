"""Find situations in which a wording has no sentence for a move."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, product
from typing import Any

from templates.answers import Answers, Length, NewsChannel, RecipientRole, WithdrawalChannel
from templates.errors import WordingIssue
from templates.letter.moves import filler_moves, included_moves
from templates.letter.selection import fitting_choices
from templates.letter.situation import Situation, resolve
from templates.phrasebook.gaps import Case, describe_gaps
from templates.phrasebook.wording import Wording

_THINGS_TO_BRING = ("an article", "The article is out.")
"""What a follow-up brings, once as a noun phrase and once as a sentence."""

_RESTRICTING_ANSWERS: tuple[dict[str, Any], ...] = (
    {"thanks_for": "your help"},
    {"thanks_for": "your time and the offer"},
    {"told_by": "Ada"},
    {"told_by": "Ada", "thanks_for": "your help"},
    {"appointee": "Ada"},
    {"appointee": "Ada", "work_with": True},
    {"appointee": "Ada", "thanks_for": "your help"},
    {"appointee": "Ada", "work_with": True, "thanks_for": "your time"},
    {"told_already": WithdrawalChannel.TELEPHONE},
    {"told_already": WithdrawalChannel.EMAIL, "thanks_for": "your time and the offer"},
)
"""Sets of answers that may rule out sentences which would say the same again.

For example, a sentence with the news that also gives thanks is not used if the writer says what
they are thankful for.
"""

_VARIED_FACTS = (
    "outcome", "part", "news", "meetings", "told_already", "thanks_for", "appointee", "work_with",
    "told_by", "thanks_name_consideration", "brings",
)  # fmt: skip
"""The facts that differ between the checked situations, the most important first.

"part" is the recipient's role, by its name in the answers file.
"""


def missing_sentences(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each kind of situation in which a move has no sentence.

    Only outcomes and tones that are offered to the writer are checked.
    """
    missing: dict[str, list[Case]] = defaultdict(list)
    covered: dict[str, list[Case]] = defaultdict(list)
    for situation in _vary_situations(wording):
        case = {"tone": situation.tone.id, **{f: situation.facts[f] for f in _VARIED_FACTS}}
        moves = included_moves(situation)
        available = moves.union(filler_moves(situation))
        for move in moves:
            choices = fitting_choices(move, situation)
            is_covered = any(available.issuperset(choice.variant.other_moves) for choice in choices)
            cases = covered if is_covered else missing
            cases[move].append(case)
    issues: list[WordingIssue] = []
    for move in sorted(missing):
        dropped = wording.dropped.get(move, ())
        issues += describe_gaps(move, missing[move], covered[move], dropped)
    return tuple(issues)


def _vary_situations(wording: Wording) -> Iterator[Situation]:
    """Yield the situations to check, the ordinary ones first."""
    outcomes, tones = wording.offered("outcome"), wording.offered("tone")
    no_more_answers: dict[str, Any] = {}
    unrestricted = product(
        outcomes, tones, RecipientRole, (None, *NewsChannel), (0, 1, 2), (no_more_answers,)
    )
    restricted = product(
        outcomes, tones, RecipientRole, (None, NewsChannel.AUTOMATIC), (0, 2), _RESTRICTING_ANSWERS
    )
    follow_ups = product(
        outcomes, tones, RecipientRole, (None,), (0, 1, 2),
        ({"brings": brings, "follow_up": 1} for brings in _THINGS_TO_BRING),
    )  # fmt: skip
    combinations = chain(unrestricted, restricted, follow_ups)
    for outcome, tone, recipient_role, news, meetings, more_answers in combinations:
        answers = Answers(
            outcome=outcome, tone=tone, part=recipient_role, news=news, meetings=meetings,
            length=Length.STANDARD, told_close=True, keep_in_mind=True, linkedin=True,
            **more_answers,
        )  # fmt: skip
        yield resolve(answers, wording)
