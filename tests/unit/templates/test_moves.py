"""Which moves a note makes, and in which order."""

import re
from dataclasses import replace

import pytest

from helpers.combinations import ANSWERS_GIVEN, NAMED, WORDING
from helpers.framed_moves import sentence_of
from templates import Interest, RecipientRole, compose
from templates.answers import WithdrawalChannel
from templates.letter.situation import resolve


@pytest.mark.parametrize("outcome", WORDING.outcomes)
def test_people_are_named_only_if_the_writer_named_them(outcome):
    body = compose(replace(NAMED, outcome=outcome)).body()
    for name in ("Kay", "Jean", "Kathleen"):
        assert name not in body
    answers = replace(NAMED, outcome=outcome, part=RecipientRole.PANEL, **ANSWERS_GIVEN)
    note, situation = compose(answers), resolve(answers, WORDING)
    # The names in ANSWERS_GIVEN, each with the move that may name them.
    for name, move in (("Kay", "told_by"), ("Jean", "appointee"), ("Kathleen", "pass_on")):
        assert note.body().count(name) == (1 if situation.allows_move(move) else 0)


@pytest.mark.parametrize("tone", WORDING.tones)
@pytest.mark.parametrize("outcome", ["withdrew", "declined", "reneged"])
def test_a_withdrawal_that_is_known_is_not_worded_as_news(outcome, tone):
    answers = replace(NAMED, outcome=outcome, tone=tone, meetings=1)
    texts = {
        channel: sentence_of("withdrawal", compose(replace(answers, told_already=channel)))
        for channel in WithdrawalChannel
    }
    assert texts[WithdrawalChannel.TELEPHONE] != texts[WithdrawalChannel.NONE]
    for channel, text in texts.items():
        if channel is not WithdrawalChannel.NONE:
            assert "straight away" not in text
            assert "have decided" not in text or "as I said" in text


@pytest.mark.parametrize("tone", WORDING.tones)
@pytest.mark.parametrize(
    "name",
    [
        "Siew Ling",
        "Mary Reed",
        "Ms Reed",
        "your new fitter",
        "An Tran",
        "My",
        "A Lopez",
        "A. van Dyk",
    ],
)
def test_the_person_chosen_is_named_as_typed(name, tone):
    answers = replace(NAMED, outcome="internal", tone=tone, appointee=name)
    assert f"pleased for {name}" in compose(answers).body()


@pytest.mark.parametrize("description", ["My new colleague", "One of your own", "The Board"])
def test_a_description_of_the_person_chosen_loses_its_capital(description):
    answers = replace(NAMED, outcome="internal", tone="warm", appointee=description)
    assert f"pleased for {description[0].lower()}{description[1:]}" in compose(answers).body()


def test_a_future_colleague_is_welcomed_as_one():
    answers = replace(NAMED, outcome="not_selected", appointee="Jean Bartik")
    together = sentence_of("appointee", compose(replace(answers, work_with=True)))
    apart = sentence_of("appointee", compose(replace(answers, work_with=False)))
    assert "Jean" in together
    assert "Jean" in apart
    assert "working together" in together
    assert "working together" not in apart


@pytest.mark.parametrize(
    ("appointee", "is_in_own_words"),
    [("Mary Reed", False), ("Ms Jean Bartik", True), ("your new fitter", False)],
)
def test_a_person_chosen_who_is_named_in_own_words_is_not_named_again(appointee, is_in_own_words):
    # Neither the "Ms" in the thanks nor the name after it is that of the person chosen.
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", thanks_for="your patience, Ms Hopper",
        appointee=appointee, own_words="I have told Jean that I am glad.",
    )  # fmt: skip
    is_in_a_composed_sentence = "pleased for" in compose(answers).body()
    assert is_in_a_composed_sentence is not is_in_own_words


@pytest.mark.parametrize(
    ("outcome", "reason_for_writing"),
    [("no_reply", "been meaning to thank you for"), ("unanswered", "I applied for the ")],
)
def test_a_note_after_silence_asks_for_no_answer(outcome, reason_for_writing):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", interest="organisation", keep_in_mind=True
    )
    body = compose(answers).body()
    assert reason_for_writing in body
    assert "If another role comes up" in body
    assert "hear from you" not in body


