"""Every combination of the choices makes a true, whole and well-formed note."""

import itertools
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from helpers.combinations import CONTRACTED, DETAILS, MET, NAMED, NEVER_SAID, every_choice
from helpers.repository import ROOT
from helpers.strategies import answers as any_answers
from templates import (
    Interest,
    NewsChannel,
    RecipientRole,
    Spelling,
    UnfinishedNote,
    compose,
)
from templates.letter.composer import compose_note, seed_for
from templates.letter.moves import arrange, included_moves
from templates.letter.note import STAND_IN_CLOSE, STAND_IN_OPEN
from templates.letter.selection import MAX_THANKS, candidates, count_thanks, variants
from templates.letter.situation import allowed_interests, resolve
from templates.phrasebook.entries import Text
from templates.phrasebook.wording import built_in

WORDING = built_in()


@pytest.mark.slow
@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_every_combination_of_choices_is_a_sound_note(outcome):
    """Walks 5,760 whole notes a round; ROUNDS asks for more."""
    unsound = []
    for seed in range(int(os.environ.get("ROUNDS", "1"))):
        for number, answers in enumerate(every_choice(outcome, seed=1815 + seed)):
            situation = resolve(answers, WORDING)
            note = compose_note(situation, f"{seed} {number}")
            unsound += [(problem, answers, note.text()) for problem in problems(situation, note)]
    assert_sound(unsound)


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.parametrize("tone", WORDING.tones)
@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_every_pair_of_neighbouring_wordings_is_sound(outcome, tone):
    unsound, tried = [], set()
    for part, detail in itertools.product(RecipientRole, DETAILS):
        answers = replace(
            NAMED, outcome=outcome, tone=tone, part=part, detail=detail, news=NewsChannel.EMAIL,
            meetings=2, told_close=True, keep_in_mind=True, linkedin=True, also_thank=("Kathleen",),
        )  # fmt: skip
        situation = resolve(answers, WORDING)
        order = [move for row in arrange(included_moves(situation), situation) for move in row]
        for pair in itertools.pairwise(order):
            # Another detail makes no other sentences of two that do not hold it.
            pair_detail = detail if "detail" in pair else ""
            for words in itertools.product(*(variants(move, situation) for move in pair)):
                if (part, pair_detail, words) in tried:
                    continue
                tried.add((part, pair_detail, words))
                picked = resolve(replace(answers, words=words), WORDING)
                note = compose_note(picked, seed_for(answers))
                unsound += [
                    (problem, picked.original_answers, note.text())
                    for problem in problems(picked, note)
                    if "words, not" not in problem
                ]
    assert_sound(unsound)


def assert_sound(unsound):
    """Fail with the first note for each kind of problem."""
    first = {problem: f"{answers}\n{text}" for problem, answers, text in reversed(unsound)}
    counts = Counter(problem for problem, _, _ in unsound)
    assert not unsound, "\n\n".join(f"{n} x {p}\n{first[p]}" for p, n in counts.most_common(12))


def problems(situation, note):
    """Yield everything that is wrong with a note, a few words each."""
    answers = situation.original_answers
    made = {move for sentence in note.sentences for move in sentence.moves}
    text = note.text()
    body = note.body()
    if missing := included_moves(situation) - made:
        yield f"the moves {missing} are not made"
    if untrue := {move for move in made if not situation.makes(move)}:
        yield f"the moves {untrue} are not true here"
    fewest, most = situation.outcome.words[situation.answers.length]
    if not fewest <= note.word_count <= most:
        yield f"{note.word_count} words, not {fewest} to {most}"
    if count_thanks(text.removeprefix(f"Subject: {note.subject}")) > MAX_THANKS:
        yield "it thanks too often"
    if re.search(
        r"[{}\ue000\ue001]|\.\.|  | [.,;:?!]|,\.|\bthe the\b",
        text.replace("\n", " ").replace("  ", " "),
    ):
        yield "punctuation or a placeholder is left over"
    if (never := NEVER_SAID.get(answers.outcome)) and (said := re.search(never, body)):
        yield f"it says {said[0]!r}, which is not true here"
    if not situation.answers.meetings and (met := MET.search(composed(note))):
        yield f"nobody met, and it says {met[0]!r}"
    if situation.tone.id == "formal" and (short := CONTRACTED.search(composed(note))):
        yield f"a formal note says {short[0]!r}"
    if text.count("!") and situation.tone.id != "friendly":
        yield "an exclamation mark"
    if answers.also_thank and body.count("Kathleen") != 1:
        yield f"{body.count('Kathleen')} mentions of the others to thank"
    if (
        situation.outcome.id in ("reneged",)
        and "sorry" not in first_two(body)
        and "apology" not in first_two(body)
    ):
        yield "the apology is not in the first two sentences"
    if not 1 <= len(note.paragraphs) <= 4:
        yield f"{len(note.paragraphs)} paragraphs"
    for sentence in note.sentences:
        if not re.match(r"[A-Z]", sentence.text) or sentence.text[-1] not in ".?!":
            yield f"not a sentence: {sentence.text!r}"


