"""The subject can be changed on the review step."""

from helpers.steps import run_at_step

COMPOSED = "Thank you – Programming Lead"


async def replace_subject(app, pilot, text):
    """Open the subject, and type another in its place."""
    app.go("review")
    await pilot.pause()
    await pilot.press("s")
    await pilot.press("ctrl+a", "ctrl+k", *text)


async def test_a_typed_subject_is_shown_saved_and_exported(ready_app, screen_text, notes):
    async with ready_app.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready_app, pilot, "Thank you, Grace")
        await pilot.press("enter")
        assert "Subject: Thank you, Grace" in screen_text(ready_app)
        assert ready_app.session.outgoing_note.subject == "Thank you, Grace"
        assert ready_app.session.open_note.flush()
        assert (
            notes.load(ready_app.session.open_note.draft.id).answers.subject == "Thank you, Grace"
        )


async def test_one_undo_brings_the_composed_subject_back(ready_app, screen_text):
    async with ready_app.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready_app, pilot, "Thanks")
        await pilot.press("escape")
        await pilot.press("ctrl+z")
        assert f"Subject: {COMPOSED}" in screen_text(ready_app)
        await pilot.press("ctrl+y")
        assert "Subject: Thanks" in screen_text(ready_app)


async def test_an_empty_subject_is_composed_and_follows_the_answers(ready_app, screen_text):
    async with ready_app.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready_app, pilot, "x")
        await pilot.press("backspace")
        assert f"the subject is “{COMPOSED}”" in str(ready_app.screen.query_one("#message").content)
        await pilot.press("enter")
        assert f"Subject: {COMPOSED}" in screen_text(ready_app)
        await pilot.press("s")
        await pilot.press("enter")
        ready_app.session.answer("role", "Archivist")
        assert ready_app.session.note.subject == "Thank you – Archivist"


async def test_a_stop_in_the_subject_is_shown_and_asked_about(ready_app, screen_text):
    async with ready_app.run_test(size=(80, 24)) as pilot:
        await replace_subject(ready_app, pilot, "Please reconsider your decision")
        await pilot.press("enter")
        assert "! “" in screen_text(ready_app)
        ready_app.go("export")
        await pilot.pause()
        await pilot.press("1", "enter")
        await ready_app.export_controller.wait_until_idle()
        await pilot.pause()
        assert "may burn the bridge" in screen_text(ready_app)


async def test_an_unfinished_note_has_no_subject_to_change(app, screen_text):
    async with run_at_step(app, "review") as pilot:
        await pilot.press("s")
        assert "The subject" not in screen_text(app)