@pytest.mark.parametrize(
    ("on_hold", "words"),
    [(True, "is on hold"), (False, "isn't going ahead"), (None, "isn't going")],
)
def test_a_role_on_hold_is_not_said_to_be_cancelled(on_hold, words):
    answers = replace(NAMED, outcome="role_closed", tone="warm", told_by="", on_hold=on_hold)
    for thanks_for in ("", "the tour", "telling me why"):
        body = compose(replace(answers, thanks_for=thanks_for)).body()
        assert words in body
        assert ("going ahead" in body) is not bool(on_hold)


@pytest.mark.parametrize(
    ("outcome", "thanks", "withdrawal"),
    [
        ("withdrew", "Thank you for taking it so well, and", "sorry to have to withdraw"),
        ("declined", "for taking it so well.", "turn down the job"),
    ],
)
def test_a_withdrawal_that_is_known_follows_the_thanks(outcome, thanks, withdrawal):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", told_already=WithdrawalChannel.TELEPHONE,
        thanks_for="taking it so well", reason="",
    )  # fmt: skip
    body = compose(answers).body()
    assert body.index(thanks) < body.index(withdrawal)


@pytest.mark.parametrize(
    ("reason", "is_joined"),
    [
        ("My family is moving to Malmö", True),
        ("I have accepted another offer", True),
        ("The reason is that we are moving", False),
        ("I am needed at home. My mother is ill", False),
        ("family reasons", True),
    ],
)
def test_a_reason_in_one_clause_joins_the_withdrawal(reason, is_joined):
    answers = replace(NAMED, outcome="declined", tone="warm", reason=reason)
    joined = re.search("decided not to take it,? (?:because|for)", compose(answers).body())
    assert bool(joined) is is_joined


def test_a_withdrawal_ends_with_a_wish_even_after_a_long_story():
    detail = "the calf jackets, each with a name on it. " + "I bought six of them. " * 6
    answers = replace(
        NAMED, outcome="withdrew", tone="warm", meetings=2, detail=detail,
        told_already=WithdrawalChannel.TELEPHONE,
    )  # fmt: skip
    assert compose(answers).paragraphs[-1][-1].moves == ("wishes",)


def test_only_a_note_that_asks_for_nothing_says_that_no_reply_is_needed():
    answers = replace(NAMED, outcome="unanswered")
    assert "feel you need to reply" not in compose(replace(answers, keep_in_mind=True)).body()
    without_requests = replace(answers, keep_in_mind=False, interest="none", linkedin=False)
    assert "feel you need to reply" in compose(without_requests).body()


@pytest.mark.parametrize(
    ("answers", "is_answer_needless"),
    [
        ({}, True),
        ({"keep_in_mind": True}, True),
        ({"interest": "role"}, False),
        ({"appointee": "Jean Bartik"}, False),
        ({"meet_again": "at the fair"}, False),
        ({"outcome": "not_selected"}, False),
    ],
)
def test_after_silence_a_note_expects_no_answer_unless_it_hopes_for_the_job(
    answers, is_answer_needless
):
    usual = replace(
        NAMED, outcome="no_reply", part=RecipientRole.HIRING_MANAGER, tone="warm", meetings=1,
        appointee="", meet_again="",
    )  # fmt: skip
    body = compose(replace(usual, **answers)).body()
    assert ("so please don't feel this needs an answer" in body) is is_answer_needless


def test_a_paragraph_never_says_only_that_no_reply_is_needed():
    answers = replace(
        NAMED, outcome="unanswered", detail="the kiln", keep_in_mind=False, left_out=("wishes",)
    )
    last_moves = [sentence.moves for sentence in compose(answers).paragraphs[-1]]
    assert last_moves == [("interest",), ("no_reply_needed",)]


@pytest.mark.parametrize(
    ("own_words", "is_last"),
    [
        ("Good luck to the squad next month.", True),
        ("I hope the season opens well.", True),
        ("I hope that I made that clear.", False),
        ("Good luck to the squad. I bought a ticket.", False),
    ],
)
def test_own_words_with_a_good_wish_are_at_the_end(own_words, is_last):
    answers = replace(NAMED, outcome="not_selected", tone="warm", own_words=own_words)
    first, *_, last = compose(answers).paragraphs
    paragraph = last if is_last else first
    assert own_words in " ".join(sentence.text for sentence in paragraph)
    assert own_words in compose(answers).body()


def test_own_words_on_a_later_time_follow_the_interest():
    answers = replace(
        NAMED, outcome="declined", tone="warm", told_already="telephone",
        interest="organisation", own_words="Perhaps some day, once my son is at school.",
    )  # fmt: skip
    assert "I hope we meet again. Perhaps some day, once" in compose(answers).body()


