"""What a connection note says within the limit of LinkedIn, and to whom.

A story is a detail that tells an event from the meetings, and at its end what the writer did after
it. A line is what the writer has typed for this note.
"""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given

from helpers.combinations import TEXTS_OF_EACH_FORM
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
            assert note.length <= note.limit == (300 if has_linkedin_premium else 200)
            assert note.text
            assert "{" not in note.text
            assert not note.text.endswith(",")
            outcomes_with_a_note.add(outcome)
    assert outcomes_with_a_note == WORDING.outcomes.keys() - {"internal", "reneged"}


def test_there_is_no_note_where_a_request_would_be_wrong():
    for outcome in ("internal", "reneged"):
        assert connection_note(Answers(outcome=outcome)) is None
    assert connection_note(Answers(outcome="not_selected", part=RecipientRole.REFERRER)) is None


@pytest.mark.parametrize("detail", TEXTS_OF_EACH_FORM["detail"])
@pytest.mark.parametrize("thanks_for", ["", "the tour"])
def test_the_note_has_the_first_sentence_of_the_detail(detail, thanks_for):
    answers = complete_answers(detail=detail, thanks_for=thanks_for)
    note = connection_note(answers, has_linkedin_premium=True)
    # "Your account of …" becomes "you told me …".
    first = parse_answer(detail).text.removeprefix("your account of ")
    assert first_sentence(first).casefold() in note.text.casefold()
    assert "  " not in note.text


def text_for(*, has_linkedin_premium=False, **changes):
    """Return the text of the connection note after one meeting, with some answers changed."""
    answers = complete_answers(**{"meetings": 1, "tone": "warm", **changes})
    return connection_note(answers, has_linkedin_premium=has_linkedin_premium).text


@pytest.mark.parametrize(
    ("detail", "event"),
    [
        ("the frame that was a foot too short", "I still think of the frame that was a foot too short"),
        ("short chat but a good one", "it was a short chat but a good one"),
        # What the recipient said or did needs no opening.
        ("You told me to measure twice", "you told me to measure twice"),
        ("told me to measure twice", "you told me to measure twice"),
        ("that you had me measure twice", "you had me measure twice"),
        ("how you had me measure twice", "you had me measure twice"),
        ("the frame you showed me, a foot too short", "you showed me the frame, a foot too short"),
        ("your story of the crooked frame", "you told me about the crooked frame"),
        ("your account of how a frame is measured", "you told me how a frame is measured"),
        ("your advice to measure twice", "you advised me to measure twice"),
        # Here the "how" is the point, so it stays.
        ("how you measured and what you said", "I remember how you measured and what you said"),
        ("how you measure a frame", "I liked how you measure a frame"),
    ],
)  # fmt: skip
def test_a_short_story_is_complete_and_one_wish_follows_it(detail, event):
    text = text_for(detail=f"{detail}. I have measured twice since")
    story = f"Dear Grace, {event}. I have measured twice since."
    wish = "Thank you again, and I'd be glad to keep in touch here."
    assert text == f"{story} {wish} Ada Lovelace"


@pytest.mark.parametrize(
    ("spare_characters", "end"),
    [
        (0, " since."),
        (24, " since. I'd be glad to connect."),
        (35, " since. I'd be glad to keep in touch here."),
        (48, " since. I'd be glad to keep in touch here. Ada Lovelace"),
        (69, " since. Thank you again, and I'd be glad to keep in touch here. Ada Lovelace"),
    ],
)
def test_the_wish_is_shortened_or_left_out_rather_than_the_story(spare_characters, end):
    beginning, rest = "You had me measure the ", " twice. I have measured twice since."
    length = len(f"Dear Grace, you had me measure the {rest}")
    board = "b" * (200 - length - spare_characters)
    assert text_for(detail=f"{beginning}{board}{rest}").endswith(
        f"{rest.removesuffix(' since.')}{end}"
    )


@pytest.mark.parametrize("line", ["", "I measure twice now", "the rule"])
def test_the_connection_note_does_not_repeat_the_thanks_of_the_letter(line):
    text = text_for(
        detail="I was struck by the figurehead", thanks_for="your tour of the store",
        connection_note=line,
    )  # fmt: skip
    assert "thank" not in text
    assert "store" not in text


