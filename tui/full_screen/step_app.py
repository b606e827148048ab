"""The application as far as it shows the steps of a session, each prepared and in one frame."""

from contextlib import ExitStack
from functools import partial

from textual.app import ReturnType
from textual.driver import Driver
from textual.screen import ModalScreen
from textual.timer import Timer

from screens.steps import step_screen
from screens.steps.base import Step
from screens.textual_private import lay_out_ahead, mount_ahead
from templates.questions.questions import STEPS, skip_reason
from tui.full_screen.key_queue import KeyQueueApp
from tui.session import Position, Session

PREPARATION_SECONDS = 0.01
"""Seconds after a step is shown until another is prepared, and between two parts of that."""

PAUSE_SECONDS = 0.035
"""Seconds without a key after which a step is prepared: longer than between keys held down."""

MOST_TURNS = 20
"""Rounds of messages after which a step is painted, even if it still has something to do."""


class StepApp(KeyQueueApp[ReturnType]):
    """An app that shows the steps of a session.

    The steps are mounted one by one while the writer pauses: a step that is mounted when it is
    shown takes up to five times as long to appear. A step appears whole, in one frame.
    """

    prepares_steps = True
    """Whether steps are mounted before they are shown."""

    def __init__(self, session: Session, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.session = session
        self._preparation_timer: Timer | None = None
        self._is_checker_warm = False
        self._prepared: set[str] = set()
        """The ids of the steps that were shown, or are ready to be."""

    def make_step(self, step_id: str) -> Step:
        """Return a new step, to be installed."""
        step = step_screen(step_id)(self.session)
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
        """Show the step that the session is at; open dialogs are closed."""
        screen = self.step(position.step)
        screen.enter(" ".join(position.notices), position.field)
        if self.screen is screen:
            screen.on_screen_resume()
        else:
            self._prepared.add(position.step)
            self._switch_in_one_frame(position.step)
            self.prepare_steps()

    def _switch_in_one_frame(self, name: str) -> None:
        """Show a screen, and paint nothing until it shows all that it has to."""
        batch = ExitStack()
        batch.enter_context(self.batch_update())
        self._switch(name)
        self.call_later(self._end_when_idle, batch, MOST_TURNS)

    def _end_when_idle(self, batch: ExitStack, turns: int) -> None:
        screen = self.screen
        if turns and not self.is_idle():
            # Behind all that waits now, for the screen and for the app.
            screen.call_later(self.call_later, self._end_when_idle, batch, turns - 1)
            return
        screen.refresh(layout=True)
        batch.close()
        if isinstance(screen, Step):
            # Where the field with the focus is, is only known now.
            screen.call_after_refresh(screen.scroll_to_focus)
            if screen.step_id == "detail" and not self._is_checker_warm:
                self._is_checker_warm = True
                letter = self.session.note.composed_letter()
                self.run_worker(partial(self._warm_checker, letter), thread=True)

    def prepare_steps(self) -> None:
        """Begin to mount the steps that are not mounted yet, while the writer pauses."""
        if self.prepares_steps and self._preparation_timer is None:
            self._preparation_timer = self.set_timer(PREPARATION_SECONDS, self._prepare_a_step)

    def _prepare_a_step(self) -> None:
        self._preparation_timer = None
        if not self.screen_stack:
            # The app is about to end.
            return
        current = [step.id for step in STEPS].index(self.session.step)
        for step in (*STEPS[current:], *STEPS[:current]):
            is_asked = skip_reason(step.id, self.session.situation) is None
            if is_asked and step.id not in self._prepared:
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
            self._prepared.add(step.step_id)

    def _warm_checker(self, letter: str) -> None:
        """Check a letter, for what the first check loads and compiles, which takes half a second.

        Without, the first key and the first visit to the review would take that long.
        """
        # Imported here: the first screen does not need it.
        from templates.etiquette.checker import check_note

        check_note(letter, self.session.wording)

    def _switch(self, name: str) -> None:
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        self.switch_screen(name)

    def show_hint(self, text: str) -> None:
        """Show a sentence on the hint line of the step that is shown."""
        if isinstance(self.screen, Step):
            self.screen.show_hint(text)
