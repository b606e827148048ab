"""The application around the steps: screens installed, wishes carried out, the way out."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens import STEP_SCREENS, Step
from screens.details import OwnDetails
from screens.dialogs import Help
from screens.edit import EditNote
from screens.export import ExportStep
from screens.keyline import WAY_OUT
from screens.marked_text import ProofreadingWanted, WordLearnt
from screens.notes import NotesScreen
from screens.review import ReviewStep
from templates.questions import STEPS, why_skipped
from templates.wording import Wording
from tui import editing, sender
from tui.after_sending import AfterSending
from tui.drafts import NotesFolder
from tui.exit_codes import ExitCode
from tui.flow import Flow
from tui.keeping import Keeping
from tui.leaving import Leaving
from tui.notes_flow import NotesFlow
from tui.proofreading import Proofreading
from tui.saving_trouble import SavingTrouble
from tui.settings import trouble_with
from tui.ways_out import WaysOut

NOTES, NEW = "notes", "new"
"""What the wizard may begin with, besides a note's id: the list of notes, a new note."""


class BridgeApp(Flow):
    """Write a short, gracious thank-you note after a no."""

    TITLE = "bridge-tui"
    CSS_PATH = Path(__file__).with_name("bridge.tcss")
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_DISPLAY = "^P"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", tooltip="Show every key that works here", id="help"),
        Binding("ctrl+q", "leave", "Leave", tooltip="Leave", priority=True, id=WAY_OUT),
        Binding("ctrl+l", "redraw", "Redraw", show=False, tooltip="Draw the screen again"),
        Binding("ctrl+z", "undo", "Undo", show=False, tooltip="Take the last change back"),
        Binding("ctrl+y", "redo", "Redo", show=False, tooltip="Make it again"),
    ]

    def __init__(
        self,
        wording: Wording,
        *,
        config: Path,
        folder: Path,
        today: date,
        notes: NotesFolder,
        first: str = "",
        piped: bool = False,
        premium: bool = False,
        dictionary: Path | None = None,
        theme: str = "ansi-dark",
    ) -> None:
        """Prepare the wizard.

        `config` remembers the writer, `folder` is where files are saved, `notes` where notes are
        kept. `first` is what to begin with: a note's id, `NOTES` or `NEW`; by default the list of
        notes where there are any. `piped` says that the note goes to a pipe or a file when the
        wizard ends, and `premium` that LinkedIn allows the writer longer notes. With a
        `dictionary` of the writer's own words, what is typed is proofread.
        """
        super().__init__(wording, config=config, notes=notes, today=today, piped=piped)
        self.theme = theme
        self.animation_level = "none"
        self.premium = premium
        self.ways_out = WaysOut(self, folder)
        self.trouble = SavingTrouble(self)
        self.fault: Exception | None = None
        """The fault of the program's own that ended it, if one did."""
        self._first = first or (NOTES if notes.any() else NEW)
        self._leaving = Leaving(self)
        self._after = AfterSending(self)
        self._notes = NotesFlow(self, self._after)
        self._proofreading = dictionary and Proofreading(self, dictionary, config)

    def on_mount(self) -> None:
        """Install every screen and show the first."""
        for step in STEP_SCREENS:
            screen = step(self.wording)
            screen.premium = self.premium
            self.install_screen(screen, step.step_id)
        self.install_screen(self._notes.screen, "notes")
        self.keeping.notes.sweep()
        if self._first == NEW:
            self.go(STEPS[0].id, trouble_with(self.config))
        elif self._first == NOTES:
            self._notes.show(trouble_with(self.config))
        else:
            self._notes.open(self._first)

    def show_screen(self, name: str) -> None:
        """Show an installed screen; one that is shown first while nothing is saved says so too."""
        super().show_screen(name)
        if self.trouble.why:
            self.call_after_refresh(self.trouble.show)

    # --- wishes

    def came_to_the_front(self) -> None:
        """Show the notes, or leave where there are none."""
        if self.keeping.notes.any():
            self._notes.show()
        else:
            self.action_leave()

    @on(NotesScreen.Wished)
    def _wished(self, event: NotesScreen.Wished) -> None:
        self._notes.wished(event)

    @on(ReviewStep.EditorWanted)
    def _open_editor(self, event: ReviewStep.EditorWanted) -> None:
        editing.open_editor(self, event.letter)

    @on(EditNote.Typed)
    def _keep_edit(self, event: EditNote.Typed) -> None:
        review = self.step("review")
        if isinstance(review, ReviewStep):
            review.hold_edit(event.text)

    @on(ExportStep.Left)
    def _export(self, event: ExportStep.Left) -> None:
        if event.way == "sent":
            self._after.mark_sent(
                self.keeping.draft.id, self.ways_out.left_by, self.step("export").tell
            )
        elif event.way != "done":
            self.ways_out.take(event.way, event.path)
        elif self.prints:
            self._leaving.finish(print_it=True)
        else:
            self.action_leave()

    def prepare_export(self, step: ExportStep) -> None:
        """Hand the last step what it offers."""
        self.ways_out.prepare(step)

    @on(ExportStep.MailGiven)
    def _answer_mail(self, event: ExportStep.MailGiven) -> None:
        self.ways_out.answer_mail(event.path)

    @on(ExportStep.Wrapped)
    def _wrap(self) -> None:
        self.ways_out.wrap()

    @on(Keeping.Told)
    def _saving_told(self, event: Keeping.Told) -> None:
        self.trouble.told(event.error)

    @on(ProofreadingWanted)
    def _proofread(self, event: ProofreadingWanted) -> None:
        if self._proofreading:
            self._proofreading.wanted(event)

    @on(WordLearnt)
    def _learn(self, event: WordLearnt) -> None:
        if self._proofreading:
            self.say(self._proofreading.learn(event.word))

    # --- commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open the palette and the help over a step only: a dialog is answered first."""
        if action in ("command_palette", "help", "undo", "redo"):
            return isinstance(self.screen, Step)
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every step that is asked, the notes, and every command of the app."""
        for step in STEPS:
            if why_skipped(step.id, self.answers, self.wording) is None:
                yield SystemCommand(f"Go to {step.title}", step.heading, partial(self.go, step.id))
        yield SystemCommand("Notes", "Every note begun and sent before", self._notes.show)
        yield SystemCommand("Your details", "What stands under your notes", self.action_details)
        yield SystemCommand("Undo", "Take the last change back", self.action_undo)
        yield SystemCommand("Redo", "Make it again", self.action_redo)
        yield SystemCommand("Help", "Show every key that works here", self.action_help)
        yield SystemCommand("Leave", "Leave bridge-tui", self.action_leave)

    def action_details(self) -> None:
        """Change the writer's own details."""
        self.push_screen(OwnDetails(self.answers), self._take_details)

    def _take_details(self, details: dict[str, str] | None) -> None:
        if details:
            for field, value in details.items():
                self.take_answer("people", field, value)
            told = sender.try_to_remember(self.config, self.answers)
            if isinstance(self.screen, Step):
                self.go(self.screen.step_id, told or "Your details are remembered.")

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

    def write_to_terminal(self, sequence: str) -> None:
        """Write a control sequence that draws nothing."""
        if self._driver is not None:
            self._driver.write(sequence)

    # --- the end

    def action_leave(self) -> None:
        """Leave; what could not be saved is asked about first."""
        self._leaving.leave()

    async def action_quit(self) -> None:
        """Leave at once; an interrupt from outside comes here."""
        self.exit(None, ExitCode.CANCELLED)

    def end(self, status: int) -> None:
        """End with an exit status; may be called from a signal handler."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit, None, status)

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or error
        super()._handle_exception(error)
        # What the toolkit would print quotes the exception, and so what someone typed.
        self._exit_renderables.clear()

    def _fatal_error(self) -> None:
        # The toolkit's own report holds the values of local variables: names, and the note.
        self._close_messages_no_wait()
