"""What people type is text: in every field, on every screen."""

import pytest
from textual.events import Paste

from templates.letter.note import MISSING_ANSWER_START
from templates.letter.situation import resolve
from templates.questions.questions import QUESTIONS, STEPS, questions_for_step
from templates.text import clean_line

AS_TYPED = [
    "[/b]", "[Acme]", "[@click=app.quit]x[/]", "\\", "{role}", "🙂👩‍🚀", "שלום עולם", "日本語の会社",
]  # fmt: skip
CLEANED = ["\x1b[31mred\x07", "\u202eevil", "a\u0301\u0302", "one\ntwo", "x" * 300]
QUICK = "[/b]"
UNSAFE = "\x1b\x07\u202e" + MISSING_ANSWER_START


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, marks=[] if text == QUICK else pytest.mark.slow)
        for text in (*AS_TYPED, *CLEANED)
    ],
)
async def test_hostile_text_is_shown_as_plain_text_on_every_step(app, seen, text):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7", "enter")
        await pilot.pause()
        for step in STEPS:
            app.go(step.id)
            await pilot.pause()
            asked = questions_for_step(step.id, resolve(app.session.answers, app.session.wording))
            for question in asked:
                if question.kind.is_text:
                    app.screen.reveal(question.name)
                    app.screen.field(question.name).post_message(Paste(text))
            await pilot.pause()
            assert not any(c in seen(app) for c in UNSAFE)
        app.go("review")
        await pilot.pause()
        note = app.screen.preview.note
        assert not any(c in note.text() for c in UNSAFE)
        assert clean_line(text) in note.signature
        if text in AS_TYPED:
            assert text in seen(app)
        typed = [q.name for q in QUESTIONS if q.kind.is_text]
        assert all("\n" not in getattr(app.session.answers, field) for field in typed)
