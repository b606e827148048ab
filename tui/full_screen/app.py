"""The application around the steps: screens installed, wishes carried out, the way out."""

import gc
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from screens.steps import Step
from screens.widgets.footer import QUIT_BINDING
from templates.phrasebook.wording import Wording
from templates.questions.questions import STEPS
from tui.full_screen.navigation import Flow
from tui.full_screen.proofreading import Proofreading
from tui.full_screen.quit import QuitController
from tui.full_screen.save_errors import SaveErrors
from tui.full_screen.themes import remember_theme
from tui.notes import NotesFolder
from tui.system.capabilities import Capabilities
from tui.system.exit_codes import ExitCode
from tui.system.settings import trouble_with
from tui.terminal.environment import ANSI_THEME

if TYPE_CHECKING:
    from screens.dialogs.edit_note import EditNoteDialog
    from screens.dialogs.profile import ProfileDialog
    from screens.notes import NotesScreen
    from screens.steps.export import ExportStep
    from screens.steps.review import ReviewStep
    from screens.widgets.findings_area import ProofreadingRequested, WordAccepted
    from tui.full_screen.export import ExportController
    from tui.full_screen.notes import NotesController
    from tui.full_screen.sent_notes import SentNotesController

NOTES, NEW = "notes", "new"
"""What the wizard may begin with, besides a note's id: the list of notes, a new note."""

AFTER_THE_START = 1.0
"""Seconds until the first screen is surely painted, and memory may be looked after again."""


