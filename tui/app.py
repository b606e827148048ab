"""The application around the steps: it owns the answers and walks the flow."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import SuspendNotSupported, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens import STEP_SCREENS, Step
from screens.dialogs import Confirm, Help
from screens.edit import EditNote
from screens.export import ExportStep
from screens.keyline import WAY_OUT
from screens.marked_text import ProofreadingWanted, WordLearnt
from screens.review import ReviewStep
from templates import Note, compose
from templates.compose import drawn_from
from templates.linkedin import connection_note
from templates.questions import STEPS, why_skipped
from templates.wording import Wording
from tui import editor, sender
from tui.exit_codes import ExitCode
from tui.keys_in_turn import KeysInTurn
from tui.proofreading import Proofreading
from tui.save import file_name
from tui.settings import SettingsError
from tui.ways_out import WaysOut


@dataclass(frozen=True, slots=True)
class Finished:
    """How the wizard was left: the note, whether to print it, and what to say at the end."""

    note: Note
    print_it: bool
    told: tuple[str, ...]


class BridgeApp(KeysInTurn[Finished]):
    """Write a short, gracious thank-you note after a no."""

    TITLE = "bridge-tui"
    CSS_PATH = Path(__file__).with_name("bridge.tcss")
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_DISPLAY = "^P"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", tooltip="Show every key that works here", id="help"),
        Binding("ctrl+q", "leave", "Leave", tooltip="Leave", priority=True, id=WAY_OUT),
        Binding("ctrl+l", "redraw", "Redraw", show=False, tooltip="Draw the screen again"),
    ]

    def __init__(
        self,
        wording: Wording,
        *,
        config: Path,
        folder: Path,
        today: date,
        piped: bool = False,
        premium: bool = False,
        dictionary: Path | None = None,
        theme: str = "ansi-dark",
    ) -> None:
        """Prepare the wizard.

        `config` remembers the writer, `folder` is where files are saved, `piped` says that the
        note goes to a pipe or a file when the wizard ends, and `premium` that LinkedIn allows the
        writer longer notes. With a `dictionary` of the writer's own words, what is typed is
        proofread.
        """
        super().__init__()
        self.theme = theme
        self.animation_level = "none"
        self.wording = wording
        self.answers = sender.remembered(config)
        self.draw = drawn_from(self.answers)
        self._config, self._today = config, today
        self._print_it = piped
        self._premium = premium
        self._ways_out = WaysOut(self, folder)
        self._begun = self.answers
        self._proofreading = dictionary and Proofreading(self, dictionary, config)

    def on_mount(self) -> None:
        """Install every step and show the first."""
        for step in STEP_SCREENS:
            screen = step(self.wording)
            screen.premium = self._premium
            self.install_screen(screen, step.step_id)
        self.go(STEPS[0].id)

    def step(self, step_id: str) -> Step:
        """Return a step by its id."""
        screen = self.get_screen(step_id)
        if not isinstance(screen, Step):
            raise TypeError(f"{step_id} is not a step")
        return screen

    def go(self, step_id: str, notice: str = "", field: str | None = None) -> None:
        """Show a step, with the answers as they stand; the words are drawn anew for it."""
        self.draw = drawn_from(self.answers)
        step = self.step(step_id)
        if isinstance(step, ExportStep):
            step.suggested_path = file_name(self.answers.organisation, self._today)
            step.prints = self._print_it
        step.arrive(self.answers, self.draw, notice, field)
        if self.screen is step:
            step.on_screen_resume()
        elif isinstance(self.screen, Step):
            self.switch_screen(step_id)
        else:
            self.push_screen(step_id)

    # --- the flow

    @on(Step.Answered)
    def _answered(self, event: Step.Answered) -> None:
        self.answers = replace(self.answers, **{event.field: event.value})  # type: ignore[arg-type]

    @on(Step.WentForward)
    def _forward(self, event: Step.WentForward) -> None:
        passed_over: list[str] = []
        for step in STEPS[_place(event.step) + 1 :]:
            why = why_skipped(step.id, self.answers, self.wording)
            if why is None:
                self.go(step.id, " ".join(passed_over))
                return
            passed_over.append(why)

    @on(Step.WentBack)
    def _back(self, event: Step.WentBack) -> None:
        for step in reversed(STEPS[: _place(event.step)]):
            if why_skipped(step.id, self.answers, self.wording) is None:
                self.go(step.id)
                return
        self.action_leave()

    @on(ReviewStep.WentTo)
    def _answer_missing(self, event: ReviewStep.WentTo) -> None:
        self.go(event.step, field=event.field or None)

    @on(ReviewStep.EditorWanted)
    def _open_editor(self, event: ReviewStep.EditorWanted) -> None:
        review = self.step("review")
        try:
            text = self._in_editor(event.letter)
        except editor.EditorError as error:
            review.complain(str(error))
        else:
            if isinstance(review, ReviewStep):
                review.take_edit(text)

    def _in_editor(self, letter: str) -> str:
        # An error that left the suspension would leave the app deaf: it is carried out instead.
        failed: editor.EditorError | None = None
        text = letter
        try:
            with self.suspend():
                try:
                    text = editor.edit(letter)
                except editor.EditorError as error:
                    failed = error
        except SuspendNotSupported:
            failed = editor.EditorError("An editor cannot be opened from here; e edits the note.")
        if failed:
            raise failed
        return text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open the palette and the help over a step only: a dialog is answered first."""
        if action in ("command_palette", "help"):
            return isinstance(self.screen, Step)
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every step that is asked, help and the way out in the command palette."""
        for step in STEPS:
            if why_skipped(step.id, self.answers, self.wording) is None:
                yield SystemCommand(f"Go to {step.title}", step.heading, partial(self.go, step.id))
        yield SystemCommand("Help", "Show every key that works here", self.action_help)
        yield SystemCommand("Leave", "Leave bridge-tui", self.action_leave)

    @on(ExportStep.Left)
    def _export(self, event: ExportStep.Left) -> None:
        note = compose(self.answers, self.wording, drawn_from(self.answers))
        connection = connection_note(self.answers, self.wording, premium=self._premium)
        match event.way:
            case "save":
                self._ways_out.save(note, event.path)
            case "copy":
                self._ways_out.copy(note.letter(), whole=True)
            case "connect" if connection is not None:
                self._ways_out.copy(connection.text, whole=False)
            case "connect":
                self._ways_out.complain("A request on LinkedIn does not belong to this ending.")
            case "print":
                self._print_it = True
                self._ways_out.done("The note will be printed when you leave.")
            case _ if self._print_it:
                self._finish(note)
            case _:
                self.action_leave()

    def _finish(self, note: Note) -> None:
        told = list(self._ways_out.told)
        try:
            sender.remember(self._config, self.answers)
        except SettingsError as error:
            told.append(str(error))
        self.exit(Finished(note, self._print_it, tuple(told)), ExitCode.DONE)

    @on(ProofreadingWanted)
    def _proofread(self, event: ProofreadingWanted) -> None:
        if self._proofreading:
            self._proofreading.wanted(event)

    @on(WordLearnt)
    def _learn(self, event: WordLearnt) -> None:
        if self._proofreading:
            told = self._proofreading.learn(event.word)
            if isinstance(self.screen, Step):
                self.screen.tell(told)

    # --- leaving and help

    def action_leave(self) -> None:
        """Leave, asking first where something typed would be lost."""
        if isinstance(self.screen, Confirm):
            return
        editing = isinstance(self.screen, EditNote) and self.screen.changed
        if not editing and self.answers in (self._begun, self._ways_out.left_with):
            self._leave(True)
        else:
            question = "Leave without the note? What you typed is not kept."
            self.push_screen(Confirm(question, "leave", "stay"), self._leave)

    def _leave(self, yes: bool | None) -> None:
        if yes and self._ways_out.left_with == self.answers:
            self._finish(compose(self.answers, self.wording, drawn_from(self.answers)))
        elif yes:
            self.exit(None, ExitCode.CANCELLED)

    def write_to_terminal(self, sequence: str) -> None:
        """Write a control sequence that draws nothing."""
        if self._driver is not None:
            self._driver.write(sequence)

    def _fatal_error(self) -> None:
        # The toolkit's own report prints the values of local variables: names, and the note.
        self.bell()
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Leave at once; an interrupt from outside comes here."""
        self.exit(None, ExitCode.CANCELLED)

    def action_help(self) -> None:
        """Show every key that works here."""
        step = self.screen
        if isinstance(step, Step):
            title = next(s.heading for s in STEPS if s.id == step.step_id)
            self.push_screen(Help(title, list(step.active_bindings.values()), step.asked))

    def action_redraw(self) -> None:
        """Draw the whole screen again."""
        self.refresh(layout=True, repaint=True)
        self.screen.refresh()


def _place(step_id: str) -> int:
    return next(place for place, step in enumerate(STEPS) if step.id == step_id)
