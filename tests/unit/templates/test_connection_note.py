"""The connection note fits, whoever it names."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given

from helpers.combinations import FORMS
from helpers.factories import complete_answers
from helpers.strategies import answers as any_answers
from templates import Answers, RecipientRole
from templates.letter.linkedin import connection_note, utf16_length
from templates.letter.typed_answers.fragments import parse_answer
from templates.letter.typed_answers.sentences import first_sentence
from templates.phrasebook.wording_reader import built_in

WORDING = built_in()
LONG = "Maximiliana Hohenzollern-Württemberg van der Straaten"


@pytest.mark.parametrize(
    ("tones", "has_linkedin_premium"),
    [
        (("warm",), False),
        pytest.param(("formal", "friendly"), False, marks=pytest.mark.slow),
        pytest.param(tuple(WORDING.tones), True, marks=pytest.mark.slow),
    ],
)
def test_every_note_fits_the_limit_even_with_long_names(tones, has_linkedin_premium):
    note_count = 0
    outcomes_with_a_note = set()
    for outcome, tone, part, name, meetings in itertools.product(
        WORDING.outcomes,
        tones,
        RecipientRole,
        ("Grace Hopper", LONG, LONG * 6),
        (None, 1, 3),
    ):
        answers = Answers(
            outcome=outcome, tone=tone, part=part, recipient_name=name, role=name,
            organisation=name, sender_name=name, meetings=meetings,
        )  # fmt: skip
        note = connection_note(answers, has_linkedin_premium=has_linkedin_premium)
        if note is not None:
            note_count += 1
            assert note.length <= note.limit == (300 if has_linkedin_premium else 200)
            assert note.text
            assert "{" not in note.text
            assert not note.text.endswith(",")
            outcomes_with_a_note.add(outcome)
    assert outcomes_with_a_note == WORDING.outcomes.keys() - {"internal", "reneged"}
    assert note_count > 216 * len(tones)


def test_there_is_no_note_where_a_request_would_be_wrong():
    for outcome in ("internal", "reneged"):
        assert connection_note(Answers(outcome=outcome)) is None
    assert connection_note(Answers(outcome="not_selected", part=RecipientRole.REFERRER)) is None


@pytest.mark.parametrize("detail", FORMS["detail"])
@pytest.mark.parametrize("thanks_for", ["", "the tour"])
def test_the_note_has_the_first_sentence_of_the_detail(detail, thanks_for):
    answers = complete_answers(detail=detail, thanks_for=thanks_for)
    note = connection_note(answers, has_linkedin_premium=True)
    assert first_sentence(parse_answer(detail).text).casefold() in note.text.casefold()
    assert "  " not in note.text


def text_for(has_linkedin_premium=False, **changes):
    """Return the text of the connection note after one meeting, with some answers changed."""
    answers = complete_answers(**{"meetings": 1, "tone": "warm", **changes})
    return connection_note(answers, has_linkedin_premium=has_linkedin_premium).text


def test_a_story_that_fits_is_told_whole():
    detail = "your story of the frame that was a foot too short. I have measured twice since"
    assert text_for(detail=detail) == (
        "Dear Grace, I liked your story of the frame that was a foot too short. "
        "I have measured twice since. I'd be glad to be connected here. Ada Lovelace"
    )


@pytest.mark.parametrize(("has_linkedin_premium", "has_end"), [(False, False), (True, True)])
def test_a_longer_story_ends_with_what_the_writer_did(has_linkedin_premium, has_end):
    detail = (
        "the cards above the pits. I have put one of my own on every bus since, and the mornings "
        "are quieter. It took a week until the others at the depot did so, even the night crew"
    )
    text = text_for(has_linkedin_premium, detail=detail)
    assert "the cards above the pits. I have put one of my own on every bus since, and" in text
    assert "are quieter. " in text
    assert ("even the night crew. " in text) is has_end


@pytest.mark.parametrize(
    ("detail", "story"),
    [
        (
            "You showed me a coat with six names in it, and the oldest was that of the woman who "
            "taught you. I had never signed a chair, in all my years at the bench. Now there is a "
            "name under every seat I finish.",
            "who taught you. Now there is a name under every seat I finish.",
        ),
        (
            "You showed me a coat with six names in it, and the oldest was that of the woman who "
            "taught you. I had never signed a chair, in all my years at the bench. Now I do it on the day a chair is finished.",
            "who taught you. I'd be glad to be connected here.",
        ),
    ],
)
def test_the_middle_of_a_story_is_left_out_if_its_end_is_clear_without_it(detail, story):
    assert story in text_for(detail=detail)


LONG_EVENT = (
    "You took me all the way round the yard in the rain, past both the tugs, and told me which of the "
    "captains had been shouted at, for what, in which of the years, and by whom. "
)


@pytest.mark.parametrize(
    "act",
    [
        "I have put a whiteboard up in our own yard, and it helps",
        "I've started doing our returns first thing",
        "On Saturday I joined a sailing club",
        "Now there is a name under every seat I finish",
        "After that I asked for a week on the dock",
        "I went home and unpicked my own worst pair, and it was the welt",
        "I wrote eleven names down that evening",
    ],
)
def test_after_a_long_event_only_what_came_of_it_is_told(act):
    assert text_for(detail=LONG_EVENT + act) == (
        f"Dear Grace, we talked about the Programming Lead role. {act}. Ada Lovelace"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "I have made one like it",
        "I have begun to do the same",
        "I've started the log book at home",
        "I wrote eleven of the names down that evening",
        "I had never seen one from below",
        "It stayed with me all the way home",
        "I have oiled our own winch since and you were right",
        "Not many harbours do that",
    ],
)
def test_a_sentence_that_is_unclear_without_the_event_is_not_told_alone(sentence):
    text = text_for(detail=LONG_EVENT + sentence)
    assert "in which of the years, and by whom." in text
    assert sentence not in text


def test_a_story_may_end_before_its_last_sentence():
    detail = (
        "When you stopped the lesson so that he could finish his sentence, which took a good minute, "
        "and nobody laughed. I wait longer now. It is harder than it looks, and I count in my head."
    )
    assert text_for(detail=detail).endswith(
        "nobody laughed. I wait longer now. I'd like to connect."
    )


@pytest.mark.parametrize(
    "event",
    [
        "You took the whole of the first morning to show me which of the drawers the old letters were in",
        "That you took the whole of the morning to show me which of the drawers the old letters were in",
    ],
)
def test_a_sentence_loses_its_opening_before_its_story_loses_its_end(event):
    end = "I have begun to put our own in order, one box an evening, with the radio on"
    text = text_for(detail=f"{event}. {end}")
    assert text.startswith("Dear Grace, you took ")
    assert f"letters were in. {end}. " in text


def test_an_aside_is_left_out_where_the_request_to_connect_would_not_fit():
    book = "the fault book beside the key board"
    detail = (
        f"{book}, where drivers write in their own words what they heard or felt. "
        "I've started asking our drivers what they heard before I lift a bonnet"
    )
    text = text_for(detail=detail)
    assert f"{book}. I've started asking" in text
    assert "glad to be connected here" in text
    assert f"{book}, where drivers write" in text_for(True, detail=detail)


def test_of_a_long_end_the_second_clause_is_left_out():
    text = text_for(
        detail="the board by the door with each patient's chosen chair. I've begun asking the patients "
        "on my own ward where they would rather sit; two of them had wanted the window for weeks"
    )
    assert "chosen chair. I've begun asking the patients on my own ward where they" in text
    assert text.endswith("would rather sit. I'd like to connect.")


def test_no_sentence_is_cut():
    detail = (
        LONG_EVENT.removesuffix(". ") + ", so that I have told everybody at home about it, twice"
    )
    assert "tugs" not in text_for(detail=detail)
    assert "at home about it, twice. " in text_for(True, detail=detail)


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({}, "the walled garden. I'd be glad to be connected here. Ada Lovelace"),
        # Thanks would bring the outcome back.
        ({"thanks_for": "the lift"}, "the walled garden. I'd be glad to be connected here. Ada"),
        ({"meet_again": "on Thursday"}, "garden. I look forward to seeing you on Thursday. Ada"),
        ({"consider_for": "a post outdoors"}, "garden. I'd be glad to hear of a post outdoors. Ada"),
        ({"consider_for": "pruning"}, "garden. I hope you'll think of me for pruning. Ada"),
        ({"consider_for": "if it reopens"}, "garden. If it reopens, I'd be glad to hear from you. Ada"),
        ({"consider_for": "when Al retires"}, "garden. I'd like to try again when Al retires. Ada"),
        ({"consider_for": "please ring me"}, "the walled garden. I'd be glad to be connected"),
        ({"consider_for": "pruning", "meet_again": "on Thursday"}, "seeing you on Thursday. Ada"),
        ({"meetings": 0, "outcome": "unanswered"}, "garden. I'd be glad to be connected here. Ada"),
    ],
)  # fmt: skip
def test_a_moment_is_followed_by_what_belongs_to_it(changes, end):
    assert end in text_for(detail="the walled garden", **changes)


@pytest.mark.parametrize(
    ("changes", "beginning"),
    [
        ({}, "thank you again for your time over the Programming Lead role"),
        ({"held": "in_person"}, "thank you again for seeing me about the Programming Lead role"),
        ({"held": "video"}, "thank you again for our call about the Programming Lead role"),
        ({"held": "video", "part": RecipientRole.RECRUITER}, "thank you again for your time over"),
        ({"thanks_for": "your time over coffee"}, "thank you again for your time over coffee"),
        ({"meetings": 0, "outcome": "unanswered"}, "I applied for the Programming Lead role at"),
    ],
)
def test_without_a_detail_the_note_is_short(changes, beginning):
    text = text_for(**changes)
    assert text.startswith(f"Dear Grace, {beginning}")
    assert text.endswith(". I'd be glad to be connected here. Ada Lovelace")


def test_the_recipient_is_named_only_in_the_greeting():
    answers = complete_answers(detail="Grace showed me the press", thanks_for="the day with Grace")
    note = connection_note(answers)
    assert note.text.count("Grace") == 1


def test_a_note_after_an_application_alone_mentions_no_talk():
    note = connection_note(
        Answers(outcome="application_only", recipient_name="Grace", role="Lead", sender_name="Ada")
    )
    assert "Lead role" in note.text
    assert not any(word in note.text for word in ("talking", "conversation", "chat"))


def test_characters_are_counted_as_a_browser_does():
    assert utf16_length("é") == 1
    assert utf16_length("👩‍🚀") == 5


@given(any_answers())
def test_any_text_fits(answers):
    note = connection_note(replace(answers, sender_name=answers.sender_name or "Ada"))
    assert note is None or note.is_own or note.length <= note.limit


def test_of_several_recipients_the_first_is_invited():
    names = "Ruth Bell, Tomasz Lis and Jo Pike"
    answers = complete_answers(
        recipient_name=names, greet_as="Ruth, Tomasz and Jo", part=RecipientRole.PANEL
    )
    note = connection_note(answers)
    assert note.text.startswith("Dear Ruth,")
    assert "Tomasz" not in note.text
    assert note.is_for_first_recipient
    assert not connection_note(complete_answers()).is_for_first_recipient


def test_an_own_connection_note_takes_the_place_of_the_composed_one():
    answers = complete_answers(connection_note="Hi Grace,  I fixed the loom. Ada")
    note = connection_note(answers)
    assert note.text == "Hi Grace, I fixed the loom. Ada"
    assert (note.length, note.limit, note.error) == (31, 200, "")
    assert connection_note(replace(answers, connection_note="  ")).text != note.text
    assert connection_note(replace(answers, outcome="reneged")) is None


@pytest.mark.parametrize(("has_linkedin_premium", "is_too_long"), [(False, True), (True, False)])
def test_an_own_connection_note_may_be_too_long(has_linkedin_premium, is_too_long):
    answers = complete_answers(connection_note="👩‍🚀" * 41)
    note = connection_note(answers, has_linkedin_premium=has_linkedin_premium)
    assert note.length == 205
    assert bool(note.error) is is_too_long
    assert note.error in ("", "That is 205 characters; LinkedIn allows 200.")