def test_own_words_on_how_the_news_came_follow_the_thanks_for_the_news():
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", news="telephone",
        thanks_for="ringing on Tuesday", own_words="I was under a truck when you rang.",
    )  # fmt: skip
    first = compose(answers).paragraphs[0]
    assert [sentence.moves[0] for sentence in first] == ["gratitude", "own_words"]


@pytest.mark.parametrize(
    ("outcome", "appointee", "own_words"),
    [
        ("not_selected", "Bex", "I like Bex, and I'll help her."),
        ("not_selected", "Sam", "He was my partner for six years."),
        ("role_closed", "", "I was sorry to hear about your hours, too."),
    ],
)
def test_own_words_about_the_decision_follow_the_news(outcome, appointee, own_words):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", appointee=appointee, thanks_for="ringing me",
        own_words=own_words,
    )  # fmt: skip
    sentences = compose(answers).paragraphs[1]
    assert [sentence.moves[0] for sentence in sentences[:2]] == ["news", "own_words"]


def test_own_words_about_the_news_end_the_paragraph():
    answers = replace(
        NAMED, outcome="role_closed", tone="warm", thanks_for="the tour", linkedin=True,
        own_words="I was sorry to hear about your hours, too.",
    )  # fmt: skip
    _, about_news, last = compose(answers).paragraphs
    assert [sentence.moves[0] for sentence in about_news] == ["news", "own_words"]
    assert any("linkedin" in sentence.moves for sentence in last)


def test_own_words_about_the_person_appointed_follow_the_name():
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", appointee="Sam", thanks_for="ringing me",
        own_words="I've bought Sam dinner.",
    )  # fmt: skip
    regret, own_words, *_ = compose(answers).paragraphs[1]
    assert regret.text.endswith("pleased for Sam.")
    assert own_words.moves == ("own_words",)


def test_own_words_on_a_chance_meeting_follow_the_request():
    own_words = "I drink my coffee with you, so if we run into each other, I'll say hello."
    answers = replace(NAMED, outcome="no_reply", tone="warm", linkedin=False, own_words=own_words)
    request, own_sentence = compose(answers).paragraphs[1]
    assert "keep_in_mind" in request.moves
    assert own_sentence.text == own_words


def test_the_withdrawal_does_not_repeat_an_apology_of_the_writer():
    answers = replace(
        NAMED, outcome="withdrew", tone="warm", told_already="telephone", thanks_for="the tour",
        reason="", own_words="I'm sorry about the nurse you booked.",
    )  # fmt: skip
    assert compose(answers).body().casefold().count("sorry") == 1


@pytest.mark.parametrize("tone", ["formal", "warm", "friendly"])
def test_the_regret_does_not_repeat_an_apology_of_the_writer(tone):
    answers = replace(
        NAMED, outcome="not_selected", tone=tone, thanks_for="the tour", occasion="the interview",
        appointee="", told_by="", own_words="I'm sorry I called you Mark.",
    )  # fmt: skip
    assert compose(answers).body().casefold().count("sorry") == 1


def test_an_apology_of_the_writer_is_a_paragraph_before_the_regret():
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", thanks_for="the tour", detail="the kiln",
        appointee="", own_words="I'm sorry I called you Mark.",
    )  # fmt: skip
    moves = [paragraph[0].moves[0] for paragraph in compose(answers).paragraphs]
    assert moves[:4] == ["gratitude", "detail", "own_words", "news"]


def test_an_apology_for_a_known_withdrawal_follows_the_thanks_or_the_reason():
    answers = replace(
        NAMED, outcome="withdrew", tone="warm", told_already="telephone",
        thanks_for="moving the interview", own_words="I'm sorry for the trouble over the dates.",
    )  # fmt: skip
    moves = [sentence.moves[0] for sentence in compose(answers).paragraphs[0]]
    assert moves[-2:] == ["gratitude", "own_words"]
    with_reason = compose(replace(answers, reason="My father is ill."))
    assert [sentence.moves[0] for sentence in with_reason.paragraphs[1]] == ["reason", "own_words"]
    with_cause = compose(replace(answers, reason="family reasons")).paragraphs
    moves = [sentence.moves for paragraph in with_cause for sentence in paragraph]
    assert moves[moves.index(("own_words",)) - 1][0] == "withdrawal"