def test_somebody_who_never_answered_is_not_asked_to_keep_in_touch():
    text = text_for(outcome="no_reply", detail="You had me measure twice. I have done so since")
    assert "in touch" not in text


def test_the_event_is_shortened_rather_than_the_end_of_a_story():
    detail = (
        "how your youngest pour their own milk and fetch the mop and cloth themselves when it goes "
        "over, and nobody hurries to help or tells them off. I have bought two small jugs for my own "
        "group"
    )
    text = text_for(detail=detail)
    assert "when it goes over. I have bought two small jugs for my own group." in text
    assert "tells them off. I have bought" in text_for(has_linkedin_premium=True, detail=detail)


@pytest.mark.parametrize("has_linkedin_premium", [False, True])
def test_a_story_that_does_not_fit_ends_with_a_deed_of_the_writer(has_linkedin_premium):
    detail = (
        "the cards above the pits. I have put one of my own on every bus since, and the mornings "
        "are quieter. It took a week until the others at the depot did the same, even the night crew"
    )
    text = text_for(has_linkedin_premium=has_linkedin_premium, detail=detail)
    assert "the cards above the pits. I have put one of my own on every bus since, and" in text
    assert "are quieter." in text
    assert ("even the night crew." in text) is has_linkedin_premium


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
            "who taught you. I'd be glad to keep in touch here. Ada Lovelace",
        ),
    ],
)
def test_the_middle_of_a_story_is_left_out_if_the_end_stays_clear(detail, story):
    assert story in text_for(detail=detail)


LONG_EVENT = (
    "You took me all the way round the yard in the rain, past both the tugs, and told me which of the "
    "captains had been shouted at, for what, in which of the years, and by whom. "
)


def test_a_story_that_does_not_fit_is_shortened_to_the_event():
    text = text_for(detail=f"{LONG_EVENT}I have begun to do the same")
    assert text.endswith("in which of the years, and by whom.")


def test_a_story_may_begin_with_what_the_recipient_did():
    detail = (
        "The night run was the best part of it all. Coming home, you had me bring the launch back off "
        "the bar and do nothing but listen for a minute before running in. It made me sure this is the work I want"
    )
    text = text_for(detail=detail)
    assert text.startswith("Dear Grace, coming home, you had me bring the launch back")
    assert "before running in. It made me sure this is the work I want. " in text
    assert "best part of it all" in text_for(has_linkedin_premium=True, detail=detail)


def test_a_second_clause_about_the_event_is_left_out_rather_than_the_end():
    event = "how your youngest pour their own milk and fetch the cloth themselves when it goes over"
    end = "I have bought two small jugs for my own group. We are through many cloths"
    text = text_for(detail=f"{event}, and nobody hurries to help. {end}")
    assert f"when it goes over. {end}." in text


@pytest.mark.parametrize("time", ["Since then", "The next week"])
def test_a_story_may_end_before_its_last_sentence(time):
    detail = (
        "When you stopped the lesson so that he could finish his sentence, which took a good minute, "
        f"and nobody laughed. {time} I have waited longer. It is harder than it "
        "looks to anybody who has never taught a class of thirty before lunch, and I count to ten."
    )
    text = text_for(detail=detail)
    assert f"{time} I have waited longer." in text
    assert "harder" not in text


def test_an_aside_is_left_out_if_the_story_would_not_fit():
    book = "the fault book beside the key board"
    detail = (
        f"{book}, where drivers write in their own words what they heard or felt. "
        "I've started asking our drivers what they heard before I lift a bonnet, which they like"
    )
    assert f"{book}. I've started asking" in text_for(detail=detail)
    assert f"{book}, where drivers write" in text_for(has_linkedin_premium=True, detail=detail)


@pytest.mark.parametrize(
    "aside",
    ["in which the crew write the humidity by hand", "and what the crew do if it falls short"],
)
def test_an_aside_is_left_out_rather_than_the_wish_to_connect(aside):
    end = "I've begun one, and it has shown us why our rolls go soft on the first rainy day"
    text = text_for(detail=f"the oven log by the door, {aside}. {end}")
    assert text == (
        f"Dear Grace, I still think of the oven log by the door. {end}. I'd be glad to keep in touch here. Ada Lovelace"
    )


