"""Every combination of the choices, and what a composed note must never say."""

import itertools
import random
import re
from dataclasses import replace

from helpers.factories import complete_answers
from templates import Interest, Length, MeetingFormat, NewsChannel, RecipientRole, Spelling
from templates.answers import AddedText, WithdrawalChannel
from templates.etiquette.checker import MISSING_TIE_MESSAGE, check_note
from templates.phrasebook.wording_reader import built_in

WORDING = built_in()
NAMED = complete_answers(outcome=None, recipient_name="Dr. Grace Hopper")
"""Answers that name the recipient, and are complete except for the outcome."""

TEXTS_OF_EACH_FORM = {
    "thanks_for": (
        "your honest advice about the portfolio",
        "honest advice",
        "ringing me yourself",
        "how you put me at ease",
        "that you put me at ease",
        "not a test but a talk",
        "at the end of a long day",
        "made time on a busy day",
        "made me feel at home at once",
        "so ready to help",
        "been a help from the first day",
        "given every chance to try it",
        "no end of good advice",
        "for a proper go on the trial shift",
        "to answer me so soon",
        "so that I could see it, you stayed late",
        "if I felt at ease, it was your doing",
        "You rang me before I had to ask.",
    ),
    "detail": (
        "your account of how the first compiler was shown",
        "compiler demonstration",
        "hearing how it began",
        "how you won them over",
        "that you won them over",
        "not the machine but the hands",
        "when you opened the old machine",
        "went home and tried it out",
        "showed me the old machine",
        "really impressed by how calm the floor was",
        "been thinking about the old machine since",
        "shown how the old machine runs",
        "no two machines the same",
        "because of the rain on the roof",
        "to see the old machine at work",
        "so that I saw the old machine at work",
        "if a machine can be loved, that one is",
        "You told me how it began. I have read about it since.",
    ),
    "reason": (
        "a move closer to home",
        "personal circumstances",
        "being near my family",
        "that we are moving to Leeds",
        "how far it is from home",
        "not the post but the journey",
        "during a long talk at home",
        "want to stay near my family",
        "offered me a post closer to home",
        "unable to move before the summer",
        "been asked to stay at home this year",
        "given a post closer to home",
        "no way to move before the summer",
        "for family reasons",
        "to train as a nurse near home",
        "so that I can stay near my family",
        "if I moved now, my family could not",
        "My family is moving to Leeds.",
    ),
    "consider_for": (
        "the next post on compilers",
        "other work on compilers",
        "teaching the new machine",
        "how to teach the new machine",
        "that I know the second site",
        "not the machine but the museum",
        "when the second site opens",
        "would gladly help with the new machine",
        "showed me the second site",
        "happy to help with the new machine",
        "been hoping for it",
        "given a chance, I would teach",
        "no small job on the new machine",
        "for work on compilers",
        "to teach the new machine",
        "so that I can help with the new machine",
        "if the second site opens",
        "The second site would suit me.",
    ),
    "meet_again": (
        "the spring fair",
        "next spring",
        "seeing you at the spring fair",
        "how the spring fair goes",
        "that you come to the spring fair",
        "not long till the spring fair",
        "at the spring fair",
        "hope to see you at the spring fair",
        "told me of the spring fair",
        "glad that the spring fair is near",
        "been asked to the spring fair, as you have",
        "given a stand at the spring fair",
        "no fair without you",
        "for the spring fair",
        "to see you at the spring fair",
        "so that we meet at the spring fair",
        "if you come to the spring fair",
        "We shall meet at the spring fair.",
    ),
}
"""What is typed into each framed field of a first note: a text of each grammatical form."""

NEWS_OF_FOLLOW_UP = (
    "the report on river archives",
    "news of the old machine",
    "seeing the old machine, which I can arrange",
    "how the museum keeps its machines",
    "that the museum has opened",
    "not a gift but a question",
    "at the museum, a talk on old machines",
    "passed the certificate you recommended",
    "showed us the old machine",
    "glad to say that the museum has opened",
    "been asked to show the old machine",
    "given the old machine to look after",
    "no news but the old machine",
    "for you, a guide to the museum",
    "to see the old machine, ask at the museum",
    "so that you can see the old machine, here is a guide",
    "if you like old machines, Leiden has one",
    "I have since passed the certificate you recommended.",
)
"""What is typed as the news of a follow-up: a text of each grammatical form."""

OTHER_TYPED = {
    "occasion": "the two mornings in the museum",
    "own_words": "The museum is open. Do come.",
    "told_by": "Kay Antonelli",
    "told_already": WithdrawalChannel.TELEPHONE,
    "appointee": "Jean Bartik",
    "also_thank": ("Alan", "Kathleen"),
    "added": (AddedText("consideration", "I am writing this on a train."),),
}
"""The answers to other optional questions, one for each."""

ANSWERS_GIVEN = {
    **{field: texts[0] for field, texts in TEXTS_OF_EACH_FORM.items()},
    **OTHER_TYPED,
}
"""An answer for every optional field in which something is typed."""