@pytest.mark.parametrize(
    ("told_already", "thanks_for", "first_moves"),
    [
        (WithdrawalChannel.TELEPHONE, "hearing me out", ["gratitude", "apology"]),
        (WithdrawalChannel.TELEPHONE, "Ann heard me out.", ["apology", "gratitude"]),
        (WithdrawalChannel.NONE, "the tour", ["apology", "gratitude"]),
    ],
)
def test_an_apology_for_reneging_comes_at_once_or_after_one_sentence_of_thanks(
    told_already, thanks_for, first_moves
):
    answers = replace(NAMED, outcome="reneged", told_already=told_already, thanks_for=thanks_for)
    moves = [sentence.moves[0] for sentence in compose(answers).sentences]
    assert moves[:2] == first_moves


@pytest.mark.parametrize("meet_again", ["", "on Thursday"])
@pytest.mark.parametrize("thanks_for", ["", "showing me round"])
def test_thanks_to_other_people_follow_the_typed_thanks_and_are_never_a_paragraph_alone(
    meet_again, thanks_for
):
    note = compose(
        replace(
            NAMED, outcome="not_selected", part=RecipientRole.RECRUITER, told_by="", appointee="",
            thanks_for=thanks_for, also_thank=("Tom Reed",), meet_again=meet_again,
        )
    )  # fmt: skip
    paragraph = note.paragraphs[0 if thanks_for else -1]
    moves = [sentence.moves[0] for sentence in paragraph]
    assert "pass_on" in moves
    assert len(moves) > 1


@pytest.mark.parametrize(
    ("also_thank", "detail", "previous_move"),
    [
        ("Tom Reed", "Tom had the kettle on when I got there.", "detail"),
        ("Ms Reed", "I liked it that Ms Reed drew the river first.", "detail"),
        ("Ms Reed", "I liked it that Ms Brook drew the river first.", "gratitude"),
        ("Tom Reed", "The tomatoes had just come out.", "gratitude"),
    ],
)
def test_thanks_to_other_people_follow_a_detail_that_names_them(also_thank, detail, previous_move):
    note = compose(
        replace(
            NAMED, outcome="not_selected", part=RecipientRole.RECRUITER, told_by="", appointee="",
            thanks_for="showing me round", detail=detail, also_thank=(also_thank,),
        )
    )  # fmt: skip
    moves = [sentence.moves[0] for sentence in note.sentences]
    assert moves[moves.index("pass_on") - 1] == previous_move


def test_the_request_to_thank_a_described_person_ends_with_the_description():
    answers = replace(NAMED, outcome="not_selected", also_thank=("the nurse who let me in",))
    letter = compose(replace(answers, tone="warm", part=RecipientRole.RECRUITER)).letter()
    assert "Please pass on my thanks to the nurse who let me in." in letter


@pytest.mark.parametrize(
    ("also_thank", "detail", "is_named_again"),
    [
        (("Tom Reed",), "The kettle was on. Tom had seen to it.", False),
        (("your dad",), "Your dad had the kettle on.", False),
        (("Tom Reed",), "Tom had the kettle on. I drank two cups.", True),
        (("Tom Reed", "Ann"), "Tom had the kettle on.", True),
    ],
)
def test_another_person_is_not_named_twice_in_a_row(also_thank, detail, is_named_again):
    note = compose(
        replace(
            NAMED, outcome="not_selected", part=RecipientRole.RECRUITER, told_by="", appointee="",
            detail=detail, also_thank=also_thank,
        )
    )  # fmt: skip
    (request,) = (s.text for s in note.sentences if "pass_on" in s.moves)
    assert (request != "Please pass on my thanks.") is is_named_again


@pytest.mark.parametrize(
    ("answers", "is_thanked_in_sign_off"),
    [
        ({}, True),
        ({"outcome": "declined"}, True),
        ({"tone": "formal"}, False),
        ({"part": RecipientRole.RECRUITER}, False),
        ({"recipient_name": "Grace Hopper, Jean Bartik", "part": RecipientRole.PANEL}, False),
        ({"also_thank": ("Tom Reed",)}, False),
        ({"also_thank": ("Tom", "Ann")}, False),
        ({"also_thank": ("the night shift",)}, False),
        ({"thanks_for": "letting Tom show me round"}, False),
        ({"detail": "Tom had the kettle on when I got there."}, False),
        ({"own_words": "Thank you for the lift, too."}, False),
        ({"thanks_for": ""}, False),
    ],
)
def test_a_colleague_known_by_first_name_is_thanked_in_the_sign_off(
    answers, is_thanked_in_sign_off
):
    usual = replace(
        NAMED, outcome="not_selected", tone="warm", part=RecipientRole.HIRING_MANAGER, told_by="",
        appointee="", thanks_for="showing me round", also_thank=("Tom",),
        own_words="",
    )  # fmt: skip
    note = compose(replace(usual, **answers))
    is_thanked_in_body = any("pass_on" in sentence.moves for sentence in note.sentences)
    assert (note.sign_off == "With thanks to you and Tom,") is is_thanked_in_sign_off
    # Without typed thanks, the thanks for the time name everyone.
    assert is_thanked_in_body is not (is_thanked_in_sign_off or answers == {"thanks_for": ""})


