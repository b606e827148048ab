"""What the note thanks for, and how often."""

from dataclasses import replace

import pytest

from helpers.combinations import NAMED
from helpers.framed_moves import sentence_of
from templates import RecipientRole, compose
from templates.answers import MeetingFormat, NewsChannel, WithdrawalChannel
from templates.letter.selection import count_thanks


@pytest.mark.parametrize("part", [RecipientRole.AGENCY, RecipientRole.REFERRER])
def test_a_recipient_who_was_not_at_the_meetings_is_asked_to_thank_the_others(part):
    note = compose(replace(NAMED, outcome="not_selected", part=part, also_thank=("Kathleen",)))
    assert "Kathleen" in sentence_of("pass_on", note)
    assert "you and Kathleen" not in note.body()


@pytest.mark.parametrize(
    ("outcome", "thanks_for", "beginning"),
    [
        ("role_closed", "telling me the reason", "Thank you for letting me know that the Programming"),
        ("not_selected", "being straight with me", "Thank you for getting back to me about the Programming"),
        ("screened_out", "explaining it", "Thank you for getting back to me about the Programming"),
        # These are no explanation, or also say how the news came.
        ("not_selected", "ringing me to explain", "Thank you for ringing me to explain, and for"),
        ("not_selected", "the tour", "Thank you for the tour, and for"),
        ("screened_out", "never making me explain", "Thank you for never making me explain, and"),
        ("application_only", "your letter, and for the map", "Thank you for considering me, for"),
    ],
)  # fmt: skip
def test_only_thanks_for_an_explanation_come_after_those_for_the_news(
    outcome, thanks_for, beginning
):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", thanks_for=thanks_for, appointee="", told_by=""
    )
    assert compose(answers).body().startswith(beginning)


@pytest.mark.parametrize(
    ("outcome", "is_forward"),
    [("not_selected", True), ("screened_out", False), ("application_only", False)],
)
def test_an_agency_is_thanked_for_putting_the_writer_forward_only_if_its_client_chose(
    outcome, is_forward
):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", part=RecipientRole.AGENCY, told_by="", appointee="",
        thanks_for="telling me the reason so soon",
    )  # fmt: skip
    body = compose(answers).body()
    assert ("putting me forward for the Programming Lead role" in body) is is_forward
    thanks = "considering me for" if outcome == "application_only" else "talking to me about"
    assert (f"{thanks} the job" in body) is not is_forward


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("kept me posted every Friday", "Thank you for keeping me posted every Friday, and"),
        ("introduced me to the crew, and I was at home", "and for introducing me to the crew. I was"),
        ("that you wrote to me yourself", "Thank you for writing to me yourself, and"),
        ("to ring me on a Sunday, which is your day off", "It was good of you to ring me on a Sun"),
        ("that you fought for me, or so I hear", "Thank you for fighting for me, or so I hear, and"),
        ("You kept me posted every Friday.", "Thank you for keeping me posted every Friday, and"),
        ("You drove me home when the bus didn't come", "you for driving me home when the bus didn't"),
        ("You read my book, and it shows in your notes", "and for reading my book. It shows in"),
        ("You told me to apply again, so I will", "and for telling me to apply again, so I will."),
        ("You rang me early so I'd hear it from you", "me early so I'd hear it from you, and"),
        ("You told me where I lost points, nobody does that", "me where I lost points. Nobody does that."),
        ("You found a bed for me and my dog, nobody does", "a bed for me and my dog. Nobody does."),
        ("You rang me and my mum cried", "I appreciated that you rang me and my mum cried."),
        ("You found me a bed and even paid for it", "I appreciated that you found me a bed and e"),
        ("You fought for me I think, at the end", "You fought for me I think, at the end. Th"),
        ("your team for the welcome", "Thank you to your team for the welcome.\n"),
        ("the note you sent me, it helped, nearly", "and for the note you sent me. It helped,"),
        ("You pushed for me, Al told me", "You pushed for me, Al told me. Thank you for that."),
        ("You believed in me, I could tell", "and for believing in me. I could tell."),
        ("You always answered by noon", "Thank you for always answering by noon, and"),
        ("spelt my name right", "Thank you for spelling my name right, and"),
        (
            "You spoke slowly so I could follow, and you never laughed",
            "I appreciated that you spoke slowly so I could follow, and you never laughed.\n",
        ),
        ("Ann sent the questions in advance", "I appreciated that Ann sent the questions in"),
        ("spent her lunch on my forms", "Thank you for spending your lunch on my forms"),
        ("You didn't laugh at my accent", "I appreciated that you didn't laugh at my acc"),
        ("nothing big, just the tea", "It was nothing big, just the tea. Thank you for that.\n"),
        ("so well explained", "It was so well explained. Thank you for that.\n"),
        ("no one made me feel small", "I appreciated that no one made me feel small.\n"),
        ("Ann slowed down so I could follow", "appreciated that Ann slowed down so I could follow."),
        ("I felt at home", "I felt at home. Thank you for that.\n"),
        ("the soup, I'm afraid", "and for the soup, I'm afraid."),
        ("You rang me twice. I'm so grateful.", "You rang me twice. I'm so grateful.\n"),
        ("the lift, the boots, the map", "Thank you for the lift, the boots and the map, and"),
    ],
)  # fmt: skip
def test_typed_thanks_of_any_form_become_a_sentence_of_thanks(typed, words):
    answers = replace(NAMED, outcome="runner_up", tone="warm", thanks_for=typed)
    assert words in compose(answers).body()


@pytest.mark.parametrize(
    "thanks_for",
    [
        "telling me yourself, so I was prepared",
        "ringing straight away, so it was over by supper",
    ],
)
def test_a_result_stays_in_the_sentence_of_the_thanks(thanks_for):
    body = compose(replace(NAMED, outcome="not_selected", thanks_for=thanks_for)).body()
    assert thanks_for in body


