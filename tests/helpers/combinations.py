"""Every combination of the choices, and what a composed note must never say."""

import itertools
import random
import re
from dataclasses import replace

from helpers.factories import complete_answers
from templates import Interest, Length, MeetingFormat, NewsChannel, RecipientRole, Spelling
from templates.phrasebook.wording import built_in

WORDING = built_in()
NAMED = complete_answers(outcome=None, recipient_name="Dr. Grace Hopper")
DETAILS = ("", "your account of how the first compiler was shown", "hearing how it began",
           "how you won them over", "You told me how it began.")  # fmt: skip
CONTRACTED = re.compile(r"\w'(?:t|d|m|ll|re|ve)\b|\b(?:it|that|what|there|here|let|who)'s\b")
MET = re.compile(r"\b(?:our|the) (?:\w+ )?(?:conversation|call|meeting)s?\b(?! about)")
NEVER_SAID = {
    "screened_out": r"meeting the team|my visit|\bpanel\b|interviews?\b",
    "application_only": r"interview|conversation|\bmet\b|\bmeeting\b|\bour call|\bteam|again in|meet again",
    "internal": r"join\b|LinkedIn|leaving",
    "role_closed": r"candidate|you chose|your decision|your choice|when .* restart",
    "withdrew": r"disappoint|hoped for|your decision|your choice|same role",
    "declined": r"disappoint|hoped for|salary|terms|your decision",
    "reneged": r"keep me in mind|LinkedIn|think of me|excited|!",
    "no_reply": r"let(?:ting)? me know|decision|weeks|unanswered|ignored|disappoint",
}


def every_choice(*outcomes, seed=1815):
    """Yield every combination of choices for some outcomes (or all), with varied typed answers."""
    choices = itertools.product(
        outcomes or WORDING.outcomes, WORDING.tones, Length, RecipientRole, (None, *NewsChannel), Interest, (True, False),
        (True, False), Spelling,
    )  # fmt: skip
    turn = random.Random(seed)
    for outcome, tone, length, part, news, interest, keep_in_mind, linkedin, spelling in choices:
        yield replace(
            NAMED,
            outcome=outcome,
            tone=tone,
            length=length,
            part=part,
            news=news,
            interest=interest,
            keep_in_mind=keep_in_mind,
            linkedin=linkedin,
            spelling=spelling,
            meetings=turn.choice((None, 1, 2, 4)),
            held=turn.choice((None, *MeetingFormat)),
            told_close=turn.choice((True, False)),
            also_thank=turn.choice(((), ("Alan", "Kathleen"))),
            client=turn.choice(("", "Difference Works")),
            detail=turn.choice(DETAILS),
            reason=turn.choice(("", "I have accepted a post closer to home")),
        )
