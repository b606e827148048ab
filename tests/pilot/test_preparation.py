"""Steps that are prepared before they are shown look like those that are not."""

import pytest

from helpers.factories import NAMES, complete_answers
from helpers.mails import READING
from helpers.steps import shown_step
from screens.widgets.source_in_mail import SourceInMail
from tui.full_screen.app import BridgeApp


@pytest.fixture
def preparing_app(new_app, monkeypatch):
    """The wizard, which prepares its steps."""
    monkeypatch.setattr(BridgeApp, "prepares_ahead", True)
    return new_app(start_at="new")


def screen_state(app, screen_text):
    """Return all that a writer sees of a step: its text, the focus, and the cursor."""
    return screen_text(app), getattr(app.focused, "id", ""), app.cursor_position


async def states_of_all_steps(app, pilot, screen_text, before_each_step):
    """Answer what is needed, and return the state of each step, on the way forward and back."""
    states = []
    await before_each_step()
    await pilot.press("2", "enter")
    for field, text in NAMES.items():
        app.screen.field(field).value = text
    states.append(screen_state(app, screen_text))
    for key, last_step in (("ctrl+n", "export"), ("escape", "people")):
        while shown_step(app) != last_step:
            await before_each_step()
            await pilot.press(key)
            states.append(screen_state(app, screen_text))
    return states


@pytest.mark.slow
async def test_prepared_steps_look_like_steps_that_were_not_prepared(
    preparing_app, new_app, home, monkeypatch, screen_text, until
):
    async with preparing_app.run_test(size=(80, 24)) as pilot:

        async def prepare():
            await until(pilot, lambda: preparing_app.is_prepared)

        states = await states_of_all_steps(preparing_app, pilot, screen_text, prepare)
    monkeypatch.setattr(BridgeApp, "prepares_ahead", False)
    (home / "config.toml").unlink()
    app = new_app(start_at="new")
    async with app.run_test(size=(80, 24)) as pilot:
        assert await states_of_all_steps(app, pilot, screen_text, pilot.pause) == states


async def test_the_screen_stays_as_it_is_while_steps_are_prepared(
    preparing_app, screen_text, until
):
    async with preparing_app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = screen_state(preparing_app, screen_text)
        assert not preparing_app.is_prepared
        await until(pilot, lambda: preparing_app.is_prepared)
        assert screen_state(preparing_app, screen_text) == before


async def test_steps_are_prepared_even_if_the_process_is_interrupted(
    preparing_app, monkeypatch, until
):
    # Textual loses a timer if an interruption is longer than its delay, as all short ones here.
    set_timer, interruption = BridgeApp.set_timer, 0.05

    def set_long_timer(app, delay, *arguments, **options):
        if delay > interruption:
            set_timer(app, delay, *arguments, **options)

    monkeypatch.setattr(BridgeApp, "set_timer", set_long_timer)
    async with preparing_app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: preparing_app.is_prepared)


async def test_a_step_with_text_is_prepared_with_its_findings(preparing_app, screen_text, until):
    answers = complete_answers(thanks_for="the walk. Could you give me any feedback?")
    preparing_app.session.open_note.set_answers(answers)
    async with preparing_app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: preparing_app.is_prepared)
        assert preparing_app.step("detail").field("thanks_for").findings
        preparing_app.go("detail", "thanks_for")
        await until(pilot, lambda: "Asking for feedback" in screen_text(preparing_app))


@pytest.mark.slow
async def test_an_answer_from_a_mail_is_confirmed_when_its_prepared_step_is_left(
    new_app, monkeypatch, until
):
    monkeypatch.setattr(BridgeApp, "prepares_ahead", True)
    app = new_app(start_at="new", mail=READING)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_prepared)
        await pilot.press("enter")
        await until(pilot, lambda: shown_step(app) == "people")
        sources = [line for line in app.screen.query(SourceInMail) if line.display]
        await pilot.press("enter")
        await until(pilot, lambda: len(sources) - 1 == len([s for s in sources if s.display]))
