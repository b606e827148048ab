"""What typed answers become in the note: openings, thanks, names, and added sentences."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.combinations import ANSWERS_GIVEN, FORMS, NAMED, WORDING
from templates import RecipientRole, Spelling, compose
from templates.answers import AddedSentence, NewsChannel, WithdrawalChannel
from templates.letter.openings import framed_move, openings, select_opening, words_around
from templates.letter.rewording import (
    add_sentence,
    change_added,
    choose_variant,
    is_added,
    leave_out,
    variant_names_for_sentence,
)
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, resolve


def answers_with(field, text, **more):
    """Return answers with a text in the field of a framed move, in a note that makes the move."""
    outcome = "withdrew" if field == "reason" else "not_selected"
    follow_up = 1 if field == "brings" else None
    return replace(NAMED, outcome=outcome, follow_up=follow_up, **{field: text}, **more)


def sentence_of(move, note):
    """Return the text of the sentence that makes a move."""
    (sentence,) = (s for s in note.sentences if move in s.moves)
    return sentence.text


def sentence_with_detail(detail):
    """Return the sentence that makes a detail part of a note, after one meeting."""
    return sentence_of("detail", compose(answers_with("detail", detail, tone="warm", meetings=1)))


@pytest.mark.parametrize("field", FORMS)
def test_the_note_has_the_opening_that_is_shown_before_the_answer(field):
    for text in FORMS[field]:
        answers = answers_with(field, text)
        situation = resolve(answers, WORDING)
        sentence = sentence_of(framed_move(field), compose(answers))
        opening = words_around(field, situation)[0]
        typed = situation.fragments[field].text
        rest = sentence.removeprefix(opening).strip()
        assert sentence.startswith(opening)
        if opening:
            # The note may put an article before the typed words, and go on after a comma.
            first_words = rest.removeprefix("the ").partition(",")[0].rstrip(".")
            assert first_words in typed
        assert typed.casefold() in sentence.casefold()


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(field, marks=[] if field in ("detail", "brings") else pytest.mark.slow)
        for field in FORMS
    ],
)
def test_a_chosen_opening_is_used_even_if_it_does_not_fit_the_grammar(field):
    move = framed_move(field)
    for text in FORMS[field]:
        situation = resolve(answers_with(field, text), WORDING)
        for variant in openings(move, situation):
            answers = answers_with(field, text, chosen_variants=(variant.name,))
            with_choice = resolve(answers, WORDING)
            assert select_opening(move, with_choice) is variant
            note = compose(answers)
            (sentence,) = (s for s in note.sentences if move in s.moves)
            assert sentence.id == variant.name
            assert sentence.text.startswith(words_around(field, with_choice)[0])
            assert situation.fragments[field].text.casefold() in sentence.text.casefold()


def test_the_opening_fits_the_grammar_of_the_answer():
    for text, opening in (
        ("your account of it", "I liked"),
        ("how you listened", "I liked"),
        ("your father's illness", "I still think of"),
        ("seeing it run", "I enjoyed"),
        ("You told me of it.", "I appreciated it when"),
        ("The kiln was still warm.", ""),
        ("felt at home", "I"),
    ):
        assert words_around("detail", resolve(answers_with("detail", text), WORDING))[0] == opening


def test_another_opening_changes_no_other_sentence_except_those_that_fill_up_the_note():
    answers = answers_with("detail", "your account of it")
    note = compose(answers)
    (sentence,) = (s for s in note.sentences if "detail" in s.moves)
    names = variant_names_for_sentence(sentence, resolve(answers, WORDING))
    # The moves that lengthen a short note.
    fillers = set(WORDING.outcomes["not_selected"].fillers)
    assert len(names) >= 3
    for name in names:
        other = compose(choose_variant(sentence, name, answers))
        changed = set(note.sentences) - set(other.sentences) - {sentence}
        assert all(fillers.intersection(s.moves) for s in changed)


@given(st.text(max_size=60), st.sampled_from(sorted(FIELD_BY_FRAMED_MOVE.values())))
def test_any_text_with_words_can_follow_an_opening(text, field):
    answers = answers_with(field, text)
    situation = resolve(answers, WORDING)
    typed = situation.fragments[field].text
    note = compose(answers)
    made = {move for sentence in note.sentences for move in sentence.moves}
    assert (framed_move(field) in made) is bool(typed)


def test_an_answer_that_was_left_out_is_not_in_the_note():
    answers = answers_with("thanks_for", "ringing me yourself", left_out=("gratitude",))
    assert "ringing me" not in compose(answers).body()


def test_an_added_sentence_follows_the_one_it_was_added_after():
    answers = answers_with("detail", "your account of it")
    note = compose(answers)
    news = note.sentences[0]
    answers = add_sentence(news, "I read it on a train.", answers)
    assert [s.text for s in compose(answers).sentences][:2] == [news.text, "I read it on a train."]
    second = compose(answers).sentences[1]
    assert is_added(second)
    answers = add_sentence(second, "The train was late.", answers)
    assert [s.text for s in compose(answers).sentences][1:3] == [
        "I read it on a train.", "The train was late.",
    ]  # fmt: skip


@pytest.mark.parametrize("tone", WORDING.tones)
def test_an_added_sentence_stays_when_other_answers_change(tone):
    answers = add_sentence(
        None, "I read it on a train.", answers_with("detail", "your account of it")
    )
    for change in ({"tone": tone}, {"linkedin": True}, {"detail": ""}, {"outcome": "unanswered"}):
        assert compose(replace(answers, **change)).sentences[0].text == "I read it on a train."


def test_an_added_sentence_comes_last_if_the_one_before_it_is_gone():
    answers = answers_with("detail", "your account of it")
    detail = next(s for s in compose(answers).sentences if "detail" in s.moves)
    answers = add_sentence(detail, "I read it on a train.", answers)
    gone = compose(replace(answers, detail=""))
    assert gone.sentences[-1].text == "I read it on a train."
    assert compose(answers).sentences[-1].text != "I read it on a train."


def test_an_added_sentence_can_be_changed_and_removed():
    answers = add_sentence(
        None, "I read it on a train.", answers_with("detail", "your account of it")
    )
    added = compose(answers).sentences[0]
    changed = change_added(added, "I read it on a boat.", answers)
    assert compose(changed).sentences[0].text == "I read it on a boat."
    assert change_added(added, " ", answers).added == ()
    assert leave_out(added, answers).added == ()
    assert variant_names_for_sentence(added, resolve(answers, WORDING)) == ()


def test_an_added_sentence_stands_in_a_note_that_says_nothing_else_yet():
    added = (AddedSentence(after="detail", text="I read it on a train."),)
    answers = answers_with("brings", "", keep_in_mind=False, added=added)
    assert [s.text for s in compose(answers).sentences] == ["I read it on a train."]


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
def test_a_withdrawal_that_is_known_is_not_told_as_news(outcome, tone):
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


@pytest.mark.parametrize("part", [RecipientRole.AGENCY, RecipientRole.REFERRER])
def test_others_are_thanked_through_a_recipient_who_was_not_there(part):
    note = compose(replace(NAMED, outcome="not_selected", part=part, also_thank=("Kathleen",)))
    assert "Kathleen" in sentence_of("pass_on", note)
    assert "you and Kathleen" not in note.body()


@pytest.mark.parametrize("tone", WORDING.tones)
@pytest.mark.parametrize("name", ["Siew Ling", "Mary Reed", "Ms Reed", "your new fitter"])
def test_the_person_chosen_is_named_as_typed(name, tone):
    answers = replace(NAMED, outcome="internal", tone=tone, appointee=name)
    assert f"pleased for {name}" in compose(answers).body()


def test_a_future_colleague_is_welcomed_as_one():
    answers = replace(NAMED, outcome="not_selected", appointee="Jean Bartik")
    together = sentence_of("appointee", compose(replace(answers, work_with=True)))
    apart = sentence_of("appointee", compose(replace(answers, work_with=False)))
    assert "Jean" in together
    assert "Jean" in apart
    assert "working together" in together
    assert "working together" not in apart


def test_an_opening_is_shown_in_the_spelling_of_the_note():
    answers = replace(
        NAMED, outcome="not_selected", tone="formal", spelling=Spelling.AMERICAN,
        detail="the dye house", chosen_variants=("detail.remember",),
    )  # fmt: skip
    assert words_around("detail", resolve(answers, WORDING)) == ("What I will remember is", "")
    assert "What I will remember is the dye house." in compose(answers).body()


@pytest.mark.parametrize(
    ("consider_for", "sentence"),
    [
        (
            "a post without nights",
            "If a post without nights comes up at Analytical Engines, I'd be glad",
        ),
        ("instructor work, full or part time", "If you ever have instructor work, full or part"),
        ("a chance to lead a piece of work", "for a chance to lead a piece of work."),
        ("the next vacancy on the ward", "for the next vacancy on the ward."),
        ("evening work, if there is ever any", "for evening work, if there is ever any."),
        ("senior posts on the ward", "for senior posts on the ward."),
        ("cleaning work at weekends", "If you ever have cleaning work at weekends, I'd be glad"),
        ("teaching the Saturday shift", "for teaching the Saturday shift."),
        ("helping who gets the job", "for helping who gets the job."),
        ("a job afloat. I swim", "for a job afloat. I swim."),
        ("a post in May, because I'm free then", "for a post in May, because I'm free then."),
        ("your second site", "for your second site."),
    ],
)
def test_a_hope_for_a_vacancy_begins_with_if_and_for_other_work_does_not(consider_for, sentence):
    answers = replace(NAMED, outcome="not_selected", tone="warm", consider_for=consider_for)
    is_vacancy = sentence.startswith("If")
    for shuffle in range(6):
        hope = sentence_of("door", compose(replace(answers, shuffle_count=shuffle)))
        # One variant fits any work, and has no "if" for a vacancy either.
        fits_any_work = hope.startswith("I'd be glad to be considered")
        assert sentence in hope or (is_vacancy and fits_any_work)


@pytest.mark.parametrize(
    ("outcome", "thanks_for", "beginning"),
    [
        (
            "role_closed",
            "telling me the reason",
            "Thank you for letting me know that the Programming",
        ),
        (
            "not_selected",
            "being straight with me",
            "Thank you for getting back to me about the Programming",
        ),
        (
            "screened_out",
            "explaining it",
            "Thank you for getting back to me about the Programming",
        ),
        ("not_selected", "ringing me to explain", "Thank you for ringing me to explain, and for"),
        ("not_selected", "the tour", "Thank you for the tour, and for"),
    ],
)
def test_thanks_for_a_reason_come_after_the_news(outcome, thanks_for, beginning):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", thanks_for=thanks_for, appointee="", told_by=""
    )
    assert compose(answers).body().startswith(beginning)


def test_a_colleague_would_apply_again_and_not_wait_to_hear():
    answers = replace(NAMED, outcome="internal", tone="warm", consider_for="if a post comes up")
    assert "If a post comes up, I'd like to put my name in again." in compose(answers).body()


@pytest.mark.parametrize(
    ("consider_for", "sentence"),
    [
        ("if I can move later", "If I can move later, I'd like to get in touch again."),
        ("if the lift goes ahead", "If the lift goes ahead, I'd be glad to hear from you."),
        ("if you need more hands", "If you need more hands, I'd be glad to hear from you."),
    ],
)
def test_who_gets_in_touch_is_who_can_know_when(consider_for, sentence):
    answers = replace(NAMED, outcome="withdrew", tone="warm", consider_for=consider_for)
    assert sentence in compose(answers).body()


@pytest.mark.parametrize(
    ("outcome", "is_forward"),
    [("not_selected", True), ("screened_out", False), ("application_only", False)],
)
def test_an_agency_that_chose_by_itself_is_not_thanked_for_putting_forward(outcome, is_forward):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", part=RecipientRole.AGENCY, told_by="", appointee="",
        thanks_for="telling me the reason so soon",
    )  # fmt: skip
    body = compose(answers).body()
    assert ("for putting me forward for the job" in body) is is_forward
    assert ("for considering me for the job" in body) is not is_forward


@pytest.mark.parametrize("outcome", ["no_reply", "unanswered"])
def test_a_job_that_nobody_has_answered_about_may_still_be_open(outcome):
    answers = replace(
        NAMED, outcome=outcome, tone="warm", interest="organisation", keep_in_mind=True
    )
    assert "If the role is still open, or a similar one comes up" in compose(answers).body()


def test_that_they_came_close_is_said_once():
    answers = replace(
        NAMED, outcome="runner_up", tone="warm", told_close=True, appointee="", told_by="",
        thanks_for="ringing to tell me how close it had been",
    )  # fmt: skip
    assert compose(answers).body().count("close") == 1


@pytest.mark.parametrize(
    ("outcome", "thanks_for", "words"),
    [
        ("not_selected", "the tour", "Thank you for the tour, and for considering me for the "),
        (
            "not_selected",
            "ringing me",
            "Thank you for ringing me, and for the time you took to consider me for the ",
        ),
        (
            "not_selected",
            "the tour. I loved it",
            "Thank you for considering me, and for the tour. I loved it.",
        ),
        (
            "not_selected",
            "ringing, and for lunch",
            "Thank you for ringing, and for lunch. I was sorry not to get the job, but glad to have been in",
        ),
        (
            "not_selected",
            "your time and consideration",
            "Thank you for your time and consideration.",
        ),
        ("no_reply", "the tour", "Thank you for the tour, and for considering me for the "),
        ("declined", "waiting a week", "Thank you for offering me the "),
        ("reneged", "waiting a week", "Thank you for the offer, and for waiting a week."),
        (
            "declined",
            "holding the offer open",
            "Thank you for your time, and for holding the offer",
        ),
    ],
)
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
            "Thank you for ringing before work, and for the time you took",
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
    ("detail", "has_opening"),
    [
        ("You gave me juice from the press", True),
        ("You rang me back when you said you would", False),
        ("You kept me posted the whole way through", False),
        ("You rang me before the news came out", False),
        ("You treated me as one of the team", False),
        ("Aled was honest about the hours", False),
        ("You gave me juice from the press. I have one at home now.", True),
        ("You made me explain it to a child. I explain it that way now.", True),
        ("you had me draw the lines on a docket", True),
        ("showed me the oldest loom", True),
        ("You never once looked at the clock", False),
        ("You told me about the flood of 1953", True),
        ("You asked about the slides, and I said wrinkles", False),
        ("You told me to start with the seams", True),
        ("You told me to start with the seams. I do now", True),
        ("You had me read out a letter. I still do", True),
        ("You didn't laugh when I dropped it. I held it tighter then", True),
        ("You sat everyone down for lunch. Few kitchens do that", True),
        ("You spent a Sunday on my portfolio. It has three projects now", True),
        ("Ms Borg showed me the log. I keep one now", True),
        ("You had me waiting an hour. I read the notices", False),
        ("You didn't reply for a month. I waited", False),
        ("You told me to rest, and I am glad of it", False),
        ("You gave me a docket and I drew the lines", False),
        ("You told me that you had lost your dog", False),
        ("Your cook gave me a spoon", True),
        ("Luis let me try the saw. It sang", True),
        ("they told us how the creek got its name", True),
        ("The news gave me a fright", False),
        ("you've built something special there", False),
        ("you have kept every docket since 1953", False),
    ],
)
def test_a_deed_of_the_recipient_has_an_opening_only_if_one_fits(detail, has_opening):
    sentence = sentence_with_detail(detail)
    openings_of_deeds = (
        r"I (?:remember how|still think of how|appreciated it when)|I'm (?:glad|grateful)"
    )
    assert bool(re.match(openings_of_deeds, sentence)) is has_opening


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [
        ("your patience with my English", "I appreciated your patience with my English."),
        ("The honest feedback", "I appreciated the honest feedback."),
        ("being told the truth", "I appreciated being told the truth."),
        ("being on the ward at dawn", "I enjoyed being on the ward at dawn."),
        ("your question about gulls", "I liked your question about gulls."),
        ("a lovely welcome", "I was glad of a lovely welcome."),
        ("Your kind words about the stall", "I appreciated your kind words about the stall."),
        ("lending me your notes", "I appreciated your lending me your notes."),
        ("showing my drawings", "I enjoyed showing my drawings."),
        ("how quickly you rang back", "I was struck by how quickly you rang back."),
        ("that in your shop people sing", "What I'll remember is that in your shop people sing."),
        ("Sandra on reception lent me her pen", "Sandra on reception lent me her pen."),
        ("the help desk at your gate", "I still think of the help desk at your gate."),
        ("the first time the loom ran", "I still think of the first time the loom ran."),
        ("the time you took over it", "I appreciated the time you took over it."),
        ("how much thought went into it", "I was struck by how much thought went into it."),
        ("you being so open", "I appreciated you being so open."),
        ("a jar of buttons", "I remember a jar of buttons."),
        ("how calm the ward was", "I was struck by how calm the ward was."),
        ("how children greet the cook", "I've been thinking about how children greet the cook."),
        ("when I met the dog you trained", "The best part was when I met the dog you trained."),
        (
            "when you read the note I left you",
            "The best part was when you read the note I left you.",
        ),
        ("when you told Ada I had won", "The best part was when you told Ada I had won."),
        (
            "when we ate the pie you made that day",
            "The best part was when we ate the pie you made that day.",
        ),
        ("when I saw how calm you were", "The best part was when I saw how calm you were."),
        ("with you on the ridge", "The best part was with you on the ridge."),
        ("with you there, when it rained", "The best part was with you there, when it rained."),
        ("with Ann, feeding the goats", "I enjoyed feeding the goats with Ann."),
        ("that even the cooks sat down", "What I'll remember is that even the cooks sat down."),
        (
            "your own first day, which you described so well",
            "I still think of your own first day, which you described so well.",
        ),
        (
            "even though it was a short call you really listened",
            "Even though it was a short call you really listened.",
        ),
        ("the quiet workshop", "I enjoyed the quiet workshop."),
    ],
)
def test_the_verb_of_an_opening_fits_what_is_remembered(detail, sentence):
    assert sentence_with_detail(detail) == sentence


@pytest.mark.parametrize(
    ("detail", "sentences"),
    [
        ("the tour, I loved it", "I still think of the tour. I loved it."),
        (
            "the tour. When you asked about frost, I knew the answer",
            "I enjoyed the tour. When you asked about frost, I knew the answer.",
        ),
        ("your joke, it made my day", "I liked your joke. It made my day."),
        ("How you all laughed, it helped", "I liked how you all laughed. It helped."),
        (
            "the looms, the light and the noise",
            "I still think of the looms, the light and the noise.",
        ),
    ],
)
def test_a_clause_after_what_is_remembered_is_a_sentence_of_its_own(detail, sentences):
    body = compose(replace(NAMED, outcome="not_selected", tone="warm", detail=detail)).body()
    assert sentences in body


def test_a_call_by_the_writer_is_mentioned_once():
    answers = replace(
        NAMED, outcome="declined", tone="warm", told_already=WithdrawalChannel.TELEPHONE
    )
    assert "when I rang" in compose(answers).body()
    with_thanks = replace(answers, thanks_for="the tour, and for being so kind when I rang")
    assert compose(with_thanks).body().count("when I rang") == 1


def test_a_withdrawal_ends_with_a_wish_even_after_a_long_story():
    detail = "the calf jackets, each with a name on it. " + "I bought six of them. " * 6
    answers = replace(
        NAMED, outcome="withdrew", tone="warm", meetings=2, detail=detail,
        told_already=WithdrawalChannel.TELEPHONE,
    )  # fmt: skip
    assert compose(answers).paragraphs[-1][-1].moves == ("wishes",)


def test_a_typed_sentence_of_thanks_is_followed_by_thanks_for_the_consideration():
    answers = replace(NAMED, outcome="not_selected", tone="warm", thanks_for="You rang me yourself")
    body = compose(answers).body()
    assert body.startswith("You rang me yourself. ")
    assert "Thank you for considering me." in body


def test_no_reply_needed_is_no_paragraph_of_its_own():
    answers = replace(
        NAMED, outcome="no_reply", detail="the kiln", keep_in_mind=False, left_out=("wishes",)
    )
    last_moves = [sentence.moves for sentence in compose(answers).paragraphs[-1]]
    assert last_moves == [("interest",), ("no_reply_needed",)]


def test_the_review_offers_only_openings_that_fit_the_answer():
    answers = replace(NAMED, outcome="not_selected", thanks_for="ringing me yourself")
    (sentence,) = (s for s in compose(answers).sentences if "gratitude" in s.moves)
    names = variant_names_for_sentence(sentence, resolve(answers, WORDING))
    notes = [compose(choose_variant(sentence, name, answers)).body() for name in names]
    assert len(notes) >= 2
    assert all("for ringing me yourself" in note for note in notes)


def test_no_reply_needed_is_said_only_if_the_note_asks_for_nothing():
    answers = replace(NAMED, outcome="no_reply", meetings=1)
    assert "feel you need to reply" not in compose(replace(answers, keep_in_mind=True)).body()
    nothing = replace(answers, keep_in_mind=False, interest="none", linkedin=False)
    assert "feel you need to reply" in compose(nothing).body()


@pytest.mark.parametrize(
    ("appointee", "is_in_own_words"),
    [("Mary Reed", False), ("Ms Jean Bartik", True), ("your new fitter", False)],
)
def test_the_person_chosen_is_named_once_if_the_writers_own_words_name_them(
    appointee, is_in_own_words
):
    # Neither the "Ms" in the thanks nor the name after it is that of the person chosen.
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", thanks_for="your patience, Ms Hopper",
        appointee=appointee, own_words="I have told Jean that I am glad.",
    )  # fmt: skip
    is_in_a_composed_sentence = "pleased for" in compose(answers).body()
    assert is_in_a_composed_sentence is not is_in_own_words


@pytest.mark.parametrize(
    ("own_words", "is_last"),
    [
        ("Good luck to the squad next month.", True),
        ("I hope the season opens well.", True),
        ("I hope that I made that clear.", False),
        ("Good luck to the squad. I bought a ticket.", False),
    ],
)
def test_a_good_wish_in_the_writers_own_words_is_at_the_end(own_words, is_last):
    answers = replace(NAMED, outcome="not_selected", tone="warm", own_words=own_words)
    first, *_, last = compose(answers).paragraphs
    paragraph = last if is_last else first
    assert own_words in " ".join(sentence.text for sentence in paragraph)
    assert own_words in compose(answers).body()


def test_a_later_time_in_the_writers_own_words_follows_their_interest():
    answers = replace(
        NAMED, outcome="declined", tone="warm", told_already="telephone",
        interest="organisation", own_words="Perhaps some day, once my son is at school.",
    )  # fmt: skip
    assert "I hope we meet again. Perhaps some day, once" in compose(answers).body()


def test_how_the_news_reached_the_writer_follows_the_thanks_for_it():
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", news="telephone",
        thanks_for="ringing on Tuesday", own_words="I was under a truck when you rang.",
    )  # fmt: skip
    first = compose(answers).paragraphs[0]
    assert [sentence.moves[0] for sentence in first[:3]] == ["gratitude", "own_words", "news"]


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
def test_a_reason_in_one_clause_is_given_with_the_no(reason, is_joined):
    answers = replace(NAMED, outcome="declined", tone="warm", reason=reason)
    is_one_sentence = re.search("decided not to take it,? (?:because|for)", compose(answers).body())
    assert bool(is_one_sentence) is is_joined


@pytest.mark.parametrize(
    ("hope", "has_place"),
    [
        ("another electrician's job", True),
        ("any other pipe work", True),
        ("a post at the second site", False),
        ("cover next year", False),
        ("a job at Analytical", False),
    ],
)
def test_the_employer_is_named_where_the_writer_leaves_the_place_open(hope, has_place):
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", interest="organisation", consider_for=hope
    )
    sentence = sentence_of("door", compose(answers))
    assert ("at Analytical Engines" in sentence) is has_place


def test_an_apology_for_trouble_in_the_writers_own_words_follows_the_thanks():
    answers = replace(
        NAMED, outcome="withdrew", tone="warm", told_already="telephone",
        thanks_for="moving the interview", own_words="I'm sorry for the trouble over the dates.",
    )  # fmt: skip
    first = compose(answers).paragraphs[0]
    assert [sentence.moves[0] for sentence in first] == ["gratitude", "own_words", "withdrawal"]


def test_an_apology_for_a_broken_yes_comes_before_the_thanks():
    answers = replace(
        NAMED, outcome="reneged", told_already="telephone", thanks_for="hearing me out"
    )
    moves = [sentence.moves[0] for sentence in compose(answers).sentences]
    assert moves[:2] == ["apology", "gratitude"]
