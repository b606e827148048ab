"""Show the steps of a session, mounted ahead of time and each painted in one frame."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from textual.app import ReturnType
from textual.driver import Driver
from textual.screen import ModalScreen
from textual.timer import Timer

from screens.steps import load_step_class
from screens.steps.base import Step
from screens.textual_private import lay_out_ahead, mount_ahead, paint_whole
from templates.questions.questions import STEPS, skip_reason
from tui.full_screen.key_queue import KeyQueueApp
from tui.session import Position, Session

PREPARATION_SECONDS = 0.01
"""Seconds between showing a step and preparing another, and between two preparations."""

PAUSE_SECONDS = 0.035
"""Seconds without a key until a step is prepared: longer than between repeats of a held key."""

MAX_MESSAGE_ROUNDS = 20
"""Rounds of messages after which a step is painted even if it has messages left to handle."""


class StepApp(KeyQueueApp[ReturnType]):
    """An app that shows the steps of a session.

    The steps are mounted one by one while the writer pauses: a step that is mounted only when it
    is shown takes up to five times as long to appear. A step is painted complete, in one frame.
    """

    prepares_steps = True
    """Whether steps are mounted before they are shown."""

    def __init__(self, session: Session, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.session = session
        self._preparation_timer: Timer | None = None
        self._is_checker_warm = False
        self._after_paint: list[Callable[[], object]] = []
        """What to call once the step that is about to be shown is painted."""
        self._prepared_ids: set[str] = set()
        """The ids of the steps that are mounted and laid out."""

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

    def go(self, step: str, field: str = "", notice: str = "") -> None:
        """Go to a step."""
        self.show(self.session.go(step, field, notice))

    def show(self, position: Position) -> None:
        """Show the step at a position of the session; open dialogs are closed."""
        screen = self.step(position.step)
        screen.enter(" ".join(position.notices), position.field)
        if self.screen is screen:
            screen.on_screen_resume()
        else:
            self._prepared_ids.add(position.step)
            self._switch_in_one_frame(position.step)

    def call_after_paint(self, callback: Callable[[], object]) -> None:
        """Call a function once the step that is about to be shown is painted."""
        self._after_paint.append(callback)

    def _switch_in_one_frame(self, name: str) -> None:
        """Switch to a screen, and paint nothing until it is complete."""
        batch = ExitStack()
        batch.enter_context(self.batch_update())
        self._switch(name)
        self.call_later(self._end_batch_when_idle, batch, MAX_MESSAGE_ROUNDS)

    def _end_batch_when_idle(self, batch: ExitStack, max_rounds: int) -> None:
        screen = self.screen
        if max_rounds and not self.is_idle():
            # After every message that the screen and the app have now.
            screen.call_later(self.call_later, self._end_batch_when_idle, batch, max_rounds - 1)
            return
        batch.close()
        paint_whole(screen)
        callbacks, self._after_paint = self._after_paint, []
        for callback in callbacks:
            callback()
        self.prepare_steps()
        if isinstance(screen, Step):
            # The position of the focused field is only known after the layout.
            screen.call_after_refresh(screen.scroll_to_focus)
            if screen.step_id == "detail" and not self._is_checker_warm:
                self._is_checker_warm = True
                letter = self.session.note.composed_letter()
                self.run_worker(partial(self._warm_checker, letter), thread=True)

    def prepare_steps(self) -> None:
        """Start to prepare the steps one by one, while the writer pauses."""
        if self.prepares_steps and self._preparation_timer is None:
            self._preparation_timer = self.set_timer(PREPARATION_SECONDS, self._prepare_next_step)

    def _prepare_next_step(self) -> None:
        self._preparation_timer = None
        if not self.screen_stack:
            # The app is about to end.
            return
        current = [step.id for step in STEPS].index(self.session.step)
        for step in (*STEPS[current:], *STEPS[:current]):
            is_asked = skip_reason(step.id, self.session.situation) is None
            if is_asked and step.id not in self._prepared_ids:
                if self.is_idle() and self.seconds_without_input > PAUSE_SECONDS:
                    self._prepare(self.step(step.id))
                self.prepare_steps()
                return

    def _prepare(self, step: Step) -> None:
        """Mount a step or, once it is mounted, lay it out."""
        if not step.is_running:
            mount_ahead(self, step.step_id)
        elif self.is_idle(step):
            lay_out_ahead(step, self.size)
            self._prepared_ids.add(step.step_id)

    def _warm_checker(self, letter: str) -> None:
        """Check a letter, so that the checker is loaded, which takes half a second.

        Otherwise the first key in a text and the first visit to the review would take that long.
        """
        # Imported here: the first screen does not need it.
        from templates.etiquette.checker import check_note

        check_note(letter, self.session.wording)

    def _switch(self, name: str) -> None:
        """Close the dialogs, and switch to a screen."""
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        self.switch_screen(name)

    def show_hint(self, text: str) -> None:
        """Show a sentence on the hint line of the step that is shown."""
        if isinstance(self.screen, Step):
            self.screen.show_hint(text)
