"""What the meetings were, in words of the writer's that can follow "Thank you for"."""

from dataclasses import replace

import pytest

from helpers.combinations import NAMED
from templates import RecipientRole, compose
from templates.answers import NewsChannel, WithdrawalChannel
from templates.letter.linkedin import connection_note
from templates.letter.situation import resolve
from templates.letter.typed_answers.occasion import parse_occasion
from templates.phrasebook.wording_reader import built_in
from templates.questions.questions import QUESTION_BY_FIELD, questions_for_step
from templates.questions.validation import validation_error

ANSWERS = replace(
    NAMED, outcome="not_selected", tone="warm", appointee="", told_by="", also_thank=(),
    own_words="", occasion="two mornings in the yard",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("the interview on 4 March", "the interview on 4 March"),
        ("our half hour on the phone", "our half hour on the phone"),
        ("two mornings in the yard", "the two mornings in the yard"),
        ("my day in the yard", "the day in the yard"),
        ("interview and trial day", "the interview and trial day"),
        ("an interview and a trial day", "the interview and the trial day"),
        ("An hour with you and Ray.", "the hour with you and Ray"),
        ("half an hour on the phone", "the half hour on the phone"),
        ("thank you for the visiting morning", "the visiting morning"),
        ("showing me round the yard", "the time you spent showing me round the yard"),
        ("meeting you and the team", "the chance to meet you and the team"),
        ("talking to you twice by video", "the chance to talk to you twice by video"),
        ("when we met in March", "the time you gave me when we met in March"),
        ("on the telephone, twice", "the time you gave me on the telephone, twice"),
        ("We met twice in the yard", ""),
        ("you showed me round", "the time you spent showing me round"),
        ("the interview. It was long", ""),
        ("...", ""),
        ("the interview, and the tour", "the interview and the tour"),
    ],
)
def test_an_occasion_can_follow_thank_you_for(typed, words):
    assert parse_occasion(typed).text == words


@pytest.mark.parametrize(
    ("answers", "thanks"),
    [
        (
            {},
            "Thank you for the two mornings in the yard, and for lending me boots.",
        ),
        (
            {"occasion": "the tea and the trial day"},
            "Thank you for the tea and the trial day, and for lending me boots.",
        ),
        (
            {"thanks_for": "lending me boots, and for the map"},
            "Thank you for the two mornings in the yard. And thank you"
            " for lending me boots, and for the map.",
        ),
        (
            {"thanks_for": "ringing me, and for the boots"},
            "Thank you for the two mornings in the yard. And thank you"
            " for ringing me, and for the boots.",
        ),
        (
            {"news": NewsChannel.TELEPHONE},
            "Thank you for the two mornings in the yard. And thank you"
            " for calling me yourself, and for lending me boots.",
        ),
        (
            {"news": NewsChannel.IN_PERSON},
            "Thank you for the two mornings in the yard. And thank you"
            " for telling me yourself, and for lending me boots.",
        ),
        (
            {"news": NewsChannel.IN_PERSON, "thanks_for": "coming down to find me"},
            "Thank you for the two mornings in the yard, and for coming down to find me.",
        ),
        (
            {"news": NewsChannel.EMAIL},
            "Thank you for the two mornings in the yard, and for lending me boots.",
        ),
        (
            {"news": NewsChannel.AUTOMATIC},
            "Thank you for the two mornings in the yard, and for lending me boots.",
        ),
        (
            {"news": NewsChannel.TELEPHONE, "thanks_for": "ringing me yourself"},
            "Thank you for the two mornings in the yard, and for ringing me yourself.",
        ),
        (
            {"also_thank": ("Tom Reed",)},
            "Thank you for the two mornings in the yard, and for lending me"
            " boots. Please thank Tom Reed for me.",
        ),
        (
            {"told_by": "Kay", "part": RecipientRole.PANEL, "news": NewsChannel.EMAIL},
            "Thank you for the two mornings in the yard. I'm grateful to"
            " you, Kay, for writing to let me know, and to you all for lending me boots.",
        ),
        (
            {"told_by": "Kay", "part": RecipientRole.PANEL, "news": NewsChannel.TELEPHONE},
            "Thank you for the two mornings in the yard. I'm grateful to"
            " you, Kay, for calling to let me know, and to you all for lending me boots.",
        ),
        (
            {"outcome": "declined"},
            "Thank you for offering me the job, and for the two mornings in the yard. And thank"
            " you for lending me boots.",
        ),
        (
            {"outcome": "withdrew"},
            "Thank you for the two mornings in the yard. And thank you for lending me boots.",
        ),
        (
            {"outcome": "no_reply"},
            "I've been meaning to thank you for the two mornings in the yard, and for lending me boots.",
        ),
    ],
)
def test_thanks_for_a_deed_follow_those_for_the_occasion(answers, thanks):
    body = compose(replace(ANSWERS, **{"thanks_for": "lending me boots", **answers})).body()
    assert body.startswith(thanks)


