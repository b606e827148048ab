"""The wizard under test, in memory, and its screen as text."""

import asyncio
from datetime import date

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from helpers.factories import complete_answers
from templates.phrasebook.wording_reader import built_in
from tui.full_screen.app import BridgeApp
from tui.session import Session
from tui.system.capabilities import FULL

TIMER_SECONDS = 1 / 50
"""A timer that is due within these seconds counts as work left to do: Textual draws by a timer."""

MAX_TIMERS = 3
"""The maximum number of such timers to wait for, since one may repeat for ever."""

PATIENCE, PATIENCE_IF_HANGING = 10.0, 0.2
"""Seconds to wait for threads; the second applies if a thread hangs until the test releases it."""


@pytest.fixture
def paint(monkeypatch):
    """Return a function that paints what has changed; until it is called, nothing is painted.

    Textual paints a screen eight times until it is shown; painting it once saves a seventh of the time.
    """
    changed = {}
    render_update = Compositor.render_update

    def render_later(compositor, *, screen_stack=None, full=False, **options):
        if full:
            return render_update(compositor, screen_stack=screen_stack, full=full, **options)
        changed[compositor] = screen_stack
        return None

    def paint_changes():
        while changed:
            compositor, screen_stack = changed.popitem()
            # A screen that was closed meanwhile has no root any more.
            if compositor.root is not None and compositor.root.is_current:
                render_update(compositor, screen_stack=screen_stack)

    monkeypatch.setattr(Compositor, "render_update", render_later)
    return paint_changes


@pytest.fixture(autouse=True)
def wait_until_idle(monkeypatch, paint, request):
    """Have the pilot wait until the app is idle; its own waiting sleeps in steps of 20 ms.

    The app is idle when its loop has nothing to call, no timer is due soon, and no thread runs. The
    pilot also waits, and paints the screen, after the last of the keys that it presses.
    """
    patience = PATIENCE_IF_HANGING if request.node.get_closest_marker("hanging") else PATIENCE
    thread_futures = set()
    run_in_executor = asyncio.BaseEventLoop.run_in_executor

    def run_and_remember(loop, *arguments):
        future = run_in_executor(loop, *arguments)
        thread_futures.add(future)
        future.add_done_callback(thread_futures.discard)
        return future

    async def wait(*_):
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        timers_left = MAX_TIMERS
        while (now := loop.time()) < deadline:
            timers = (timer.when() for timer in loop._scheduled if not timer.cancelled())
            next_timer = min(timers, default=deadline)
            if loop._ready:
                await asyncio.sleep(0)
            elif timers_left and next_timer < now + TIMER_SECONDS:
                timers_left -= 1
                await asyncio.sleep(next_timer - now)
            elif thread_futures:
                await asyncio.wait(
                    thread_futures, timeout=deadline - now, return_when=asyncio.FIRST_COMPLETED
                )
            else:
                break

    async def pause(pilot, *arguments):
        await pause_and_refresh(pilot, *arguments)
        paint()

    async def press(pilot, *keys):
        await press_keys(pilot, *keys)
        await pilot.pause()

    pause_and_refresh, press_keys = Pilot.pause, Pilot.press
    monkeypatch.setattr(Pilot, "pause", pause)
    monkeypatch.setattr(Pilot, "press", press)
    monkeypatch.setattr(asyncio.BaseEventLoop, "run_in_executor", run_and_remember)
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", wait)


@pytest.fixture(autouse=True)
def make_steps_when_they_are_shown(monkeypatch):
    """Do not prepare steps: it takes time, also for the steps that a test does not reach."""
    monkeypatch.setattr(BridgeApp, "prepares_ahead", False)


@pytest.fixture(autouse=True, scope="session")
def parse_each_style_sheet_once():
    """Share the parsed style sheets between the apps of all tests; only the theme changes them."""
    rules_by_source = {}
    parse_rules = Stylesheet._parse_rules

    def parse_once(sheet, css, read_from, **options):
        source = (css, read_from, *options.items(), *sheet._variables.items())
        if source not in rules_by_source:
            rules_by_source[source] = parse_rules(sheet, css, read_from, **options)
        return rules_by_source[source]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture
def new_app(home, tmp_path, notes):
    """Return a function that makes a wizard, with the config and the notes of this test."""

    def make(*, capabilities=FULL, **options):
        session = Session(
            built_in(),
            notes_folder=notes,
            config_file=home / "config.toml",
            today=date(2026, 11, 23),
            capabilities=capabilities,
        )
        return BridgeApp(session, export_folder=tmp_path, **options)

    return make


@pytest.fixture
def app(new_app):
    """The wizard, with its own config, notes and folder."""
    return new_app()


@pytest.fixture
def ready_app(app):
    """The wizard with all that a note needs."""
    app.session.open_note.set_answers(complete_answers())
    return app


@pytest.fixture
def screen_text():
    """Return a function that returns the screen as text.

    A hint and the description of a note may be wrapped on the screen; if visible, they are
    repeated below it, each as one line.
    """

    def read(app):
        strips = app.screen._compositor.render_strips()
        lines = ["".join(segment.text for segment in strip) for strip in strips]
        wrapped = app.screen.query("#hint, #description")
        visible = [w for w in wrapped if w.region.overlaps(app.screen.region)]
        return "\n".join([*lines, *(str(widget.content) for widget in visible)])

    return read


@pytest.fixture
def hint():
    """Return a function that returns the hint as one line; it must be visible."""

    def read(app):
        widget = app.screen.query_one("#hint")
        assert widget.region.overlaps(app.screen.region)
        return str(widget.content)

    return read


@pytest.fixture
def until():
    """Return a function that waits until a condition holds, with `await until(pilot, condition)`."""

    async def wait(pilot, condition):
        async with asyncio.timeout(30):
            while not condition():
                await pilot.pause(0.01)

    return wait
