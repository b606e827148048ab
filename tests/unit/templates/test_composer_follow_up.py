"""Every combination of the choices makes a true, whole and well-formed follow-up note."""

import itertools
import re
from dataclasses import replace

import pytest

from helpers.combinations import (
    NAMED,
    NEWS_OF_FOLLOW_UP,
    TEXTS_OF_EACH_FORM,
    find_faults,
    find_wrong_words,
)
from templates import (
    Interest,
    Length,
    MeetingFormat,
    RecipientRole,
    Spelling,
    UnfinishedNote,
    compose,
)
from templates.letter.arrangement import arrange
from templates.letter.moves import included_moves
from templates.letter.openings import words_around
from templates.letter.selection import variant_names
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import built_in
from templates.questions.questions import STEPS, heading_for, questions_for_step, skip_reason

WORDING = built_in()
WITH_FOLLOW_UP = [outcome for outcome in WORDING.outcomes.values() if outcome.follow_up_days]
NEWS = (
    "the report on river archives that you named",
    *NEWS_OF_FOLLOW_UP,
    "A talk on 3 December",
)


def find_problems(answers, note):
    """Yield everything that is wrong with a follow-up note, in a few words each."""
    situation = resolve(answers, WORDING)
    made = {move for sentence in note.sentences for move in sentence.moves}
    text, body = note.text(), note.body()
    if made != included_moves(situation):
        yield f"it makes the moves {sorted(made)}"
    if re.search(r"[{}\ue000\ue001]|\.\.|  | [.,;:?!]|\bthe the\b", text.replace("\n\n", " ")):
        yield "punctuation or a placeholder is left over"
    yield from find_wrong_words(situation, body)
    if "some months ago" in body and answers.follow_up == 1:
        yield "it has not been months"
    min_words, max_words = situation.outcome.word_limits[situation.answers.length]
    if not min_words <= note.word_count <= max_words:
        yield f"{note.word_count} words"
    if situation.answers.spelling is Spelling.AMERICAN and "organis" in body:
        yield "British spelling"
    for finding in find_faults(note, answers):
        yield f"{finding.severity}: {finding.text!r}: {finding.message}"


def assert_sound(notes):
    """Fail if there is a problem with any of some pairs of answers and a note.

    The message has the first problems, each with the last note that has it.
    """
    unsound = {
        problem: note.text() for answers, note in notes for problem in find_problems(answers, note)
    }
    assert not unsound, "\n\n".join(f"{p}\n{text}" for p, text in list(unsound.items())[:8])


def every_choice(*outcomes, step=1):
    """Yield answers with every combination of what decides the words, and each form of news.

    Only one in `step` combinations is yielded.
    """
    choices = itertools.product(
        outcomes or WITH_FOLLOW_UP,
        WORDING.tones,
        RecipientRole,
        (1, 2),
        (True, False),
        enumerate(NEWS),
    )
    sample = itertools.islice(choices, 0, None, step)
    for outcome, tone, part, follow_up, keep_in_mind, (number, brings) in sample:
        yield replace(
            NAMED, outcome=outcome.id, tone=tone, part=part, follow_up=follow_up, brings=brings,
            keep_in_mind=keep_in_mind, meetings=number % 4, detail=TEXTS_OF_EACH_FORM["detail"][number % 9], held=tuple(MeetingFormat)[number % 3],
            length=tuple(Length)[number % 2], spelling=tuple(Spelling)[follow_up % 2],
            client="Difference Works" if keep_in_mind else "", also_thank=("Kathleen",) if keep_in_mind else (),
        )  # fmt: skip


@pytest.mark.slow
def test_every_combination_is_sound_and_passes_the_check():
    assert_sound(
        (answers, compose(replace(answers, reword_count=n)))
        for n, answers in enumerate(every_choice())
    )