def test_the_end_is_not_shortened_for_a_wish_to_connect():
    end = "I bought one for my own crew, and the night shift has written in it every night so far"
    text = text_for(detail=f"the notebook{' by the stairs' * 5}. {end}")
    assert text.endswith(f"{end}.")


@pytest.mark.parametrize(
    ("changes", "has_hint"),
    [
        ({"detail": "the oven log"}, True),
        ({}, True),
        ({"detail": "the oven log. I've begun one"}, False),
        ({"detail": "You showed me the log, and I've begun one"}, False),
        ({"detail": "I now keep a log, as you do"}, False),
        ({"connection_note": "I've begun a log"}, False),
    ],
)
def test_a_hint_asks_what_came_of_a_moment(changes, has_hint):
    note = connection_note(complete_answers(meetings=1, **changes))
    assert any("what you did with what they told you" in hint for hint in note.hints) is has_hint


def test_thoughts_of_the_writer_are_left_out_of_a_long_story():
    detail = (
        "On the tour Ewa asked how I would explain the diving bell to a child of six, and I have thought "
        "about it since. On Tuesday I showed a school class an upturned glass in a full basin of water"
    )
    assert "a child of six. On Tuesday I showed a school class" in text_for(detail=detail)
    assert "thought about it since. On Tuesday" in text_for(
        has_linkedin_premium=True, detail=detail
    )


@pytest.mark.parametrize(
    ("end", "shorter_end"),
    [
        (
            "I've begun asking the patients on my own ward where they would rather sit; two of them had "
            "wanted the window for weeks",
            "I've begun asking the patients on my own ward where they would rather sit",
        ),
        (
            "I asked on my own ward and found, to my surprise, that most of the patients there would rather "
            "sit by the door than the window",
            "I asked on my own ward and found that most of the patients there would rather sit by the door "
            "than the window",
        ),
        (
            "I do so now, and last week I heard of a patient who would rather sit by the window that I would "
            "have put at the other end by the door",
            "I do so now, and last week I heard of a patient who would rather sit by the window",
        ),
    ],
)
def test_words_that_the_end_of_a_story_does_not_need_are_left_out(end, shorter_end):
    text = text_for(detail=f"the board by the door with each patient's chosen chair. {end}")
    assert f"each patient's chosen chair. {shorter_end}." in text


def test_a_single_sentence_that_does_not_fit_is_left_out_and_not_cut():
    detail = (
        LONG_EVENT.removesuffix(". ") + ", so that I have told everybody at home about it, twice"
    )
    assert "tugs" not in text_for(detail=detail)
    assert "at home about it, twice." in text_for(has_linkedin_premium=True, detail=detail)


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({}, "the walled garden. I'd be glad to keep in touch here. Ada Lovelace"),
        ({"thanks_for": "the lift"}, "the walled garden. I'd be glad to keep in touch here. Ada Lovelace"),
        # The wish does not ask to be considered for work.
        ({"consider_for": "a post outdoors"}, "the walled garden. I'd be glad to keep in touch here. Ada Lovelace"),
        ({"meet_again": "on Thursday"}, "garden. I look forward to seeing you on Thursday. Ada Lovelace"),
    ],
)  # fmt: skip
def test_the_wish_at_the_end_is_about_the_next_meeting_or_keeping_in_touch(changes, end):
    assert text_for(detail="the walled garden", **changes).endswith(end)


@pytest.mark.parametrize(
    ("changes", "beginning"),
    [
        ({}, "thank you again for your time over the Programming Lead role"),
        ({"held": "in_person"}, "thank you again for seeing me about the Programming Lead role"),
        ({"held": "video"}, "thank you again for our call about the Programming Lead role"),
        ({"held": "video", "part": RecipientRole.RECRUITER}, "thank you again for your time over"),
        ({"thanks_for": "your time over coffee"}, "thank you again for your time over coffee"),
    ],
)
def test_without_a_detail_the_note_is_only_thanks_and_a_wish(changes, beginning):
    text = text_for(**changes)
    assert text.startswith(f"Dear Grace, {beginning}")
    assert text.endswith(" I'd be glad to keep in touch here. Ada Lovelace")