def composed(note):
    """The note's body without the sentences that the writer wrote."""
    return " ".join(s.text for s in note.sentences if s.source != "detail.as_it_stands")


def first_two(body):
    """The first two sentences of a body."""
    return " ".join(re.split(r"(?<=[.!?])\s+", body)[:2])


@given(any_answers())
def test_any_text_whatever_composes(answers):
    note = compose(answers)
    situation = resolve(answers, WORDING)
    made = {move for sentence in note.sentences for move in sentence.moves}
    # What a note that follows brings is a move that waits for its answer.
    assert included_moves(situation) - set(note.missing) <= made
    assert all(situation.makes(move) for move in made)
    if note.missing:
        with pytest.raises(UnfinishedNote):
            note.text()
    else:
        assert STAND_IN_OPEN not in note.text()
        assert STAND_IN_CLOSE not in note.text()


def test_the_same_answers_make_the_same_note_in_every_process():
    code = (
        "from helpers.combinations import NAMED; from templates import compose\n"
        "from dataclasses import replace\n"
        f"for outcome in {list(WORDING.outcomes)}:\n"
        "    print(compose(replace(NAMED, outcome=outcome)).text())"
    )
    notes = "".join(
        f"{compose(replace(NAMED, outcome=outcome)).text()}\n" for outcome in WORDING.outcomes
    )
    for seed in ("1", "2"):
        environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PYTHONHASHSEED": seed}
        ended = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert ended.stdout == notes


def test_two_writers_of_one_adviser_do_not_send_the_same_letter():
    notes = {
        compose(replace(NAMED, outcome="not_selected", sender_name=name)).body()
        for name in ("Ada Lovelace", "Grace Hopper", "Alan Turing", "Kathleen Booth", "Jean Bartik")
    }
    assert len(notes) == 5


def test_one_answer_more_leaves_most_of_the_note_as_it_was():
    kept = []
    for number in range(60):
        without, asking = (
            {s.text for s in compose(replace(NAMED, **given), seed=str(number)).sentences}
            for given in (
                {"outcome": "not_selected", "linkedin": False},
                {"outcome": "not_selected", "linkedin": True},
            )
        )
        kept.append(len(without & asking) / len(without))
    assert sum(kept) / len(kept) > 0.75


COMMON = ("not_selected", "runner_up", "screened_out", "no_reply", "role_closed")


@pytest.mark.parametrize("part", RecipientRole)
@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_every_move_can_be_made_in_several_ways(outcome, part):
    for tone, news, detail in itertools.product(
        WORDING.tones, (None, *NewsChannel), ("", "your account of it")
    ):
        answers = replace(NAMED, outcome=outcome, part=part, tone=tone, news=news, detail=detail)
        situation = resolve(replace(answers, meetings=2), WORDING)
        moves = situation.outcome.required | situation.outcome.optional
        least = 4 if outcome in COMMON else 2
        for move in filter(situation.makes, moves - {"reason", "detail"}):
            found = candidates(move, situation)
            assert len(found) >= least, (move, tone, news, [c.entry.key for c in found])
            assert len({c.text.openings for c in found}) >= least - 1, (move, tone)