@pytest.mark.slow
@pytest.mark.parametrize("outcome", WITH_FOLLOW_UP, ids=lambda outcome: outcome.id)
def test_every_combination_of_variants_is_sound(outcome):
    def every_note():
        for tone, part, brings in itertools.product(WORDING.tones, RecipientRole, NEWS[:2]):
            answers = replace(
                NAMED, outcome=outcome.id, tone=tone, part=part, brings=brings, follow_up=2,
                keep_in_mind=True, meetings=1,
            )  # fmt: skip
            situation = resolve(answers, WORDING)
            moves = [m for row in arrange(included_moves(situation), situation) for m in row]
            for names in itertools.product(*(variant_names(m, situation) for m in moves)):
                with_choice = replace(answers, chosen_variants=names)
                note = compose(with_choice)
                assert {s.id for s in note.sentences} == set(names)
                yield with_choice, note

    assert_sound(every_note())


@pytest.mark.parametrize("outcome", WITH_FOLLOW_UP, ids=lambda outcome: outcome.id)
def test_a_sample_of_the_combinations_is_sound_and_passes_the_check(outcome):
    sample = every_choice(outcome, step=61)
    assert_sound(
        (answers, compose(replace(answers, reword_count=n))) for n, answers in enumerate(sample)
    )


def test_there_is_no_follow_up_after_reneging_and_the_reason_is_given():
    answers = replace(NAMED, outcome="reneged", follow_up=1, brings=NEWS[0])
    (ignored,) = resolve(answers, WORDING).ignored
    assert ignored.field == "follow_up"
    assert "leave it at one note" in ignored.reason
    assert "river archives" not in compose(answers).text()
    assert [o.id for o in WORDING.outcomes.values() if not o.follow_up_days] == [
        "reneged", "unanswered",
    ]  # fmt: skip


def test_there_are_at_most_two_follow_ups():
    assert {o.follow_up_days for o in WITH_FOLLOW_UP} == {(30,), (30, 90)}
    assert WORDING.outcomes["no_reply"].follow_up_days == (30,)


def test_a_follow_up_asks_only_what_is_new():
    answers = replace(NAMED, outcome="runner_up", follow_up=1)
    situation = resolve(answers, WORDING)
    asked = {s.id: [q.name for q in questions_for_step(s.id, situation)] for s in STEPS}
    assert asked["detail"] == ["brings", "tie", "subject"]
    assert asked["interest"] == ["hope", "meet_again"]
    assert heading_for("interest", situation) == "What do you still hope for?"
    assert [step for step in asked if skip_reason(step, situation)] == ["linkedin"]
    assert "a follow-up" in skip_reason("linkedin", situation)
    assert compose(answers).missing == ("brings",)
    with pytest.raises(UnfinishedNote):
        compose(answers).text()


@pytest.mark.parametrize(
    ("brings", "subject"),
    [
        ("the rope chart, attached", "The rope chart"),
        ("some photos of the loft, attached", "Some photos of the loft"),
        ("I thought you might like the article on lofts, attached", "The article on lofts"),
        ("I have mended the old loft, as you did, and doves are back", "The old loft"),
        ("how we mended the loft", "A note from Ada Lovelace"),
    ],
)
def test_the_subject_of_a_follow_up_says_what_the_note_brings(brings, subject):
    answers = replace(NAMED, outcome="runner_up", follow_up=1, brings=brings)
    assert compose(answers).subject == subject


@pytest.mark.parametrize("brings", ["  ", "...", "?", "\x00"])
def test_a_follow_up_without_words_about_its_news_is_unfinished(brings):
    assert compose(replace(NAMED, outcome="runner_up", follow_up=1, brings=brings)).missing


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"brings": "The winch runs"}, {"tie", "hope"}),
        ({"brings": "Your winch runs"}, {"hope"}),
        ({"brings": "The winch of Ms Lis runs", "part": RecipientRole.PANEL}, {"hope"}),
        ({"brings": "The winch runs, as Walt said", "also_thank": ("Walt",)}, {"hope"}),
        ({"brings": "Your winch runs", "tie": "You lent me the oil"}, {"tie", "hope"}),
        # A writer who wants nothing more is not asked for a hope.
        ({"brings": "Your winch runs", "interest": Interest.NONE}, set()),
    ],
)
def test_a_follow_up_asks_for_what_its_news_leaves_open(changes, asked):
    answers = replace(
        NAMED, outcome="declined", follow_up=1, recipient_name="Ms Ewa Lis, Jo Pike",
        **{"interest": Interest.ORGANISATION, **changes},
    )  # fmt: skip
    situation = resolve(answers, WORDING)
    names = {q.name for s in STEPS for q in questions_for_step(s.id, situation)}
    assert names & {"tie", "hope"} == asked


