"""The answers, and the way through the steps: forward, back, and back in time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from textual import events, on
from textual.message import Message
from textual.screen import ModalScreen, Screen

from screens.steps import Step, step_screen
from screens.widgets.option_lists import NumberedList
from templates import Answers
from templates.answers import Answer
from templates.letter.composer import seed_for
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from templates.questions.navigation import next_step, previous_step
from templates.questions.questions import STEPS
from tui.full_screen.key_queue import KeyQueueApp
from tui.full_screen.quit import WizardResult
from tui.notes import NotesFolder, Status
from tui.notes.open_note import OpenNote
from tui.notes.undo import Change, History
from tui.system import profile
from tui.system.capabilities import Capabilities
from tui.terminal.driver import DiffDriver

if TYPE_CHECKING:
    from screens.steps.export import ExportStep
    from screens.steps.review import ReviewStep


ONE_GESTURE = 1.0
"""Seconds within which a number and an Enter are typed as one."""


class Flow(KeyQueueApp[WizardResult]):
    """Owns the answers, walks the steps, and has every change kept."""

    @dataclass
    class SavingEnded(Message):
        """A save went wrong, or, with None, all is saved again."""

        error: Exception | None

    def __init__(
        self,
        wording: Wording,
        *,
        capabilities: Capabilities,
        config: Path,
        notes: NotesFolder,
        today: date,
        piped: bool,
    ) -> None:
        super().__init__(driver_class=DiffDriver)
        self.wording = wording
        self.capabilities = capabilities
        self.config = config
        self.today = today
        self.prints = piped
        """Whether the note is printed when the wizard ends."""
        self.premium = False
        """Whether LinkedIn allows the writer longer notes."""
        self.answers = self.fresh_answers()
        self.draw = seed_for(self.answers)
        self.keeping = OpenNote(notes, today, self._saving_ended)
        self._history = History()
        self._picked_at = -inf

    @on(NumberedList.NumberPicked)
    def _picked_by_number(self, event: NumberedList.NumberPicked) -> None:
        self._picked_at = event.time

    def passes_over(self, key: events.Key) -> bool:
        """Pass over an Enter that was typed with a number which had chosen by itself.

        It would answer the next question, unread.
        """
        gesture = key.key == "enter" and key.time - self._picked_at < ONE_GESTURE
        self._picked_at = -inf
        if gesture:
            self.say("The number has chosen it: Enter was not needed, and is passed over.")
        return gesture

    def _saving_ended(self, error: Exception | None) -> None:
        self.post_message(self.SavingEnded(error))

    def fresh_answers(self) -> Answers:
        """Return the answers that a new note begins with: the writer's own details."""
        return profile.remembered(self.config)

    def step(self, step_id: str) -> Step:
        """Return a step by its id."""
        if not self.is_screen_installed(step_id):
            made = step_screen(step_id)(self.wording)
            made.premium = self.premium
            made.offers_editor = self.capabilities.start_programs
            self.install_screen(made, step_id)
        screen = self.get_screen(step_id)
        if not isinstance(screen, Step):
            raise TypeError(f"{step_id} is not a step")
        return screen

    def take_up(self, answers: Answers, step_id: str = "", notice: str = "") -> None:
        """Go on with another note, by default where there is something to do."""
        self.answers = answers
        self._history = History()
        if not step_id and answers.outcome is None:
            step_id = STEPS[0].id
        self.go(step_id or ("review" if self.complete else "people"), notice)

    def go(self, step_id: str, notice: str = "", field: str | None = None) -> None:
        """Show a step, with the answers as they stand; the words are drawn anew for it."""
        self.draw = seed_for(self.answers)
        self.keeping.save_soon()
        step = self.step(step_id)
        if step_id == "export":
            self._prepare(step)
        if step_id == "detail":
            # Reading the rules takes a fifth of a second, which the first key should not.
            Thread(target=lambda: self.wording.etiquette, daemon=True).start()
        step.arrive(self.answers, self.draw, notice, field)
        if self.screen is step:
            step.on_screen_resume()
        else:
            self.show_screen(step_id)

    def _prepare(self, step: Step) -> None:
        from screens.steps.export import ExportStep

        if isinstance(step, ExportStep):
            self.prepare_export(step)
        if self.keeping.draft.status is Status.DRAFT and self.complete:
            self.keeping.set_status(Status.READY)

    def show_screen(self, name: str) -> None:
        """Show an installed screen in the place of the one that is shown; dialogs are closed."""
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        self.switch_screen(name)

    def say(self, told: str) -> None:
        """Say something on the hint line of the step that is shown."""
        if isinstance(self.screen, Step):
            self.screen.tell(told)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing from the note."""
        return not resolve(self.answers, self.wording).missing

    @on(Step.AnswerChanged)
    def _answered(self, event: Step.AnswerChanged) -> None:
        self.take_answer(event.step, event.field, event.value)

    def take_answer(self, step_id: str, field: str, value: Answer) -> None:
        """Take an answer that was given on a step."""
        before = self.answers
        self.answers = replace(before, **{field: value})  # type: ignore[arg-type]
        if self.answers != before:
            self._history.record(before, step_id, field)
            self.keeping.change(self.answers)

    def screens(self) -> Iterable[Screen[object]]:
        """Return every screen that is up or installed and has been shown."""
        known = {*self.screen_stack, *self._installed_screens.values()}
        return [screen for screen in known if isinstance(screen, Screen) and screen.is_mounted]

    @on(Step.NextRequested)
    def _forward(self, event: Step.NextRequested) -> None:
        told: list[str] = []
        if event.step == "people":
            told += filter(None, [profile.try_to_remember(self.config, self.answers)])
        step, passed_over = next_step(event.step, resolve(self.answers, self.wording))
        if step is not None:
            self.go(step.id, " ".join((*told, *passed_over)))

    @on(Step.BackRequested)
    def _back(self, event: Step.BackRequested) -> None:
        step = previous_step(event.step, resolve(self.answers, self.wording))
        if step is not None:
            self.go(step.id)
        else:
            self.came_to_the_front()

    def prepare_export(self, step: "ExportStep") -> None:
        """Hand the last step what it offers; the application around the flow knows the ways."""

    def came_to_the_front(self) -> None:
        """Go back from the first step."""

    def on_review_step_went_to(self, event: "ReviewStep.WentTo") -> None:
        """Go to the question that is not answered."""
        self.go(event.step, field=event.field or None)

    def _step_through(self, change: Change | None, nothing: str) -> None:
        if change is None:
            self.say(nothing)
            return
        self.answers = change.answers
        self.keeping.change(self.answers)
        field = change.field if change.step not in ("review", "export") else None
        self.go(change.step, field=field)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step_through(self._history.back(self.answers), "There is nothing to take back.")

    def action_redo(self) -> None:
        """Make the change that was taken back again."""
        self._step_through(self._history.forward(self.answers), "There is nothing to make again.")