@pytest.mark.parametrize("thanks_for", ["", "the tea", "Tom lent me boots."])
@pytest.mark.parametrize(
    ("answers", "regrets"),
    [
        ({}, ("I was sorry not to get the job", "I'd have loved", "I wish it had been")),
        ({"outcome": "screened_out"}, ("I was sorry not to get further",)),
        ({"outcome": "role_closed"}, ("I was sorry to hear that the job isn't going ahead",)),
        ({"appointee": "Kay"}, ("I was sorry not to get the job, but",)),
        ({"outcome": "runner_up", "told_close": True}, ("I was sorry not to get the job, but",)),
    ],
)  # fmt: skip
def test_the_regret_comes_before_the_requests(thanks_for, answers, regrets):
    note = compose(replace(ANSWERS, thanks_for=thanks_for, detail="the kiln", **answers))
    thanks, detail, regret, *_ = note.paragraphs
    assert detail[0].moves == ("detail",)
    assert regret[0].text.startswith(regrets)
    assert "keep_in_mind" in regret[1].moves
    assert not any("sorry" in sentence.text for sentence in thanks)
    assert note.body().count("consider") <= 1


@pytest.mark.parametrize("tone", ["formal", "warm", "friendly"])
def test_the_regret_does_not_repeat_an_apology(tone):
    answers = replace(ANSWERS, tone=tone, thanks_for="the tea", own_words="I'm sorry I was late.")
    assert compose(answers).body().count("sorry") == 1


def test_a_call_that_is_thanked_for_after_silence_is_not_taken_for_news():
    note = compose(replace(ANSWERS, outcome="no_reply", thanks_for="ringing me about the job"))
    assert note.body().startswith(
        "I've been meaning to thank you for the two mornings in the yard,"
    )


@pytest.mark.parametrize(
    ("answers", "regret"),
    [
        ({}, "I was sorry not to be chosen, but I am grateful that you considered me."),
        ({"own_words": "I am sorry that I was late."},
         "I would very much have liked the post, and I am grateful that you considered me."),
        ({"own_words": "I am glad for Ben."}, "I was sorry not to be chosen."),
        # "I am grateful" stands in the thanks.
        ({"thanks_for": "the tea, the tour, and the map"}, "I was sorry not to be chosen."),
        ({"thanks_for": "considering me, and for the tea"}, "I was sorry not to be chosen."),
    ],
)  # fmt: skip
def test_only_a_formal_regret_thanks_for_the_consideration(answers, regret):
    formal = replace(ANSWERS, tone="formal", thanks_for="the tea", detail="the kiln")
    assert regret in [s.text for s in compose(replace(formal, **answers)).sentences]
    for tone in ("warm", "friendly"):
        assert "considered me" not in compose(replace(formal, tone=tone, **answers)).body()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (
            {"consider_for": "bench work"},
            "I'd have loved the job, and if there's ever bench work, I hope you'll think of me.",
        ),
        (
            {"consider_for": "the spring intake"},
            "I was sorry not to get the job, and I hope you'll think of me for the spring intake.",
        ),
        ({"consider_for": "bench work", "own_words": "Kay was kind."}, ""),
        ({"consider_for": "If you need a baker, I'd come."}, ""),
        (
            {"consider_for": "if a place opens"},
            "I'd have loved the job, and if a place opens, I'd be glad to hear from you.",
        ),
        ({"consider_for": "bench work", "appointee": "Kay"}, ""),
    ],
)
def test_a_regret_may_go_on_with_the_request_for_work(answers, sentence):
    note = compose(replace(ANSWERS, thanks_for="the tea", detail="the kiln", **answers))
    joined = [s.text for s in note.sentences if {"news", "door"} <= set(s.moves)]
    assert joined == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("outcome", "thanks_for"),
    [
        ("withdrew", "hearing me out on Monday"),
        ("withdrew", "asking after my mother before anything else when I rang"),
        ("declined", "taking my call so kindly"),
        ("reneged", "being so decent about it"),
    ],
)
def test_a_note_begins_with_thanks_for_how_the_withdrawal_was_taken(outcome, thanks_for):
    answers = replace(ANSWERS, outcome=outcome, thanks_for=thanks_for, detail="the kiln")
    note = compose(replace(answers, told_already=WithdrawalChannel.TELEPHONE))
    thanks = " ".join(sentence.text for sentence in note.paragraphs[0])
    assert thanks.startswith(f"Thank you for {thanks_for}")
    assert "the two mornings in the yard" in f"{note.subject} {thanks}"
    assert "ringing" not in note.subject