_CONTRACTED = re.compile(r"\w'(?:t|d|m|ll|re|ve)\b|\b(?:it|that|what|there|here|let|who)'s\b")
_MET = re.compile(
    r"\b(?:our|the) (?:\w+ )?(?:conversation|call|meeting)s?\b(?! about)|\bmet\b"
    r"|\bwe (?:spoke|talked)\b|gave me\b"
)
_UNTRUE_WORDS = {
    "screened_out": r"meeting the team|my visit|\bpanel\b|interviews?\b|\bmet\b",
    # "Your call" may be the telephone call with the news.
    "application_only": r"interview|conversation|\bmet\b|\bmeeting\b|(?<!your )\bcall\b"
                        r"|again in|meet again|cross again",
    "internal": r"join\b|LinkedIn|leaving",
    "role_closed": r"candidate|you chose|your decision|your choice|when .* restart|someone else",
    "withdrew": r"disappoint|hoped for|your decision|your choice|same role|someone else",
    "declined": r"disappoint|hoped for|salary|terms|your decision|someone else",
    "reneged": r"keep me in mind|LinkedIn|think of me|be considered|excited|!",
    "no_reply": r"let(?:ting)? me know|to tell me|decision|weeks|unanswered|ignored|disappoint",
    "unanswered": r"let(?:ting)? me know|to tell me|decision|weeks|unanswered|ignored|disappoint"
                  r"|interview|conversation|\bmet\b|\bmeeting\b|\bcall\b|\bspoke\b|gave me",
}  # fmt: skip
"""What would be untrue in a note about each outcome; the texts above say none of it."""


def find_wrong_words(situation, text):
    """Yield what a text says that is not true in a situation, or does not suit its tone."""
    untrue_words = _UNTRUE_WORDS.get(situation.outcome.id)
    if untrue_words and (claim := re.search(untrue_words, text)):
        yield f"it says {claim[0]!r}, which is not true here"
    if not situation.answers.meetings and (met := _MET.search(text)):
        yield f"nobody met, and it says {met[0]!r}"
    if situation.tone.id == "formal" and (contraction := _CONTRACTED.search(text)):
        yield f"a formal note says {contraction[0]!r}"


def every_choice(*outcomes, seed=1815, step=1):
    """Yield answers with every combination of choices for some outcomes, or for all of them.

    The other answers are drawn at random, the same in each run. Only one in `step` combinations is
    yielded.
    """
    choices = itertools.product(
        outcomes or WORDING.outcomes,
        WORDING.tones,
        Length,
        RecipientRole,
        (None, *NewsChannel),
        Interest,
        (True, False),  # whether to be kept in mind
        (True, False),  # whether to connect on LinkedIn
        Spelling,
    )
    rng = random.Random(seed)
    sample = itertools.islice(choices, 0, None, step)
    for outcome, tone, length, part, news, interest, keep_in_mind, linkedin, spelling in sample:
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
            meetings=rng.choice((None, 1, 2, 4)),
            held=rng.choice((None, *MeetingFormat)),
            told_close=rng.choice((True, False)),
            on_hold=keep_in_mind,
            also_thank=rng.choice(((), ("Alan", "Kathleen"))),
            client=rng.choice(("", "Difference Works")),
            told_already=rng.choice((None, *WithdrawalChannel)),
            occasion=rng.choice(("", OTHER_TYPED["occasion"])),
            told_by=rng.choice(("", OTHER_TYPED["told_by"])),
            appointee=rng.choice(("", OTHER_TYPED["appointee"])),
            work_with=rng.choice((None, True, False)),
            own_words=rng.choice(("", OTHER_TYPED["own_words"])),
            **{field: rng.choice(("", *texts)) for field, texts in TEXTS_OF_EACH_FORM.items()},
        )


def every_answer(*outcomes, step=1):
    """Yield answers for every outcome, tone and part with different optional answers.

    The optional answers are none, each one alone, all of them, and each text of
    `TEXTS_OF_EACH_FORM`, alone and with all others. Only one in `step` of all these is yielded.
    """
    optional_answers = [
        {},
        *({field: answer} for field, answer in ANSWERS_GIVEN.items()),
        ANSWERS_GIVEN,
    ]
    for other_answers in ({}, ANSWERS_GIVEN):
        for field, texts in TEXTS_OF_EACH_FORM.items():
            optional_answers += [{**other_answers, field: text} for text in texts]
    combinations = enumerate(
        itertools.product(
            outcomes or WORDING.outcomes, WORDING.tones, RecipientRole, optional_answers
        )
    )
    for number, (outcome, tone, part, answers) in itertools.islice(combinations, 0, None, step):
        yield replace(
            NAMED,
            outcome=outcome,
            tone=tone,
            part=part,
            length=tuple(Length)[number % 2],
            news=(None, *NewsChannel)[number % 6],
            meetings=(None, 1, 2)[number % 3],
            work_with=(None, True, False)[number % 3],
            **answers,
        )


def find_faults(note, answers):
    """Return what the checker finds in a composed note, except that a follow-up has no tie."""
    findings = check_note(note.letter(), WORDING, answers)
    return [finding for finding in findings if finding.message != MISSING_TIE_MESSAGE]
