"""Show the steps of a session, prepared ahead of time and each painted in one frame."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from time import monotonic
from typing import Any

from textual.app import ReturnType
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen

from screens.steps import load_step_class
from screens.steps.base import Step
from screens.textual_private import draw_ahead, lay_out_ahead, mount_ahead, paint_whole
from templates.etiquette.loading import load_checker
from templates.questions.questions import PROSE_FIELDS, STEPS, Question, skip_reason
from tui.full_screen.key_queue import KeyQueueApp
from tui.session import Position, Session

PREPARATION_DELAY = 0.002
"""The seconds between showing a step and preparing a part of another, and between two parts."""

PAUSE_SECONDS = 0.035
"""The seconds without a key before a part is prepared: longer than a held key takes to repeat."""

TYPING_SECONDS = 0.25
"""After this many seconds without a key, the writer counts as reading, not typing."""

THREAD_SWITCH_INTERVAL = 0.0005
"""The seconds after which the thread that loads the checker lets the app's thread run.

For each key, the app's thread waits this long about a dozen times: whenever the key passes from one
widget to another. With Python's default of 0.005 seconds, Enter takes a fifth longer while the
checker is being loaded.
"""

MAX_MESSAGE_ROUNDS = 20
"""How often to wait for a step to handle its messages; then it is painted even if some are left."""


class StepApp(KeyQueueApp[ReturnType]):
    """An app that shows the steps of a session.

    The steps are prepared in small parts while the writer pauses: a step that is only made when it
    is shown takes up to five times as long to appear. A step is painted complete, in one frame.
    """

    prepares_ahead = True
    """Whether steps are prepared before they are shown; most tests turn this off."""

    def __init__(self, session: Session, driver_class: type[Driver] | None = None) -> None:
        # First, because Textual's constructor uses the property below.
        self._cursor_position = Offset(0, 0)
        super().__init__(driver_class=driver_class)
        self.session = session
        self._preparation_timer: asyncio.TimerHandle | None = None
        self._preparations: dict[str, Iterator[None]] = {}
        """The preparations that have begun, by the ids of their steps."""
        self._questions_when_prepared: dict[str, tuple[Question, ...]] = {}
        """What each step asked when it was last prepared or shown, by the id of the step."""
        self._time_shown = self._last_part_time = float("-inf")
        """When a step was shown last, and when a part was prepared last: `monotonic` seconds."""
        self._checker_parts: Iterator[None] | None = None
        """Loads one part of the checker on each `next`; None before loading begins."""
        self._is_loading_checker = self._is_checker_loaded = False
        self._after_paint: list[Callable[[], object]] = []
        """The functions to call once the step that is about to be shown is painted."""

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor is: at the cursor of the focused widget, if it has one."""
        position = getattr(self.focused, "cursor_screen_offset", None)
        if isinstance(position, Offset):
            self._cursor_position = position
        return self._cursor_position

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        # Ignored, because Textual's fields set it when they get the focus, even the fields of a
        # step that is prepared while another is shown.
        pass

    def make_step(self, step_id: str) -> Step:
        """Return a new step, which is not installed yet."""
        step = load_step_class(step_id)(self.session)
        step.set_size_classes(self.size)
        return step

    def step(self, step_id: str) -> Step:
        """Return a step by its id; it is made when it is first needed."""
        if not self.is_screen_installed(step_id):
            self.install_screen(self.make_step(step_id), step_id)
        screen = self.get_screen(step_id)
        if not isinstance(screen, Step):
            raise TypeError(f"{step_id} is not a step")
        return screen

    def go(self, step_id: str, field: str = "", notice: str = "") -> None:
        """Go to a step, focus a field there unless it is "", and show a notice, which may be ""."""
        self.show(self.session.go(step_id, field, notices=(notice,)))

    def show(self, position: Position) -> None:
        """Show the step at a position of the session; open dialogs are closed."""
        screen = self.step(position.step)
        screen.set_notice_and_focus(" ".join(position.notices), position.field)
        if self.screen is screen:
            screen.on_screen_resume()
        else:
            self._switch_in_one_frame(position.step)

    def call_after_paint(self, callback: Callable[[], object]) -> None:
        """Call a function once the step that is about to be shown is painted."""
        self._after_paint.append(callback)

    def _switch_in_one_frame(self, step_id: str) -> None:
        """Switch to a step, and paint nothing until it is complete."""
        batch = ExitStack()
        batch.enter_context(self.batch_update())
        self._switch(step_id)
        self.call_later(self._end_batch_when_idle, batch, MAX_MESSAGE_ROUNDS)

    def _end_batch_when_idle(self, batch: ExitStack, max_rounds: int) -> None:
        screen = self.screen
        if max_rounds and not self.is_idle(screen):
            # Try again once the messages in the screen's queue, and then those in the app's, are
            # handled.
            screen.call_later(self.call_later, self._end_batch_when_idle, batch, max_rounds - 1)
            return
        batch.close()
        paint_whole(screen)
        self._time_shown = monotonic()
        if isinstance(screen, Step):
            self._questions_when_prepared[screen.step_id] = screen.asked_questions
            # The position of the focused field is only known after the layout.
            screen.call_after_refresh(screen.scroll_to_focus)
        callbacks, self._after_paint = self._after_paint, []
        for callback in callbacks:
            callback()
        self.prepare_steps()

    # --- preparing

    @property
    def is_prepared(self) -> bool:
        """Whether every step that is not skipped is prepared, and the checker is loaded."""
        return self._is_checker_loaded and not self._unprepared_steps()

    def prepare_steps(self, delay: float = PREPARATION_DELAY) -> None:
        """Prepare the steps and load the checker, part by part, while the writer pauses."""
        if self.prepares_ahead and self._preparation_timer is None:
            # Not a timer of Textual: if the process is interrupted for longer than the delay while
            # the timer starts, the timer never fires.
            loop = asyncio.get_running_loop()
            self._preparation_timer = loop.call_later(
                delay, self.call_later, self._continue_preparing
            )

    def _continue_preparing(self) -> None:
        self._preparation_timer = None
        if not self.screen_stack:
            # The app is about to end.
            return
        unprepared = self._unprepared_steps()
        if not self.is_idle(self.screen):
            self.prepare_steps(PAUSE_SECONDS)
        elif unprepared and self._should_prepare_now(unprepared[0]):
            self._prepare_part_of(unprepared[0])
            self._last_part_time = monotonic()
            self.prepare_steps()
        elif not self._is_checker_loaded:
            self._load_checker_parts()
        elif unprepared:
            self.prepare_steps(PAUSE_SECONDS)

    def _should_prepare_now(self, step_id: str) -> bool:
        """Return whether to prepare a part of a step now.

        Until the checker is loaded, only the next step is prepared: loading the checker in a thread
        delays typed keys less than preparing steps does.
        """
        if not self._is_pausing():
            return False
        if self._is_checker_loaded:
            return True
        # A text is checked when its step is prepared, which would load all of the checker at once.
        has_text = any(getattr(self.session.answers, name) for name in PROSE_FIELDS)
        return step_id == self._steps_not_shown()[0] and not has_text

    def _is_pausing(self) -> bool:
        """Return whether there is time to prepare a part before the next key press.

        A part takes up to 0.04 seconds, and the keys of a fast typist are 0.1 seconds apart: one
        part fits between two of them. After a step is shown, the writer reads: there is time for
        more parts.
        """
        pause = self.seconds_without_input
        is_typing = pause < TYPING_SECONDS and self._last_input_time > self._time_shown
        has_prepared_since_input = self._last_part_time > self._last_input_time
        return pause >= PAUSE_SECONDS and not (is_typing and has_prepared_since_input)

    def _unprepared_steps(self) -> list[str]:
        """Return the ids of the steps that must be prepared, or prepared again, the next first."""
        return [
            step_id
            for step_id in self._steps_not_shown()
            if step_id not in self._questions_when_prepared
            or self._questions_when_prepared[step_id] != self.step(step_id).asked_questions
        ]

    def _steps_not_shown(self) -> list[str]:
        """Return the ids of the steps that are neither shown nor skipped, the next one first."""
        current = [step.id for step in STEPS].index(self.session.step)
        steps_from_current = (*STEPS[current:], *STEPS[:current])
        shown_ids = [screen.id for screen in self.screen_stack]
        return [
            step.id
            for step in steps_from_current
            if step.id not in shown_ids and skip_reason(step.id, self.session.situation) is None
        ]

    def _prepare_part_of(self, step_id: str) -> None:
        """Prepare the next part of a step, unless the step still has messages to handle."""
        step = self.step(step_id)
        if step.is_running and not self.is_idle(step):
            return
        preparation = self._preparations.setdefault(step_id, self._preparation(step))
        try:
            next(preparation)
        except StopIteration:
            del self._preparations[step_id]

    def _preparation(self, step: Step) -> Iterator[None]:
        """Prepare a step in parts; yield between them."""
        if not step.is_running:
            mount_ahead(self, step.step_id)
            yield
        questions = step.asked_questions
        step.show_answers_ahead()
        yield
        lay_out_ahead(step, self.size)
        yield
        # The sizes from the first layout move some widgets.
        lay_out_ahead(step, self.size)
        yield
        draw_ahead(step)
        self._questions_when_prepared[step.step_id] = questions

    def _load_checker_parts(self) -> None:
        """Load parts of the checker in a thread until there is input; then go on preparing."""
        if self._is_loading_checker:
            return
        self._is_loading_checker = True
        if self._checker_parts is None:
            sys.setswitchinterval(THREAD_SWITCH_INTERVAL)
            letter = self.session.note.composed_letter()
            self._checker_parts = load_checker(letter, self.session.wording)
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(None, self._load_until_input, self._checker_parts)
        future.add_done_callback(self._continue_after_loading)

    def _load_until_input(self, parts: Iterator[None]) -> bool:
        """Load parts of the checker until there is input; return whether all are loaded."""
        start = monotonic()
        for _ in parts:
            had_input = self.seconds_without_input < monotonic() - start
            if had_input:
                return False
        return True

    def _continue_after_loading(self, future: "asyncio.Future[bool]") -> None:
        self._is_loading_checker = False
        # After an error the checker counts as loaded: the first check will raise the error again.
        self._is_checker_loaded = future.exception() is not None or future.result()
        if self._preparation_timer is None:
            self._continue_preparing()

    def _switch(self, screen: Screen[Any] | str) -> None:
        """Close the dialogs, and switch to a screen, or to the installed one with this name."""
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        self.switch_screen(screen)

    def show_hint(self, text: str) -> None:
        """Show a sentence on the hint line of the step that is shown."""
        if isinstance(self.screen, Step):
            self.screen.show_hint(text)