@pytest.mark.parametrize(
    "thanks_for",
    [
        "telling me what the training is like",
        "calling me back both times the line dropped",
        "writing down the way to the yard",
    ],
)
def test_thanks_for_being_told_other_things_than_the_news_come_last(thanks_for):
    body = compose(replace(ANSWERS, thanks_for=thanks_for)).body()
    assert body.startswith("Thank you for the two mornings in the yard, and for")
    assert f"and for {thanks_for}." in body


def test_own_words_on_how_the_news_came_follow_the_thanks():
    own_words = "My phone died while you were telling me."
    thanks, *_ = compose(
        replace(ANSWERS, thanks_for="ringing me yourself", own_words=own_words)
    ).paragraphs
    assert [sentence.text for sentence in thanks] == [
        "Thank you for the two mornings in the yard, and for ringing me yourself.",
        own_words,
    ]


@pytest.mark.parametrize(
    ("answers", "thanks"),
    [
        ({"occasion": "the interview"},
         "Thank you for the interview, for lending me boots, and for the map."),
        ({"occasion": "the interview", "thanks_for": "lending me boots",
          "news": NewsChannel.TELEPHONE},
         "Thank you for the interview, for calling me yourself, and for lending me boots."),
        ({"occasion": "the interview", "thanks_for": "lending me boots, the map, and the tea"},
         "Thank you for the interview. And thank you for lending me boots"),
        ({"occasion": "the interview", "outcome": "no_reply"},
         "I've been meaning to thank you for the interview, for lending me boots, and for the map."),
        ({"occasion": "the interview and the day in the yard"},
         "Thank you for the interview and the day in the yard. And thank you for lending me boots"),
    ],
)  # fmt: skip
def test_a_short_occasion_begins_the_sentence_of_a_short_list(answers, thanks):
    listed = replace(ANSWERS, thanks_for="lending me boots, and for the map")
    assert compose(replace(listed, **answers)).body().startswith(thanks)


def test_a_friendly_note_thanks_twice_rather_than_being_grateful():
    answers = replace(ANSWERS, tone="friendly", thanks_for="lending me boots, and for the map")
    thanks = "Thanks for the two mornings in the yard. And thanks for"
    assert compose(answers).body().startswith(f"{thanks} lending me boots")
    called = compose(replace(answers, news=NewsChannel.TELEPHONE)).body()
    assert called.startswith(
        f"{thanks} calling me yourself, for lending me boots, and for the map."
    )


def test_a_single_meeting_that_the_subject_names_does_not_begin_the_note():
    one = compose(replace(ANSWERS, part=RecipientRole.PANEL, occasion="the trial day"))
    assert one.subject == "Thank you for the trial day"
    assert one.body().startswith("Thank you for considering me, and for the trial day.")
    several = compose(replace(ANSWERS, occasion="the interview and the trial day")).body()
    assert several.startswith("Thank you for the interview and the trial day, and for considering")


