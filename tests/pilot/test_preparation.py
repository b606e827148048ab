"""Steps that are prepared before they are shown: nothing of that is seen, and nothing differs."""

import pytest

from helpers.factories import complete_answers
from helpers.mails import READING
from helpers.steps import NAMES, shown_step
from screens.widgets.mail_source import MailSource
from tui.full_screen.app import BridgeApp


@pytest.fixture
def prepared(new_app, monkeypatch):
    """The wizard, which prepares its steps."""
    monkeypatch.setattr(BridgeApp, "prepares_steps", True)
    return new_app(start_at="new")


def what_is_shown(app, seen):
    """Return all that a writer sees of a step, and where it takes the next key."""
    return seen(app), getattr(app.focused, "id", ""), app.cursor_position


async def walk(app, pilot, seen, before_each_step):
    """Answer what is needed, and return what each step shows, forward and back."""
    shown = []
    await before_each_step()
    await pilot.press("2", "enter")
    await pilot.pause()
    for field, text in NAMES.items():
        app.screen.field(field).value = text
    shown.append(what_is_shown(app, seen))
    for key, last_step in (("ctrl+n", "export"), ("escape", "people")):
        while shown_step(app) != last_step:
            await before_each_step()
            await pilot.press(key)
            await pilot.pause()
            shown.append(what_is_shown(app, seen))
    return shown


@pytest.mark.slow
async def test_prepared_steps_look_like_those_that_are_made_when_they_are_shown(
    prepared, new_app, home, monkeypatch, seen, until
):
    async with prepared.run_test(size=(80, 24)) as pilot:

        async def prepare():
            await until(pilot, lambda: prepared.is_prepared)

        shown = await walk(prepared, pilot, seen, prepare)
    monkeypatch.setattr(BridgeApp, "prepares_steps", False)
    (home / "config.toml").unlink()
    app = new_app(start_at="new")
    async with app.run_test(size=(80, 24)) as pilot:
        assert await walk(app, pilot, seen, pilot.pause) == shown


async def test_nothing_is_seen_of_a_preparation(prepared, seen, until):
    async with prepared.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = what_is_shown(prepared, seen)
        assert not prepared.is_prepared
        await until(pilot, lambda: prepared.is_prepared)
        assert what_is_shown(prepared, seen) == before


async def test_a_step_with_text_is_prepared_with_its_findings(prepared, seen, until):
    answers = complete_answers(thanks_for="the walk. Could you give me any feedback?")
    prepared.session.open_note.set_answers(answers)
    async with prepared.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: prepared.is_prepared)
        assert prepared.step("detail").field("thanks_for").findings
        prepared.go("detail")
        await until(pilot, lambda: "Asking for feedback" in seen(prepared))


@pytest.mark.slow
async def test_a_prepared_step_confirms_the_first_answer_from_a_mail_once_it_is_passed(
    new_app, monkeypatch, until
):
    monkeypatch.setattr(BridgeApp, "prepares_steps", True)
    app = new_app(start_at="new", mail=READING)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_prepared)
        await pilot.press("enter")
        await until(pilot, lambda: shown_step(app) == "people")
        sources = [line for line in app.screen.query(MailSource) if line.display]
        await pilot.press("enter")
        await until(pilot, lambda: len(sources) - 1 == len([s for s in sources if s.display]))