def test_the_note_to_a_stranger_mentions_the_application():
    assert text_for(meetings=0, outcome="unanswered") == (
        "Dear Grace, I applied for the Programming Lead role at Analytical Engines."
        " I'd be glad to be connected here. Ada Lovelace"
    )


def test_the_recipient_is_named_only_in_the_greeting():
    answers = complete_answers(detail="Grace showed me the press", thanks_for="the day with Grace")
    note = connection_note(answers)
    assert note.text.count("Grace") == 1


def test_a_note_after_only_an_application_mentions_no_conversation():
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
    note = connection_note(replace(answers, connection_note=""))
    assert note is None or note.length <= note.limit


PANEL = {
    "recipient_name": "Dr Ruth Bell, Ms Ewa Lis and Jo Pike", "greet_as": "all", "tone": "formal",
    "part": RecipientRole.PANEL, "also_thank": ("Ida Berg",),
}  # fmt: skip


def test_the_connection_note_is_for_the_first_of_several_recipients():
    note = connection_note(complete_answers(**PANEL))
    assert note.text.startswith("Dear Dr Bell,")
    assert "Lis" not in note.text
    assert note.is_for_one_recipient
    assert not connection_note(complete_answers()).is_for_one_recipient


@pytest.mark.parametrize(
    ("detail", "note"),
    [
        ("At lunch Ms Lis asked how a sail is cut. I have cut one", "Dear Ms Lis, at lunch you asked how a sail is cut. I have cut one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        ("Ms Lis’s question about sails. I have cut one", "Dear Ms Lis, you asked me about sails. I have cut one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        ("Jo told me how a sail is cut. I have cut one", "Dear Jo Pike, you told me how a sail is cut. I have cut one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        # She is not among those whom the note greets.
        ("Ida showed me how a sail is cut. I have cut one", "Dear Ida Berg, you showed me how a sail is cut. I have cut one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        ("the talk with Jo about sails. I have cut one", "Dear Jo Pike, I very much enjoyed the talk with you about sails. I have cut one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        # With "you" for the name, "she", "says" and "has" would have to change, too.
        ("Ms Lis was kind. She gave me a sail", "Dear Dr Bell, Ms Lis was kind. She gave me a sail. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        ("Ms Lis says sails last. I have cut one", "Dear Dr Bell, Ms Lis says sails last. I have cut one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        ("Ms Lis has a loft. I have begun one", "Dear Dr Bell, Ms Lis has a loft. I have begun one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        # These are other people than the recipients.
        ("Mr Lis showed me a loft. I have begun one", "Dear Dr Bell, Mr Lis showed me a loft. I have begun one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
        ("the talk with Jo Frei about sails. I have cut one", "Dear Dr Bell, I very much enjoyed the talk with Jo Frei about sails. I have cut one. Thank you again, and I would be glad to keep in touch here. Ada Lovelace"),
    ],
)  # fmt: skip
def test_the_connection_note_is_for_the_recipient_whom_the_detail_names(detail, note):
    assert connection_note(complete_answers(**PANEL, detail=detail)).text == note


@pytest.mark.parametrize(
    ("changes", "start", "is_for_one_recipient"),
    [
        ({"greet_as": "Pri"}, "Dear Pri, ", False),
        ({"detail": "Priya showed me the kiln"}, "Dear Priya, you showed me the kiln. ", False),
        # More people read the letter than are named.
        ({"greet_as": "all"}, "Dear Priya, ", True),
        (
            {"also_thank": ("Ida",), "detail": "Ida showed me one"},
            "Dear Ida, you showed me one",
            True,
        ),
    ],
)
def test_the_connection_note_to_a_panel_with_one_name_greets_one_person(
    changes, start, is_for_one_recipient
):
    answers = complete_answers(recipient_name="Priya Shah", part=RecipientRole.PANEL, **changes)
    note = connection_note(answers)
    assert note.text.startswith(start)
    assert note.is_for_one_recipient == is_for_one_recipient


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("I measure twice now, as you told me to", "Dear Grace, I measure twice now, as you told me to. Thank you again, and I'd be glad to keep in touch here. Ada Lovelace"),
        ("Grace, I measure twice now", "Grace, I measure twice now"),
        ("Since you told me, I measure twice. It helps", "Dear Grace, since you told me, I measure twice. It helps. Thank you again, and I'd be glad to keep in touch here. Ada Lovelace"),
        ("told me to measure twice", "Dear Grace, you told me to measure twice. Thank you again, and I'd be glad to keep in touch here. Ada Lovelace"),
        ("Your rule of two measures is on our wall!", "Dear Grace, your rule of two measures is on our wall! Thank you again, and I'd be glad to keep in touch here. Ada Lovelace"),
        ("your tip about the tape. It is up now", "Dear Grace, thank you again for your tip about the tape. It is up now. I'd be glad to keep in touch here. Ada Lovelace"),
        ("showing me the tape", "Dear Grace, thank you again for showing me the tape. I'd be glad to keep in touch here. Ada Lovelace"),
        ("Thank you for the tape. It is up now", "Dear Grace, thank you for the tape. It is up now. I'd be glad to keep in touch here. Ada Lovelace"),
        ("your rule of two measures", "Dear Grace, I liked your rule of two measures. Thank you again, and I'd be glad to keep in touch here. Ada Lovelace"),
        ("We measure twice now. Shall we stay in touch?", "Dear Grace, we measure twice now. Shall we stay in touch?"),
        ("Hi-vis tape was your idea. It is up now.", "Dear Grace, Hi-vis tape was your idea. It is up now. Thank you again, and I'd be glad to keep in touch here. Ada Lovelace"),
    ],
)  # fmt: skip
def test_a_typed_line_gets_the_greeting_and_the_wish_that_it_lacks(line, note):
    answers = complete_answers(meetings=1, connection_note=line, detail="You showed me a frame.")
    assert connection_note(answers).text == note


def test_a_typed_line_about_one_of_several_recipients_is_for_that_one():
    answers = complete_answers(**PANEL, connection_note="I cut one after Ms Lis told me how.")
    text = connection_note(answers).text
    assert text.startswith("Dear Ms Lis, I cut one after you told me how. ")


def test_a_typed_line_that_names_nobody_is_for_the_recipient_in_the_detail():
    answers = complete_answers(
        **PANEL, connection_note="I cut a sail as you do", detail="Ms Lis was kind. She gave me one"
    )
    assert connection_note(answers).text.startswith("Dear Ms Lis, I cut a sail as you do. ")
    about_her = replace(answers, connection_note="I cut a sail the way Ms Lis does")
    assert connection_note(about_her).text.startswith("Dear Dr Bell, I cut a sail the way Ms Lis ")


def test_a_long_typed_line_gets_no_wish():
    line = f"I measure twice now, {'twice ' * 26}over"
    note = connection_note(complete_answers(connection_note=line))
    assert note.text == f"Dear Grace, {line}."
    assert note.error == ""
    assert connection_note(complete_answers(connection_note=f"{line} and over")).error


def test_a_typed_line_with_a_greeting_is_the_whole_note():
    answers = complete_answers(connection_note="Hi Grace,  I fixed the loom. Ada")
    note = connection_note(answers)
    assert note.text == "Hi Grace, I fixed the loom. Ada"
    assert (note.length, note.limit, note.error) == (31, 200, "")
    assert connection_note(replace(answers, connection_note="  ")).text != note.text
    assert connection_note(replace(answers, outcome="reneged")) is None


@pytest.mark.parametrize(("has_linkedin_premium", "is_too_long"), [(False, True), (True, False)])
def test_a_typed_note_that_is_too_long_has_an_error(has_linkedin_premium, is_too_long):
    answers = complete_answers(connection_note=f"Hi {'👩‍🚀' * 41}")
    note = connection_note(answers, has_linkedin_premium=has_linkedin_premium)
    assert note.length == 208
    assert bool(note.error) is is_too_long
    assert note.error in ("", "That is 208 characters; LinkedIn allows 200.")
