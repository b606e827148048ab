"""The preview of the note next to the question changes with the answers."""

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from templates import Answers
from templates.questions.questions import STEPS

LONG = "your account of how the first compiler was shown to people who did not believe in it"


async def test_the_preview_follows_every_key(app, screen_text):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        for name in ("G", "Gr", "Gra"):
            await pilot.press(name[-1])
            assert f"Dear {name}," in screen_text(app)


async def test_the_wording_stays_the_same_while_a_name_is_typed(app):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        variants = set()
        for letter in "Grace Hopper":
            await pilot.press("space" if letter == " " else letter)
            variants.add(tuple(sentence.id for sentence in app.screen.preview.note.sentences))
        assert len(variants) == 1


@pytest.mark.parametrize("size", [(80, 20), pytest.param((80, 16), marks=pytest.mark.slow)])
async def test_the_word_count_is_always_visible(app, screen_text, size):
    async with app.run_test(size=size) as pilot:
        app.session.open_note.set_answers(complete_answers(detail=LONG))
        for step in STEPS[:-1]:
            app.go(step.id)
            await pilot.pause()
            assert f"{app.screen.preview.note.word_count} words" in screen_text(app)
        app.go("tone")
        await pilot.pause()
        assert "PgDn for more" in screen_text(app)
        for _ in range(3):
            await pilot.press("pagedown")
        assert "PgDn for more" not in screen_text(app)
        assert "│  Ada Lovelace" in screen_text(app)


async def test_the_preview_scrolls_to_what_a_highlight_changes(app, screen_text):
    app.session.open_note.set_answers(complete_answers(detail=LONG))
    async with run_at_step(app, "linkedin", size=(80, 14)) as pilot:
        await pilot.press("left")
        assert "│~ " in screen_text(app)
