"""What people type is text: in every field, on every screen."""

import pytest

from templates.letter.note import STAND_IN_OPEN
from templates.letter.situation import resolve
from templates.questions.questions import QUESTIONS, STEPS, asked_in

HOSTILE = [
    "[/b]", "[Acme]", "[@click=app.quit]x[/]", "\\", "{role}", "🙂👩‍🚀", "שלום עולם", "日本語の会社",
    "\x1b[31mred\x07", "\u202eevil", "a\u0301\u0302", "x" * 300,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_text_on_every_step(app, seen, text):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await pilot.pause()
        for step in STEPS:
            app.go(step.id)
            await pilot.pause()
            for question in asked_in(step.id, resolve(app.session.answers, app.session.wording)):
                if question.kind.is_typed:
                    app.screen.field(question.field).show_answer(text)
                await pilot.pause()
        app.go("review")
        await pilot.pause()
        shown = seen(app)
        note = app.screen.preview.note
        assert app.is_running
        assert not any(c in shown for c in "\x1b\x07\u202e" + STAND_IN_OPEN)
        if text in ("[/b]", "[Acme]"):
            assert text in shown
            assert text in note.text()
        typed = [q.field for q in QUESTIONS if q.kind.is_typed]
        assert all("\n" not in getattr(app.session.answers, field) for field in typed)
