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

from helpers.combinations import (
    ANSWERS_GIVEN,
    NAMED,
    TEXTS_OF_EACH_FORM,
    every_answer,
    every_choice,
    find_wrong_words,
)
from helpers.repository import ROOT
from helpers.strategies import answers as any_answers
from templates import (
    Interest,
    MeetingFormat,
    NewsChannel,
    RecipientRole,
    Spelling,
    UnfinishedNote,
    compose,
)
from templates.answers import WithdrawalChannel
from templates.letter.arrangement import arrange
from templates.letter.composer import ADDED, compose_note
from templates.letter.moves import included_moves
from templates.letter.note import MISSING_ANSWER_END, MISSING_ANSWER_START
from templates.letter.selection import MAX_THANKS, count_thanks, fitting_choices, variant_names
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, allowed_interests, resolve
from templates.phrasebook.variants import Template
from templates.phrasebook.wording_reader import built_in

WORDING = built_in()


@pytest.mark.slow
@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_every_combination_of_choices_is_a_sound_note(outcome):
    """Compose 5,760 notes for each outcome, times the environment variable ROUNDS."""
    assert_sound(
        replace(answers, reword_count=number)
        for seed in range(int(os.environ.get("ROUNDS", "1")))
        for number, answers in enumerate(every_choice(outcome, seed=1815 + seed))
    )


@pytest.mark.slow
@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_each_answer_alone_and_all_answers_together_make_a_sound_note(outcome):
    assert_sound(every_answer(outcome))


@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_a_sample_of_the_combinations_is_sound(outcome):
    sample = itertools.chain(
        every_choice(outcome, seed=1852, step=397), every_answer(outcome, step=167)
    )
    assert_sound(replace(answers, reword_count=number) for number, answers in enumerate(sample))


@pytest.mark.slow
@pytest.mark.parametrize("tone", WORDING.tones)
@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_every_pair_of_neighbouring_sentences_is_sound(outcome, tone):
    def answers_with_chosen_variants():
        optional_answers = ({}, {"detail": TEXTS_OF_EACH_FORM["detail"][0]}, ANSWERS_GIVEN)
        for part, more in itertools.product(RecipientRole, optional_answers):
            answers = replace(
                NAMED, outcome=outcome, tone=tone, part=part, news=NewsChannel.EMAIL, meetings=2,
                told_close=True, keep_in_mind=True, linkedin=True,
                **{"also_thank": ("Kathleen",), **more},
            )  # fmt: skip
            situation = resolve(answers, WORDING)
            order = [move for row in arrange(included_moves(situation), situation) for move in row]
            for pair in itertools.pairwise(order):
                for names in itertools.product(*(variant_names(move, situation) for move in pair)):
                    yield replace(answers, chosen_variants=names)

    assert_sound(answers_with_chosen_variants(), any_length=True)


def assert_sound(several_answers, *, any_length=False):
    """Compose a note from each of several `Answers`; fail if there is a problem with any.

    The message has the most frequent problems, each with the first note that has it.
    """
    first_notes, counts = {}, Counter()
    for answers in several_answers:
        situation = resolve(answers, WORDING)
        note = compose_note(situation)
        problems = [*find_problems(situation, note)]
        if not any_length:
            problems += find_length_problems(situation, note)
        for problem in problems:
            counts[problem] += 1
            first_notes.setdefault(problem, f"{answers}\n{note.text()}")
    assert not counts, "\n\n".join(
        f"{count} x {problem}\n{first_notes[problem]}" for problem, count in counts.most_common(12)
    )