class BridgeApp(Flow):
    """Write a short, gracious thank-you note after a no."""

    TITLE = "bridge-tui"
    CSS_PATH = Path(__file__).parents[1] / "bridge.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_DISPLAY = "^P"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", tooltip="Show every key that works here", id="help"),
        Binding("ctrl+q", "leave", "Leave", tooltip="Leave", priority=True, id=QUIT_BINDING),
        Binding("ctrl+l", "redraw", "Redraw", show=False, tooltip="Draw the screen again"),
        Binding("ctrl+z", "undo", "Undo", show=False, tooltip="Take the last change back"),
        Binding("ctrl+y", "redo", "Redo", show=False, tooltip="Make it again"),
    ]

    def __init__(
        self,
        wording: Wording,
        *,
        capabilities: Capabilities,
        config: Path,
        folder: Path,
        today: date,
        notes: NotesFolder,
        first: str = "",
        piped: bool = False,
        premium: bool = False,
        dictionary: Path | None = None,
        theme: str = ANSI_THEME,
    ) -> None:
        """Prepare the wizard.

        `config` remembers the writer, `folder` is where files are saved, `notes` where notes are
        kept. `first` is what to begin with: a note's id, `NOTES` or `NEW`; by default the list of
        notes where there are any. `piped` says that the note goes to a pipe or a file when the
        wizard ends, and `premium` that LinkedIn allows the writer longer notes. With a
        `dictionary` of the writer's own words, what is typed is proofread.
        """
        super().__init__(
            wording,
            capabilities=capabilities,
            config=config,
            notes=notes,
            today=today,
            piped=piped,
        )
        self.theme = theme
        self.animation_level = "none"
        self.premium = premium
        self.folder = folder
        self.trouble = SaveErrors(self)
        self.fault: Exception | None = None
        """The fault of the program's own that ended it, if one did."""
        self._first = first or (NOTES if notes.any() else NEW)
        self._leaving = QuitController(self)
        self._proofreading = dictionary and Proofreading(self, dictionary, config)

    @cached_property
    def notes(self) -> "NotesController":
        """The notes as a whole, loaded when they are first wanted."""
        from tui.full_screen.notes import NotesController

        flow = NotesController(self, self.after)
        self.install_screen(flow.screen, NOTES)
        return flow

    @cached_property
    def after(self) -> "SentNotesController":
        """What comes after sending, loaded when it is first wanted."""
        from tui.full_screen.sent_notes import SentNotesController

        return SentNotesController(self)

    @cached_property
    def ways_out(self) -> "ExportController":
        """The ways out, loaded when the first is taken."""
        from tui.full_screen.export import ExportController

        return ExportController(self, self.folder)

    def get_default_screen(self) -> Screen[None]:
        """Begin with the screen that is shown first: none is made only to be replaced."""
        if self._first == NEW:
            step = self.step(STEPS[0].id)
            step.arrive(self.answers, self.draw, trouble_with(self.config))
        screen: Screen[None] = step if self._first == NEW else self.notes.screen
        # A screen that is replaced is taken for one that was pushed, which this one was not.
        screen._push_result_callback(self, None)
        return screen

    def on_mount(self) -> None:
        """Show the notes, or open one, where the wizard begins with that."""
        self.set_timer(AFTER_THE_START, _collect_again)
        self.keeping.notes.purge()
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        if self._first == NOTES:
            self.notes.show(trouble_with(self.config))
        elif self._first != NEW:
            self.notes.open(self._first)

    def show_screen(self, name: str) -> None:
        """Show an installed screen; one that is shown first while nothing is saved says so too."""
        super().show_screen(name)
        if self.trouble.why:
            self.call_after_refresh(self.trouble.show)

    # --- wishes; those of steps that are not loaded at the start are known by their names

    def came_to_the_front(self) -> None:
        """Show the notes, or leave where there are none."""
        if self.keeping.notes.any():
            self.notes.show_from_the_front()
        else:
            self.action_leave()

    def on_notes_screen_requested(self, event: "NotesScreen.Requested") -> None:
        """Do with the notes what the writer wants done."""
        self.notes.handle(event)

    def on_review_step_editor_wanted(self, event: "ReviewStep.EditorWanted") -> None:
        """Hand the letter to the writer's own editor."""
        from tui.full_screen import external_editor

        external_editor.open_editor(self, event.letter)

    def on_edit_note_dialog_changed(self, event: "EditNoteDialog.Changed") -> None:
        """Keep what is typed in the letter."""
        from screens.steps.review import ReviewStep

        review = self.step("review")
        if isinstance(review, ReviewStep):
            review.hold_edit(event.text)

    def on_export_step_left(self, event: "ExportStep.Left") -> None:
        """Take the way out that was chosen."""
        if event.way == "sent":
            self.after.mark_sent(
                self.keeping.draft.id, self.ways_out.left_by, self.step("export").tell
            )
        elif event.way != "done":
            self.ways_out.take(event.way, event.path)
        elif self.prints:
            self._leaving.finish(print_it=True)
        else:
            self.action_leave()

    def prepare_export(self, step: "ExportStep") -> None:
        """Hand the last step what it offers."""
        self.ways_out.prepare(step)

    def on_export_step_mail_given(self, event: "ExportStep.MailGiven") -> None:
        """Have the note answer the mail in a file."""
        self.ways_out.answer_mail(event.path)

    def on_export_step_wrapped(self, event: "ExportStep.Wrapped") -> None:
        """Break the lines as for mail, or no longer."""
        self.ways_out.wrap()

    @on(Flow.SavingEnded)
    def _saving_ended_so(self, event: Flow.SavingEnded) -> None:
        self.trouble.told(event.error)

    def on_proofreading_requested(self, event: "ProofreadingRequested") -> None:
        """Have the words proofread."""
        if self._proofreading:
            self._proofreading.wanted(event)

    def on_word_accepted(self, event: "WordAccepted") -> None:
        """Remember how a word is spelt."""
        if self._proofreading:
            self.say(self._proofreading.learn(event.word))

    # --- commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open the palette and the help over a step only: a dialog is answered first."""
        if action in ("command_palette", "help", "undo", "redo"):
            beside = action in ("command_palette", "help") and self.screen.id == NOTES
            return beside or isinstance(self.screen, Step)
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every step that is asked, the notes, and every command of the app."""
        from tui.full_screen import palette

        return palette.commands(self)

    def action_help(self) -> None:
        """Show every key that works here."""
        from tui.full_screen import palette

        palette.show_help(self)

    def action_details(self) -> None:
        """Change the writer's own details."""
        from tui.full_screen import palette

        palette.show_details(self)

    def on_profile_dialog_changed(self, event: "ProfileDialog.Changed") -> None:
        """Keep the writer's details while they are typed."""
        from tui.full_screen import palette

        palette.keep_details(self, event.details)

    def _remember_theme(self, theme: Theme) -> None:
        self.say(remember_theme(self.config, theme.name) or f"The colours are {theme.name}.")

    def action_redraw(self) -> None:
        """Draw the whole screen again, whatever another program left on it."""
        self.write_to_terminal("\x1b[H\x1b[2J")
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


def _collect_again() -> None:
    # What the start has made stays: to go through it again and again would cost time at keys.
    gc.freeze()
    gc.enable()
