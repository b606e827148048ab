"""The fields for the writer's own words: their openings, their sentences and their examples."""

import re

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text
from templates import Answers
from templates.letter.openings import words_around

OWN = "Your own sentence:"


@pytest.fixture
def question_text(screen_text):
    """Return a function that returns the text beside the note, joined to one line."""

    def read(app):
        left_half = (re.split("[│╭╰]", line)[0] for line in screen_text(app).splitlines())
        without_bars = re.sub("[▌▐]", " ", " ".join(left_half))
        return " ".join(without_bars.split())

    return read


async def test_the_opening_is_shown_above_an_empty_field(ready_app, question_text):
    async with run_at_step(ready_app, "detail", "detail"):
        opening = words_around("detail", ready_app.session.situation)[0]
        assert opening
        assert f"What stays with you {opening} …" in question_text(ready_app)
        assert "In your note" not in question_text(ready_app)


@pytest.mark.parametrize("size", [(40, 12), pytest.param((80, 24), marks=pytest.mark.slow)])
async def test_only_the_last_words_of_a_long_opening_are_shown(ready_app, question_text, size):
    async with run_at_step(ready_app, "detail", "thanks_for", size=size) as pilot:
        opening = "Thank you for …, and for the time and …"
        assert f"What they did for you {opening}" in question_text(ready_app)
        await type_text(pilot, "ringing me")
        assert f"{opening} ringing me" in question_text(ready_app)
        await type_text(pilot, " to say why")
        await pilot.press("ctrl+u")
        await type_text(pilot, "telling me why")
        opening = "… Lead role, and for …"
        assert f"{opening} telling me why" in question_text(ready_app)


async def test_the_opening_follows_what_is_typed(ready_app, question_text):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        for typed, opening, sentence in (
            ("hearing how it began", "I enjoyed …", "I enjoyed hearing how it began."),
            ("felt very welcome", "I …", "I felt very welcome."),
            ("The kiln was still warm", OWN, "The kiln was still warm."),
            (
                "You lit the kiln",
                "I appreciated it when …",
                "I appreciated it when you lit the kiln.",
            ),
        ):
            await pilot.press("ctrl+u")
            await type_text(pilot, typed)
            assert f"What stays with you {opening}" in question_text(ready_app)
            assert f"In your note: {sentence}" in question_text(ready_app)
            assert sentence in ready_app.session.note.letter()


@pytest.mark.parametrize("key", ["ctrl+o", pytest.param("f2", marks=pytest.mark.slow)])
async def test_a_key_chooses_another_opening_that_stays(ready_app, question_text, screen_text, key):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, "your account of it")
        assert "Ctrl+O chooses another opening" in screen_text(ready_app)
        before = words_around("detail", ready_app.session.situation)[0]
        assert f"In your note: {before} your account of it." in question_text(ready_app)
        await pilot.press(key)
        after = words_around("detail", ready_app.session.situation)[0]
        assert after != before
        assert f"In your note: {after} your account of it." in question_text(ready_app)
        await type_text(pilot, "s shape")
        assert f"{after} your account of its shape." in ready_app.session.note.letter()
        await pilot.press("ctrl+u", *"Hearing it")
        assert f"{after} hearing it." in ready_app.session.note.letter()


async def test_after_the_last_opening_comes_none_and_then_the_first_again(ready_app, question_text):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, "your account of it")
        first_text = question_text(ready_app)
        next_texts = []
        while not next_texts or ready_app.session.answers.chosen_variants:
            await pilot.press("ctrl+o")
            next_texts.append(question_text(ready_app))
            assert len(next_texts) < 20
        own_sentence = "In your note: Your account of it."
        assert any(OWN in text and own_sentence in text for text in next_texts)
        assert len(set(next_texts)) == len(next_texts)
        assert next_texts[-1] == first_text


@pytest.mark.parametrize(
    ("outcome", "field", "text", "wrong"),
    [
        ("withdrew", "reason", "my wife is ill", ("They my", "This is my", "I've my")),
        ("runner_up", "detail", "how you listened", ("I enjoyed how", "You how", "I was how")),
    ],
)
async def test_only_openings_that_the_words_can_follow_are_offered(
    app, question_text, outcome, field, text, wrong
):
    app.session.open_note.set_answers(complete_answers(outcome=outcome))
    async with run_at_step(app, "detail", field) as pilot:
        await type_text(pilot, text)
        texts = []
        while not texts or app.session.answers.chosen_variants:
            await pilot.press("ctrl+o")
            texts.append(question_text(app))
            assert len(texts) < 20
        assert len(texts) > 1
        assert not any(words in shown for words in wrong for shown in texts)


async def test_an_opening_that_no_longer_fits_the_words_can_be_exchanged(ready_app, question_text):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, "the tour of the mill")
        while "I enjoyed the tour" in question_text(ready_app):
            await pilot.press("ctrl+o")
        await pilot.press("ctrl+u")
        await type_text(pilot, "felt very welcome")
        await pilot.press("ctrl+o")
        assert "In your note: I felt very welcome." in question_text(ready_app)