def find_problems(situation, note):
    """Yield everything that is wrong with a note, in a few words each."""
    made = {move for sentence in note.sentences for move in sentence.moves} - {ADDED}
    text = note.text()
    body = note.body()
    composed_words = without_typed_words(note, situation)
    if missing := included_moves(situation) - made:
        yield f"the moves {sorted(missing)} are not made"
    if untrue := {move for move in made if not situation.allows_move(move)}:
        yield f"the moves {sorted(untrue)} are not true here"
    if count_thanks(text.removeprefix(f"Subject: {note.subject}")) > MAX_THANKS:
        yield "it thanks too often"
    if re.search(
        r"[{}\ue000\ue001]|\.\.|  | [.,;:?!]|,\.|\bthe the\b",
        text.replace("\n", " ").replace("  ", " "),
    ):
        yield "punctuation or a placeholder is left over"
    yield from find_wrong_words(situation, composed_words)
    for pattern, is_true in truth_of_claims(situation).items():
        if not is_true and (claim := re.search(pattern, composed_words)):
            yield f"it says {claim[0]!r}, which no answer does"
    if text.count("!") and situation.tone.id != "friendly":
        yield "an exclamation mark"
    for field, move in MOVE_BY_FIELD.items():
        typed = words_to_look_for(getattr(situation.answers, field))
        if typed and situation.allows_move(move) and body.count(typed) != 1:
            yield f"{body.count(typed)} mentions of {field}"
    for move, field in FIELD_BY_FRAMED_MOVE.items():
        typed = situation.fragments[field].text
        if typed and situation.allows_move(move) and body.casefold().count(typed.casefold()) != 1:
            yield f"{field} is not exactly once in the note: {typed!r}"
    first_two_sentences = " ".join(re.split(r"(?<=[.!?])\s+", without_added_sentences(note))[:2])
    knows_already = situation.answers.told_already is not WithdrawalChannel.NONE
    admits_broken_promise = situation.outcome.id == "reneged" and not knows_already
    if admits_broken_promise and "sorry" not in first_two_sentences:
        yield "the apology is not in the first two sentences"
    if not 1 <= len(note.paragraphs) <= 4:
        yield f"{len(note.paragraphs)} paragraphs"
    for sentence in note.sentences:
        if not re.match(r"[A-Z]", sentence.text) or sentence.text[-1] not in ".?!":
            yield f"not a sentence: {sentence.text!r}"


def find_length_problems(situation, note):
    """Yield that a note is too short or too long, if it is."""
    min_words, max_words = situation.outcome.word_limits[situation.answers.length]
    words = len(without_added_sentences(note).split())
    if count_typed_answers(situation) > 4:
        # A writer who answers nearly everything wants all of it in the note, even in a short one.
        max_words = max_words * 6 // 5
    if not min_words <= words <= max_words:
        yield f"{words} words, not {min_words} to {max_words}"


def without_added_sentences(note):
    """Return the note's body without the sentences that the writer added."""
    return " ".join(s.text for s in note.sentences if s.moves != (ADDED,))


MOVE_BY_FIELD = {
    "also_thank": "pass_on",
    "appointee": "appointee",
    "told_by": "told_by",
    "own_words": "own_words",
}
"""The answers that are exactly once in a note, each with the move that says it."""


def words_to_look_for(answer):
    """Return the words by which an answer is found in a note.

    Of several names, that is the first word of the last one; of sentences, it is the whole text.
    """
    text = answer[-1] if isinstance(answer, tuple) and answer else answer or ""
    return text.partition(" ")[0] if text.istitle() else text


def count_typed_answers(situation):
    """Return the number of optional answers in which the writer has typed something."""
    answers = situation.answers
    return sum(bool(getattr(answers, field)) for field in (*TEXTS_OF_EACH_FORM, *MOVE_BY_FIELD))


def truth_of_claims(situation):
    """Return patterns of claims, each with whether the answers make it true."""
    answers = situation.answers
    news, told_already, held = answers.news, answers.told_already, answers.held
    rang = news is NewsChannel.TELEPHONE or told_already is WithdrawalChannel.TELEPHONE
    withdrew_in_person = told_already is WithdrawalChannel.IN_PERSON
    spoke = answers.outcome == "screened_out" or held is MeetingFormat.TELEPHONE
    withdrew_aloud = told_already in (WithdrawalChannel.TELEPHONE, WithdrawalChannel.IN_PERSON)
    return {
        r"(?i)\bwriting to let\b|\byour (?:e-?mail|letter|message)\b": news is NewsChannel.EMAIL,
        r"(?i)\bcalling\b|\brang\b|\bringing\b": rang,
        r"in person": news is NewsChannel.IN_PERSON or withdrew_in_person,
        r"(?i)\bas I (?:said|told|wrote)": told_already is not WithdrawalChannel.NONE,
        r"(?i)\b(?:came|come|coming) close\b": answers.told_close,
        r"(?i)\bmet you\b|\bwe met\b": held in (MeetingFormat.IN_PERSON, MeetingFormat.MIXED),
        r"(?i)\bour call\b": spoke or withdrew_aloud,
        r"(?i)\bwe spoke\b": spoke
        or withdrew_aloud
        or held in (MeetingFormat.VIDEO, MeetingFormat.MIXED),
        r"(?i)working together": answers.work_with,
    }