@pytest.mark.parametrize(
    "changes",
    [
        {"consider_for": "If you need hands, I'd happily come"},
        {"consider_for": "a post on the quay"},
        {"outcome": "no_reply", "consider_for": "a post on the quay"},
    ],
)
def test_a_follow_up_ignores_the_hope_of_the_sent_note(changes):
    answers = replace(
        NAMED, **{"outcome": "not_selected", **changes}, brings="The winch has run all winter",
        follow_up=1, keep_in_mind=True,
    )  # fmt: skip
    assert compose(answers).body() == "The winch has run all winter."
    (ignored,) = resolve(answers, WORDING).ignored
    assert ignored.field in changes
    assert "`hope`" in ignored.reason


@pytest.mark.parametrize(
    ("hope", "sentence"),
    [
        ("Dr Lee, do you know who runs it?", "Dr Lee, do you know who runs it?"),
        ("Darnell, is there a list?", "Darnell, is there a list?"),
        ("May I put in for the next post on the quay?", "May I put in for the next post on the quay?"),
        ("another night post", "If there's ever another night post, I'd gladly apply."),
        ("night work with you", "I hope you'll think of me for night work with you."),
        ("the night class", "I hope you'll think of me for the night class."),
        ("if we move to Leith", "If we move to Leith, I'd like to get in touch again."),
        ("free from May", "I'm free from May."),
        ("When night work comes up, I'd love to be asked", "When night work comes up, I'd love to be asked."),
        ("Do come by on a Thursday", "Do come by on a Thursday."),
        ("Any night you're short, just ring", "Any night you're short, just ring."),
        ("If you need hands, do call", "If you need hands, do call."),
        ("Is your winch still for sale? I'd take it", "Is your winch still for sale? I'd take it."),
    ],
)  # fmt: skip
def test_the_hope_of_a_follow_up_replaces_that_of_the_sent_note(hope, sentence):
    answers = replace(
        NAMED, outcome="not_selected", brings="The winch has run all winter", follow_up=1,
        consider_for="If you need hands, I'd happily come", hope=hope,
    )  # fmt: skip
    assert compose(answers).body().split("\n\n")[1] == sentence
    assert not resolve(answers, WORDING).ignored


def test_a_first_note_ignores_the_hope_of_a_follow_up():
    answers = replace(NAMED, outcome="not_selected", hope="night work")
    assert "night work" not in compose(answers).body()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "If there's ever another night post, I'd gladly apply."),
        ({"hope": "teaching the night class"}, "I hope you'll think of me for teaching the night class."),
        ({"outcome": "internal"}, "If another night post comes up, I'd love to try again."),
        ({"part": RecipientRole.AGENCY}, "If there's ever another night post, I'd be glad of a call."),
        ({"part": RecipientRole.REFERRER}, "If you hear of another night post, I hope you'll think of me."),
    ],
)  # fmt: skip
def test_the_hope_of_a_follow_up_fits_the_outcome_and_the_part_of_the_recipient(changes, sentence):
    answers = replace(
        NAMED, outcome="not_selected", part=RecipientRole.HIRING_MANAGER, meetings=1, follow_up=1,
        organisation="Hill Street Mill", brings="The winch has run all winter",
        hope="another night post",
    )  # fmt: skip
    assert compose(replace(answers, **changes)).body().split("\n\n")[1] == sentence