def test_the_note_says_once_that_the_writer_came_close():
    answers = replace(
        NAMED, outcome="runner_up", tone="warm", told_close=True, appointee="", told_by="",
        thanks_for="ringing to tell me how close it had been",
    )  # fmt: skip
    assert compose(answers).body().count("close") == 1


@pytest.mark.parametrize(
    ("outcome", "thanks_for", "words"),
    [
        ("not_selected", "the tour", "Thank you for the tour, and for considering me for the "),
        ("not_selected", "ringing me", "Thank you for ringing me, and for the time and thought you gave to "),
        ("not_selected", "the tour. I loved it", "Thank you for considering me, and for the tour. I loved it."),
        (
            "not_selected",
            "ringing, and for lunch",
            "Thank you for ringing, and for lunch.\n\nI was sorry not to get the job, but I'm grateful that you",
        ),
        ("not_selected", "your time and consideration", "Thank you for your time and consideration."),
        ("no_reply", "the tour", "I've been meaning to thank you for the tour, and for considering me for the "),
        ("declined", "waiting a week", "Thank you for offering me the "),
        ("reneged", "waiting a week", "Thank you for the offer, and for waiting a week."),
        ("declined", "holding the offer open", "Thank you for your time, and for holding the offer"),
    ],
)  # fmt: skip
def test_the_note_never_thanks_twice_for_the_consideration(outcome, thanks_for, words):
    body = compose(replace(NAMED, outcome=outcome, tone="warm", thanks_for=thanks_for)).body()
    assert words in body
    assert body.count("consider") <= 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"news": NewsChannel.TELEPHONE}, "Thank you for your call, and for the tour."),
        ({"news": NewsChannel.IN_PERSON}, "Thank you for telling me in person, and for the tour."),
        # Nobody is thanked for an e-mail.
        ({"news": NewsChannel.EMAIL}, "Thank you for the tour, and for considering me"),
        (
            {"news": NewsChannel.TELEPHONE, "thanks_for": "ringing before work"},
            "Thank you for ringing before work, and for the time and thought you gave",
        ),
        # One of the panel called, not all whom the note is for.
        (
            {"news": NewsChannel.TELEPHONE, "part": RecipientRole.PANEL},
            "Thank you for the tour, and for considering me",
        ),
        (
            {"news": NewsChannel.TELEPHONE, "thanks_for": "the tour. I loved it"},
            "for calling to let me know, for considering me, and for the tour. I loved it.",
        ),
    ],
)
def test_the_note_thanks_once_for_a_call_with_the_news(answers, sentence):
    given = {"tone": "warm", "thanks_for": "the tour", **answers}
    assert sentence in compose(replace(NAMED, outcome="not_selected", **given)).body()


@pytest.mark.parametrize(
    ("thanks_for", "is_for_time"),
    [
        ("the hour you gave me", True),
        ("walking me round the blocks", True),
        ("telling me before my shift", False),
        ("ringing the same evening", False),
        ("ringing yesterday evening", False),
        ("writing within two days", False),
        ("staying on after Thursday's late shift", False),
        ("two hours on the road", True),
        ("moving the second interview to fit my clinic day", False),
    ],
)
def test_thanks_for_the_time_are_added_unless_the_typed_thanks_are_for_time(
    thanks_for, is_for_time
):
    answers = replace(NAMED, outcome="not_selected", tone="warm", thanks_for=thanks_for)
    body = compose(answers).body()
    assert ("for the time and thought you gave" in body) is not is_for_time


@pytest.mark.parametrize(
    ("meetings", "held", "words"),
    [
        (1, MeetingFormat.IN_PERSON, "gave me when we met."),
        (2, MeetingFormat.IN_PERSON, "gave me each time we met."),
        (1, MeetingFormat.TELEPHONE, "gave me when we spoke."),
        (None, None, "gave to my application."),
    ],
)
def test_thanks_for_the_time_say_when_the_time_was_given(meetings, held, words):
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", thanks_for="ringing me", meetings=meetings,
        held=held,
    )  # fmt: skip
    assert f"the time and thought you {words}" in compose(answers).body()


def test_without_typed_thanks_a_withdrawal_thanks_for_taking_the_call():
    answers = replace(
        NAMED, outcome="withdrew", tone="warm", told_already=WithdrawalChannel.TELEPHONE
    )
    assert compose(answers).body().startswith("Thank you for taking my call. I was sorry to")
    with_thanks = replace(answers, thanks_for="the tour")
    assert "taking my call" not in compose(with_thanks).body()


def test_a_referrer_is_thanked_for_thinking_of_the_writer():
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", part=RecipientRole.REFERRER,
        told_by="", appointee="", thanks_for="lunch",
    )  # fmt: skip
    assert compose(answers).body().startswith("Thank you for thinking of me, and for the lunch.")


def test_a_typed_sentence_of_thanks_is_followed_by_thanks_for_the_consideration():
    answers = replace(NAMED, outcome="not_selected", tone="warm", thanks_for="Ann rang me herself")
    body = compose(answers).body()
    assert body.startswith("I appreciated that Ann rang me herself.\n")
    assert "grateful for the time and thought you gave me" in body


def test_typed_thanks_to_one_recipient_by_title_are_a_sentence():
    thanks = "Ms. Li, thank you for staying late"
    body = compose(replace(NAMED, outcome="not_selected", tone="warm", thanks_for=thanks)).body()
    assert body.startswith(f"{thanks}.")


def test_thanks_from_other_people_are_not_counted():
    assert count_thanks("Sister Conroy thanked me.") == 0
    assert count_thanks("I never thanked you, so thanks again.") == 2