def test_a_missing_name_is_stood_in_for_and_never_leaves():
    note = compose(replace(NAMED, outcome="not_selected", recipient_name=""))
    assert note.greeting == f"Dear {STAND_IN_OPEN}their name{STAND_IN_CLOSE},"
    with pytest.raises(UnfinishedNote, match="recipient_name"):
        note.letter()


@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_interest_is_offered_only_as_far_as_it_is_true(outcome):
    situation = resolve(replace(NAMED, outcome=outcome), WORDING)
    offered = allowed_interests(situation.outcome, situation.recipient)
    assert (Interest.ROLE in offered) is (outcome not in ("withdrew", "declined", "reneged"))
    assert (Interest.ORGANISATION in offered) is (outcome != "reneged")


@pytest.mark.parametrize(
    ("answers", "greeting"),
    [
        ({"tone": "formal"}, "Dear Dr Hopper,"),
        ({"tone": "formal", "spelling": Spelling.AMERICAN}, "Dear Dr. Hopper,"),
        ({"tone": "warm"}, "Dear Grace,"),
        ({"tone": "friendly"}, "Hi Grace,"),
        ({"tone": "formal", "greet_as": "Professor H."}, "Dear Professor H.,"),
        ({"recipient_name": "Ada Lovelace, Alan Turing and Grace Hopper", "part": RecipientRole.PANEL},
         "Dear Ada, Alan and Grace,"),
        ({"recipient_name": "Prof. Ludwig van der Rohe", "tone": "formal"}, "Dear Professor van der Rohe,"),
        ({"recipient_name": "山田太郎"}, "Dear 山田太郎,"),
        ({"recipient_name": "Grace Hopper, PhD"}, "Dear Grace,"),
    ],
)  # fmt: skip
def test_the_greeting_names_people_as_the_tone_does(answers, greeting):
    assert compose(replace(NAMED, **{"outcome": "not_selected", **answers})).greeting == greeting


def test_an_organisation_that_ends_in_a_stop_ends_a_sentence_once():
    for organisation in ("Acme Inc.", "Yahoo!"):
        for number in range(40):
            body = compose(
                replace(NAMED, outcome="runner_up", organisation=organisation), seed=str(number)
            ).body()
            assert not re.search(r"[.!?]\.", body)


@pytest.mark.parametrize(
    ("spelling", "greeting", "others"),
    [
        (Spelling.BRITISH, "Dear Dr Hopper,", "Alan, Kathleen and Jean"),
        (Spelling.AMERICAN, "Dear Dr. Hopper,", "Alan, Kathleen, and Jean"),
    ],
)
def test_spelling_is_kept_throughout(spelling, greeting, others):
    answers = replace(NAMED, spelling=spelling, also_thank=("Alan", "Kathleen", "Jean"))
    for outcome, tone, seed in itertools.product(WORDING.outcomes, WORDING.tones, range(10)):
        situation = resolve(replace(answers, outcome=outcome, tone=tone), WORDING)
        note = compose_note(situation, str(seed))
        wording = situation.tone
        offered = wording.subdued_sign_offs if situation.outcome.subdued else wording.sign_offs
        assert note.sign_off in offered[spelling]
        assert note.greeting == greeting or tone != "formal"
        assert others in note.body()


def test_what_stands_in_braces_is_not_respelt():
    text = Text("We honour {organisation} as an organisation.")
    assert (
        WORDING.in_american_spelling(text).source == "We honor {organisation} as an organization."
    )


@pytest.mark.parametrize("blank", ["   ", "\x00", "\u2028", "\u202e"])
@pytest.mark.parametrize("field", ["recipient_name", "organisation", "role", "sender_name"])
def test_blanks_are_no_answer_and_no_stand_in_leaves(field, blank):
    note = compose(replace(NAMED, outcome="not_selected", **{field: blank}))
    assert note.missing == (field,)
    with pytest.raises(UnfinishedNote):
        note.text()


def test_a_panel_of_nothing_but_commas_is_greeted_as_a_team():
    answers = replace(NAMED, outcome="not_selected", part=RecipientRole.PANEL, recipient_name=",")
    assert compose(answers).greeting == "Dear Hiring Team,"
