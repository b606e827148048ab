"""The subject can be changed on the review step."""

import pytest

from helpers.factories import complete_answers
from helpers.steps import run_at_step

COMPOSED = "Thank you – Programming Lead"


@pytest.fixture
def ready(app):
    """The wizard with a finished note's answers."""
    app.session.open_note.set_answers(complete_answers())
    return app


async def replace_subject(app, pilot, text):
    """Open the subject, and type another in its place."""
    app.go("review")
    await pilot.pause()
    await pilot.press("s")
    await pilot.pause()
    await pilot.press("ctrl+a", "ctrl+k", *text)
    await pilot.pause()


async def test_a_subject_of_ones_own_is_shown_saved_and_exported(ready, seen, notes):
    async with ready.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready, pilot, "Thank you, Grace")
        await pilot.press("enter")
        await pilot.pause()
        assert "Subject: Thank you, Grace" in seen(ready)
        assert ready.session.outgoing_note.subject == "Thank you, Grace"
        assert ready.session.open_note.flush()
        assert notes.load(ready.session.open_note.draft.id).answers.subject == "Thank you, Grace"


async def test_undo_takes_all_that_was_typed_back_at_once(ready, seen):
    async with ready.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready, pilot, "Thanks")
        await pilot.press("escape")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert f"Subject: {COMPOSED}" in seen(ready)
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert "Subject: Thanks" in seen(ready)


async def test_without_one_it_is_composed_and_follows_the_answers(ready, seen):
    async with ready.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready, pilot, "x")
        await pilot.press("backspace")
        await pilot.pause()
        assert f"the subject is “{COMPOSED}”" in str(ready.screen.query_one("#message").content)
        await pilot.press("enter")
        await pilot.pause()
        assert f"Subject: {COMPOSED}" in seen(ready)
        await pilot.press("s")
        await pilot.press("enter")
        ready.session.answer("role", "Archivist")
        assert ready.session.note.subject == "Thank you – Archivist"


async def test_a_subject_that_burns_the_bridge_is_shown_and_asked_about(ready, seen):
    async with ready.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready, pilot, "Please reconsider your decision")
        await pilot.press("enter")
        await pilot.pause()
        assert "! “" in seen(ready)
        ready.go("export")
        await pilot.pause()
        await pilot.press("1", "enter")
        await ready.exports.wait_until_idle()
        await pilot.pause()
        assert "may burn the bridge" in seen(ready)


async def test_an_unfinished_note_has_no_subject_to_change(app, seen):
    async with run_at_step(app, "review") as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "The subject" not in seen(app)
