"""The writer's own words: the opening shown above them is the one in the note."""

import re

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from helpers.typing_text import type_text
from templates import Answers
from templates.letter.openings import words_around

READY = complete_answers()
OWN = "Your own sentence:"


@pytest.fixture
def ready(app):
    """The wizard with all that a note needs."""
    app.session.open_note.set_answers(READY)
    return app


@pytest.fixture
def asked(seen):
    """Return a function that reads the left half of a wide screen, joined to one line."""

    def read(app):
        lines = (re.split("[│╭╰]", line)[0] for line in seen(app).splitlines())
        return " ".join(re.sub("[▌▐]", " ", " ".join(lines)).split())

    return read


async def test_the_opening_stands_above_an_empty_field(ready, asked):
    async with run_at_step(ready, "detail", "detail"):
        opening = words_around("detail", ready.session.situation)[0]
        assert opening
        assert f"What stays with you {opening} …" in asked(ready)
        assert "In your note" not in asked(ready)


@pytest.mark.parametrize("size", [(40, 12), pytest.param((80, 24), marks=pytest.mark.slow)])
async def test_a_long_opening_is_shown_whole(ready, asked, size):
    async with run_at_step(ready, "detail", "thanks_for", size=size) as pilot:
        before, after = words_around("thanks_for", ready.session.situation)
        assert len(f"{before} …{after}.") > 36
        assert f"{before} …{after}." in asked(ready)
        await type_text(pilot, "ringing me")
        await pilot.pause()
        assert f"{before} …{after}. ringing me" in asked(ready)


async def test_the_opening_follows_what_is_typed(ready, asked):
    async with run_at_step(ready, "detail", "detail") as pilot:
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
            await pilot.pause()
            assert f"What stays with you {opening}" in asked(ready)
            assert f"In your note: {sentence}" in asked(ready)
            assert sentence in ready.session.note.letter()


@pytest.mark.parametrize("key", ["ctrl+o", pytest.param("f2", marks=pytest.mark.slow)])
async def test_a_key_turns_to_another_opening_which_then_stays(ready, asked, seen, key):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, "your account of it")
        await pilot.pause()
        assert "Ctrl+O chooses another opening" in seen(ready)
        before = words_around("detail", ready.session.situation)[0]
        assert f"In your note: {before} your account of it." in asked(ready)
        await pilot.press(key)
        await pilot.pause()
        after = words_around("detail", ready.session.situation)[0]
        assert after != before
        assert f"In your note: {after} your account of it." in asked(ready)
        await type_text(pilot, "s shape")
        await pilot.pause()
        assert f"{after} your account of its shape." in ready.session.note.letter()
        await pilot.press("ctrl+u", *"Hearing it")
        await pilot.pause()
        assert f"{after} hearing it." in ready.session.note.letter()


async def test_the_openings_include_none_and_return_to_the_first(ready, asked):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, "your account of it")
        await pilot.pause()
        first = asked(ready)
        turned = []
        while not turned or ready.session.answers.words:
            await pilot.press("ctrl+o")
            await pilot.pause()
            turned.append(asked(ready))
            assert len(turned) < 20
        assert any(OWN in text and "In your note: Your account of it." in text for text in turned)
        assert len(set(turned)) == len(turned)
        assert turned[-1] == first


async def test_undo_takes_the_opening_back_before_the_text(ready, asked):
    async with run_at_step(ready, "detail", "detail") as pilot:
        await type_text(pilot, "your account of it")
        await pilot.pause()
        first = asked(ready)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert asked(ready) != first
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert asked(ready) == first
        assert ready.session.answers.detail == "your account of it"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert ready.session.answers.detail == ""


async def test_enter_and_the_arrows_go_from_field_to_field(ready):
    async with run_at_step(ready, "detail") as pilot:
        visited = [ready.focused.id]
        for key in ("enter", "enter", "up", "down"):
            await pilot.press(key)
            await pilot.pause()
            visited.append(ready.focused.id)
        assert visited == ["thanks_for", "detail", "own_words", "detail", "own_words"]
        await pilot.press("enter")
        await pilot.pause()
        assert ready.screen.step_id == "tone"


async def test_the_examples_belong_to_the_field_and_fit_the_outcome(ready, asked):
    async with run_at_step(ready, "detail") as pilot:
        assert "– ringing me yourself" in asked(ready)
        await pilot.press("enter")
        await pilot.pause()
        assert "– how you greet every patient" in asked(ready)
        assert "ringing me yourself" not in asked(ready)
        await pilot.press("y")
        await pilot.pause()
        assert "For example" not in asked(ready)
        ready.session.open_note.set_answers(complete_answers(outcome="withdrew"))
        ready.go("detail", "thanks_for")
        await pilot.pause()
        assert "For example" in asked(ready)
        assert "ringing me yourself" not in asked(ready)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_field_fits_with_its_opening_and_its_sentence(app, asked, size):
    app.session.open_note.set_answers(
        complete_answers(
            outcome="declined",
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
            shown = asked(app)
            assert question.label in shown
            opening, _, rest = shown.partition("In your note: ")
            assert getattr(app.session.answers, question.name).split()[0] in opening
            if question.name != "own_words":
                assert "…" in opening
            words = app.screen.field(question.name).value.rstrip(".").split()
            assert words[-1] in rest


async def test_what_to_be_thought_of_for_is_framed_on_the_interest_step(ready, asked):
    async with run_at_step(ready, "interest", "consider_for") as pilot:
        opening = words_around("consider_for", ready.session.situation)[0]
        assert f"What to think of you for {opening} …" in asked(ready)
        await type_text(pilot, "if the second site comes back")
        await pilot.pause()
        assert "…, I'd be glad to hear from you." in asked(ready)
        assert "If the second site comes back, I'd be glad to hear" in ready.session.note.letter()


async def test_a_follow_up_asks_for_its_news_first(app, asked):
    app.session.open_note.set_answers(complete_answers(follow_up=1))
    async with run_at_step(app, "detail"):
        assert "What do you bring?" in asked(app)
        assert app.focused.id == "brings"


async def test_a_sentence_that_was_left_out_says_so(app, asked):
    app.session.open_note.set_answers(complete_answers(detail="the walk", left_out=("detail",)))
    async with run_at_step(app, "detail", "detail"):
        assert "Your answer is left out of the note." in asked(app)


async def test_a_note_edited_by_hand_is_not_claimed_to_have_the_sentence(app, asked):
    app.session.open_note.set_answers(complete_answers(detail="the walk", edited="Dear Grace,"))
    async with run_at_step(app, "detail", "detail"):
        assert "In your note" not in asked(app)


async def test_where_only_the_next_meeting_is_asked_the_heading_says_so(app, asked):
    app.session.open_note.set_answers(Answers(outcome="reneged"))
    async with run_at_step(app, "interest"):
        assert "Will you meet again?" in asked(app)