@pytest.mark.parametrize(
    ("brings", "sentence"),
    [
        ("that the winch has run all winter", "The winch has run all winter."),
        (
            "One of the three people I trained served me: Rita. She did it well",
            "One of the three people I trained served me: Rita. She did it well.",
        ),
        (
            "A friend of mine who welds is looking for work: Jo Reed",
            "A friend of mine who welds is looking for work: Jo Reed.",
        ),
        (
            "A boy in our yard who never welded now asks for the torch",
            "A boy in our yard who never welded now asks for the torch.",
        ),
        (
            "The friend who is at the mill, and who welds",
            "I thought you might like the friend who is at the mill, and who welds.",
        ),
        ("I wanted to tell you that the winch has run all winter", "The winch has run all winter."),
        ("I wanted to tell you about the winch", "I wanted to tell you about the winch."),
        ("a plan of the winch, attached. It runs", "I'm sending you a plan of the winch. It runs."),
        ("the plan we spoke of (attached)", "I'm sending you the plan we spoke of."),
        ("your idea of a second winch works here too", "Your idea of a second winch works here too."),
        (
            "The barn with the winch opened last week, with forty guests",
            "The barn with the winch opened last week, with forty guests.",
        ),
        (
            "A long account of the winch that my team built last week",
            "I thought you might like a long account of the winch that my team built last week.",
        ),
        ("photos from the barn", "I'm sending you photos from the barn."),
        ("photos of the barn, enclosed", "I thought you might like photos of the barn, enclosed."),
        ("Good news: the winch passed", "Good news: the winch passed."),
        ("Finished! The winch is up in the barn", "Finished. The winch is up in the barn."),
        ("Following your advice, I oiled the winch", "Following your advice, I oiled the winch."),
        ("link to the plan: https://winch.example", "Here's a link to the plan: https://winch.example."),
        ("recording of the winch", "I thought you might like a recording of the winch."),
        ("here's the plan of the winch", "Here's the plan of the winch."),
        ("A winch for your second boat.", "I thought you might like a winch for your second boat."),
        (
            "A long account of the winch on your second boat: https://winch.example.",
            "Here's a long account of the winch on your second boat: https://winch.example.",
        ),
    ],
)  # fmt: skip
def test_typed_news_becomes_a_sentence(brings, sentence):
    answers = replace(NAMED, outcome="not_selected", tone="warm", follow_up=1, brings=brings)
    assert compose(answers).body().split("\n\n")[0] == sentence


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({}, ""),
        ({"meet_again": "on the ferry"}, "See you on the ferry."),
        ({"meet_again": "cricket"}, "See you at cricket."),
        ({"meet_again": "until Monday"}, "Until Monday."),
        ({"meet_again": "Sue, see you at lunch"}, "Sue, see you at lunch."),
        ({"meet_again": "on the ferry", "tone": "formal"}, "I look forward to seeing you on the ferry."),
    ],
)  # fmt: skip
def test_a_follow_up_ends_with_the_next_meeting(changes, ending):
    answers = replace(NAMED, outcome="not_selected", follow_up=1, brings="Your winch runs")
    assert compose(replace(answers, **changes)).body().partition("\n\n")[2] == ending


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "Ada Lovelace"),
        ({"meet_again": "on the ferry"}, "Ada"),
        ({"outcome": "internal"}, "Ada"),
        ({"meet_again": "on the ferry", "sender_name": "Dr Lovelace"}, "Dr Lovelace"),
        ({"meet_again": "on the ferry", "tone": "formal"}, "Ada Lovelace"),
        ({"meet_again": "on the ferry", "part": RecipientRole.PANEL}, "Ada"),
        ({"held": MeetingFormat.IN_PERSON}, "Ada"),
        ({"held": MeetingFormat.IN_PERSON, "greet_as": "Dr. Hopper"}, "Ada Lovelace"),
        ({"held": MeetingFormat.VIDEO}, "Ada Lovelace"),
        ({"held": MeetingFormat.IN_PERSON, "part": RecipientRole.RECRUITER}, "Ada Lovelace"),
        ({"meet_again": "on the ferry", "follow_up": None}, "Ada Lovelace"),
    ],
)
def test_a_follow_up_may_be_signed_with_the_first_name(changes, name):
    answers = replace(NAMED, outcome="not_selected", follow_up=1, brings="Your winch runs")
    assert compose(replace(answers, **changes)).signature[0] == name


@pytest.mark.parametrize("field", ["brings", "tie"])
def test_the_questions_of_a_follow_up_have_no_opening_before_the_answer(field):
    situation = resolve(replace(NAMED, outcome="not_selected", follow_up=1), WORDING)
    assert words_around(field, situation) == ("", "")


def test_a_follow_up_does_not_repeat_the_detail():
    answers = replace(
        NAMED, outcome="not_selected", brings="some photos, attached", follow_up=1,
        detail="your drawing of the winch, which you made on a napkin. I have built it since",
    )  # fmt: skip
    assert not re.search("drawing|napkin|built", compose(answers).text())