def without_typed_words(note, situation):
    """Return the note's body without the words that the writer typed."""
    typed = [fragment.text for fragment in situation.fragments.values() if fragment.text]
    body = " ".join(
        s.text for s in note.sentences if not {"own_words", ADDED}.intersection(s.moves)
    )
    for text in typed:
        body = re.sub(re.escape(text), "…", body, flags=re.IGNORECASE)
    return body


@given(any_answers())
def test_any_answers_make_a_note(answers):
    note = compose(answers)
    situation = resolve(answers, WORDING)
    made = {move for sentence in note.sentences for move in sentence.moves} - {ADDED}
    # "news" is the name of a move and of an answer: without the answer, the move is not made.
    assert included_moves(situation) - set(note.missing) <= made
    assert all(situation.allows_move(move) for move in made)
    if note.missing:
        with pytest.raises(UnfinishedNote):
            note.text()
    else:
        assert MISSING_ANSWER_START not in note.text()
        assert MISSING_ANSWER_END not in note.text()


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
        completed = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert completed.stdout == notes


@pytest.mark.parametrize("outcome", ["not_selected", "runner_up", "screened_out", "internal"])
def test_different_writers_send_different_notes(outcome):
    names = ("Ada Lovelace", "Grace Hopper", "Alan Turing", "Kathleen Booth", "Jean Bartik")
    # The signatures would differ anyway.
    bodies = {compose(replace(NAMED, outcome=outcome, sender_name=name)).body() for name in names}
    assert len(bodies) >= 2


def test_different_writers_thank_for_the_time_in_different_words():
    answers = replace(NAMED, outcome="not_selected", thanks_for="", meetings=1, also_thank=())
    names = ("Ada Lovelace", "Grace Hopper", "Alan Turing", "Kathleen Booth", "Jean Bartik")
    thanks = {compose(replace(answers, sender_name=name)).sentences[0].text for name in names}
    assert len(thanks) >= 2


@pytest.mark.parametrize(
    ("tone", "words"),
    [
        ("formal", "to Mr Hughes and Ms Rahman."),
        ("warm", "thank Mr Hughes and Ms Rahman for"),
    ],
)
def test_other_people_with_a_title_are_named_as_in_a_formal_greeting(tone, words):
    answers = replace(
        NAMED, outcome="not_selected", tone=tone, told_by="", appointee="", thanks_for="the tour",
        spelling="british", also_thank=("Mr Owain Hughes", "Ms Farida Rahman"),
    )  # fmt: skip
    assert words in compose(answers).body()


def test_rewording_the_whole_note_gives_different_letters():
    answers = replace(NAMED, outcome="not_selected")
    notes = {compose(replace(answers, reword_count=count)).letter() for count in range(12)}
    assert len(notes) >= 3


def test_one_more_answer_changes_little_of_the_note():
    unchanged_shares = []
    for count in range(60):
        answers = replace(NAMED, outcome="not_selected", linkedin=False, reword_count=count)
        before = {sentence.text for sentence in compose(answers).sentences}
        after = {s.text for s in compose(replace(answers, linkedin=True)).sentences}
        unchanged_shares.append(len(before & after) / len(before))
    assert sum(unchanged_shares) / len(unchanged_shares) > 0.75