def test_a_recipient_named_in_the_typed_thanks_is_named_only_once():
    answers = replace(
        ANSWERS, part=RecipientRole.PANEL, told_by="Kay", news=NewsChannel.TELEPHONE,
        thanks_for="It was good of you, Kay, to ring me.",
    )  # fmt: skip
    assert compose(answers).body().count("Kay") == 1
    for_boots = compose(replace(answers, thanks_for="Kay, thank you for the boots.")).body()
    assert for_boots.count("Kay") == 1


@pytest.mark.parametrize(
    ("answers", "thanks"),
    [
        ({"thanks_for": ""}, "putting me forward for the job at Difference Works, and for our call."),
        (
            {"thanks_for": "Tom lent me boots."},
            "putting me forward for the job at Difference Works, and for our call. I appreciated"
            " that Tom lent me boots.",
        ),
        ({"thanks_for": "", "outcome": "screened_out"}, "considering me, and for our call."),
        (
            {"thanks_for": "", "outcome": "role_closed"},
            "your help with the job at Difference Works, and for our call.",
        ),
    ],
)  # fmt: skip
def test_an_agency_is_thanked_for_its_call_and_its_work(answers, thanks):
    body = compose(
        replace(
            ANSWERS, part=RecipientRole.AGENCY, client="Difference Works",
            occasion="our call", **answers,
        )
    ).body()  # fmt: skip
    assert body.startswith(f"Thank you for {thanks}")


def test_thanks_in_several_parts_continue_the_list():
    note = compose(replace(ANSWERS, thanks_for="considering me, and for the tea"))
    thanks = "Thank you for the two mornings in the yard, for considering me, and for the tea."
    assert note.sentences[0].text == thanks


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        ({}, ["Thank you for considering me, and for the two mornings in the yard.",
              "I appreciated that Tom lent me boots."]),
        ({"outcome": "declined"},
         ["Thank you for offering me the job, and for the two mornings in the yard.",
          "I appreciated that Tom lent me boots."]),
        ({"outcome": "no_reply"},
         ["I've been meaning to thank you for the two mornings in the yard, and for considering me.",
          "I appreciated that Tom lent me boots."]),
    ],
)  # fmt: skip
def test_a_typed_sentence_of_thanks_follows_the_thanks_for_the_meetings(answers, sentences):
    note = compose(replace(ANSWERS, thanks_for="Tom lent me boots.", **answers))
    assert [sentence.text for sentence in note.sentences[:2]] == sentences


@pytest.mark.parametrize(
    "outcome", ["not_selected", "runner_up", "internal", "role_closed", "withdrew", "declined",
                "reneged", "no_reply"],
)  # fmt: skip
@pytest.mark.parametrize("thanks_for", ["", "the tea", "Tom lent me boots."])
def test_the_note_thanks_for_an_occasion_once_after_every_outcome(outcome, thanks_for):
    body = compose(replace(ANSWERS, outcome=outcome, thanks_for=thanks_for)).body()
    assert body.count("the two mornings in the yard") == 1
    assert "time and thought" not in body
    assert "time and consideration" not in body


def test_several_recipients_are_thanked_for_an_occasion():
    answers = replace(ANSWERS, part=RecipientRole.PANEL, told_by="Kay", thanks_for="")
    body = compose(answers).body()
    assert body.startswith("Thank you for the two mornings in the yard, and for considering me.")


def test_the_connection_note_recalls_an_occasion():
    note = connection_note(replace(ANSWERS, detail="", thanks_for="", linkedin=True))
    assert note is not None
    assert "thank you again for the two mornings in the yard" in note.text


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"part": RecipientRole.REFERRER}, "not thanked for the meetings"),
        ({"part": RecipientRole.AGENCY, "outcome": "withdrew"}, "an agency is thanked"),
        ({"outcome": "application_only"}, "nobody meets"),
        ({"outcome": "internal", "meetings": 0}, "no meetings"),
        ({"occasion": "We met twice."}, "cannot follow"),
    ],
)
def test_an_occasion_that_the_note_cannot_thank_for_is_ignored(answers, reason):
    situation = resolve(replace(ANSWERS, **answers), built_in())
    assert [item.field for item in situation.ignored if reason in item.reason] == ["occasion"]
    assert "two mornings" not in compose(situation.answers_as_given).body()


