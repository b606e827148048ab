"""What people type is text, never markup: in every field, on every screen."""

import pytest
from textual.events import Paste

from templates.letter.note import MISSING_ANSWER_START
from templates.questions.questions import QUESTIONS, STEPS, questions_for_step
from templates.text import clean_line

SHOWN_AS_TYPED = [
    "[/b]", "[Acme]", "[@click=app.quit]x[/]", "\\", "{role}", "🙂👩‍🚀", "שלום עולם", "日本語の会社",
]  # fmt: skip
CLEANED_OR_CUT = ["\x1b[31mred\x07", "\u202eevil", "a\u0301\u0302", "one\ntwo", "x" * 300]
QUICK = "[/b]"
"""The only one of these texts that the quick tests type."""

UNSAFE_CHARACTERS = "\x1b\x07\u202e" + MISSING_ANSWER_START


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, marks=[] if text == QUICK else pytest.mark.slow)
        for text in (*SHOWN_AS_TYPED, *CLEANED_OR_CUT)
    ],
)
async def test_hostile_text_is_shown_as_plain_text_on_every_step(app, screen_text, text):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7", "enter")
        for step in STEPS:
            app.go(step.id)
            await pilot.pause()
            for question in questions_for_step(step.id, app.session.situation):
                if question.kind.is_text:
                    app.screen.reveal(question.name)
                    app.screen.field(question.name).post_message(Paste(text))
            await pilot.pause()
            assert not any(character in screen_text(app) for character in UNSAFE_CHARACTERS)
        app.go("review")
        await pilot.pause()
        note = app.screen.preview.note
        assert not any(character in note.text() for character in UNSAFE_CHARACTERS)
        assert clean_line(text) in note.signature
        if text in SHOWN_AS_TYPED:
            assert text in screen_text(app)
        text_fields = [question.name for question in QUESTIONS if question.kind.is_text]
        assert all("\n" not in getattr(app.session.answers, field) for field in text_fields)