@pytest.mark.slow
@pytest.mark.parametrize("part", RecipientRole)
@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_every_move_has_a_sentence_in_every_situation(outcome, part):
    for tone, news, meetings, (field, answer) in itertools.product(
        WORDING.tones, (None, *NewsChannel), (0, 1, 2), (("", ""), *ANSWERS_GIVEN.items())
    ):
        answers = replace(
            NAMED, outcome=outcome, part=part, tone=tone, news=news, meetings=meetings,
            keep_in_mind=True, linkedin=True, told_close=True, **({field: answer} if field else {}),
        )  # fmt: skip
        situation = resolve(answers, WORDING)
        for move in included_moves(situation):
            assert fitting_choices(move, situation), (move, tone, news, meetings, field)


def test_a_missing_name_is_marked_and_the_note_cannot_be_exported():
    note = compose(replace(NAMED, outcome="not_selected", recipient_name=""))
    assert note.greeting == f"Dear {MISSING_ANSWER_START}their name{MISSING_ANSWER_END},"
    with pytest.raises(UnfinishedNote, match="recipient_name"):
        note.letter()


BUILT_IN_OUTCOMES = (
    "not_selected", "runner_up", "screened_out", "application_only", "internal", "role_closed",
    "withdrew", "declined", "reneged", "no_reply", "unanswered",
)  # fmt: skip
"""The outcomes of the built-in wording, to which an adviser may add."""


@pytest.mark.parametrize("outcome", BUILT_IN_OUTCOMES)
def test_only_interests_that_can_be_true_are_offered(outcome):
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
def test_the_greeting_fits_the_tone_and_the_spelling(answers, greeting):
    assert compose(replace(NAMED, **{"outcome": "not_selected", **answers})).greeting == greeting


def test_no_second_full_stop_follows_a_name_that_ends_in_one():
    for organisation in ("Acme Inc.", "Yahoo!"):
        for number in range(40):
            body = compose(
                replace(NAMED, outcome="runner_up", organisation=organisation, reword_count=number)
            ).body()
            assert not re.search(r"[.!?]\.", body)


@pytest.mark.parametrize(
    ("spelling", "greeting", "others"),
    [
        (Spelling.BRITISH, "Dear Dr Hopper,", "Alan, Kathleen and Jean"),
        (Spelling.AMERICAN, "Dear Dr. Hopper,", "Alan, Kathleen, and Jean"),
    ],
)
def test_the_whole_note_has_one_spelling(spelling, greeting, others):
    answers = replace(NAMED, spelling=spelling, also_thank=("Alan", "Kathleen", "Jean"))
    for outcome, tone, count in itertools.product(WORDING.outcomes, WORDING.tones, range(10)):
        situation = resolve(
            replace(answers, outcome=outcome, tone=tone, reword_count=count), WORDING
        )
        note = compose_note(situation)
        tone_of_note = situation.tone
        is_subdued = situation.outcome.subdued
        offered = tone_of_note.subdued_sign_offs if is_subdued else tone_of_note.sign_offs
        assert note.sign_off in offered[spelling]
        assert note.greeting == greeting or tone != "formal"
        assert (others in note.body()) is situation.allows_move("pass_on")


def test_a_placeholder_is_not_respelt():
    text = Template("We honour {organisation} as an organisation.")
    assert (
        WORDING.in_american_spelling(text).source == "We honor {organisation} as an organization."
    )


@pytest.mark.parametrize("blank", ["   ", "\x00", "\u2028", "\u202e"])
@pytest.mark.parametrize("field", ["recipient_name", "organisation", "role", "sender_name"])
def test_a_note_with_a_blank_for_an_answer_cannot_be_exported(field, blank):
    note = compose(replace(NAMED, outcome="not_selected", **{field: blank}))
    assert note.missing == (field,)
    with pytest.raises(UnfinishedNote):
        note.text()


def test_a_panel_of_nothing_but_commas_is_greeted_as_a_team():
    answers = replace(NAMED, outcome="not_selected", part=RecipientRole.PANEL, recipient_name=",")
    assert compose(answers).greeting == "Dear Hiring Team,"


@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_an_american_formal_note_never_says_post(outcome):
    for part, count in itertools.product(RecipientRole, range(4)):
        answers = replace(
            NAMED, outcome=outcome, part=part, tone="formal", spelling=Spelling.AMERICAN,
            keep_in_mind=True,
        )  # fmt: skip
        assert not re.search(r"\bpost\b", compose(replace(answers, reword_count=count)).letter())