def test_an_occasion_without_words_counts_as_none():
    assert compose(replace(ANSWERS, occasion=":")) == compose(replace(ANSWERS, occasion=""))


def test_an_occasion_implies_that_there_was_a_meeting():
    situation = resolve(replace(ANSWERS, outcome="internal", meetings=None), built_in())
    assert situation.facts["meetings"] == "one"


@pytest.mark.parametrize(
    ("part", "outcome", "is_asked"),
    [
        ("hiring_manager", "not_selected", True),
        ("agency", "not_selected", True),
        ("agency", "declined", False),
        ("referrer", "not_selected", False),
    ],
)
def test_the_occasion_is_asked_for_only_if_there_may_have_been_a_meeting(part, outcome, is_asked):
    answers = replace(ANSWERS, part=RecipientRole(part), outcome=outcome)
    situation = resolve(answers, built_in())
    names = [question.name for question in questions_for_step("detail", situation)]
    assert ("occasion" in names) is is_asked


def test_a_whole_sentence_is_not_accepted_as_an_occasion():
    question = QUESTION_BY_FIELD["occasion"]
    assert validation_error(question, ANSWERS) is None
    error = validation_error(question, replace(ANSWERS, occasion="We met twice."))
    assert error is not None
    assert "Thank you for" in error


@pytest.mark.parametrize(
    ("answers", "subject"),
    [
        ({"occasion": "trial night"}, "Thank you for the trial night"),
        ({"occasion": "trial night", "tone": "formal"}, "Thank you for the trial night"),
        ({"occasion": "trial night", "part": RecipientRole.RECRUITER},
         "Thank you for the trial night – Programming Lead"),
        ({"occasion": "the two interviews and the morning in the yard"},
         "Thank you for the morning in the yard"),
        ({"occasion": "the tea and cake"}, "Thank you for the tea and cake"),
        ({"occasion": "the chat in the shop and the trial shift"}, "Thank you for the trial shift"),
        ({"occasion": "the day at Ash and the office"},
         "Thank you for the day at Ash and the office"),
        ({"occasion": "the lesson with a learner at the wheel"}, "Thank you – Programming Lead"),
        ({"occasion": "the hour on the phone and the morning in the yard"},
         "Thank you for the morning in the yard"),
        ({"occasion": "the tea", "thanks_for": "lending me boots"}, "Thank you for the tea"),
        ({"occasion": "the tea", "thanks_for": "ringing me yourself"}, "Thank you for the tea"),
        ({"occasion": "the tea", "thanks_for": "ringing me, and for the boots"},
         "Thank you for the tea"),
        ({"occasion": "the tea", "thanks_for": "thank you"}, "Thank you for the tea"),
        ({"occasion": "the long, cold and very windy morning out on the big boat"},
         "Thank you – Programming Lead"),
    ],
)  # fmt: skip
def test_the_subject_names_a_short_occasion(answers, subject):
    answers = {"part": RecipientRole.PANEL, **answers}
    assert compose(replace(ANSWERS, news=None, **answers)).subject == subject


@pytest.mark.parametrize(
    ("answers", "subject"),
    [
        ({}, "Thank you, Grace"),
        ({"tone": "friendly"}, "Thanks, Grace"),
        ({"occasion": "the long, cold and very windy morning out on the big boat"},
         "Thank you, Grace"),
        # After a long silence, the name alone could be a reproach.
        ({"outcome": "no_reply"}, "Thank you for the trial night"),
        # After one call, the recipient may have forgotten the name.
        ({"outcome": "screened_out"}, "Thank you for the trial night"),
        ({"tone": "formal"}, "Thank you for the trial night"),
    ],
)  # fmt: skip
def test_the_subject_names_a_manager_whom_the_writer_met(answers, subject):
    answers = {"occasion": "the trial night", **answers}
    manager = replace(ANSWERS, part=RecipientRole.HIRING_MANAGER, news=None, also_thank=())
    assert compose(replace(manager, **answers)).subject == subject