def test_thanks_to_another_person_that_the_writer_leaves_out_are_in_no_sign_off():
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", part=RecipientRole.HIRING_MANAGER, told_by="",
        appointee="", thanks_for="showing me round", also_thank=("Tom",), left_out=("pass_on",),
    )  # fmt: skip
    assert "Tom" not in compose(answers).letter()


@pytest.mark.parametrize(
    ("answers", "is_before_detail"),
    [
        ({}, True),
        ({"outcome": "screened_out"}, True),
        ({"outcome": "not_selected"}, False),
        ({"outcome": "not_selected", "part": RecipientRole.REFERRER}, True),
        ({"consider_for": ""}, False),
    ],
)
def test_an_early_no_and_news_for_a_referrer_come_before_the_detail(answers, is_before_detail):
    usual = replace(
        NAMED, outcome="application_only", part=RecipientRole.HIRING_MANAGER, told_by="",
        appointee="", thanks_for="writing by hand", detail="Your letter is on my wall.",
        consider_for="bench work", own_words="", also_thank=(),
    )  # fmt: skip
    moves = [move for s in compose(replace(usual, **answers)).sentences for move in s.moves]
    assert (moves.index("news") < moves.index("detail")) is is_before_detail
    assert "door" not in moves or moves.index("detail") < moves.index("door")


def test_a_message_to_somebody_follows_the_thanks_to_that_person():
    note = compose(
        replace(
            NAMED, outcome="not_selected", told_by="", appointee="", thanks_for="the tea",
            detail="Tom had the kettle on.", also_thank=("Tom",),
            own_words="And tell him I'm sorry about the cup.",
        )
    )  # fmt: skip
    moves = [sentence.moves[0] for sentence in note.sentences]
    assert moves[moves.index("pass_on") + 1] == "own_words"


def test_a_note_does_not_end_with_a_memory():
    answers = replace(
        NAMED, outcome="not_selected", detail="the bell. " + "I rang it twice. " * 12,
        consider_for="", interest=Interest.NONE, keep_in_mind=False, linkedin=False,
        also_thank=("Tom Reed",), meet_again="", told_by="",
    )  # fmt: skip
    assert compose(answers).paragraphs[-1][-1].moves == ("wishes",)


@pytest.mark.parametrize(
    ("outcome", "own_words", "is_first"),
    [
        ("declined", "I rang twice but couldn't get hold of you.", True),
        ("withdrew", "I left a message with Ms Tan yesterday.", True),
        ("reneged", "I tried to reach you by phone first.", True),
        ("withdrew", "I rang you. I am sorry about the rehearsal.", False),
        ("not_selected", "I rang twice but couldn't get hold of you.", False),
        ("declined", "I called my wife from the car park.", False),
    ],
)
def test_own_words_on_a_call_in_vain_come_before_the_withdrawal(outcome, own_words, is_first):
    note = compose(replace(NAMED, outcome=outcome, own_words=own_words))
    assert (note.sentences[0].text == own_words) is is_first


@pytest.mark.parametrize(("consider_for", "is_before"), [("", True), ("relief work", False)])
def test_the_next_meeting_may_come_before_a_request_to_connect(consider_for, is_before):
    note = compose(
        replace(
            NAMED, outcome="declined", meet_again="the spring conference", consider_for=consider_for,
            interest=Interest.FIELD, keep_in_mind=False, linkedin=True,
        )
    )  # fmt: skip
    moves = [sentence.moves[0] for sentence in note.sentences]
    assert (moves.index("meet_again") < moves.index("linkedin")) is is_before


def test_the_next_meeting_may_be_in_the_last_paragraph():
    note = compose(
        replace(
            NAMED, outcome="declined", meet_again="the spring conference", consider_for="",
            interest=Interest.NONE, keep_in_mind=False, linkedin=False,
        )
    )  # fmt: skip
    assert [s.moves[0] for s in note.paragraphs[-1]] == ["meet_again", "wishes"]