async def test_undo_restores_the_opening_first_and_then_the_text(ready_app, question_text):
    async with run_at_step(ready_app, "detail", "detail") as pilot:
        await type_text(pilot, "your account of it")
        first = question_text(ready_app)
        await pilot.press("ctrl+o")
        assert question_text(ready_app) != first
        await pilot.press("ctrl+z")
        assert question_text(ready_app) == first
        assert ready_app.session.answers.detail == "your account of it"
        await pilot.press("ctrl+z")
        assert ready_app.session.answers.detail == ""


async def test_enter_and_the_arrows_go_from_field_to_field(ready_app):
    async with run_at_step(ready_app, "detail") as pilot:
        visited = [ready_app.focused.id]
        for key in ("enter", "enter", "up", "down"):
            await pilot.press(key)
            visited.append(ready_app.focused.id)
        assert visited == ["occasion", "thanks_for", "detail", "thanks_for", "detail"]
        await pilot.press("enter", "enter")
        assert ready_app.screen.step_id == "tone"


async def test_the_examples_belong_to_the_field_and_fit_the_outcome(ready_app, question_text):
    async with run_at_step(ready_app, "detail", "thanks_for") as pilot:
        assert "– ringing me yourself" in question_text(ready_app)
        await pilot.press("enter")
        assert "– I now greet every patient" in question_text(ready_app)
        assert "ringing me yourself" not in question_text(ready_app)
        await pilot.press("y")
        assert "For example" not in question_text(ready_app)
        ready_app.session.open_note.set_answers(complete_answers(outcome="withdrew"))
        ready_app.go("detail", "thanks_for")
        await pilot.pause()
        assert "For example" in question_text(ready_app)
        assert "ringing me yourself" not in question_text(ready_app)


async def test_the_opening_of_a_reason_may_be_the_end_of_another_sentence(app, question_text):
    app.session.open_note.set_answers(complete_answers(outcome="declined"))
    async with run_at_step(app, "detail", "reason") as pilot:
        await type_text(pilot, "My wife is ill")
        assert "… to take it, because …" in question_text(app)
        assert "not to take it, because my wife is ill." in app.session.note.letter()
        await pilot.press("ctrl+o")
        assert "Your own sentence:" in question_text(app)
        assert "My wife is ill." in app.session.note.letter()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_field_fits_on_the_screen_with_its_opening_and_its_sentence(
    app, question_text, size
):
    app.session.open_note.set_answers(
        complete_answers(
            outcome="declined",
            occasion="the walk",
            thanks_for="ringing me yourself",
            detail="your account of how the first compiler was shown. I have told my class.",
            reason="due to the move",
            own_words="The boat is dry.",
        )
    )
    async with run_at_step(app, "detail", size=size) as pilot:
        for question in app.screen.asked_questions:
            app.screen.field(question.name).focus()
            await pilot.pause()
            await pilot.pause()
            text = question_text(app)
            assert question.label in text
            above, _, sentence = text.partition("In your note: ")
            words = app.screen.field(question.name).value.rstrip(".").split()
            assert words[0] in above
            if question.name not in ("occasion", "own_words"):
                assert "…" in above
            assert words[-1] in sentence


async def test_the_field_for_future_roles_has_an_opening_on_the_interest_step(
    ready_app, question_text
):
    async with run_at_step(ready_app, "interest", "consider_for") as pilot:
        opening = words_around("consider_for", ready_app.session.situation)[0]
        assert f"What to think of you for {opening} …" in question_text(ready_app)
        await type_text(pilot, "if the second site comes back")
        assert "…, I'd be glad to hear from you." in question_text(ready_app)
        assert (
            "If the second site comes back, I'd be glad to hear" in ready_app.session.note.letter()
        )


async def test_a_follow_up_asks_for_its_news_first(app, question_text):
    app.session.open_note.set_answers(complete_answers(follow_up=1))
    async with run_at_step(app, "detail"):
        assert "What do you bring?" in question_text(app)
        assert app.focused.id == "brings"


async def test_a_line_below_a_field_says_that_its_sentence_was_left_out(app, question_text):
    app.session.open_note.set_answers(complete_answers(detail="the walk", left_out=("detail",)))
    async with run_at_step(app, "detail", "detail"):
        assert "Your answer is left out of the note." in question_text(app)


async def test_no_sentence_of_a_note_edited_by_hand_is_shown_below_a_field(app, question_text):
    app.session.open_note.set_answers(
        complete_answers(detail="the walk", edited_letter="Dear Grace,")
    )
    async with run_at_step(app, "detail", "detail"):
        assert "In your note" not in question_text(app)


async def test_the_heading_asks_about_a_next_meeting_if_nothing_more_is_asked(app, question_text):
    app.session.open_note.set_answers(Answers(outcome="reneged"))
    async with run_at_step(app, "interest"):
        assert "Will you meet again?" in question_text(app)
