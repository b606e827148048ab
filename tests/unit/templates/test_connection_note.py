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
def test_every_combination_fits_also_with_long_names(tones, has_linkedin_premium):
    made = 0
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
            made += 1
            assert note.length <= note.limit == (300 if has_linkedin_premium else 200)
            assert note.text
            assert "{" not in note.text
            assert not note.text.endswith(",")
            outcomes_with_a_note.add(outcome)
    assert outcomes_with_a_note == WORDING.outcomes.keys() - {"internal", "reneged"}
    assert made > 216 * len(tones)


def test_where_a_request_would_be_false_there_is_no_note():
    for outcome in ("internal", "reneged"):
        assert connection_note(Answers(outcome=outcome)) is None
    assert connection_note(Answers(outcome="not_selected", part=RecipientRole.REFERRER)) is None


@pytest.mark.parametrize("detail", FORMS["detail"])
@pytest.mark.parametrize("thanks_for", ["", "the tour"])
def test_it_gives_the_reason_that_only_this_writer_has(detail, thanks_for):
    answers = complete_answers(detail=detail, thanks_for=thanks_for)
    note = connection_note(answers, has_linkedin_premium=True)
    assert first_sentence(parse_answer(detail).text).casefold() in note.text.casefold()
    assert "  " not in note.text


@pytest.mark.parametrize(("has_linkedin_premium", "has_end"), [(False, False), (True, True)])
def test_it_takes_as_many_sentences_of_the_detail_as_fit(has_linkedin_premium, has_end):
    detail = (
        "the cards above the pits. I have put one of my own on every bus since, and the mornings "
        "are quieter. It took a week until the others did so too"
    )
    note = connection_note(
        complete_answers(detail=detail), has_linkedin_premium=has_linkedin_premium
    )
    assert "the cards above the pits. I have put" in note.text
    assert ("others did so too" in note.text) is has_end


def test_what_came_of_it_is_told_before_what_stands_between():
    detail = (
        "Your question about the first really wet morning on the hill road. I had never put the answer to it "
        "into words for anybody. Now I hand it out on half a page"
    )
    note = connection_note(complete_answers(detail=detail))
    assert "wet morning on the hill road. Now I hand it out on half a page. " in note.text


def test_a_sentence_that_is_too_long_ends_with_a_clause():
    detail = (
        "You had me call out every hazard on the old harbour road as we drove it. I have kept it up "
        "on my own route, and it turns out that I brake late for the stop by the market"
    )
    note = connection_note(complete_answers(detail=detail))
    assert "as we drove it. I have kept it up on my own route. " in note.text


def test_more_of_the_detail_comes_before_more_thanks():
    answers = complete_answers(
        detail="the card under Janet Frame. I have read four of her books since",
        thanks_for="the afternoon in the shop, with nobody to mind the till for a whole hour",
    )
    assert "four of her books" in connection_note(answers).text
    assert "hour. " in connection_note(answers, has_linkedin_premium=True).text


def test_thanks_without_a_detail_leave_no_gap():
    note = connection_note(complete_answers(detail="", thanks_for="your time over coffee"))
    assert "thank you again for your time over coffee. I'd be glad" in note.text


def test_it_does_not_speak_of_its_reader_to_them():
    answers = complete_answers(detail="Grace showed me the press", thanks_for="the day with Grace")
    note = connection_note(answers)
    assert note.text.count("Grace") == 1


def test_it_says_nothing_of_a_talk_where_there_was_none():
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
    assert note is None or note.length <= note.limit


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


def test_what_came_of_it_stands_behind_the_occasion_where_the_rest_is_too_long():
    detail = (
        "You showed me round the whole of the stockroom before the shop opened and told me why the "
        "returns cage is cleared every morning. I've started doing our returns first thing, and it helps"
    )
    note = connection_note(complete_answers(meetings=1, detail=detail))
    assert "we talked about the Programming Lead role. I've started doing our returns" in note.text


@pytest.mark.parametrize(
    ("detail", "memory"),
    [
        (
            "Mr Bebb at the lane end, with his westerns. On Saturday I joined the library.",
            "role. On Saturday I joined the library. I'd",
        ),
        (
            "You showed me a coat with six names in it. I had never signed a chair. Now there is a "
            "name under every seat I finish.",
            "role. Now there is a name under every seat I finish. I'd",
        ),
        (
            "You told me of a night in the freezer. After that I asked for a week on the dock.",
            "role. After that I asked for a week on the dock. I'd",
        ),
        ("You let me hold the knife. I had never held one.", "You let me hold the knife"),
        ("The card by the hatch. I have made one like it.", "the card by the hatch"),
    ],
)
def test_what_came_of_it_goes_first_where_it_is_clear_by_itself(detail, memory):
    note = connection_note(complete_answers(meetings=1, tone="warm", detail=detail))
    assert memory.casefold() in note.text.casefold()
